import { useEffect, useMemo, useRef, useState } from 'react'
import { plannedTimes } from '~/domain/agenda/schedule'
import { dropTarget, restOf } from '~/domain/agenda/drop'
import { keyboardTarget, moveItem, placeItems, type KeyboardMove } from '~/domain/agenda/tree'
import type { PaperLine } from '~/domain/documents/reading'
import type { ItemView, MeetingView } from '~/domain/meetings/view'
import { useChange } from '~/features/meetings/use-change'
import type { UnitChoice } from '~/features/people/people-sheet'
import { useText } from '~/i18n'
import { formatTime } from '~/i18n/format'
import { Notice } from '~/ui/notice'
import { useDragOrder, type ArrowKey } from '~/ui/use-drag-order'
import { AddItem } from './add-item'
import { AgendaRow } from './agenda-row'
import { ItemSheet } from './item-sheet'

type Target = { parentId: string | null; index: number }
const keys: Record<ArrowKey, KeyboardMove> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }
const setIn = ['', 'ml-6 md:ml-12', 'ml-12 md:ml-24']

/** The agenda to be written: items in their order, moved by hand, key or button; a moved item is in its new place at once. */
export function AgendaEditor({ meeting, papers, units }: { meeting: MeetingView; papers: PaperLine[]; units: UnitChoice[] }) {
  const t = useText()
  const words = t.agenda
  const [moving, setMoving] = useState<{ id: string; to: Target } | null>(null)
  const [editing, setEditing] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const change = useChange()
  const items = useMemo(() => withMove(meeting.items, moving), [meeting.items, moving])
  const move = (id: string, to: Target) => {
    const placed = withMove(items, { id, to })
    const after = placed.find((item) => item.id === id)
    if (after) setSaid(words.moved(after.title, after.number))
    setMoving({ id, to })
    change.send('move-item', { itemId: id, ...to })
  }
  // the loader's answer, moved or refused, is the truth again
  const wasBusy = useRef(false)
  useEffect(() => {
    if (wasBusy.current && !change.busy) setMoving(null)
    wasBusy.current = change.busy
  }, [change.busy])
  const { drag, rowRef, handleProps } = useDragOrder<ItemView, Target & { depth?: number }>(items, {
    restOf: (id) => restOf(items, id),
    dropAt: (id, gap, levels) => dropTarget(restOf(items, id), gap, (items.find((item) => item.id === id)?.depth ?? 1) + levels),
    byKey: (id, key) => keyboardTarget(items, id, keys[key]),
    onMove: (id, { parentId, index }) => move(id, { parentId, index }),
  })
  const dropDepth = drag?.drop.depth ?? 1
  const edited = items.find((item) => item.id === editing) ?? null
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1"><p className="text-muted">{words.editorLead}</p><Total meeting={meeting} items={items} /></div>
      {change.refusal && <Notice kind="error">{change.refusal}</Notice>}
      <p role="status" className="sr-only">{said}</p>
      <ol className="grid gap-2">
        {items.map((item) => (
          <li key={item.id} ref={rowRef(item.id)} className={setIn[item.depth - 1]}>
            {drag?.beforeId === item.id && <DropLine depth={dropDepth - item.depth} />}
            <AgendaRow item={item} items={items} papers={papers.filter((paper) => paper.itemId === item.id)} isDragged={drag?.id === item.id} mayUpload={meeting.can['upload-paper']}
              handle={handleProps(item)} onMove={(to) => move(item.id, to)} onEdit={() => setEditing(item.id)} />
          </li>
        ))}
        {drag && drag.beforeId === null && <li aria-hidden className={setIn[dropDepth - 1]}><DropLine depth={0} /></li>}
      </ol>
      <AddItem isFirst={items.length === 0} />
      {edited && <ItemSheet key={edited.id} item={edited} meeting={meeting} units={units} onClose={() => setEditing(null)} />}
    </div>
  )
}

/** Where the dragged item will lie; set in or out against the row below it. */
function DropLine({ depth }: { depth: number }) {
  const place = depth > 0 ? 'ml-6 md:ml-12' : depth < 0 ? '-ml-6 md:-ml-12' : ''
  return <div aria-hidden className={`-mt-1.5 mb-0.5 h-1 rounded-full bg-green ${place}`} />
}

function Total({ meeting, items }: { meeting: MeetingView; items: ItemView[] }) {
  const words = useText().agenda
  const ends = Math.max(meeting.startsAt, ...[...plannedTimes(items, meeting.startsAt).values()].map((time) => time.endsAt))
  const over = Math.round((ends - meeting.endsAt) / 60_000)
  if (items.length === 0) return null
  return <p className="tabular font-medium">{words.total(Math.round((ends - meeting.startsAt) / 60_000), formatTime(ends))}{over > 0 && <span className="text-amber"> · {words.over(over)}</span>}</p>
}

/** The items as they lie after a move that the server has not answered yet. */
function withMove(items: readonly ItemView[], moving: { id: string; to: Target } | null): ItemView[] {
  const decision = moving && moveItem(items, moving.id, moving.to)
  if (!decision?.ok) return [...items]
  const places = new Map(decision.value.map((place) => [place.id, place]))
  const moved = items.map((item) => ({ ...item, ...places.get(item.id) }))
  const byId = new Map(moved.map((item) => [item.id, item]))
  return placeItems(moved).flatMap(({ id, number, depth }) => { const item = byId.get(id); return item ? [{ ...item, number, depth }] : [] })
}
