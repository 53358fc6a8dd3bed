import { describe, expect, it } from 'vitest'
import { findContentBox } from '~/domain/documents/page-box'

/** A white page of 100 × 140 with dark rectangles given as [left, top, right, bottom]. */
function pageWith(...dark: [number, number, number, number][]) {
  const grey = new Uint8Array(100 * 140).fill(255)
  for (const [left, top, right, bottom] of dark) for (let y = top; y < bottom; y++) grey.fill(30, y * 100 + left, y * 100 + right)
  return grey
}

describe('where a page has print', () => {
  it('is found with a little air around it', () => {
    const box = findContentBox(pageWith([20, 14, 85, 120]), 100, 140)
    expect(box?.left).toBeCloseTo(0.18)
    expect(box?.right).toBeCloseTo(0.87)
    expect(box?.top).toBeCloseTo(0.1 - 2 / 140)
    expect(box?.bottom).toBeCloseTo(120 / 140 + 2 / 140)
  })

  it('leaves out specks and the shadow at the rim of a scan', () => {
    const box = findContentBox(pageWith([20, 14, 85, 120], [0, 0, 1, 140], [95, 60, 96, 61]), 100, 140)
    expect(box?.left).toBeCloseTo(0.18)
    expect(box?.right).toBeCloseTo(0.87)
  })

  it('is nothing on a blank page and on one without margins', () => {
    expect(findContentBox(pageWith(), 100, 140)).toBeNull()
    expect(findContentBox(pageWith([0, 0, 100, 140]), 100, 140)).toBeNull()
  })
})
