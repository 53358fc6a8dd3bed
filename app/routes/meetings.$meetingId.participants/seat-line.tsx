import { Pencil } from 'lucide-react'
import { factsOfRole } from '~/domain/meetings/seating'
import type { SeatView } from '~/domain/meetings/view'
import { PersonText } from '~/features/people/person-text'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { StatePill, type Tone } from '~/ui/pill'

const tones: Record<SeatView['reply'], Tone> = { none: 'amber', accepted: 'green', declined: 'live', deputy: 'amber' }

/** One seat in the list: who sits there, and only what is not as the role says. */
export function SeatLine({ seat, siteName, showReply, onEdit }: { seat: SeatView; siteName: string | null; showReply: boolean; onEdit: () => void }) {
  const t = useText()
  const words = t.meetings
  const usual = factsOfRole(seat.role)
  const answers = showReply && seat.role !== 'chair' && seat.role !== 'secretary'
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 pr-3 pl-5">
      <div className="min-w-0 flex-1 basis-64">
        {seat.person ? <PersonText person={seat.person} /> : <><p className="font-semibold">{seat.unitName}</p><p className="text-muted">{words.seats.notNamed}</p></>}
        <p className="text-muted empty:hidden">
          {[seat.unitName && seat.person && `${words.unitSeat}: ${seat.unitName}`, siteName, seat.standsInFor && words.standsInFor(seat.standsInFor.fullName), seat.replyReason].filter(Boolean).join(' · ')}
        </p>
        {seat.proposedDeputy && <p className="text-muted">{words.deputyPerson}: {seat.proposedDeputy.fullName}, {seat.proposedDeputy.position}. {words.awaitingChair}.</p>}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {seat.votes !== usual.votes && <StatePill tone="amber">{seat.votes ? words.seats.mayVote : words.seats.noVote}</StatePill>}
        {answers && <StatePill tone={tones[seat.reply]}>{words.replies[seat.reply]}</StatePill>}
        <Button look="quiet" icon={Pencil} onClick={onEdit}>{t.common.edit}</Button>
      </div>
    </div>
  )
}
