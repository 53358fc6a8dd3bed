import { ArrowRight, Coffee, MessageSquareQuote, PencilLine, Play, Square, UserCheck, Vote } from 'lucide-react'
import { useText } from '~/i18n'
import { Button, LinkButton } from '~/ui/button'
import { useCheckInWanted } from '../check-in-card'
import { useCommand, useMeeting } from '../meeting-context'
import { useNextItem } from './next-item'

export type ConsolePart = 'people' | 'votes' | 'conclude' | 'opinion' | 'more' | 'keys' | 'break' | 'close' | 'chair' | 'arisen' | 'handout'

const partFace = 'rounded-lg py-4 sm:whitespace-nowrap max-sm:flex-col max-sm:gap-1 max-sm:px-1 max-sm:py-2'

/** At the thumb: what the meeting needs most often, and the one next step. */
export function ConsoleActions({ onShow }: { onShow: (part: ConsolePart) => void }) {
  const t = useText()
  const { live, view } = useMeeting()
  const { give, busy } = useCommand()
  const checkInWanted = useCheckInWanted()
  const { can } = view.you
  const inSession = live.phase === 'in-session'
  const isRunning = inSession || live.phase === 'on-break'
  return (
    <footer className="grid shrink-0 grid-cols-[minmax(0,1fr)] gap-3 border-t border-line bg-paper px-4 pt-3 pb-4 max-lg:sticky max-lg:bottom-0 sm:px-5">
      {checkInWanted && <Button size="large" wide icon={UserCheck} busy={busy === 'check-in'} onClick={() => void give('check-in', {})}>{t.live.checkIn}</Button>}
      {isRunning && (
        <div className="flex gap-2 *:min-w-0 *:flex-1 sm:gap-3">
          <Button icon={Vote} className={partFace} onClick={() => onShow('votes')}>{t.voting.vote}</Button>
          {can.record && view.you.role === 'secretary' && <Button icon={MessageSquareQuote} className={partFace} onClick={() => onShow('opinion')}>{t.live.recordOpinion}</Button>}
          {can.record && <Button icon={PencilLine} className={partFace} onClick={() => onShow('conclude')}>{t.live.recordConclusion}</Button>}
          {can.run && inSession && view.you.role !== 'secretary' && <Button icon={Coffee} className={partFace} onClick={() => onShow('break')}>{t.live.takeABreak}</Button>}
        </div>
      )}
      {can.run && <NextStep onShow={onShow} />}
      {(live.phase === 'closed' || live.phase === 'published') && <LinkButton to={`/meetings/${view.meetingId}`} size="large" wide iconAfter={ArrowRight}>{t.live.leaveRoomPage}</LinkButton>}
    </footer>
  )
}

function NextStep({ onShow }: { onShow: (part: ConsolePart) => void }) {
  const t = useText()
  const { live } = useMeeting()
  const { give, busy } = useCommand()
  const next = useNextItem()
  if (live.phase === 'draft' || live.phase === 'invited') return <Button look="primary" size="large" wide icon={Play} busy={busy === 'open-meeting'} onClick={() => void give('open-meeting', {})}>{t.meetings.open}</Button>
  if (live.phase === 'on-break') return <Button look="primary" size="large" wide icon={Play} busy={busy === 'end-break'} onClick={() => void give('end-break', {})}>{t.meetings.resume}</Button>
  if (live.phase !== 'in-session') return null
  if (next) return <Button look="primary" size="large" wide iconAfter={ArrowRight} busy={busy === 'open-item'} onClick={() => void give('open-item', { itemId: next.id })}>{t.agenda.goToItem(next.number)}</Button>
  return <Button look="primary" size="large" wide icon={Square} onClick={() => onShow('close')}>{t.meetings.close}</Button>
}
