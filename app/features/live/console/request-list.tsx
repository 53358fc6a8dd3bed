import { useState } from 'react'
import { answersSearch } from '~/domain/kernel/fold'
import { isPresent, type WaitingRequest } from '~/domain/live/state'
import { useLocale, useText } from '~/i18n'
import { formatDuration } from '~/i18n/format'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { Sheet } from '~/ui/sheet'
import { useCommand, useMeeting } from '../meeting-context'
import { seatName, seatTitle } from '../people-text'

/** Who asked for the floor, in the order of being called, each to be called with one press. */
export function RequestList() {
  const t = useText()
  const { live, view } = useMeeting()
  const [choosing, setChoosing] = useState(false)
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-2">
        <h2 className="font-semibold text-muted">{t.live.requests(live.requests.length)}</h2>
        {view.you.can.giveFloor && <Button look="quiet" className="-mx-4 -my-2 sm:mx-0" onClick={() => setChoosing(true)}>{t.live.callSomebody}</Button>}
      </div>
      {live.requests.length === 0
        ? <p className="rounded-lg border border-dashed border-line px-5 py-4 text-muted">{t.live.noRequests}</p>
        : <ol className="divide-y divide-line rounded-lg border border-line bg-sheet">{live.requests.map((request, index) => <RequestLine key={request.requestId} request={request} place={index + 1} />)}</ol>}
      <CallSheet isOpen={choosing} onClose={() => setChoosing(false)} />
    </section>
  )
}

function RequestLine({ request, place }: { request: WaitingRequest; place: number }) {
  const t = useText()
  const locale = useLocale()
  const { seatOf, live, view } = useMeeting()
  const { give, busy } = useCommand()
  const seat = seatOf(request.seatId)
  const guest = seat?.role === 'guest' ? ` (${t.live.guestMark})` : ''
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <span className="tabular w-4 text-muted">{place}</span>
      <div className="min-w-44 flex-1">
        <p className="font-semibold">{seatName(seat, locale)}</p>
        <p className="text-muted">{[`${seatTitle(seat)}${guest}`, request.kind === 'reply' && t.live.reply, request.topic, live.spoken[request.seatId] && t.live.spokenFor(formatDuration(live.spoken[request.seatId]?.seconds ?? 0))].filter(Boolean).join(' · ')}</p>
      </div>
      {view.you.can.giveFloor && <Button disabled={live.phase !== 'in-session'} busy={busy === 'give-floor'} onClick={() => void give('give-floor', { requestId: request.requestId })}>{t.live.giveFloor}</Button>}
    </li>
  )
}

/** Anybody in the room may be called, a guest too. */
function CallSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText()
  const locale = useLocale()
  const { view, live } = useMeeting()
  const { give, busy } = useCommand()
  const [search, setSearch] = useState('')
  const there = view.seats.filter((seat) => isPresent(live, seat.id) && live.floor?.seatId !== seat.id && answersSearch(`${seatName(seat, locale)} ${seatTitle(seat)}`, search))
  const call = async (seatId: string) => {
    const answer = await give('give-floor', { seatId })
    if (answer.ok) onClose()
  }
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t.live.callSomebody}>
      <TextField label={t.common.search} type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
      <ul className="mt-3 divide-y divide-line">
        {there.map((seat) => (
          <li key={seat.id} className="flex items-center gap-3 py-2.5">
            <div className="min-w-0 flex-1"><p className="font-medium">{seatName(seat, locale)}</p><p className="text-muted">{[seatTitle(seat), seat.role === 'guest' && t.live.guestMark].filter(Boolean).join(' · ')}</p></div>
            <Button disabled={busy !== null} onClick={() => void call(seat.id)} aria-label={`${t.live.giveFloor}: ${seatName(seat, locale)}`}>{t.live.call}</Button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
