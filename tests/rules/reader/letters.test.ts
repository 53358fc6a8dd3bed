import { describe, expect, it } from 'vitest'
import { readWords, type Letter } from '~/features/reader/letters'

/** Letters of 10 × 20 pixels, each given as [letter, left, top]. */
const letters = (...given: [string, number, number][]): Letter[] => given.map(([char, left, top]) => ({ char, left, right: left + 10, top, bottom: top + 20 }))
const read = (all: Letter[]) => readWords(all).map((line) => line.map((word) => word.map(({ char }) => char).join('')).join(' '))

describe('reading letters by their places', () => {
  it('puts letters that were drawn later into their words', () => {
    expect(read(letters(['S', 0, 0], [':', 30, 0], ['3', 50, 0], ['0', 60, 0], ['ố', 10, 1]))).toEqual(['Số : 30'])
  })

  it('reads line by line, also when a line is a little uneven', () => {
    expect(read(letters(['b', 0, 40], ['a', 0, 0], ['2', 10, 4]))).toEqual(['a2', 'b'])
  })

  it('reads nothing from nothing', () => expect(readWords([])).toEqual([]))
})
