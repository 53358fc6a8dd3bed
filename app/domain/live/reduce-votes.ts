import type { VoteId } from '../kernel/ids'
import type { Reducers } from './reduce'
import type { LiveState, VoteLive } from './state'

function withVote(state: LiveState, id: VoteId, change: (vote: VoteLive) => Partial<VoteLive>): LiveState {
  const vote = state.votes[id]
  return vote ? { ...state, votes: { ...state.votes, [id]: { ...vote, ...change(vote) } } } : state
}

function prepared(id: VoteId, itemId: string, question: string): VoteLive {
  return { id, itemId, question, state: 'prepared', opening: null, receivedSeatIds: [], openedAt: null, closedAt: null, result: null, named: null }
}

/** L8 A ballot's choice is known only with the result; until then only whose ballots have come. */
export const voteReducers: Reducers<
  'vote-prepared' | 'vote-opened' | 'vote-paused' | 'vote-resumed' | 'ballot-received' | 'vote-closed' | 'vote-declared'
> = {
  'vote-prepared': (state, { payload: { voteId, itemId, question } }) => ({
    ...state, votes: { ...state.votes, [voteId]: prepared(voteId, itemId, question) },
  }),
  'vote-opened': (state, { payload, occurredAt }) => ({
    ...state,
    votes: {
      ...state.votes,
      [payload.voteId]: { ...prepared(payload.voteId, payload.itemId, payload.question), state: 'open', opening: payload, openedAt: occurredAt },
    },
  }),
  'vote-paused': (state, { payload }) => withVote(state, payload.voteId, () => ({ state: 'paused' })),
  'vote-resumed': (state, { payload }) => withVote(state, payload.voteId, () => ({ state: 'open' })),
  'ballot-received': (state, { payload: { voteId, seatId } }) =>
    withVote(state, voteId, ({ receivedSeatIds }) => (receivedSeatIds.includes(seatId) ? {} : { receivedSeatIds: [...receivedSeatIds, seatId] })),
  'vote-closed': (state, { payload, occurredAt }) => withVote(state, payload.voteId, () => ({ state: 'closed', closedAt: occurredAt })),
  'vote-declared': (state, { payload }) =>
    withVote(state, payload.voteId, () => ({ state: 'declared', result: payload.result, named: payload.named })),
}
