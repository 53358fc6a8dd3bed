import { useRevalidator } from '@remix-run/react'
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, FileText, GripVertical, Lock, Move, Pencil, Vote } from 'lucide-react'
import { useState, type HTMLAttributes } from 'react'
import { keyboardTarget, type KeyboardMove } from '~/domain/agenda/tree'
import type { PaperLine } from '~/domain/documents/reading'
import type { ItemView } from '~/domain/meetings/view'
import { OnPaperLine } from '~/features/papers/on-paper-line'
import { PaperList } from '~/features/papers/paper-list'
import { PaperUploader } from '~/features/papers/paper-uploader'
import { useLocale, useText } from '~/i18n'
import { formatPersonName, formatTime } from '~/i18n/format'
import { Button } from '~/ui/button'
import { classNames } from '~/ui/class-names'
import { StatePill } from '~/ui/pill'

type AgendaRowProps = {
  item: ItemView
  items: readonly ItemView[]
  papers: PaperLine[]
  isDragged: boolean
  mayUpload: boolean
  handle: HTMLAttributes<HTMLButtonElement>
  onMove: (to: { parentId: string | null; index: number }) => void
  onEdit: () => void
}

/** One item to be arranged: its handle, what it says, and what opens under it. */
export function AgendaRow({ item, items, papers, isDragged, mayUpload, handle, onMove, onEdit }: AgendaRowProps) {
  const t = useText()
  const locale = useLocale()
  const words = t.agenda
  const [open, setOpen] = useState<'move' | 'papers' | null>(null)
  const { revalidate } = useRevalidator()
  const toggle = (part: 'move' | 'papers') => setOpen(open === part ? null : part)
  const facts = [t.common.minutesCount(item.minutes), item.presenter && words.presentedBy(formatPersonName(item.presenter, locale)), item.preparingUnitName].filter(Boolean)
  return (
    <div className={classNames('rounded-lg border bg-sheet', isDragged ? 'border-green opacity-60' : 'border-line')}>
      <div className="flex items-start gap-1 p-2 pr-3 md:gap-2">
        <button type="button" data-handle aria-label={words.handle(item.title)} className="grid h-12 w-11 shrink-0 cursor-grab touch-none place-items-center rounded-md text-muted hover:bg-well active:cursor-grabbing" {...handle}>
          <GripVertical aria-hidden className="size-6" />
        </button>
        <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-6">
          <div className="min-w-0 flex-1 basis-72 py-2">
            <p className="font-semibold text-pretty"><span className="tabular mr-2 text-green">{item.number}</span>{item.title}</p>
            <p className="tabular text-pretty text-muted">{formatTime(item.startsAt)} · {facts.join(' · ')}</p>
            {item.onPaper && <OnPaperLine />}
            <p className="mt-1 flex flex-wrap gap-2 empty:hidden">
              {item.closed && <StatePill icon={Lock}>{words.closedItem}</StatePill>}
              {item.arisen && <StatePill tone="amber">{words.arisen}</StatePill>}
              {item.state !== 'planned' && <StatePill tone={item.state === 'open' ? 'live' : 'plain'}>{item.state === 'open' ? words.underDiscussion : item.state === 'done' ? words.done : words.putOff}</StatePill>}
              {item.votes.length > 0 && <StatePill icon={Vote}>{words.votes} ({item.votes.length})</StatePill>}
            </p>
          </div>
          <div className="-ml-4 flex flex-wrap max-sm:-mr-3 max-sm:-ml-3 md:ml-0 max-sm:[&>button]:px-3 max-sm:[&_svg]:hidden">
            <Button look="quiet" icon={Pencil} onClick={onEdit}>{t.common.edit}</Button>
            <Button look="quiet" icon={FileText} aria-expanded={open === 'papers'} onClick={() => toggle('papers')}>{words.papers} ({papers.length})</Button>
            <Button look="quiet" icon={Move} aria-expanded={open === 'move'} onClick={() => toggle('move')}>{words.move}</Button>
          </div>
        </div>
      </div>
      {open === 'move' && <MoveButtons item={item} items={items} onMove={onMove} />}
      {open === 'papers' && (
        <div className="grid gap-3 border-t border-line px-4 py-4 md:px-6">
          <PaperList papers={papers} />
          {mayUpload && <PaperUploader target={{ kind: 'item', itemId: item.id }} onAdded={revalidate} />}
        </div>
      )}
    </div>
  )
}

const moveIcons = { up: ArrowUp, down: ArrowDown, in: ArrowRight, out: ArrowLeft }

function MoveButtons({ item, items, onMove }: { item: ItemView; items: readonly ItemView[]; onMove: AgendaRowProps['onMove'] }) {
  const words = useText().agenda
  return (
    <div role="group" aria-label={words.move} className="flex flex-wrap gap-2 border-t border-line px-4 py-3 md:px-6">
      {(['up', 'down', 'in', 'out'] as KeyboardMove[]).map((move) => {
        const to = keyboardTarget(items, item.id, move)
        return <Button key={move} icon={moveIcons[move]} disabled={to === null} onClick={() => to && onMove(to)}>{words.moves[move]}</Button>
      })}
    </div>
  )
}
