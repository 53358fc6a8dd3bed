import { effectiveEvents } from '~/domain/minutes/effective-events'
import type { RoomView } from '~/domain/live/room-view'
import type { MeetingEvent } from '~/domain/meetings/events'
import { formatPersonName, formatTime } from '~/i18n/format'
import { resultSentence } from '~/domain/voting/result-sentence'
import { wordsOf } from '../vote-words'

/**
 * One event as a person would tell it; null for what nobody needs to read. Vietnamese in every interface language: it is
 * what the minutes are made of.
 */
export function timelineSentence(event: MeetingEvent, view: RoomView, before: readonly MeetingEvent[]): string | null {
  const who = (seatId: string, place: 'head' | 'within' = 'head') => {
    const person = view.seats.find((seat) => seat.id === seatId)?.occupant
    return person ? formatPersonName(person, 'vi', place) : ''
  }
  const person = (userId: string) => {
    const found = view.seats.find((seat) => seat.occupant?.id === userId)?.occupant
    return found ? formatPersonName(found, 'vi', 'within') : 'người đã rời phiên họp'
  }
  const item = (itemId: string) => view.items.find((candidate) => candidate.id === itemId)?.title ?? ''
  const question = (voteId: string) => before.findLast((earlier) => earlier.type === 'vote-opened' && earlier.payload.voteId === voteId)
  switch (event.type) {
    case 'meeting-opened': return `Khai mạc ${view.words.noun}.`
    case 'break-started': return event.payload.resumesAt ? `Tạm nghỉ, họp tiếp lúc ${formatTime(event.payload.resumesAt)}.` : 'Tạm nghỉ.'
    case 'break-ended': return 'Họp tiếp.'
    case 'meeting-closed': return `Bế mạc ${view.words.noun}.`
    case 'chair-changed': return `${who(event.payload.seatId)} ${view.words.chair}${event.payload.reason ? `: ${event.payload.reason}` : ''}.`
    case 'checked-in': return `${who(event.payload.seatId)} ${event.payload.late ? 'đến muộn' : 'có mặt'}.`
    case 'absence-recorded': return `${who(event.payload.seatId)} vắng ${event.payload.excused ? 'có' : 'không'} lý do${event.payload.reason ? `: ${event.payload.reason}` : ''}.`
    case 'left-room': return `${who(event.payload.seatId)} ${event.payload.kind === 'early' ? 'về sớm' : 'tạm vắng'}.`
    case 'came-back': return `${who(event.payload.seatId)} trở lại.`
    case 'deputy-seated': return `${who(event.payload.seatId)} dự thay.`
    case 'item-opened': return `Vào nội dung: ${item(event.payload.itemId)}.`
    case 'item-done': return `Xong nội dung: ${item(event.payload.itemId)}.`
    case 'item-put-off': return `Chuyển phiên sau: ${item(event.payload.itemId)}. Lý do: ${event.payload.reason}.`
    case 'doors-closed': return 'Họp kín; khách mời rời phòng họp.'
    case 'doors-opened': return 'Kết thúc nội dung họp kín.'
    case 'paper-recalled': return `Thu hồi tài liệu: ${event.payload.title}.`
    case 'paper-handed-out': return `Phát tại ${view.words.noun}: ${event.payload.title}.`
    case 'paper-replaced': return `Bản mới: ${event.payload.title}.`
    case 'marks-locked': return `Khóa ghi chú chung: ${event.payload.title}.`
    case 'marks-unlocked': return `Mở khóa ghi chú chung: ${event.payload.title}.`
    case 'marks-cleared': return `Xóa ${event.payload.count} ghi chú chung của ${person(event.payload.userId)}: ${event.payload.title}.`
    case 'floor-given': return `${who(event.payload.seatId)} phát biểu.`
    case 'opinion-recorded': return `Ý kiến của ${who(event.payload.seatId, 'within')}: ${event.payload.text}`
    case 'vote-opened': return `Bắt đầu biểu quyết: ${event.payload.question}.`
    case 'vote-paused': return 'Tạm dừng biểu quyết.'
    case 'vote-resumed': return 'Tiếp tục biểu quyết.'
    case 'vote-closed': return 'Kết thúc biểu quyết.'
    case 'vote-declared': {
      const opened = question(event.payload.voteId)
      return opened?.type === 'vote-opened' ? `Kết quả biểu quyết: ${resultSentence(event.payload.result, opened.payload.rule, wordsOf(view))}` : null
    }
    case 'conclusion-recorded': return `Kết luận: ${event.payload.text}`
    default: return null
  }
}

export type TimelineLine = { seq: number; at: number; text: string; later: boolean; corrected: boolean }

/** What happened, corrections in the place of what they correct, newest first. */
export function timelineOf(events: readonly MeetingEvent[], view: RoomView): TimelineLine[] {
  const effective = effectiveEvents(events.filter((event) => event.type !== 'empty'))
  return effective.flatMap((event, index) => {
    const text = timelineSentence(event, view, effective.slice(0, index))
    return text === null ? [] : [{ seq: event.seq, at: event.occurredAt, text, later: event.recordedAt - event.occurredAt > 60_000 && event.source.kind === 'secretary', corrected: event.source.kind === 'correction' }]
  }).reverse()
}
