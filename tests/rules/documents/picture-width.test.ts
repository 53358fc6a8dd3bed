import { describe, expect, it } from 'vitest'
import { isSlow, pictureWidth, unknownLine, widthForScreen } from '~/domain/documents/picture-width'

const line = (facts: Partial<typeof unknownLine>) => ({ ...unknownLine, ...facts })
const measured = (picturesKbitPerS: number) => line({ picturesKbitPerS })

describe('which picture of a page is asked for', () => {
  it.each([
    ['a phone with the whole page, 390 pixels of 2', 780, 'small'],
    ['a phone with the column of print, 390 of the page\'s 480 pixels of 2', 960, 'reading'],
    ['a whole page on a tablet', 543, 'small'],
    ['the column of print on a tablet', 1_220, 'reading'],
    ['a column zoomed to five times', 6_100, 'reading'],
  ] as const)('is the one that %s deserves', (_screen, pagePx, wanted) => {
    expect(widthForScreen(pagePx)).toBe(wanted)
    expect(pictureWidth(pagePx, false)).toBe(wanted)
  })

  it('is the small one on a slow line, however large the screen', () => {
    expect(pictureWidth(1_220, true)).toBe('small')
  })
})

describe('a line', () => {
  it('is slow for whoever saves data, even when it is fast', () => {
    expect(isSlow(line({ savesData: true, picturesKbitPerS: 50_000 }), false)).toBe(true)
  })

  it('is taken as it was while nothing is known of it', () => {
    expect(isSlow(unknownLine, false)).toBe(false)
    expect(isSlow(unknownLine, true)).toBe(true)
  })

  it('is judged by what pictures took, before what the browser supposes', () => {
    expect(isSlow(line({ effectiveType: '3g' }), false)).toBe(true)
    expect(isSlow(line({ effectiveType: '3g', picturesKbitPerS: 4_000 }), true)).toBe(false)
    expect(isSlow(line({ effectiveType: '4g', downlinkKbitPerS: 10_000, picturesKbitPerS: 300 }), false)).toBe(true)
    expect(isSlow(line({ effectiveType: '4g', downlinkKbitPerS: 400 }), false)).toBe(true)
    expect(isSlow(line({ effectiveType: '4g', downlinkKbitPerS: 1_600 }), false)).toBe(false)
  })

  it('stays what it was between slow and fast, so that the width does not change with every picture', () => {
    const verdicts = (speeds: number[], wasSlow: boolean) => {
      let slow = wasSlow
      return speeds.map((kbit) => (slow = isSlow(measured(kbit), slow)))
    }
    expect(verdicts([950, 700, 980, 690], false)).toEqual([false, false, false, false])
    expect(verdicts([950, 700, 980, 690], true)).toEqual([true, true, true, true])
    expect(verdicts([800, 600, 800, 1_100, 800], false)).toEqual([false, true, true, false, false])
  })
})
