import { useRevalidator } from '@remix-run/react'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { CommandInput, CommandName } from '~/domain/live/command-inputs'
import type { RoomView } from '~/domain/live/room-view'
import { quorumOf } from '~/domain/meetings/quorum'
import type { Seat } from '~/domain/meetings/types'
import { presentSeatIds } from '~/domain/live/state'
import { useText } from '~/i18n'
import { fetchPart } from '~/i18n/fetch-part'
import { useToast } from '~/ui/toast'
import { useUnsentMarks } from '../offline/line-store'
import { MeetingStore, type MeetingNow } from './meeting-store'
import { sendCommand, unsentCommands, type Answer } from './send-command'

type Provided = { store: MeetingStore; view: RoomView }
const MeetingContext = createContext<Provided | null>(null)

/** Keeps the tab's socket open and the state in step for everything below. */
export function MeetingProvider({ view, as = 'person', children }: { view: RoomView; as?: 'person' | 'screen'; children: ReactNode }) {
  const [store] = useState(() => new MeetingStore(view, as))
  useEffect(() => store.open(), [store])
  useEffect(() => store.renew(view), [store, view])
  const provided = useMemo(() => ({ store, view }), [store, view])
  return (
    <MeetingContext.Provider value={provided}>
      <Renewal />
      {children}
    </MeetingContext.Provider>
  )
}

function useProvided(): Provided {
  const provided = useContext(MeetingContext)
  if (!provided) throw new Error('outside of a MeetingProvider')
  return provided
}

/** What does not come as events (new items, papers, deputies, rights) is fetched again when an event says that it changed, one fetch after the other. */
function Renewal() {
  const { live, ended, rightsAsked } = useMeetingNow()
  const { revalidate, state } = useRevalidator()
  const deputies = Object.values(live.attendance).filter((seat) => seat.deputy !== null).length
  const version = [live.agendaVersion, live.chairSeatId, live.handedOut.length, live.replaced.length, deputies, live.phase, Object.keys(live.votes).length, rightsAsked].join()
  const seen = useRef(version)
  useEffect(() => {
    if (seen.current === version || state !== 'idle') return // begun before the first is through, a second one would break it off with an error
    seen.current = version
    revalidate()
  }, [version, state, revalidate])
  useEffect(() => {
    if (ended !== null) location.reload()
  }, [ended])
  useKeptInStep()
  return null
}

/** What this device keeps of the meeting's papers follows the events: a recalled paper goes at once, rights are asked for anew. */
function useKeptInStep() {
  const { store, view: { meetingId } } = useProvided()
  useEffect(() => store.onFrame((frame) => {
    if (frame.t !== 'events') return
    const recalled = frame.events.flatMap((event) => (event.type === 'paper-recalled' ? event.payload.documentId : []))
    const changed = frame.events.some(({ type }) => keptFollows.has(type))
    if (recalled.length === 0 && !changed) return
    fetchPart(() => import('~/features/offline/forget-paper')).then(async ({ forgetDocuments, lookAgainSoon }) => {
      await forgetDocuments(recalled)
      if (changed) await lookAgainSoon(meetingId)
    }).catch(() => undefined)
  }), [store, meetingId])
}

const keptFollows: ReadonlySet<string> = new Set(['agenda-changed', 'paper-handed-out', 'paper-replaced'])

/** Everything that changes while the page is open. */
export function useMeetingNow(): MeetingNow {
  const { store } = useProvided()
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}

export function useMeetingStore(): MeetingStore {
  return useProvided().store
}

/** The meeting as the page was loaded, and the state as it is now. */
export function useMeeting() {
  const { view } = useProvided()
  const now = useMeetingNow()
  const seatOf = useCallback((seatId: string | null): Seat | null => view.seats.find((seat) => seat.id === seatId) ?? null, [view.seats])
  const quorum = useMemo(() => quorumOf(view.seats, presentSeatIds(now.live), view.quorum), [view, now.live])
  return { ...now, view, seatOf, quorum, ownSeat: seatOf(view.you.seatId) }
}

/** The server's time, renewed every second from when the page has come alive. The same on server and browser before that. */
export function useServerNow(): number {
  const { view } = useProvided()
  const { clockOffset } = useMeetingNow()
  const [deviceNow, setDeviceNow] = useState<number | null>(null)
  useEffect(() => {
    setDeviceNow(Date.now())
    const timer = setInterval(() => setDeviceNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return deviceNow === null ? view.now : deviceNow + clockOffset
}

/** What has not arrived at the server: commands of this meeting, and marks on any paper. The one count that is shown. */
export function useUnsent(): number {
  return useSyncExternalStore(unsentCommands.subscribe, unsentCommands.count, () => 0) + useUnsentMarks().count
}

/**
 * `const { give, busy } = useCommand()`; `await give('give-floor', { seatId })`. A refusal is said at the foot of the
 * screen, or by `onRefused` where that is under a dialog; the answer tells whether it was done. `busy` names the command
 * that is on its way.
 */
export function useCommand(onRefused?: (message: string) => void) {
  const { view } = useProvided()
  const toast = useToast()
  const say = onRefused ?? toast
  const t = useText()
  const [busy, setBusy] = useState<CommandName | null>(null)
  const give = useCallback(async <N extends CommandName>(name: N, input: CommandInput<N>): Promise<Answer> => {
    setBusy(name)
    const answer = await sendCommand(view.meetingId, name, input)
    setBusy(null)
    if (!answer.ok) say(answer.message ?? t.live.notDelivered)
    return answer
  }, [view.meetingId, say, t])
  return { give, busy }
}
