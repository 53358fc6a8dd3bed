import { type ItemId, type SeatId } from '../kernel/ids'
import { type EventOf, type MeetingEvent } from '../meetings/events'
import { type AgendaItem } from '../meetings/types'
import { punctuated } from './attendance'
import { conclusionInMinutes } from './conclusion-sentence'
import { eventsOf } from './effective-events'
import { personOn, type MeetingRecord } from './meeting-record'
import { clause, nameAtHead, nameInSentence, officialTime, pointLetter, sentence, upperFirst } from './official-words'
import { type Block } from './paper'
import { voteSentences } from './vote-sentence'

/** A lettered point: one line, or a heading with dashes under it. */
export type Point = { head: string; lines: string[] }

/** Letters run over the points that exist, so that none is skipped and no heading is empty. */
export function lettered(points: Point[]): Block[] {
  return points.flatMap(({ head, lines }, index) => [
    { style: 'point' as const, text: `${pointLetter(index)}) ${head}` },
    ...lines.map((line) => ({ style: 'dash' as const, text: `- ${line}` })),
  ])
}

/**
 * The course of one item in the order of Mẫu 1.9's practice: report, papers handed out, opinions, explanations, votes,
 * conclusions. `itemEvents` are the events of this item; `events` all, for a result declared later.
 */
export function itemPoints(record: MeetingRecord, item: AgendaItem, itemEvents: readonly MeetingEvent[], events: readonly MeetingEvent[]): Point[] {
  const handedOut = papersHandedOut(itemEvents, events)
  return [
    ...reportPoint(record, item, itemEvents),
    ...(handedOut.length ? [{ head: `Tài liệu phát tại ${record.words.noun}: ${handedOut.join('; ')}.`, lines: [] }] : []),
    ...peoplePoint('Ý kiến thảo luận', spokenLines(record, item.presenterSeatId, itemEvents)),
    ...peoplePoint('Tiếp thu, giải trình', opinionsOf(itemEvents, 'explanation').map(({ payload }) => said(record, payload.seatId, payload.text))),
    ...voteSentences(record, events, itemEvents).map((head) => ({ head, lines: [] })),
    ...conclusionPoint(record, itemEvents),
  ]
}

/** Papers handed out in the room, and new versions that came while it sat; each named once, in the order of coming. */
function papersHandedOut(itemEvents: readonly MeetingEvent[], events: readonly MeetingEvent[]): string[] {
  const openedAt = eventsOf(events, 'meeting-opened')[0]?.occurredAt ?? Number.POSITIVE_INFINITY
  const names = itemEvents.flatMap((event) => {
    if (event.type === 'paper-handed-out') return [clause(event.payload.title)]
    return event.type === 'paper-replaced' && event.occurredAt >= openedAt ? [`${clause(event.payload.title)} (bản thay thế)`] : []
  })
  return [...new Set(names)]
}

function peoplePoint(head: string, lines: string[]): Point[] {
  return lines.length ? [{ head, lines }] : []
}

function opinionsOf(events: readonly MeetingEvent[], kind: EventOf<'opinion-recorded'>['payload']['kind']) {
  return eventsOf(events, 'opinion-recorded').filter(({ payload }) => payload.kind === kind)
}

/** Units that reported on an item, for the notice; the presenter's speech counts as a report also where nobody summed it up. */
export function reporters(record: MeetingRecord, item: AgendaItem, itemEvents: readonly MeetingEvent[]): SeatId[] {
  const recorded = opinionsOf(itemEvents, 'report').map(({ payload }) => payload.seatId)
  return [...new Set([...(presenterReported(item, itemEvents) ? [item.presenterSeatId ?? ''] : []), ...recorded])].filter((seatId) => personOn(record, seatId))
}

function presenterReported(item: AgendaItem, itemEvents: readonly MeetingEvent[]): boolean {
  return itemEvents.some((event) => (event.type === 'floor-given' || event.type === 'presenting-started' || (event.type === 'opinion-recorded' && event.payload.kind === 'report')) && event.payload.seatId === item.presenterSeatId)
}

function reportPoint(record: MeetingRecord, item: AgendaItem, itemEvents: readonly MeetingEvent[]): Point[] {
  const [main, ...annexes] = record.documents.filter(({ itemId }) => itemId === item.id).map(({ title }) => clause(title))
  const papers = annexes.length > 1 ? `${main} và các tài liệu kèm theo` : [main, ...annexes].join('; ')
  const lines = reporters(record, item, itemEvents).map((seatId, index) => {
    const summary = opinionsOf(itemEvents, 'report').filter(({ payload }) => payload.seatId === seatId).map(({ payload }) => upperFirst(sentence(payload.text)))
    const shown = index > 0 ? 'báo cáo.' : papers ? `trình bày tóm tắt ${papers}.` : 'trình bày nội dung.'
    const person = personOn(record, seatId)
    return person ? [`${nameAtHead(person, record.address)}, ${shown}`, ...summary].join(' ') : ''
  })
  if (lines.length === 0) return []
  return lines.length === 1 ? [{ head: `Báo cáo: ${lines[0]}`, lines: [] }] : [{ head: 'Báo cáo', lines }]
}

