import { doorsClosedAfter, forViewer, type Viewer } from '~/domain/live/audience'
import type { MeetingEvent } from '~/domain/meetings/events'

type Entry = { event: MeetingEvent; doorsClosedBefore: boolean }

/** The events of one meeting with the doors as they were before each, so that whoever comes later sees no more (A4). */
export class EventLog {
  private readonly entries: Entry[] = []
  private doors = false

  get seq(): number { return this.entries.at(-1)?.event.seq ?? 0 }
  get doorsClosed(): boolean { return this.doors }

  append(events: readonly MeetingEvent[]) {
    for (const event of events) {
      this.entries.push({ event, doorsClosedBefore: this.doors })
      this.doors = doorsClosedAfter(event, this.doors)
    }
  }

  /** Events after `seq` as the viewer may see them. Numbers run from 1 without a hole, so the place is known. */
  after(seq: number, viewer: Viewer): MeetingEvent[] {
    return this.entries.slice(seq).map(({ event, doorsClosedBefore }) => forViewer(event, viewer, doorsClosedBefore))
  }

  /** Whether somebody is named among the events after `seq`: then each seat may see something else. */
  namesSeats(seq: number): boolean {
    return this.entries.slice(seq).some(({ event }) => event.audience.kind === 'named')
  }
}
