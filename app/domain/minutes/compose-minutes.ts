import { type ItemId, type SeatId } from '../kernel/ids'
import { type MeetingEvent } from '../meetings/events'
import { type AgendaItem } from '../meetings/types'
import { attendanceBlocks, quorumChanges } from './attendance'
import { chairSentence } from './chair-periods'
import { conclusionInMinutes } from './conclusion-sentence'
import { effectiveEvents, eventsOf } from './effective-events'
import { interruptionSentences, itemOfEvents, itemPoints, lettered, spokenLines } from './item-course'
import { personOn, type MeetingRecord } from './meeting-record'
import { clause, nameAtHead, officialCount, officialMoment, officialSitting, officialTime, sentence, upperFirst } from './official-words'
import { type Block } from './paper'

export type Composed = { subject: string; body: Block[] }
/** For guests a closed item keeps its neutral title and nothing of what was said. */
export type Readers = 'members' | 'guests'

const paragraph = (text: string): Block => ({ style: 'paragraph', text })
const part = (text: string): Block => ({ style: 'part', text })

/**
 * The draft of the minutes (Mẫu 1.9, phụ lục III, NĐ 30/2020/NĐ-CP; content by QĐ 45/2018/QĐ-TTg) from what happened.
 * Times are the events' `occurredAt`, after corrections. Headings appear only over something.
 */
export function composeMinutes(record: MeetingRecord, recorded: readonly MeetingEvent[], readers: Readers = 'members'): Composed {
  const events = effectiveEvents(recorded)
  const closing = eventsOf(events, 'meeting-closed').at(-1)
  const noun = upperFirst(record.words.noun)
  const general = eventsOf(events, 'conclusion-recorded').filter(({ payload }) => payload.itemId === null).map(({ payload }) => sentence(conclusionInMinutes(payload)))
  const course = itemBlocks(record, events, readers)
  const parts = [
    { title: 'KHAI MẠC', blocks: openingBlocks(record, events) },
    { title: 'NỘI DUNG', blocks: course },
    { title: 'KẾT LUẬN CHUNG', blocks: general.map((text, index) => paragraph(general.length > 1 ? `${index + 1}. ${text}` : text)) },
  ].filter(({ blocks }) => blocks.length > 0)
  const body = [
    ...headBlocks(record, events),
    ...parts.flatMap(({ title, blocks }, index) => [part(`${['I', 'II', 'III'][index]}. ${title}`), ...blocks]),
    ...(record.readOut ? [paragraph(`Biên bản đã được thông qua trước các ${record.memberWord} dự họp.`)] : []),
    paragraph(`${noun} kết thúc vào ${closing ? officialMoment(closing.occurredAt) : '… giờ … phút, ngày … tháng … năm …'}./.`),
  ]
  return { subject: minutesSubject(record), body }
}

/** "Phiên họp thường kỳ tháng 11 năm 2026 của Ủy ban nhân dân tỉnh Lam Sơn"; a title that names the body, in short or in full, names it once. */
export function minutesSubject({ title, bodyName }: Pick<MeetingRecord, 'title' | 'bodyName'>): string {
  if (title.includes(bodyName)) return title
  const [, said, inShort] = /^(.+) của (.+)$/u.exec(title) ?? []
  return `${inShort && bodyName.startsWith(inShort) ? said : title} của ${bodyName}`
}

/** The labels of Mẫu 1.9 in their fixed order. */
function headBlocks(record: MeetingRecord, events: readonly MeetingEvent[]): Block[] {
  const opened = eventsOf(events, 'meeting-opened')[0]
  const places = [...new Set(record.sittings.map(({ place }) => clause(place)))]
  const secretaries = record.secretarySeatIds.flatMap((seatId) => personOn(record, seatId) ?? [])
  return [
    paragraph(`Thời gian bắt đầu: ${opened ? officialMoment(opened.occurredAt) : '… giờ … phút, ngày … tháng … năm …'}.`),
    paragraph(`Địa điểm: ${places.join('; ')}.`),
    paragraph('Thành phần tham dự:'),
    ...attendanceBlocks(record, events),
    paragraph(`Chủ trì (chủ tọa): ${chairSentence(record, events)}`),
    ...(secretaries.length ? [paragraph(`Thư ký (người ghi biên bản): ${secretaries.map((person) => nameAtHead(person, record.address)).join('; ')}.`)] : []),
    paragraph(`Nội dung (theo diễn biến ${record.words.noun}):`),
  ]
}

