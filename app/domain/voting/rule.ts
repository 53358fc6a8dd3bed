import type { MajorityRule } from '../meetings/events'

/** V1 > 1/2 of all members, a tie decided by the vote of the body's head: the People's Committee (DOMAIN §4). */
export const peoplesCommitteeRule: MajorityRule = { denominator: 'all-members', numerator: 1, divisor: 2, comparison: 'more-than', tie: 'head-of-body' }
/** > 1/2 of all deputies: the People's Council (DOMAIN §4). */
export const peoplesCouncilRule: MajorityRule = { ...peoplesCommitteeRule, tie: 'not-adopted' }
/** ≥ 2/3 of all deputies: removing a deputy of the People's Council (DOMAIN §4). */
export const removalRule: MajorityRule = { denominator: 'all-members', numerator: 2, divisor: 3, comparison: 'at-least', tie: 'not-adopted' }

/** Whole quotient without floating-point rounding, for the small numbers of a hall. */
function quotient(dividend: number, divisor: number): number {
  return (dividend - (dividend % divisor)) / divisor
}

/** V2 Smallest whole number of votes for that adopts; never 0, so that nobody's silence adopts anything. */
export function needed(rule: MajorityRule, base: number): number {
  const share = base * rule.numerator
  const least = rule.comparison === 'more-than' ? quotient(share, rule.divisor) + 1 : quotient(share + rule.divisor - 1, rule.divisor)
  return Math.max(1, least)
}

/** V9 Share in hundredths of a percent, rounded half up with whole numbers: 18/23 → 7826. Of nothing: 0. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : quotient(part * 20_000 + whole, 2 * whole)
}
