import type { SeatId } from '../kernel/ids'
import type { Audience, EventOf, MeetingEvent } from '../meetings/events'
import type { SeatRole } from '../meetings/types'

/** Who looks at the events. `staysForClosedItem`: a guest whom the chair asked to stay while the doors are closed. */
export type Viewer = { role: SeatRole | 'screen'; seatId: SeatId | null; staysForClosedItem: boolean }

const isOutside = (viewer: Viewer) => (viewer.role === 'guest' || viewer.role === 'screen') && !viewer.staysForClosedItem

/**
 * A1, A2 Whether this viewer may know the event. `doorsClosed` = the doors were closed just before it:
 * then guests and screens see nothing at all until the doors open.
 */
export function maySee(event: MeetingEvent, viewer: Viewer, doorsClosed: boolean): boolean {
  if (doorsClosed && isOutside(viewer)) return opensDoors(event)
  return isAddressedTo(event.audience, viewer)
}

/** A1 Whether somebody belongs to an audience, whatever the doors. */
export function isAddressedTo(audience: Audience, viewer: Pick<Viewer, 'role' | 'seatId'>): boolean {
  switch (audience.kind) {
    case 'all': return true
    case 'members': return viewer.role === 'chair' || viewer.role === 'secretary' || viewer.role === 'member'
    case 'secretariat': return viewer.role === 'chair' || viewer.role === 'secretary'
    case 'named': return viewer.seatId !== null && audience.seatIds.includes(viewer.seatId)
  }
}

/** A3 In place of what may not be seen: the same seq and times, so that numbering has no hole, and nothing else. */
export function emptied(event: MeetingEvent): EventOf<'empty'> {
  const { meetingId, seq, occurredAt, recordedAt } = event
  return { meetingId, seq, occurredAt, recordedAt, actorId: null, onBehalfOf: null, source: { kind: 'system' }, audience: { kind: 'all' }, type: 'empty', payload: {} }
}

export function forViewer(event: MeetingEvent, viewer: Viewer, doorsClosed: boolean): MeetingEvent {
  return maySee(event, viewer, doorsClosed) ? event : emptied(event)
}

/** The end of the meeting opens the doors too: nobody's screen stays neutral for ever. */
const opensDoors = (event: MeetingEvent) => event.type === 'doors-opened' || event.type === 'meeting-closed'

/** Whether the doors are closed after the event. */
export function doorsClosedAfter(event: MeetingEvent, doorsClosed: boolean): boolean {
  return event.type === 'doors-closed' || (doorsClosed && !opensDoors(event))
}

/** A4 Consecutive events as this viewer may see them. `doorsClosedBefore` = the doors before the first of them. */
export function allForViewer(events: readonly MeetingEvent[], viewer: Viewer, doorsClosedBefore: boolean): MeetingEvent[] {
  let doorsClosed = doorsClosedBefore
  return events.map((event) => {
    const seen = forViewer(event, viewer, doorsClosed)
    doorsClosed = doorsClosedAfter(event, doorsClosed)
    return seen
  })
}
