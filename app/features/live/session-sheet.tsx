import { FileUp } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useLocale, useText } from '~/i18n'
import { formatDuration } from '~/i18n/format'
import { Button } from '~/ui/button'
import { classNames } from '~/ui/class-names'
import { latePart } from '~/ui/late-part'
import { EmptyState } from '~/ui/notice'
import { Sheet } from '~/ui/sheet'
import { Loading } from '~/ui/waiting'
import { AgendaList } from './agenda-list'
import { SpeechClock } from './clocks'
import { useMeeting } from './meeting-context'
import { PaperList } from './paper-list'
import { PeopleList } from './people-list'
import { seatName, seatTitle } from './people-text'
import { VoteResultCard } from './vote-result'

const HandOutPanel = latePart(() => import('./hand-out-panel'))

type Tab = 'agenda' | 'papers' | 'people' | 'floor' | 'votes'
const tabs: Tab[] = ['agenda', 'papers', 'people', 'floor', 'votes']

/** Everything besides the paper: slides over it and goes away. */
export function SessionSheet({ isOpen, onClose, openVersionId }: { isOpen: boolean; onClose: () => void; openVersionId: string | null }) {
  const t = useText()
  const [tab, setTab] = useState<Tab>('agenda')
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t.live.session}>
      <div role="tablist" aria-label={t.live.session} className="sticky top-0 z-10 -mx-6 mb-4 flex flex-wrap justify-between border-b border-line bg-sheet px-3">
        {tabs.map((own) => (
          <button key={own} type="button" role="tab" aria-selected={tab === own} onClick={() => setTab(own)}
            className="-mb-px min-h-12 border-b-3 border-transparent px-1 font-medium -outline-offset-3 hover:bg-well aria-selected:border-green aria-selected:font-semibold aria-selected:text-green">
            {t.live.tabs[own]}
          </button>
        ))}
      </div>
      {tab === 'agenda' && <div className="-mx-6"><AgendaList /></div>}
      {tab === 'papers' && <><HandOutHere /><div className="-mx-3"><PaperList openVersionId={openVersionId} onOpen={onClose} /></div></>}
      {tab === 'people' && <PeopleList />}
      {tab === 'floor' && <FloorList />}
      {tab === 'votes' && <VoteList />}
    </Sheet>
  )
}

/** For chair and secretary who look at the paper and not at the desk. */
function HandOutHere() {
  const t = useText()
  const { live, view } = useMeeting()
  const [isOpen, setOpen] = useState(false)
  const isRunning = live.phase === 'in-session' || live.phase === 'on-break'
  if (!isRunning || !(view.you.can.run || view.you.can.record)) return null
  return (
    <div className="mb-5 grid gap-4">
      <Button icon={FileUp} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{t.handout.handOut}</Button>
      {isOpen && <Suspense fallback={<Loading />}><HandOutPanel /></Suspense>}
    </div>
  )
}

/** Who speaks and who waits, in the order of being called. */
function FloorList() {
  const t = useText()
  const locale = useLocale()
  const { live, view, seatOf } = useMeeting()
  const speaker = live.floor ? seatOf(live.floor.seatId) : null
  return (
    <div className="grid gap-5">
      <section className="rounded-lg bg-well p-4">
        {live.floor && speaker
          ? <div className="flex items-center justify-between gap-4"><div><p className="text-muted">{t.live.speaking}</p><p className="font-semibold">{seatName(speaker, locale)}</p><p className="text-muted">{seatTitle(speaker)}</p></div><SpeechClock floor={live.floor} className="text-xl" /></div>
          : <p className="text-muted">{t.live.nobodySpeaks}</p>}
      </section>
      <section>
        <h3 className="mb-2 font-semibold text-muted">{t.live.requests(live.requests.length)}</h3>
        {live.requests.length === 0 && <p>{t.live.noRequests}</p>}
        <ol className="divide-y divide-line">
          {live.requests.map((request, index) => (
            <li key={request.requestId} className={classNames('flex gap-3 py-2.5', request.seatId === view.you.seatId && 'font-semibold')}>
              <span className="tabular w-6 text-muted">{index + 1}</span>
              <span className="min-w-0 flex-1">{seatName(seatOf(request.seatId), locale)}
                <span className="block font-normal text-muted">{[request.kind === 'reply' && t.live.reply, request.topic, live.spoken[request.seatId] && t.live.spokenFor(formatDuration(live.spoken[request.seatId]?.seconds ?? 0))].filter(Boolean).join(' · ')}</span>
              </span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

function VoteList() {
  const t = useText()
  const { live, view } = useMeeting()
  const votes = Object.values(live.votes)
  if (votes.length === 0) return <EmptyState title={t.voting.none} />
  return (
    <ul className="grid gap-4">
      {votes.map((vote) => (
        <li key={vote.id} className="rounded-lg border border-line p-4">
          <h3 className="mb-2 font-semibold text-pretty">{vote.question}</h3>
          {vote.state === 'declared' ? <VoteResultCard vote={vote} view={view} /> : <p className="text-muted">{vote.state === 'prepared' ? t.voting.prepared : vote.state === 'closed' ? t.voting.closed : t.voting.received(vote.receivedSeatIds.length, vote.opening?.issuedSeatIds.length ?? 0)}</p>}
        </li>
      ))}
    </ul>
  )
}
