import { expect, it } from 'vitest'
import { freeSpot } from '~/features/ink/notes/note-spot'
import type { PageMark } from '~/features/ink/kept/placed-marks'

const note = (x: number, y: number): PageMark => ({ key: `u/${x}-${y}`, authorId: 'u', own: true, layer: 'room', mark: { kind: 'note', page: 1, colour: 0, madeAt: 0, x, y, text: 'Ý kiến', mentions: [] } })

it('a note that nobody points for goes to the margin, below those that are there', () => {
  const first = freeSpot([])
  const second = freeSpot([note(first.x, first.y), note(0.4, first.y + 0.05)])
  expect(second.x).toBe(first.x)
  expect(second.y).toBeGreaterThan(first.y + 0.03)
})

it('a margin that is full takes one more at its top', () => {
  const full = Array.from({ length: 40 }, (_, index) => note(0.93, 0.05 + index * 0.024))
  expect(freeSpot(full)).toEqual(freeSpot([]))
})
