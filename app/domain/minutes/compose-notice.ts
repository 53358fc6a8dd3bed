import { type MeetingEvent } from '../meetings/events'
import { type AgendaItem } from '../meetings/types'
import { type Composed } from './compose-minutes'
import { conclusionInNotice } from './conclusion-sentence'
import { effectiveEvents, eventsOf } from './effective-events'
import { itemOfEvents, lettered, reporters } from './item-course'
import { personOn, type MeetingRecord } from './meeting-record'
import { clause, dayOf, listed, lowerFirst, nameInSentence, officialDay, officialPosition, upperFirst } from './official-words'
import { type Block } from './paper'

/**
 * The conclusion notice (Mẫu 1.4, phụ lục III, NĐ 30/2020/NĐ-CP; OFFICIAL-TEXTS D): what the chair concluded, item by item.
 * Closed items are left out: their conclusions go to those concerned only. `announcer`: "Văn phòng Ủy ban nhân dân tỉnh Lam Sơn".
 */
export function composeNotice(record: MeetingRecord, recorded: readonly MeetingEvent[], announcer: string): Composed {
  const events = effectiveEvents(recorded)
  const chair = personOn(record, record.chairSeatId)
  const authority = chair ? officialPosition(chair) : upperFirst(record.words.chair)
  const body: Block[] = [
    { style: 'paragraph', text: introduction(record, events, authority) },
    ...conclusionBlocks(record, events),
    { style: 'paragraph', text: `${announcer} thông báo để các cơ quan, đơn vị liên quan biết, thực hiện./.` },
  ]
  return { subject: `Kết luận của ${authority} tại ${record.title}`, body }
}

const lowerNoun = (record: MeetingRecord) => lowerFirst(record.title)

function introduction(record: MeetingRecord, events: readonly MeetingEvent[], authority: string): string {
  const chair = personOn(record, record.chairSeatId)
  const opened = eventsOf(events, 'meeting-opened')[0]
  const day = opened ? upperFirst(officialDay(dayOf(opened.occurredAt))) : 'Ngày … tháng … năm …'
  const place = record.sittings[0] ? `, tại ${clause(record.sittings[0].place)}` : ''
  const ofItem = itemOfEvents(events)
  const seats = record.items.filter((item) => !item.closed).flatMap((item) => reporters(record, item, events.filter((event) => ofItem.get(event) === item.id)))
  const units = [...new Set(seats.flatMap((seatId) => personOn(record, seatId)?.unitName ?? []))]
  const heard = units.length === 0 ? 'Sau khi nghe' : `Sau khi nghe ${units.length > 3 ? 'các cơ quan, đơn vị' : listed(units)} báo cáo và`
  const guests = record.seats.some(({ role }) => role === 'guest') ? ' và đại diện các cơ quan, đơn vị liên quan' : ''
  return `${day}${place}, ${chair ? nameInSentence(chair, record.address) : record.words.chair} đã chủ trì ${lowerNoun(record)}; dự họp có các ${record.memberWord} ${record.bodyName}${guests}. ${heard} ý kiến của các đại biểu, ${authority} kết luận như sau:`
}

function conclusionBlocks(record: MeetingRecord, events: readonly MeetingEvent[]): Block[] {
  const sentences = (item: AgendaItem | null) => eventsOf(events, 'conclusion-recorded').filter(({ payload }) => payload.itemId === (item?.id ?? null)).map(({ payload }) => conclusionInNotice(payload))
  const items = record.items.filter((item) => !item.closed).map((item) => ({ head: `Về ${lowerFirst(clause(item.title))}`, lines: sentences(item) })).filter(({ lines }) => lines.length > 0)
  const general = sentences(null)
  if (items.length === 0) return general.map((text, index) => ({ style: 'paragraph', text: `${index + 1}. ${text}` }))
  const sections = general.length ? [...items, { head: 'Nhiệm vụ chung', lines: general }] : items
  return sections.flatMap(({ head, lines }, index): Block[] => [
    { style: 'item', text: `${index + 1}. ${head}` },
    ...(lines.length === 1 ? lines.map((text): Block => ({ style: 'paragraph', text })) : lettered(lines.map((text) => ({ head: text, lines: [] })))),
  ])
}
