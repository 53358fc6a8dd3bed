import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quorumOf } from '~/domain/meetings/quorum'
import { deputy, members, seat } from '../sample'

const ids = (count: number) => new Set(members(count).map((member) => member.id))

describe('quorum', () => {
  it.each([[23, 16], [24, 16], [25, 17], [1, 1], [3, 2]])('Q1 of %i members %i are needed', (total, needed) => {
    expect(quorumOf(members(total), ids(needed))).toEqual({ present: needed, total, needed, reached: true })
    expect(quorumOf(members(total), ids(needed - 1)).reached).toBe(false)
  })
  it('Q1 the fraction is a setting', () => expect(quorumOf(members(10), ids(5), { numerator: 1, divisor: 2 })).toMatchObject({ needed: 5, reached: true }))
  it('Q1 the need is the smallest whole number at or above the share, and an empty body has no quorum', () => {
    expect(quorumOf([], new Set()).reached).toBe(false)
    fc.assert(fc.property(fc.integer({ min: 1, max: 600 }), (total) => {
      const { needed } = quorumOf(members(total), new Set())
      return needed * 3 >= total * 2 && (needed - 1) * 3 < total * 2
    }), { numRuns: 40 })
  })
  it('Q2 guests never count, even when their seat says so', () => {
    const guest = seat('g1', 'guest', { countsForQuorum: true })
    expect(quorumOf([...members(3), guest], new Set(['g1', 's1']))).toEqual({ present: 1, total: 3, needed: 2, reached: false })
  })
  it('Q3 the place of a member with a deputy stays in the whole', () => {
    expect(quorumOf([...members(2), deputy('d1')], new Set(['s1', 'd1']))).toEqual({ present: 1, total: 3, needed: 2, reached: false })
  })
  it('Q4 a deputy counts where the seat says so', () => {
    expect(quorumOf([...members(2), deputy('d1', { countsForQuorum: true })], new Set(['s1', 'd1'])).present).toBe(2)
  })
})
