import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packPages, unpackPages } from '~/domain/documents/page-list'
import type { ReaderPage } from '~/domain/documents/reading'

const size = fc.integer({ min: 1, max: 144_000 }).map((tenths) => tenths / 10)
const state = fc.constantFrom<ReaderPage['state']>('ready', 'waiting', 'failed')
const boxOf = (side: fc.Arbitrary<number>) => fc.record({ left: side, top: side, right: side, bottom: side })
const pagesWith = (side: fc.Arbitrary<number>) => fc
  .array(fc.record({ widthPt: size, heightPt: size, state, box: fc.option(boxOf(side)), alike: fc.integer({ min: 1, max: 9 }) }), { maxLength: 30 })
  .map((runs) => runs.flatMap(({ alike, ...page }) => Array.from({ length: alike }, () => page)).map((page, index): ReaderPage => ({ page: index + 1, ...page })))
const thousandth = fc.integer({ min: 0, max: 1000 }).map((side) => side / 1000)
const anywhere = fc.double({ min: 0, max: 1, noNaN: true })

describe('the list of pages', () => {
  it('gives the pages back of which it was made', () => {
    fc.assert(fc.property(pagesWith(thousandth), (pages) => {
      expect(unpackPages(packPages(pages))).toEqual(pages)
    }))
  })

  it('cuts nothing off, and leaves a thousandth of the page too much at most', () => {
    fc.assert(fc.property(pagesWith(anywhere), (pages) => {
      unpackPages(packPages(pages)).forEach(({ box }, index) => {
        const before = pages[index]?.box
        if (!box || !before) return expect(box).toBe(before)
        for (const [out, inner] of [[box.left, before.left], [box.top, before.top], [-box.right, -before.right], [-box.bottom, -before.bottom]] as const) {
          expect(out).toBeLessThanOrEqual(inner + 1e-8)
          expect(out).toBeGreaterThan(inner - 0.001 - 1e-8)
        }
      })
    }))
  })

  it('says once what is alike on neighbouring pages', () => {
    const page = { page: 1, widthPt: 595.3, heightPt: 841.9, state: 'ready' as const, box: { left: 0.117, top: 0.06, right: 0.9, bottom: 1 } }
    expect(packPages(Array.from({ length: 2000 }, () => page))).toEqual({ sizes: '5953x8419*2000', states: 'r*2000', boxes: '391op0rs*2000' })
    expect(packPages([page, { ...page, state: 'waiting', box: null }, { ...page, state: 'failed', box: null }])).toEqual({ sizes: '5953x8419*3', states: 'r w f', boxes: '391op0rs -*2' })
    expect(unpackPages(packPages([]))).toEqual([])
  })
})
