import type { RoomView } from '~/domain/live/room-view'
import type { VoteLive } from '~/domain/live/state'
import { resultSentence, type ResultWords } from '~/domain/voting/result-sentence'
import { needed } from '~/domain/voting/rule'
import type { Texts } from '~/i18n/locale'
import { upperFirst } from '~/domain/minutes/official-words'

export const wordsOf = (view: RoomView): ResultWords => ({ voter: view.memberWord, head: `${view.headPosition} ${view.bodyName}` })

/** "cần quá nửa tổng số thành viên (tối thiểu 12)" while a vote is open; the share is of what is known by then. */
export function needsText(vote: VoteLive, view: RoomView, t: Texts): string {
  if (!vote.opening) return ''
  const { rule, members, issuedSeatIds } = vote.opening
  const base = rule.denominator === 'all-members' ? members : issuedSeatIds.length
  return t.voting.needs(rule, needed(rule, base), view.memberWord)
}

/** "18/23 thành viên tán thành (78,26% tổng số), quá nửa tổng số (tối thiểu 12): được thông qua." */
export function sentenceOf(vote: VoteLive, view: RoomView): string {
  return vote.result && vote.opening ? upperFirst(resultSentence(vote.result, vote.opening.rule, wordsOf(view))) : ''
}

/** The vote that the room is busy with: open, paused, closed and not declared; otherwise null. */
export function voteUnderWay(votes: Readonly<Record<string, VoteLive>>): VoteLive | null {
  return Object.values(votes).find(({ state }) => state === 'open' || state === 'paused' || state === 'closed') ?? null
}

/** The newest declared vote on the item under discussion: its result stays to be seen until something else comes. */
export function lastResult(votes: Readonly<Record<string, VoteLive>>, itemId: string | null): VoteLive | null {
  return Object.values(votes).filter((vote) => vote.state === 'declared' && vote.itemId === itemId).sort((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0))[0] ?? null
}
