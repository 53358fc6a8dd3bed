import { type EventOf, type MajorityRule, type MeetingEvent, type VoteResult } from '../meetings/events'
import { resultSentence } from '../voting/result-sentence'
import { eventsOf } from './effective-events'
import { type MeetingRecord } from './meeting-record'
import { clause, lowerFirst, officialCount } from './official-words'

/**
 * "tán thành 18, không tán thành 02, không biểu quyết 01, vắng mặt 02; " and the sentence of the result (DOMAIN §4).
 * The labels of the choices are a setting of the meeting type.
 */
export function voteOutcome(result: VoteResult, rule: MajorityRule, words: Pick<MeetingRecord, 'memberWord' | 'headTitle' | 'choiceLabels'>): string {
  const count = (label: string, votes: number) => `${lowerFirst(label)} ${officialCount(votes)}`
  const { choiceLabels: labels } = words
  const counts = [
    count(labels.for, result.counts.for),
    count(labels.against, result.counts.against),
    count(labels.abstain, result.counts.abstain),
    ...(result.notReturned > 0 ? [count('không gửi phiếu', result.notReturned)] : []),
    ...(result.absent > 0 ? [count('vắng mặt', result.absent)] : []),
  ]
  return `${counts.join(', ')}; ${resultSentence(result, rule, { voter: words.memberWord, head: words.headTitle, full: true })}`
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
  return `${secret ? 'Bỏ phiếu kín' : 'Biểu quyết (công khai)'} “${clause(question)}”${passage}: ${voteOutcome(declared.payload.result, rule, record)}`
}
