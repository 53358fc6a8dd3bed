import { type Millis, type SeatId } from '../kernel/ids'
import { type MeetingEvent } from '../meetings/events'
import { eventsOf } from './effective-events'
import { personOn, type MeetingRecord } from './meeting-record'
import { clause, lowerFirst, nameAtHead, nameInSentence, officialTime } from './official-words'

type Period = { seatId: SeatId; from: Millis; until: Millis | null; reason: string }

function periods(record: MeetingRecord, events: readonly MeetingEvent[]): Period[] {
  const changes = eventsOf(events, 'chair-changed')
  return changes
    .map(({ payload, occurredAt }, index) => ({ seatId: payload.seatId, from: occurredAt, until: changes[index + 1]?.occurredAt ?? null, reason: clause(payload.reason || ' ') }))
    .filter(({ seatId }) => seatId !== record.chairSeatId)
}

/**
 * "Ông …, Chủ tịch …. Từ 10 giờ 15 phút đến 10 giờ 50 phút: bà …, Phó Chủ tịch …, chủ trì theo phân công của Chủ tịch."
 * The chair who takes over again ends the period and needs no sentence of his own.
 */
export function chairSentence(record: MeetingRecord, events: readonly MeetingEvent[]): string {
  const chair = personOn(record, record.chairSeatId)
  const substitutes = periods(record, events).map(({ seatId, from, until, reason }) => {
    const person = personOn(record, seatId)
    const why = reason === '' ? '' : /^theo\s/iu.test(reason) ? ` ${lowerFirst(reason)}` : ` (lý do: ${reason})`
    return person ? `Từ ${officialTime(from)}${until ? ` đến ${officialTime(until)}` : ''}: ${nameInSentence(person, record.address)}, ${record.words.chair}${why}.` : ''
  })
  return [chair ? `${nameAtHead(chair, record.address)}.` : '', ...substitutes].filter(Boolean).join(' ')
}
