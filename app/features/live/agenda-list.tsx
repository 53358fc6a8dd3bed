import { Check, CornerDownRight, Lock } from 'lucide-react'
import { plannedTimes } from '~/domain/agenda/schedule'
import { placeItems, type PlacedItem } from '~/domain/agenda/tree'
import { spentOn } from '~/domain/live/state'
import { useText } from '~/i18n'
import { formatTime } from '~/i18n/format'
import { classNames } from '~/ui/class-names'
import { useMeeting, useServerNow } from './meeting-context'

/** The agenda with what has become of each item. Titles are whole. `onPick` makes the lines pressable. */
export function AgendaList({ onPick }: { onPick?: (item: PlacedItem) => void }) {
  const { view, live } = useMeeting()
  return (
    <ol>
      {placeItems(view.items).map((item) => {
        const isCurrent = item.id === live.currentItemId
        const face = classNames('flex w-full gap-3 py-2.5 pr-4 text-left', item.depth === 1 ? 'pl-4' : item.depth === 2 ? 'pl-10' : 'pl-16', isCurrent && 'bg-green-tint')
        return (
          <li key={item.id} aria-current={isCurrent ? 'step' : undefined}>
            {onPick ? <button type="button" className={classNames(face, 'min-h-touch hover:bg-well -outline-offset-3', isCurrent && 'hover:bg-green-soft')} onClick={() => onPick(item)}><Line item={item} isCurrent={isCurrent} /></button> : <div className={face}><Line item={item} isCurrent={isCurrent} /></div>}
          </li>
        )
      })}
    </ol>
  )
}

function Line({ item, isCurrent }: { item: PlacedItem; isCurrent: boolean }) {
  const t = useText()
  const { live } = useMeeting()
  const state = live.items[item.id]?.state ?? 'waiting'
  const isOver = state === 'done' || state === 'put-off'
  return (
    <>
      <span className={classNames('tabular w-7 shrink-0 font-semibold', isCurrent ? 'text-green' : 'text-muted')}>
        {state === 'done' ? <><Check aria-hidden className="mt-0.5 size-5 text-green" /><span className="sr-only">{item.number}, {t.agenda.done}</span></> : state === 'put-off' ? <CornerDownRight aria-hidden className="mt-0.5 size-5" /> : item.number}
      </span>
      <span className="min-w-0 flex-1">
        <span className={classNames('block text-pretty', isCurrent && 'font-semibold', isOver && 'text-muted')}>
          {item.closed && <Lock aria-label={t.agenda.closedItem} className="mr-1.5 mb-1 inline size-4.5" />}{item.title}
        </span>
        <Times item={item} />
      </span>
    </>
  )
}

function Times({ item }: { item: PlacedItem }) {
  const t = useText()
  const { live, view } = useMeeting()
  const now = useServerNow()
  const known = live.items[item.id]
  const minutes = Math.round(spentOn(known, now) / 60_000)
  const planned = plannedTimes(view.items, view.startsAt).get(item.id)
  const time = known?.state === 'done' && known.startedAt !== null ? t.agenda.startedFor(formatTime(known.startedAt), minutes)
    : known?.state === 'put-off' ? t.agenda.putOff
    : known?.state === 'open' && known.startedAt !== null ? t.agenda.startedPlanned(formatTime(known.startedAt), item.minutes)
    : planned && !item.arisen ? t.agenda.plannedAt(formatTime(planned.startsAt)) : ''
  return <span className="tabular block text-muted">{[time, item.arisen && t.agenda.arisen, item.closed && t.agenda.closedItem].filter(Boolean).join(' · ')}</span>
}
