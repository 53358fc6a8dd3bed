import type { Choice, MajorityRule, VoteResult } from '../meetings/events'
import { needed } from './rule'

export type TallyInput = {
  rule: MajorityRule
  /** all seats with a vote, whoever is there; guests and non-voting deputies are in none of these numbers */
  members: number
  present: number
  issued: number
  ballots: readonly Choice[]
  /** returned but not valid (paper slips); 0 on tablets */
  invalid?: number
  /** what the head of the BODY cast, not whoever presides; null when he is absent or sent no ballot */
  headVote: Choice | null
  secret: boolean
}

/**
 * Counts a closed vote with whole numbers and says whether it is adopted, and by what.
 * V5 for = against is decided by the head of the body where the rule says so, the vote is open and
 * he cast for or against: adopted then even at half or less. Otherwise a tie is not adopted.
 * Law: organisation of local government, People's Committee (DOMAIN §4).
 */
export function tally(input: TallyInput): VoteResult {
  const count = (choice: Choice) => input.ballots.filter((ballot) => ballot === choice).length
  const counts = { for: count('for'), against: count('against'), abstain: count('abstain') }
  const returned = input.ballots.length + (input.invalid ?? 0)
  const base = { 'all-members': input.members, present: input.present, issued: input.issued, returned, valid: input.ballots.length }[input.rule.denominator]
  const atLeast = needed(input.rule, base)
  return {
    members: input.members, present: input.present, issued: input.issued, returned,
    counts,
    notReturned: Math.max(0, input.issued - returned),
    absent: Math.max(0, input.members - input.present),
    base, needed: atLeast,
    ...outcome(input, counts, atLeast),
  }
}

function outcome({ rule, headVote, secret }: TallyInput, counts: VoteResult['counts'], atLeast: number): Pick<VoteResult, 'adopted' | 'decidedBy'> {
  if (counts.for >= atLeast) return { adopted: true, decidedBy: 'majority' }
  const tie = counts.for === counts.against && counts.for > 0
  if (!tie) return { adopted: false, decidedBy: 'majority' }
  const headDecides = rule.tie === 'head-of-body' && !secret && (headVote === 'for' || headVote === 'against')
  return headDecides ? { adopted: headVote === 'for', decidedBy: 'head-of-body' } : { adopted: false, decidedBy: 'tie-not-adopted' }
}
