import { type EventOf, type MajorityRule, type MeetingEvent, type VoteResult } from '../meetings/events'
import { eventsOf } from './effective-events'
import { type MeetingRecord } from './meeting-record'
import { clause, officialCount } from './official-words'

const wordsOfFraction: Record<string, string> = { '1/2': 'một nửa', '2/3': 'hai phần ba', '3/4': 'ba phần tư', '3/5': 'ba phần năm' }

/** "hai phần ba"; an unusual share in figures. */
export function fractionInWords({ numerator, divisor }: { numerator: number; divisor: number }): string {
  return wordsOfFraction[`${numerator}/${divisor}`] ?? `${numerator}/${divisor}`
}

/** "78,26%": to two places, rounded half up in whole numbers, never by floats; without idle zeros. */
export function percent(part: number, whole: number): string {
  const hundredths = whole === 0 ? 0 : Math.floor((part * 20_000 + whole) / (2 * whole))
  const decimals = String(hundredths % 100).padStart(2, '0').replace(/0+$/, '')
  return `${Math.floor(hundredths / 100)}${decimals ? `,${decimals}` : ''}%`
}

/** What the share is taken of, and who is counted, in words; "thành viên" or "đại biểu" comes from the body. */
function baseInWords(rule: MajorityRule, memberWord: string): { counted: string; total: string } {
  if (rule.denominator === 'all-members') return { counted: memberWord, total: `tổng số ${memberWord}` }
  if (rule.denominator === 'present') return { counted: `${memberWord} có mặt`, total: `số ${memberWord} có mặt` }
  const ballots = { issued: 'phiếu phát ra', returned: 'phiếu thu về', valid: 'phiếu hợp lệ' }[rule.denominator]
  return { counted: ballots, total: `số ${ballots}` }
}

/**
 * "tán thành 18, không tán thành 03, không biểu quyết 01, vắng mặt 01; 18/23 thành viên tán thành (78,26% tổng số),
 * quá nửa tổng số thành viên (tối thiểu 12): được thông qua" (DOMAIN §4). Whole numbers in, no full stop.
 */
export function voteOutcome(result: VoteResult, rule: MajorityRule, words: Pick<MeetingRecord, 'memberWord' | 'choiceLabels'>): string {
  const { choiceLabels: labels } = words
  const { counted, total } = baseInWords(rule, words.memberWord)
  const counts = [
    `${labels.for} ${officialCount(result.counts.for)}`,
    `${labels.against} ${officialCount(result.counts.against)}`,
    `${labels.abstain} ${officialCount(result.counts.abstain)}`,
    result.notReturned > 0 ? `không gửi phiếu ${officialCount(result.notReturned)}` : '',
    result.absent > 0 ? `vắng mặt ${officialCount(result.absent)}` : '',
  ].filter(Boolean)
  const share = `${result.counts.for}/${result.base} ${counted} ${labels.for} (${percent(result.counts.for, result.base)} ${total.replace(` ${words.memberWord}`, '')})`
  return `${counts.join(', ')}; ${share}, ${verdict(result, rule, total)}`
}

function verdict(result: VoteResult, rule: MajorityRule, total: string): string {
  const needed = `(tối thiểu ${officialCount(result.needed)})`
  const isHalf = rule.numerator * 2 === rule.divisor && rule.comparison === 'more-than'
  const share = isHalf ? 'quá nửa' : `${rule.comparison === 'more-than' ? 'quá' : 'ít nhất'} ${fractionInWords({ numerator: rule.numerator, divisor: rule.divisor })}`
  const outcome = result.adopted ? 'được thông qua' : 'không được thông qua'
  if (result.decidedBy === 'head-of-body') return `số tán thành và số không tán thành bằng nhau, quyết định theo phía có ý kiến của người đứng đầu: ${outcome}`
  if (result.decidedBy === 'tie-not-adopted') return `số tán thành và số không tán thành bằng nhau: ${outcome}`
  return `${result.adopted ? '' : 'không đạt '}${share} ${total} ${needed}: ${outcome}`
}

/** "Biểu quyết (công khai) “<câu hỏi đúng như đã đưa ra>”: …" for each vote that was declared, in their order. */
export function voteSentences(record: MeetingRecord, events: readonly MeetingEvent[], itemEvents: readonly MeetingEvent[]): string[] {
  return eventsOf(itemEvents, 'vote-opened').flatMap((opened) => {
    const declared = eventsOf(events, 'vote-declared').findLast(({ payload }) => payload.voteId === opened.payload.voteId)
    return declared ? [voteSentence(record, opened, declared)] : []
  })
}

function voteSentence(record: MeetingRecord, opened: EventOf<'vote-opened'>, declared: EventOf<'vote-declared'>): string {
  const { question, secret, rule, amendedPassage } = opened.payload
  const passage = amendedPassage ? `, nội dung sửa đổi như đã trình chiếu: “${clause(amendedPassage)}”` : ''
  return `${secret ? 'Bỏ phiếu kín' : 'Biểu quyết (công khai)'} “${clause(question)}”${passage}: ${voteOutcome(declared.payload.result, rule, record)}.`
}
