import type { DownFrame, Look } from '~/domain/live/frames'
import { reduceAll } from '~/domain/live/reduce'
import type { RoomView } from '~/domain/live/room-view'
import { withAgenda, type LiveState } from '~/domain/live/state'
import type { Choice, MeetingEvent } from '~/domain/meetings/events'
import { MeetingSocket } from './meeting-socket'

export type PresentedLook = { look: Look; by: string }
export type OwnBallot = { choice: Choice; castAt: number }

/** Everything that changes while the page is open, as one value that is replaced. */
export type MeetingNow = {
  live: LiveState
  events: readonly MeetingEvent[] | null
  here: ReadonlySet<string>
  look: PresentedLook | null
  /** when the line was lost, by the device's clock; null while it is up or not yet tried */
  offlineSince: number | null
  ended: 'signed-out' | 'no-right' | 'stale' | null
  /** how often the line has come up: what the server keeps in memory only is told again each time */
  lines: number
  /** how often the server said that rights may have changed */
  rightsAsked: number
  /** server's clock minus the device's */
  clockOffset: number
  ownBallots: Readonly<Record<string, OwnBallot>>
}

/** How long a line may be gone before the screen says so: a change of the wireless cell is not worth a banner. */
const offlineAfterMs = 4_000

/** The meeting in this tab: starts from the page's snapshot and follows the socket. */
export class MeetingStore {
  private now: MeetingNow
  private readonly listeners = new Set<() => void>()
  private readonly frameListeners = new Set<(frame: DownFrame) => void>()
  private lostTimer: number | null = null
  private socketOpen: MeetingSocket | null = null

  constructor(private view: RoomView, private readonly as: 'person' | 'screen') {
    this.now = {
      live: view.live, events: view.events, here: new Set(), look: null, offlineSince: null, ended: null, lines: 0, rightsAsked: 0,
      clockOffset: 0, ownBallots: Object.fromEntries(view.ownBallots.map(({ voteId, choice, castAt }) => [voteId, { choice, castAt }])),
    }
  }

  readonly get = (): MeetingNow => this.now
  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => { this.listeners.delete(listener) }
  }

  /** The tab's socket, for the channels of documents and growing strokes; null before the page has come alive. */
  get socket(): MeetingSocket | null { return this.socketOpen }

  /** Hears every frame: for what is drawn and forgotten, and does not belong to the state. */
  onFrame(listener: (frame: DownFrame) => void): () => void {
    this.frameListeners.add(listener)
    return () => { this.frameListeners.delete(listener) }
  }

  open() {
    this.socketOpen = new MeetingSocket(this.view.meetingId, this.as, {
      seq: () => this.now.live.seq,
      frame: (frame) => this.heard(frame),
      line: (up) => this.lineChanged(up),
      ended: (why) => this.change({ ended: why }),
    })
    return () => {
      this.socketOpen?.close()
      this.socketOpen = null
      if (this.lostTimer !== null) clearTimeout(this.lostTimer)
    }
  }

  /** The page was loaded again: items or papers may be new. What has happened since the snapshot stays. */
  renew(view: RoomView) {
    if (view === this.view) return
    this.view = view
    const newer = view.live.seq > this.now.live.seq
    this.change({
      live: newer ? view.live : withAgenda(this.now.live, view.items),
      events: newer ? view.events : this.now.events,
      ownBallots: { ...this.now.ownBallots, ...Object.fromEntries(view.ownBallots.map(({ voteId, choice, castAt }) => [voteId, { choice, castAt }])) },
    })
  }

  ballotRecorded(voteId: string, ballot: OwnBallot) {
    this.change({ ownBallots: { ...this.now.ownBallots, [voteId]: ballot } })
  }

  private heard(frame: DownFrame) {
    for (const listener of this.frameListeners) listener(frame)
    switch (frame.t) {
      case 'hello':
      case 'tick': return this.change({ clockOffset: frame.now - Date.now() })
      case 'events': return this.happened(frame.events)
      case 'rights': return this.change({ rightsAsked: this.now.rightsAsked + 1 })
      case 'here': return this.change({ here: new Set(frame.userIds) })
      case 'moved': {
        const here = new Set([...this.now.here, ...frame.came])
        for (const userId of frame.went) here.delete(userId)
        return this.change({ here })
      }
      case 'look': return this.change({ look: { look: frame.look, by: frame.by } })
    }
  }

  private happened(events: readonly MeetingEvent[]) {
    const fresh = events.filter((event) => event.seq > this.now.live.seq)
    if (fresh.length === 0) return
    const live = reduceAll(this.now.live, fresh)
    const moved = live.presenting !== this.now.live.presenting
    this.change({ live, ...(moved && { look: null }), events: this.now.events && [...this.now.events, ...fresh] })
  }

  private lineChanged(up: boolean) {
    if (up) {
      if (this.lostTimer !== null) clearTimeout(this.lostTimer)
      this.lostTimer = null
      return this.change({ offlineSince: null, lines: this.now.lines + 1 })
    }
    if (this.lostTimer !== null) return
    const since = Date.now()
    this.lostTimer = window.setTimeout(() => this.change({ offlineSince: since }), offlineAfterMs)
  }

  private change(part: Partial<MeetingNow>) {
    this.now = { ...this.now, ...part }
    for (const listener of this.listeners) listener()
  }
}
