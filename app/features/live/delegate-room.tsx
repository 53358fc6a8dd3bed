import { Lock, X } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { CheckInCard, useCheckInWanted } from './check-in-card'
import { FloorBanner } from './floor-banner'
import { useMeeting } from './meeting-context'
import { NewPaperCard, useNewPapers } from './new-paper-card'
import { OfflineBanner } from './offline-banner'
import { RoomBar } from './room-bar'
import { SessionSheet } from './session-sheet'
import { SpeakSheet } from './speak-sheet'
import { VoteResultCard } from './vote-result'
import { VoteSheet } from './vote-sheet'
import { lastResult, voteUnderWay } from './vote-words'

/**
 * The room of whoever takes part: a thin bar, and the paper is the screen. What needs an answer comes to the thumb, over
 * the paper. `children` is the paper; `openVersionId` says which one.
 */
export function DelegateRoom({ openVersionId, hasDesk = false, children }: { openVersionId: string | null; /** whoever runs or records goes back to the desk */ hasDesk?: boolean; children: ReactNode }) {
  const { live, view } = useMeeting()
  const [sheet, setSheet] = useState<'speak' | 'session' | null>(null)
  const isOutside = view.you.role === 'guest' || view.you.role === 'reader'
  const close = () => setSheet(null)
  return (
    <div className="flex h-dvh flex-col bg-surround">
      <RoomBar hasDesk={hasDesk} mayAsk={view.you.can.askFloor && !hasDesk && (live.phase === 'in-session' || live.phase === 'on-break')} onSpeak={() => setSheet('speak')} onSession={() => setSheet('session')} />
      <main className="flex min-h-0 flex-1 flex-col">
        <OfflineBanner />
        <FloorBanner />
        <div className="relative min-h-0 flex-1">
          {live.doorsClosed && isOutside ? <ClosedDoors /> : children}
          <div className="pointer-events-none absolute inset-x-0 bottom-0 z-20 flex flex-col"><Dock /></div>
        </div>
      </main>
      <SpeakSheet isOpen={sheet === 'speak'} onClose={close} />
      <SessionSheet isOpen={sheet === 'session'} onClose={close} openVersionId={openVersionId} />
    </div>
  )
}

/** One thing at a time at the thumb: a vote under way, checking in, a paper that was handed out, or a result. */
function Dock() {
  const { live } = useMeeting()
  const checkInWanted = useCheckInWanted()
  const newPapers = useNewPapers()
  const [declaredBefore] = useState(() => lastResult(live.votes, live.currentItemId)?.id ?? null)
  const vote = voteUnderWay(live.votes)
  if (vote && live.phase === 'in-session' && !checkInWanted) return <VoteSheet vote={vote} />
  if (checkInWanted) return <CheckInCard />
  return newPapers.papers.length > 0 ? <NewPaperCard {...newPapers} /> : <ResultCard declaredBefore={declaredBefore} />
}

/** The result that was just declared, until it is put away or the meeting goes on. `declaredBefore`: known when the page came. */
function ResultCard({ declaredBefore }: { declaredBefore: string | null }) {
  const t = useText()
  const { live, view } = useMeeting()
  const result = lastResult(live.votes, live.currentItemId)
  const [seen, setSeen] = useState<string | null>(null)
  useEffect(() => { if (!result) setSeen(null) }, [result])
  if (!result || live.phase !== 'in-session' || result.id === seen || result.id === declaredBefore) return null
  return (
    <section aria-label={t.voting.result} className="pointer-events-auto mx-auto w-full max-w-2xl rounded-t-xl bg-sheet px-5 pt-4 pb-6 shadow-sheet sm:px-8">
      <div className="mb-2 flex items-start justify-between gap-4">
        <h2 className="text-lg font-semibold text-pretty">{result.question}</h2>
        <Button look="quiet" icon={X} onClick={() => setSeen(result.id)}>{t.common.close}</Button>
      </div>
      <VoteResultCard vote={result} view={view} />
    </section>
  )
}

function ClosedDoors() {
  const t = useText()
  return (
    <div className="grid h-full place-items-center p-8 text-center">
      <div className="grid max-w-lg justify-items-center gap-4">
        <Lock aria-hidden className="size-12 text-muted" strokeWidth={1.5} />
        <p className="text-2xl font-semibold">{t.live.doorsClosed}</p>
        <p className="text-lg text-muted">{t.live.doorsClosedForGuests}</p>
      </div>
    </div>
  )
}
