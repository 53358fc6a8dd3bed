import { describe, expect, it } from 'vitest'
import { decideCast, decideCloseVote, decideDeclare, decideOpenVote, decidePauseVote, decideResumeVote, type VoteFacts, type VoteState } from '~/domain/voting/vote'

const vote = (state: VoteState): VoteFacts => ({ id: 'v1', state, secret: false, issuedSeatIds: ['s1', 's2'], closedAt: state === 'closed' || state === 'declared' ? 945 : null })
const reached = { present: 16, total: 23, needed: 16, reached: true }
const lost = { present: 15, total: 23, needed: 16, reached: false }
const room = { meetingState: 'in-session', quorum: reached, openVoteIds: [] } as const
const member = { seatId: 's1', role: 'member', earlier: null } as const

describe('opening', () => {
  it('V4 a prepared vote opens in session with a quorum', () => expect(decideOpenVote(vote('prepared'), room).ok).toBe(true))
  it('V4 refused without a quorum, with both numbers', () => {
    expect(decideOpenVote(vote('prepared'), { ...room, quorum: lost })).toEqual({ ok: false, code: 'voting/no-quorum', params: { present: 15, needed: 16 } })
  })
  it('V4 one vote at a time', () => {
    expect(decideOpenVote(vote('prepared'), { ...room, openVoteIds: ['v2'] })).toMatchObject({ code: 'voting/already-open', params: { voteId: 'v2' } })
    expect(decideOpenVote(vote('paused'), room)).toMatchObject({ code: 'voting/already-open' })
  })
  it('V4 not during a break', () => expect(decideOpenVote(vote('prepared'), { ...room, meetingState: 'on-break' })).toMatchObject({ code: 'live/not-in-session' }))
  it('V10 a declared vote does not open again', () => expect(decideOpenVote(vote('declared'), room)).toMatchObject({ code: 'voting/wrong-state', params: { state: 'declared' } }))
})

describe('casting', () => {
  it('V6 a guest never casts, even on the roll', () => expect(decideCast(vote('open'), { ...member, role: 'guest' }, 'for')).toMatchObject({ code: 'voting/guest' }))
  it('V6 only the roll casts', () => expect(decideCast(vote('open'), { ...member, seatId: 's9' }, 'for')).toMatchObject({ code: 'voting/not-on-roll' }))
  it('V6 an unknown choice is refused', () => expect(decideCast(vote('open'), member, 'maybe')).toMatchObject({ code: 'voting/unknown-choice' }))
  it.each(['closed', 'declared'] as const)('V7 not after the end (%s), and the refusal says when that was', (state) => {
    expect(decideCast(vote(state), member, 'for')).toEqual({ ok: false, code: 'voting/closed', params: { at: 945 } })
  })
  it('V7 not before the opening and not while paused', () => {
    expect(decideCast(vote('prepared'), member, 'for')).toMatchObject({ code: 'voting/not-open' })
    expect(decideCast(vote('paused'), member, 'for')).toMatchObject({ code: 'voting/paused' })
  })
  it('V8 the first ballot, the same again, another choice', () => {
    const cast = (earlier: 'for' | null, choice: string) => decideCast(vote('open'), { ...member, earlier }, choice)
    expect(cast(null, 'for')).toEqual({ ok: true, value: { choice: 'for', again: false, same: false } })
    expect(cast('for', 'for')).toEqual({ ok: true, value: { choice: 'for', again: true, same: true } })
    expect(cast('for', 'against')).toEqual({ ok: true, value: { choice: 'against', again: true, same: false } })
  })
})

describe('steps', () => {
  const states: VoteState[] = ['prepared', 'open', 'paused', 'closed', 'declared']
  it.each([
    ['pause', decidePauseVote, ['open']],
    ['resume', (facts: VoteFacts) => decideResumeVote(facts, reached), ['paused']],
    ['close', decideCloseVote, ['open', 'paused']],
    ['declare', decideDeclare, ['closed']],
  ] as [string, (facts: VoteFacts) => { ok: boolean }, VoteState[]][])('V10 %s', (_, decide, from) => {
    expect(states.filter((state) => decide(vote(state)).ok)).toEqual(from)
  })
  it('V11 no resuming without a quorum', () => expect(decideResumeVote(vote('paused'), lost)).toMatchObject({ code: 'voting/no-quorum' }))
})