function openingBlocks(record: MeetingRecord, events: readonly MeetingEvent[]): Block[] {
  if (eventsOf(events, 'meeting-opened').length === 0) return []
  const top = record.items.filter(({ parentId }) => parentId === null).sort((a, b) => a.position - b.position)
  const planned = top.filter(({ arisen }) => !arisen).length
  const arisen = top.filter((item) => item.arisen).map(({ title }) => clause(title))
  const agenda = planned ? `; ${record.words.noun} thống nhất chương trình gồm ${officialCount(planned)} nội dung` : ''
  const added = arisen.length ? ` Nội dung phát sinh: ${arisen.join('; ')}.` : ''
  const ofItem = itemOfEvents(events)
  const beforeItems = spokenLines(record, null, events.filter((event) => ofItem.get(event) === null && event.type !== 'conclusion-recorded'))
  return [paragraph(`${upperFirst(record.words.chair)} nêu mục đích, yêu cầu${agenda}.${added}`), ...beforeItems.map((line): Block => ({ style: 'dash', text: `- ${line}` }))]
}

/** The items in the order in which they were taken, each with its points and what interrupted it. */
function itemBlocks(record: MeetingRecord, events: readonly MeetingEvent[], readers: Readers): Block[] {
  const ofItem = itemOfEvents(events)
  const severalSittings = new Set(eventsOf(events, 'meeting-opened').map(({ payload }) => payload.sittingId)).size > 1
  const firstAt = (item: AgendaItem): number => {
    const own = events.filter((event) => ofItem.get(event) === item.id)
    const begun = own.find(({ type }) => type === 'item-opened') ?? own[0]
    return Math.min(begun?.occurredAt ?? Infinity, ...childrenOf(record, item.id).map(firstAt))
  }
  const quorum = quorumSentences(record, events)
  let lastSitting = ''
  const blocksOf = (item: AgendaItem, number: string): Block[] => {
    const children = taken(childrenOf(record, item.id), firstAt)
    const itemEvents = events.filter((event) => ofItem.get(event) === item.id)
    const sitting = severalSittings ? officialSitting(firstAt(item)) : ''
    const heading = sitting === lastSitting ? [] : [{ style: 'item' as const, text: sitting }]
    lastSitting = sitting
    const hidden = readers === 'guests' && item.closed
    const title: Block = { style: 'item', text: `${number}. ${clause(hidden ? item.neutralTitle : item.title)}` }
    if (hidden) return [...heading, title, paragraph('Nội dung họp kín.')]
    return [...heading, title, ...contentBlocks(record, item, itemEvents, events, children.length > 0), ...quorum(itemEvents), ...children.flatMap((child, index) => blocksOf(child, `${number}.${index + 1}`))]
  }
  return taken(childrenOf(record, null), firstAt).flatMap((item, index) => blocksOf(item, String(index + 1)))
}

function contentBlocks(record: MeetingRecord, item: AgendaItem, itemEvents: readonly MeetingEvent[], events: readonly MeetingEvent[], hasChildren: boolean): Block[] {
  const points = lettered(itemPoints(record, item, itemEvents, events))
  const closed = item.closed ? [paragraph('Nội dung họp kín, khách mời không dự.')] : []
  const interruptions = interruptionSentences(record, itemEvents, events).map(paragraph)
  const opened = eventsOf(itemEvents, 'item-opened')[0]
  const since = opened ? ` từ ${officialTime(opened.occurredAt)}` : ''
  const only = points.length + interruptions.length === 0 && !hasChildren
    ? [paragraph(`${upperFirst(record.words.noun)} xem xét nội dung này${since}.`)]
    : []
  return [...closed, ...points, ...only, ...interruptions]
}

function childrenOf(record: MeetingRecord, parentId: ItemId | null): AgendaItem[] {
  return record.items.filter((item) => item.parentId === parentId).sort((a, b) => a.position - b.position)
}

function taken(items: AgendaItem[], firstAt: (item: AgendaItem) => number): AgendaItem[] {
  return items.filter((item) => firstAt(item) < Infinity).sort((a, b) => firstAt(a) - firstAt(b))
}

/** "Từ 10 giờ 05 phút còn 14 người có mặt, không đủ …" in the item in which the quorum was lost or came back. */
function quorumSentences(record: MeetingRecord, events: readonly MeetingEvent[]) {
  const changes = quorumChanges(record, events)
  return (itemEvents: readonly MeetingEvent[]): Block[] => changes.filter(({ at }) => itemEvents.some(({ occurredAt }) => occurredAt === at)).map(({ at, present, needed, enough }) => paragraph(enough
    ? `Từ ${officialTime(at)} có ${officialCount(present)} ${record.memberWord} có mặt, đủ điều kiện tiếp tục ${record.words.noun}.`
    : `Từ ${officialTime(at)} còn ${officialCount(present)} ${record.memberWord} có mặt, không đủ điều kiện tiến hành ${record.words.noun} (tối thiểu ${officialCount(needed)}).`))
}

/** Who signs the minutes: the secretaries, then the chair of the opening (OFFICIAL-TEXTS C). */
export function minutesSigners(record: MeetingRecord): { secretaries: SeatId[]; chair: SeatId } {
  return { secretaries: record.secretarySeatIds, chair: record.chairSeatId }
}