/** Opinions in the order of the speeches; whoever spoke without a recorded opinion is named all the same; then the written ones. */
export function spokenLines(record: MeetingRecord, presenterSeatId: SeatId | null, itemEvents: readonly MeetingEvent[]): string[] {
  const waiting = opinionsOf(itemEvents, 'opinion')
  const isRecordedOtherwise = (seatId: SeatId) => opinionsOf(itemEvents, 'explanation').some(({ payload }) => payload.seatId === seatId)
  let reportHeard = false
  const spoken = eventsOf(itemEvents, 'floor-given').flatMap(({ payload: { seatId }, occurredAt }) => {
    if (seatId === presenterSeatId && !reportHeard) return (reportHeard = true, [])
    const index = waiting.findIndex(({ payload }) => payload.seatId === seatId)
    const [opinion] = index < 0 ? [] : waiting.splice(index, 1)
    if (opinion) return [{ at: occurredAt, text: said(record, seatId, opinion.payload.text) }]
    return isRecordedOtherwise(seatId) ? [] : [{ at: occurredAt, text: said(record, seatId, null) }]
  })
  const unmatched = waiting.map(({ payload, occurredAt }) => ({ at: occurredAt, text: said(record, payload.seatId, payload.text) }))
  const silentTwice = new Set<string>()
  const oral = [...spoken, ...unmatched].sort((a, b) => a.at - b.at).map(({ text }) => text)
    .filter((text) => !text.endsWith(unrecorded) || (!silentTwice.has(text) && silentTwice.add(text)))
  return [...oral, ...opinionsOf(itemEvents, 'written').map(({ payload }) => written(record, payload.seatId, payload.text))]
}

const unrecorded = ': phát biểu ý kiến.'

function said(record: MeetingRecord, seatId: SeatId, text: string | null): string {
  const person = personOn(record, seatId)
  if (!person) return text ? sentence(text) : ''
  const guest = record.seats.some((seat) => seat.id === seatId && seat.role === 'guest') ? ' (khách mời)' : ''
  return `${nameAtHead(person, record.address)}${guest}${text ? `: ${sentence(text)}` : unrecorded}`
}

function written(record: MeetingRecord, seatId: SeatId, text: string): string {
  const person = personOn(record, seatId)
  return `Ý kiến bằng văn bản${person ? ` của ${nameInSentence(person, record.address)}` : ''}: ${sentence(text)}`
}

function conclusionPoint(record: MeetingRecord, itemEvents: readonly MeetingEvent[]): Point[] {
  const conclusions = eventsOf(itemEvents, 'conclusion-recorded').map(({ payload }) => conclusionInMinutes(payload))
  if (conclusions.length === 0) return []
  const head = `Kết luận của ${record.words.chair}`
  return conclusions.length === 1 ? [{ head: `${head}: ${conclusions[0]}.`, lines: [] }] : [{ head, lines: punctuated(conclusions) }]
}

/** Breaks, put-offs and closed doors, as paragraphs after the points of the item in which they fell. */
export function interruptionSentences(record: MeetingRecord, itemEvents: readonly MeetingEvent[], events: readonly MeetingEvent[]): string[] {
  const noun = upperFirst(record.words.noun)
  return itemEvents.flatMap((event) => {
    if (event.type === 'item-put-off') return [`Nội dung này được chuyển sang phiên sau; lý do: ${sentence(event.payload.reason)}`]
    if (event.type !== 'break-started') return []
    const end = events.find((later) => later.type === 'break-ended' && later.occurredAt >= event.occurredAt)
    return [end ? `${noun} tạm nghỉ từ ${officialTime(event.occurredAt)} đến ${officialTime(end.occurredAt)}.` : `${noun} tạm nghỉ từ ${officialTime(event.occurredAt)}.`]
  })
}

/** The item under discussion at each event; an event that names its item keeps that one. Preparing a vote takes up no item. */
export function itemOfEvents(events: readonly MeetingEvent[]): Map<MeetingEvent, ItemId | null> {
  let current: ItemId | null = null
  return new Map(events.map((event) => {
    if (event.type === 'item-opened') current = event.payload.itemId
    const named = 'itemId' in event.payload && event.type !== 'vote-prepared' ? event.payload.itemId : undefined
    return [event, event.type === 'conclusion-recorded' ? event.payload.itemId : (named ?? current)]
  }))
}
