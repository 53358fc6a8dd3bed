import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looseOf, stepTo, toSettle } from '~/features/ink/page/settling'

const numbered = (count: number) => Array.from({ length: count }, (_, index) => index)
const nothing: ReadonlySet<number> = new Set()

describe('the picture of a page’s older marks', () => {
  it('begins when there are two hundred, and grows by a hundred at least', () => {
    expect(toSettle(numbered(199), nothing)).toEqual([])
    expect(toSettle(numbered(2_650), nothing)).toEqual(numbered(2_550))
    const taken = new Set(numbered(500))
    expect(toSettle(numbered(699), taken)).toEqual(numbered(500))
    expect(toSettle(numbered(700), taken)).toEqual(numbered(600))
  })

  it('loses a mark that is taken away, and no other', () => {
    const taken = new Set(numbered(500))
    const marks = numbered(600).filter((mark) => mark !== 17)
    expect(toSettle(marks, taken)).toEqual(numbered(500).filter((mark) => mark !== 17))
    expect(looseOf(marks, (mark) => taken.has(mark))).toEqual(numbered(600).slice(500))
  })

  it('leaves no more shapes beside it than can be drawn, the newest', () => {
    expect(looseOf(numbered(5_000), () => false)).toEqual(numbered(5_000).slice(-300))
  })

  it('is mended by what went and what came; after a great change it is made anew', () => {
    expect(stepTo([1, 2, 3, 4], [1, 3, 4, 5])).toEqual({ removed: [2], kept: [1, 3, 4], added: [5] })
    expect(stepTo(numbered(1_000), numbered(1_000).slice(100))).toBeNull()
  })

  it('comes to hold what is wanted, in its order, from whatever it held', () => {
    const some = fc.uniqueArray(fc.nat(40), { maxLength: 30 })
    fc.assert(fc.property(some, some, (shown, wanted) => {
      const step = stepTo(shown, wanted)
      expect(step && [...step.kept, ...step.added]).toEqual(wanted)
      expect(step && [...step.kept, ...step.removed].toSorted()).toEqual(shown.toSorted())
    }))
  })
})
