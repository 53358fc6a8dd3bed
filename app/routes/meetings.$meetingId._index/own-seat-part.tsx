import { useState } from 'react'
import type { MeetingView } from '~/domain/meetings/view'
import { ReplyPanel } from '~/features/meetings/reply-panel'
import { PersonText } from '~/features/people/person-text'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { Card } from '~/ui/page'
import { StatePill, type Tone } from '~/ui/pill'

const tones: Record<'none' | 'accepted' | 'declined' | 'deputy', Tone> = { none: 'amber', accepted: 'green', declined: 'live', deputy: 'amber' }

/** The reader's own seat, and his answer to the invitation while the meeting is coming. */
export function OwnSeatPart({ meeting: { id, title, state, ownSeat } }: { meeting: MeetingView }) {
  const t = useText()
  const words = t.meetings
  const [changing, setChanging] = useState(false)
  if (!ownSeat || state !== 'invited' || ownSeat.role === 'chair' || ownSeat.role === 'secretary') return null
  const { reply, replyReason, proposedDeputy, role } = ownSeat
  return (
    <Card title={words.replyTitle} actions={<StatePill tone={tones[reply]}>{reply === 'deputy' ? words.awaitingChair : words.replies[reply]}</StatePill>}>
      <div className="grid gap-4">
        <p className="text-muted">{words.yourSeat}: {words.roles[role]}</p>
        {proposedDeputy && <div><p className="text-muted">{words.deputyPerson}</p><PersonText person={proposedDeputy} /></div>}
        {replyReason && <p><span className="text-muted">{words.reason}: </span>{replyReason}</p>}
        {reply === 'none' || changing
          ? <ReplyPanel key={reply} meetingId={id} meetingTitle={title} reply={reply} />
          : <p><Button onClick={() => setChanging(true)}>{words.changeReply}</Button></p>}
      </div>
    </Card>
  )
}
