import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Choice, MajorityRule } from '~/domain/meetings/events'
import { voteRoll } from '~/domain/voting/roll'
import { needed, peoplesCommitteeRule, peoplesCouncilRule, percent, removalRule } from '~/domain/voting/rule'
import { tally, type TallyInput } from '~/domain/voting/tally'
import { deputy, members, seat } from '../sample'

const ballots = (yes: number, no = 0, abstain = 0): Choice[] =>
  [...Array<Choice>(yes).fill('for'), ...Array<Choice>(no).fill('against'), ...Array<Choice>(abstain).fill('abstain')]
const vote = (change: Partial<TallyInput>) =>
  tally({ rule: peoplesCommitteeRule, members: 24, present: 24, issued: 24, ballots: [], headVote: null, secret: false, ...change })

const ruleArbitrary: fc.Arbitrary<MajorityRule> = fc.record({
  denominator: fc.constantFrom('all-members', 'present', 'issued', 'returned', 'valid'),
  numerator: fc.integer({ min: 1, max: 4 }),
  divisor: fc.integer({ min: 5, max: 7 }),
  comparison: fc.constantFrom('more-than', 'at-least'),
  tie: fc.constantFrom('head-of-body', 'not-adopted'),
})
const inputArbitrary: fc.Arbitrary<TallyInput> = fc
  .record({
    rule: ruleArbitrary, yes: fc.nat(40), no: fc.nat(40), abstain: fc.nat(20), invalid: fc.nat(5), notReturned: fc.nat(10), absent: fc.nat(20),
    headVote: fc.constantFrom<Choice | null>('for', 'against', 'abstain', null), secret: fc.boolean(),
  })
  .map(({ rule, yes, no, abstain, invalid, notReturned, absent, headVote, secret }) => {
    const issued = yes + no + abstain + invalid + notReturned
    return { rule, members: issued + absent, present: issued, issued, ballots: ballots(yes, no, abstain), invalid, headVote, secret }
  })

describe('tally', () => {
  it.each([
    ['all-members', 24, 13], ['present', 22, 12], ['issued', 21, 11], ['returned', 20, 11], ['valid', 18, 10],
  ] as const)('V1 %s: base %i, needed %i', (denominator, base, least) => {
    const input = { rule: { ...peoplesCouncilRule, denominator }, present: 22, issued: 21, invalid: 2 }
    expect(vote({ ...input, ballots: ballots(least, 18 - least) })).toMatchObject({ base, needed: least, adopted: true })
    expect(vote({ ...input, ballots: ballots(least - 1, 18 - least + 1) }).adopted).toBe(false)
  })
  it.each([
    [peoplesCommitteeRule, 23, 12], [peoplesCommitteeRule, 24, 13], [removalRule, 60, 40], [removalRule, 61, 41],
    [{ ...removalRule, comparison: 'more-than' as const }, 60, 41], [{ ...peoplesCouncilRule, comparison: 'at-least' as const }, 24, 12], [peoplesCommitteeRule, 0, 1],
    [{ ...removalRule, comparison: 'at-least' as const }, 0, 1],
  ])('V2 needed of %o over %i is %i', (rule, base, least) => expect(needed(rule, base)).toBe(least))
  it('V2 needed satisfies the fraction and one less does not', () => {
    fc.assert(fc.property(ruleArbitrary, fc.integer({ min: 1, max: 1000 }), (rule, base) => {
      const satisfies = (votes: number) => (rule.comparison === 'more-than' ? votes * rule.divisor > base * rule.numerator : votes * rule.divisor >= base * rule.numerator)
      return satisfies(needed(rule, base)) && !satisfies(needed(rule, base) - 1)
    }))
  })
  it('V3 guests and non-voting deputies are on no roll; the place of a member with a deputy stays in the whole', () => {
    const seats = [...members(3), deputy('d1'), seat('g1', 'guest', { votes: true }), seat('s9', 'secretary', { votes: false })]
    expect(voteRoll(seats, new Set(['s1', 's2', 'd1', 'g1', 's9']))).toEqual({ members: 4, issuedSeatIds: ['s1', 's2'] })
  })
  it('V3 a deputy whose seat votes gets a ballot', () => {
    expect(voteRoll([deputy('d1', { votes: true })], new Set(['d1']))).toEqual({ members: 1, issuedSeatIds: ['d1'] })
  })
  it('V5 the head of the body decides a tie, at half and also below half', () => {
    expect(vote({ ballots: ballots(12, 12), headVote: 'for' })).toMatchObject({ adopted: true, decidedBy: 'head-of-body', needed: 13 })
    expect(vote({ ballots: ballots(10, 10, 4), headVote: 'for' })).toMatchObject({ adopted: true, decidedBy: 'head-of-body' })
    expect(vote({ ballots: ballots(12, 12), headVote: 'against' })).toMatchObject({ adopted: false, decidedBy: 'head-of-body' })
  })
  it('V5 without a tie the head has one vote like everybody', () => {
    expect(vote({ ballots: ballots(12, 11, 1), headVote: 'for' })).toMatchObject({ adopted: false, decidedBy: 'majority' })
    expect(vote({ ballots: ballots(0, 0, 24), headVote: 'for' })).toMatchObject({ adopted: false, decidedBy: 'majority' })
  })
  it.each([
    ['secret', { secret: true, headVote: 'for' }], ['head absent', { headVote: null }], ['head abstains', { headVote: 'abstain' }],
    ['People’s Council', { rule: peoplesCouncilRule, headVote: 'for' }],
  ] as [string, Partial<TallyInput>][])('V13 a tie is not adopted: %s', (_, change) => {
    expect(vote({ ballots: ballots(12, 12), ...change })).toMatchObject({ adopted: false, decidedBy: 'tie-not-adopted' })
  })
  it('V9 hundredths of a percent, half up', () => {
    expect([percent(18, 23), percent(2, 3), percent(1, 3), percent(1, 32), percent(1, 800), percent(23, 23), percent(0, 0)]).toEqual([7826, 6667, 3333, 313, 13, 10000, 0])
  })
  it('V14 every member is accounted for, and adoption follows from the numbers', () => {
    fc.assert(fc.property(inputArbitrary, (input) => {
      const result = tally(input)
      const { counts } = result
      expect(counts.for + counts.against + counts.abstain + (input.invalid ?? 0) + result.notReturned + result.absent).toBe(input.members)
      if (result.decidedBy === 'majority') expect(result.adopted).toBe(counts.for >= result.needed)
      else expect(counts.for).toBe(counts.against)
      if (input.secret || input.rule.tie === 'not-adopted') expect(result.decidedBy).not.toBe('head-of-body')
    }))
  })
  it('V14 one more vote for never undoes an adoption by majority', () => {
    fc.assert(fc.property(inputArbitrary, (input) => {
      const more = { ...input, members: input.members + 1, present: input.present + 1, issued: input.issued + 1, ballots: [...input.ballots, 'for' as const] }
      const before = tally(input)
      return !(before.adopted && before.decidedBy === 'majority') || tally(more).adopted
    }))
  })
})
