import { describe, expect, it } from 'vitest'
import type { InkMark, Mark } from '~/domain/annotations/mark'
import { touches } from '~/domain/annotations/hits'
import { decodeMark, encodeMark } from '~/domain/annotations/mark-bytes'
import { boxOf, movedMark } from '~/domain/annotations/mark-place'
import { openMark } from '~/domain/annotations/packed-ink'

const stroke: InkMark = { kind: 'pen', page: 3, colour: 2, madeAt: 1_790_000_000_000, width: 0.004, points: Array.from({ length: 50 }, (_, at) => [0.2 + at * 0.01, 0.5 + Math.sin(at) * 0.02, 0.5] as const) }
const note: Mark = { kind: 'note', page: 1, colour: 0, madeAt: 5, x: 0.5, y: 0.5, text: 'Đề nghị làm rõ', mentions: [] }

function opened(mark: Mark) {
  const found = openMark(encodeMark(mark))
  if (!found) throw new Error('a mark was not opened')
  return found
}

describe('N1 a stroke whose points stay packed', () => {
  it('says what the unpacked one says, as often as it is asked', () => {
    const [packed, plain] = [opened(stroke) as InkMark, decodeMark(encodeMark(stroke)) as InkMark]
    expect({ ...packed, points: packed.points }).toEqual(plain)
    expect(packed.points).toEqual(plain.points)
    expect(boxOf(packed)).toEqual(boxOf(plain))
  })

  it('is packed, moved and touched like it', () => {
    const packed = opened(stroke) as InkMark
    const units = { width: 1_000, height: 1_414 }
    expect(encodeMark(packed)).toEqual(encodeMark(stroke))
    expect(movedMark(packed, { dx: 0.1, dy: 0 }).points.map(([x]) => x)).toEqual(packed.points.map(([x]) => x + 0.1))
    expect(touches(packed, [0.2, 0.5], 0.012, units)).toBe(true)
    expect(touches(packed, [0.2, 0.6], 0.012, units)).toBe(false)
  })

  it('N2 is none when the bytes are none; other marks are as they were', () => {
    expect(openMark(encodeMark(stroke).subarray(0, 40))).toBeNull()
    expect(opened(note)).toEqual(decodeMark(encodeMark(note)))
  })
})
