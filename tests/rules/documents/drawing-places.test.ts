import { expect, test } from 'vitest'
import { drawingPlaces } from '~/domain/documents/drawing-places'

test('one place while a meeting is in session; otherwise one core stays free, and two places are enough', () => {
  expect([1, 2, 3, 16].map((cores) => drawingPlaces(cores, false))).toEqual([1, 1, 2, 2])
  expect([1, 2, 3, 16].map((cores) => drawingPlaces(cores, true))).toEqual([1, 1, 1, 1])
})
