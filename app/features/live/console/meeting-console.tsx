import { Suspense, useState, type ReactNode } from 'react'
import { useText } from '~/i18n'
import { latePart } from '~/ui/late-part'
import { Sheet } from '~/ui/sheet'
import { Loading } from '~/ui/waiting'
import { AgendaList } from '../agenda-list'
import { useCommand, useMeeting } from '../meeting-context'
import { voteUnderWay } from '../vote-words'
import { AfterMeeting } from './after-meeting'
import { AttendanceSheet } from './attendance-sheet'
import { ConclusionSheet } from './conclusion-sheet'
import { ConsoleBar } from './console-bar'
import { ConsoleActions, type ConsolePart } from './console-actions'
import { CurrentItem } from './current-item'
import { ArisenItemDialog, BreakDialog, ChangeChairDialog, CloseMeetingDialog, ItemDialog } from './life-dialogs'
import { MoreSheet } from './more-sheet'
import { OpinionSheet } from './opinion-sheet'
import { RequestList } from './request-list'
import { ShortcutsDialog, useOpenPart, useShortcuts, type Shortcut } from './shortcuts'
import { SpeakerCard } from './speaker-card'
import { Timeline } from './timeline'
import { VoteControls, VotesSheet } from './votes-sheet'
import { useNextItem } from './next-item'

const HandOutPanel = latePart(() => import('../hand-out-panel'))

/** The desk of whoever runs or records the meeting: what is going on at the left, the agenda and the timeline at the right. */
export function MeetingConsole() {
  const t = useText()
  const { live, view } = useMeeting()
  const { open, show, close } = useOpenPart<ConsolePart>()
  const [itemId, setItemId] = useState<string | null>(null)
  useConsoleKeys(show, open === null && itemId === null)
  const vote = voteUnderWay(live.votes)
  const isRunning = live.phase === 'in-session' || live.phase === 'on-break'
  return (
    <div className="flex min-h-dvh flex-col lg:h-dvh">
      <ConsoleBar onPeople={() => show('people')} onMore={() => show('more')} />
      <main className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_minmax(20rem,22.5rem)]">
        <div className="flex min-h-0 min-w-0 flex-col">
          <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] content-start gap-4 p-4 sm:px-5 lg:overflow-y-auto">
            <CurrentItem />
            {vote && <section aria-label={vote.question} className="grid gap-3 rounded-lg border border-line bg-sheet p-4"><h2 className="text-lg font-semibold text-pretty">{vote.question}</h2><VoteControls vote={vote} /></section>}
            {isRunning && <SpeakerCard />}
            {isRunning && <RequestList />}
            {(live.phase === 'closed' || live.phase === 'published') && <AfterMeeting />}
          </div>
          <ConsoleActions onShow={show} />
        </div>
        <SidePanel onPick={view.you.can.run && isRunning ? (item) => setItemId(item.id) : undefined} />
      </main>
      <AttendanceSheet isOpen={open === 'people'} onClose={close} />
      <VotesSheet isOpen={open === 'votes'} onClose={close} />
      <ConclusionSheet isOpen={open === 'conclude'} onClose={close} />
      <OpinionSheet isOpen={open === 'opinion'} onClose={close} />
      <MoreSheet isOpen={open === 'more'} onClose={close} onShow={show} />
      <ShortcutsDialog isOpen={open === 'keys'} onClose={close} />
      {open === 'handout' && <Sheet isOpen onClose={close} title={t.handout.handOut}><Suspense fallback={<Loading />}><HandOutPanel /></Suspense></Sheet>}
      {open === 'break' && <BreakDialog onClose={close} />}
      {open === 'close' && <CloseMeetingDialog onClose={close} />}
      {open === 'chair' && <ChangeChairDialog onClose={close} />}
      {open === 'arisen' && <ArisenItemDialog onClose={close} />}
      {itemId && <ItemDialog itemId={itemId} onClose={() => setItemId(null)} />}
    </div>
  )
}

type Side = 'agenda' | 'timeline'

function SidePanel({ onPick }: { onPick?: Parameters<typeof AgendaList>[0]['onPick'] }) {
  const t = useText()
  const [side, setSide] = useState<Side>('agenda')
  const tab = (own: Side, label: ReactNode) => (
    <button type="button" role="tab" aria-selected={side === own} onClick={() => setSide(own)}
      className="min-h-12 flex-1 border-b-3 border-transparent px-3 font-medium text-muted -outline-offset-3 hover:text-ink aria-selected:border-green aria-selected:font-semibold aria-selected:text-green">{label}</button>
  )
  return (
    <aside className="flex min-h-0 flex-col border-line bg-sheet max-lg:border-t lg:border-l">
      <div role="tablist" aria-label={t.live.session} className="flex shrink-0 border-b border-line">{tab('agenda', t.live.tabs.agenda)}{tab('timeline', t.live.timeline)}</div>
      <div className="min-h-0 flex-1 py-2 lg:overflow-y-auto">{side === 'agenda' ? <AgendaList onPick={onPick} /> : <Timeline />}</div>
    </aside>
  )
}

/** The chair's hands stay on the keys: each does what its button does. */
function useConsoleKeys(show: (part: ConsolePart) => void, listening: boolean) {
  const { live, view } = useMeeting()
  const { give } = useCommand()
  const next = useNextItem()
  const run: Record<Shortcut, () => void> = {
    next: () => { if (next && view.you.can.run) void give('open-item', { itemId: next.id }) },
    floor: () => { if (live.requests[0] && view.you.can.giveFloor) void give('give-floor', { requestId: live.requests[0].requestId }) },
    endSpeech: () => { if (live.floor && view.you.can.giveFloor) void give('end-floor', { speechId: live.floor.speechId }) },
    extend: () => { if (live.floor && view.you.can.giveFloor) void give('extend-floor', { speechId: live.floor.speechId }) },
    vote: () => show('votes'),
    conclude: () => show('conclude'),
    pause: () => { if (live.phase === 'in-session' && view.you.can.run) show('break') },
    help: () => show('keys'),
  }
  useShortcuts((shortcut) => { if (listening) run[shortcut]() })
}
