import { type EventOf, type EventType, type MeetingEvent } from '../meetings/events'

const target = (event: MeetingEvent) => (event.source.kind === 'correction' ? event.source.ofSeq : null)

/**
 * What happened, after corrections: a correction stands in the place of the event it names, a `retracted`
 * event takes it out with its corrections (and taking out a correction brings the earlier event back).
 * In the order of the true times.
 */
export function effectiveEvents(events: readonly MeetingEvent[]): MeetingEvent[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]))
  const retracted = new Set<number>()
  const replaced = new Set<number>()
  for (const event of [...events].sort((a, b) => b.seq - a.seq)) {
    const named = target(event)
    if (named === null || retracted.has(event.seq)) continue
    if (event.type === 'retracted') retracted.add(named)
    else replaced.add(named)
  }
  const firstOf = (event: MeetingEvent): MeetingEvent => {
    const earlier = bySeq.get(target(event) ?? -1)
    return earlier ? firstOf(earlier) : event
  }
  return events
    .filter((event) => event.type !== 'retracted' && !retracted.has(event.seq) && !replaced.has(event.seq) && !retracted.has(firstOf(event).seq))
    .sort((a, b) => a.occurredAt - b.occurredAt || firstOf(a).seq - firstOf(b).seq)
}

/** The events of one type, typed. */
export function eventsOf<T extends EventType>(events: readonly MeetingEvent[], type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type)
}
