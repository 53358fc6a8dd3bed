import { ChevronDown } from 'lucide-react'
import type { MeetingView, SeatView } from '~/domain/meetings/view'
import { ReplyCounts } from '~/features/meetings/reply-counts'
import { inSeatOrder } from '~/features/meetings/seat-order'
import { PersonText } from '~/features/people/person-text'
import { useText } from '~/i18n'

/** Who takes part, in protocol order; long lists open on demand. */
export function PeoplePart({ meeting }: { meeting: MeetingView }) {
  const t = useText()
  const { seats, state } = meeting
  const words = t.meetings
  if (seats.length === 0) return <p className="text-muted">{words.noPeople}</p>
  return (
    <div className="grid gap-1">
      {state === 'invited' && !meeting.can.invite && <p className="tabular mb-2 text-muted"><ReplyCounts seats={seats} /></p>}
      {(['member', 'guest'] as const).map((role) => <Group key={role} name={words.seats.groups[role]} seats={seats.filter((seat) => seat.role === role)} showReply={meeting.can['edit-meeting'] && state === 'invited'} />)}
    </div>
  )
}

function Group({ name, seats, showReply }: { name: string; seats: SeatView[]; showReply: boolean }) {
  const words = useText().meetings
  if (seats.length === 0) return null
  return (
    <details className="group -mx-3" open={seats.length <= 6}>
      <summary className="flex min-h-touch list-none items-center justify-between gap-3 rounded-md px-3 font-semibold hover:bg-well">
        <span>{name} <span className="tabular font-normal text-muted">({seats.length})</span></span><ChevronDown aria-hidden className="size-5 text-muted transition-transform group-open:rotate-180" />
      </summary>
      <ul className="grid gap-3 px-3 pt-2 pb-3">
        {inSeatOrder(seats).map((seat) => (
          <li key={seat.id}>
            {seat.person ? <PersonText person={seat.person} /> : <span><span className="block font-semibold">{seat.unitName}</span><span className="text-muted">{words.seats.notNamed}</span></span>}
            {seat.standsInFor && <span className="block text-muted">{words.standsInFor(seat.standsInFor.fullName)}</span>}
            {showReply && seat.reply !== 'accepted' && <span className={seat.reply === 'none' ? 'block text-amber' : 'block text-live'}>{words.replies[seat.reply]}{seat.replyReason && `: ${seat.replyReason}`}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
