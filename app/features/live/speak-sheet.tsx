import { Hand, MessageCircleReply } from 'lucide-react'
import { useState } from 'react'
import { isPresent } from '~/domain/live/state'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { Sheet } from '~/ui/sheet'
import { SpeechClock } from './clocks'
import { useCommand, useMeeting } from './meeting-context'

/** Asking for the floor, the place on the list, and withdrawing. */
export function SpeakSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText()
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t.live.speak} side="bottom">
      <Speak onDone={onClose} />
    </Sheet>
  )
}

function Speak({ onDone }: { onDone: () => void }) {
  const t = useText()
  const { live, ownSeat } = useMeeting()
  const { give, busy } = useCommand()
  const [topic, setTopic] = useState('')
  if (!ownSeat) return null
  if (live.phase !== 'in-session') return <Notice>{t.refusals['live/not-in-session']({})}</Notice>
  if (!isPresent(live, ownSeat.id)) {
    return <Notice action={<Button look="primary" busy={busy === 'check-in'} onClick={() => void give('check-in', {})}>{t.live.checkIn}</Button>}>{t.refusals['live/not-checked-in']({})}</Notice>
  }
  if (live.floor?.seatId === ownSeat.id) return <p className="text-xl">{t.live.speaking} · <SpeechClock floor={live.floor} /></p>
  const place = live.requests.findIndex((request) => request.seatId === ownSeat.id)
  const own = live.requests[place]
  if (own) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="text-lg font-semibold">{t.live.placeInLine(place + 1)}{own.topic && <span className="block font-normal text-muted">{own.topic}</span>}</p>
        <Button size="large" busy={busy === 'withdraw-floor'} onClick={() => void give('withdraw-floor', { requestId: own.requestId })}>{t.live.withdrawRequest}</Button>
      </div>
    )
  }
  const ask = async (kind: 'speech' | 'reply') => {
    const answer = await give('ask-floor', { kind, topic: topic.trim() })
    if (answer.ok) onDone()
  }
  return (
    <div className="grid gap-4">
      <TextField label={t.live.topic} value={topic} maxLength={200} onChange={(event) => setTopic(event.target.value)} />
      <div className="grid gap-3 sm:grid-cols-[2fr_1fr]">
        <Button look="primary" size="large" icon={Hand} busy={busy === 'ask-floor'} onClick={() => void ask('speech')}>{t.live.askFloor}</Button>
        <Button size="large" icon={MessageCircleReply} disabled={busy !== null} onClick={() => void ask('reply')}>{t.live.askReply}</Button>
      </div>
    </div>
  )
}
