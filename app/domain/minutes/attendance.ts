import { type Millis, type SeatId } from '../kernel/ids'
import { type MeetingEvent } from '../meetings/events'
import { type Person, type Seat } from '../meetings/types'
import { eventsOf } from './effective-events'
import { guestSeats, memberSeats, type MeetingRecord } from './meeting-record'
import { nameAtHead, nameInSentence, officialCount, officialTime, clause, upperFirst } from './official-words'
import { type Block } from './paper'
import { fractionInWords } from './vote-sentence'

type Presence = { lateFrom: Millis | null; leftAt: Millis | null }

/** Who was there, from the check-ins: when somebody came late or left for good. */
export function presences(events: readonly MeetingEvent[]): Map<SeatId, Presence> {
  const present = new Map<SeatId, Presence>()
  for (const event of events) {
    if (event.type === 'checked-in' && !present.has(event.payload.seatId))
      present.set(event.payload.seatId, { lateFrom: event.payload.late ? event.occurredAt : null, leftAt: null })
    const person = event.type === 'left-room' || event.type === 'came-back' ? present.get(event.payload.seatId) : undefined
    if (person) person.leftAt = event.type === 'left-room' && event.payload.kind === 'early' ? event.occurredAt : null
  }
  return present
}

/** The member himself is away when a deputy sits there who does not count for the quorum. */
const representedOnly = (seat: Seat) => seat.standsInFor !== null && !seat.countsForQuorum

/** The numbered paragraphs under "Thành phần tham dự": members with the quorum, absent members and their deputies, guests. */
export function attendanceBlocks(record: MeetingRecord, events: readonly MeetingEvent[]): Block[] {
  const present = presences(events)
  const parts = [membersPart(record, present), absentPart(record, events, present), guestsPart(record, present)]
  return parts.filter((part) => part.length > 0).flatMap(([first, ...rest], index) => [
    { style: 'paragraph' as const, text: `${index + 1}. ${first}` },
    ...punctuated(rest).map((text) => ({ style: 'dash' as const, text: `- ${text}` })),
  ])
}

/** `;` after each, a full stop after the last. */
export function punctuated(lines: string[]): string[] {
  return lines.map((line, index) => `${line}${index === lines.length - 1 ? '.' : ';'}`)
}

function membersPart(record: MeetingRecord, present: Map<SeatId, Presence>): string[] {
  const all = memberSeats(record)
  const here = all.filter((seat) => present.has(seat.id) && !representedOnly(seat))
  if (all.length === 0) return []
  const atOpening = here.filter((seat) => present.get(seat.id)?.lateFrom === null).length
  const ofAll = `${here.length}/${all.length} người`
  const counted = atOpening < here.length ? `dự họp ${ofAll}, có mặt khi khai mạc ${officialCount(atOpening)} người` : `có mặt ${ofAll}`
  const head = `${upperFirst(record.memberWord)} ${record.bodyName}: ${counted}${quorumClause(record, atOpening)}`
  return here.length ? [`${head}, gồm:`, ...here.map((seat) => attendee(seat, present.get(seat.id)))] : [`${head}.`]
}

function quorumClause(record: MeetingRecord, present: number): string {
  if (!record.quorum) return ''
  const enough = present >= record.quorum.needed ? 'đủ điều kiện' : 'chưa đủ điều kiện'
  return `, ${enough} tiến hành ${record.words.noun} (ít nhất ${fractionInWords(record.quorum)}, tối thiểu ${officialCount(record.quorum.needed)})`
}

function attendee(seat: Seat, presence: Presence | undefined): string {
  const person = seat.occupant ?? seat.standsInFor
  const notes = [
    seat.standsInFor && seat.occupant ? `dự thay ${nameInSentence(seat.standsInFor)}` : '',
    presence?.lateFrom ? `dự từ ${officialTime(presence.lateFrom)}` : '',
    presence?.leftAt ? `dự đến ${officialTime(presence.leftAt)}` : '',
  ].filter(Boolean)
  return `${person ? nameAtHead(person) : ''}${notes.length ? ` (${notes.join('; ')})` : ''}`
}

function absentPart(record: MeetingRecord, events: readonly MeetingEvent[], present: Map<SeatId, Presence>): string[] {
  const away = memberSeats(record).filter((seat) => !present.has(seat.id) || representedOnly(seat))
  const named = away.flatMap((seat) => {
    const member = seat.standsInFor ?? seat.occupant
    const absence = eventsOf(events, 'absence-recorded').findLast(({ payload }) => payload.seatId === seat.id)
    return member ? [absentee(member, absence?.payload.reason ?? null, absence?.payload.excused ?? false, present.has(seat.id) ? deputy(seat) : '')] : []
  })
  return listPart(`Vắng mặt: ${officialCount(away.length)} người`, named)
}

function absentee(member: Person, reason: string | null, excused: boolean, deputyClause: string): string {
  const why = reason?.trim() ? `, lý do: ${clause(reason)}` : excused ? ', vắng có lý do' : deputyClause ? '' : ', vắng không lý do'
  return `${nameAtHead(member)}${why}${deputyClause}`
}

function deputy(seat: Seat): string {
  return seat.occupant && seat.standsInFor ? `; người dự thay: ${nameInSentence(seat.occupant)} (${seat.votes ? 'có biểu quyết' : 'không biểu quyết'})` : ''
}

function guestsPart(record: MeetingRecord, present: Map<SeatId, Presence>): string[] {
  const here = guestSeats(record).filter((seat) => present.has(seat.id) && seat.occupant)
  return listPart(`Khách mời: ${officialCount(here.length)} người`, here.map((seat) => attendee(seat, present.get(seat.id))))
}

/** One person continues the line; several are listed under it; nobody, nothing. */
function listPart(head: string, people: string[]): string[] {
  if (people.length === 0) return []
  return people.length === 1 ? [`${head}, gồm: ${people[0]}.`] : [`${head}, gồm:`, ...people]
}

/** Moments at which the members in the room fell below the quorum or reached it again, while the meeting sat. */
export function quorumChanges(record: MeetingRecord, events: readonly MeetingEvent[]): { at: Millis; present: number; enough: boolean }[] {
  const needed = record.quorum?.needed
  if (needed === undefined) return []
  const counting = new Set(memberSeats(record).filter((seat) => !representedOnly(seat)).map(({ id }) => id))
  const inRoom = new Set<SeatId>()
  const changes: { at: Millis; present: number; enough: boolean }[] = []
  let sitting = false
  let enough = true
  for (const event of events) {
    if (event.type === 'meeting-opened' || event.type === 'break-ended') sitting = true
    if (event.type === 'meeting-closed' || event.type === 'break-started') sitting = false
    if ((event.type === 'checked-in' || event.type === 'came-back') && counting.has(event.payload.seatId)) inRoom.add(event.payload.seatId)
    if (event.type === 'left-room') inRoom.delete(event.payload.seatId)
    if (!sitting || inRoom.size >= needed === enough) continue
    enough = !enough
    changes.push({ at: event.occurredAt, present: inRoom.size, enough })
  }
  return changes
}
