import { type Millis, type SeatId } from '../kernel/ids'
import { type MeetingEvent } from '../meetings/events'
import { quorumOf } from '../meetings/quorum'
import { type Seat } from '../meetings/types'
import { eventsOf } from './effective-events'
import { guestSeats, memberSeats, type MeetingRecord, otherSeats } from './meeting-record'
import { clause, fractionInWords, nameAtHead, nameInSentence, officialCount, officialTime, upperFirst } from './official-words'
import { type Block } from './paper'

type Presence = { lateFrom: Millis | null; leftAt: Millis | null }
type Presences = ReadonlyMap<SeatId, Presence>

/** Who was there, from the check-ins: since when, if late, and until when, if they left for good. */
export function presences(events: readonly MeetingEvent[]): Presences {
  const present = new Map<SeatId, Presence>()
  for (const event of events) {
    if (event.type === 'checked-in' && !present.has(event.payload.seatId))
      present.set(event.payload.seatId, { lateFrom: event.payload.late ? event.occurredAt : null, leftAt: null })
    const presence = event.type === 'left-room' || event.type === 'came-back' ? present.get(event.payload.seatId) : undefined
    if (presence) presence.leftAt = event.type === 'left-room' && event.payload.kind === 'early' ? event.occurredAt : null
  }
  return present
}

/** The member himself is away when a deputy sits there who does not count for the quorum. */
const representedOnly = (seat: Seat) => seat.standsInFor !== null && !seat.countsForQuorum

/** The numbered paragraphs under "Thành phần tham dự": members with the quorum, absent members and their deputies, others, guests. */
export function attendanceBlocks(record: MeetingRecord, events: readonly MeetingEvent[]): Block[] {
  const present = presences(events)
  const attending = (seats: Seat[]) => seats.filter((seat) => present.has(seat.id) && seat.occupant)
  const named = (head: string, seats: Seat[]) => listPart(`${head}: ${officialCount(seats.length)} người`, seats.map((seat) => attendee(record, seat, present)))
  const parts = [membersPart(record, present), absentPart(record, events, present), named('Cùng dự', attending(otherSeats(record))), named('Khách mời', attending(guestSeats(record)))]
  return parts.filter((part) => part.length > 0).flatMap(([first, ...rest], index) => [
    { style: 'paragraph' as const, text: `${index + 1}. ${first}` },
    ...punctuated(rest).map((text) => ({ style: 'dash' as const, text: `- ${text}` })),
  ])
}

/** `;` after each, a full stop after the last. */
export function punctuated(lines: string[]): string[] {
  return lines.map((line, index) => `${line}${index === lines.length - 1 ? '.' : ';'}`)
}

/** One person continues the line; several are listed under it; nobody, nothing. */
function listPart(head: string, people: string[]): string[] {
  if (people.length === 0) return []
  return people.length === 1 ? [`${head}, gồm: ${people[0]}.`] : [`${head}, gồm:`, ...people]
}

function membersPart(record: MeetingRecord, present: Presences): string[] {
  const all = memberSeats(record)
  if (all.length === 0) return []
  const here = all.filter((seat) => present.has(seat.id) && !representedOnly(seat))
  const atOpening = here.filter((seat) => present.get(seat.id)?.lateFrom === null)
  const ofAll = `${here.length}/${all.length} người`
  const counted = atOpening.length < here.length ? `dự họp ${ofAll}, có mặt khi khai mạc ${officialCount(atOpening.length)} người` : `có mặt ${ofAll}`
  const head = `${upperFirst(record.memberWord)} ${record.bodyName}: ${counted}${quorumClause(record, atOpening)}`
  return here.length ? [`${head}, gồm:`, ...here.map((seat) => attendee(record, seat, present))] : [`${head}.`]
}

function quorumClause(record: MeetingRecord, atOpening: Seat[]): string {
  if (!record.quorum) return ''
  const { reached, needed } = quorumOf(record.seats, new Set(atOpening.map(({ id }) => id)), record.quorum)
  return `, ${reached ? 'đủ điều kiện' : 'chưa đủ điều kiện'} tiến hành ${record.words.noun} (ít nhất ${fractionInWords(record.quorum)}, tối thiểu ${officialCount(needed)})`
}

function attendee(record: MeetingRecord, seat: Seat, present: Presences): string {
  const person = seat.occupant ?? seat.standsInFor
  const presence = present.get(seat.id)
  const notes = [
    seat.standsInFor && seat.occupant ? `dự thay ${nameInSentence(seat.standsInFor, record.address)}` : '',
    presence?.lateFrom ? `dự từ ${officialTime(presence.lateFrom)}` : '',
    presence?.leftAt ? `dự đến ${officialTime(presence.leftAt)}` : '',
  ].filter(Boolean)
  return `${person ? nameAtHead(person, record.address) : ''}${notes.length ? ` (${notes.join('; ')})` : ''}`
}

function absentPart(record: MeetingRecord, events: readonly MeetingEvent[], present: Presences): string[] {
  const away = memberSeats(record).filter((seat) => !present.has(seat.id) || representedOnly(seat))
  const lines = away.flatMap((seat) => {
    const member = seat.standsInFor ?? seat.occupant
    return member ? [`${nameAtHead(member, record.address)}${reasonClause(seat, events)}${present.has(seat.id) ? deputyClause(record, seat) : ''}`] : []
  })
  return listPart(`Vắng mặt: ${officialCount(away.length)} người`, lines)
}

function reasonClause(seat: Seat, events: readonly MeetingEvent[]): string {
  const absence = eventsOf(events, 'absence-recorded').findLast(({ payload }) => payload.seatId === seat.id)?.payload
  if (absence?.reason.trim()) return `, lý do: ${clause(absence.reason)}`
  if (absence?.excused || seat.standsInFor) return ', vắng có lý do'
  return ', vắng không lý do'
}

function deputyClause(record: MeetingRecord, seat: Seat): string {
  return seat.occupant && seat.standsInFor ? `; người dự thay: ${nameInSentence(seat.occupant, record.address)} (${seat.votes ? 'có biểu quyết' : 'không biểu quyết'})` : ''
}

/** Moments at which the members in the room fell below the quorum or reached it again, while the meeting sat. */
export function quorumChanges(record: MeetingRecord, events: readonly MeetingEvent[]): { at: Millis; present: number; needed: number; enough: boolean }[] {
  if (!record.quorum) return []
  const inRoom = new Set<SeatId>()
  const changes: { at: Millis; present: number; needed: number; enough: boolean }[] = []
  let sitting = false
  let enough = true
  for (const event of events) {
    if (event.type === 'meeting-opened' || event.type === 'break-ended') sitting = true
    if (event.type === 'meeting-closed' || event.type === 'break-started') sitting = false
    if (event.type === 'checked-in' || event.type === 'came-back') inRoom.add(event.payload.seatId)
    if (event.type === 'left-room') inRoom.delete(event.payload.seatId)
    const { present, needed, reached } = quorumOf(record.seats, inRoom, record.quorum)
    if (!sitting || reached === enough) continue
    enough = reached
    changes.push({ at: event.occurredAt, present, needed, enough })
  }
  return changes
}
