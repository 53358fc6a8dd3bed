import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeMinutes } from '~/domain/minutes/compose-minutes'
import { composeNotice } from '~/domain/minutes/compose-notice'
import { pointLetter } from '~/domain/minutes/official-words'
import { sampleEvents, sampleRecord } from '~tests/support/sample-meeting'

/** Any part of the sample meeting may be missing: a server that failed, a secretary who recorded nothing. */
const someEvents = fc.subarray(sampleEvents)

describe('whatever was recorded', () => {
  it('M11 M13 letters run on without a gap, no heading stands over nothing, every text is a clean line', () => {
    fc.assert(fc.property(someEvents, (events) => {
      const { body } = composeMinutes(sampleRecord, events)
      let letters = 0
      body.forEach(({ style, text }, index) => {
        expect(text).not.toMatch(/undefined|null|NaN|\s{2}|\.\.|;\.|: *$(?<!gồm:|dự:|phiên họp\):)/)
        const next = body[index + 1]
        if (style === 'part' || style === 'item') expect(next?.style).not.toBe('part')
        if (style === 'part' || style === 'item') letters = 0
        if (style === 'point') {
          expect(text.startsWith(`${pointLetter(letters)}) `)).toBe(true)
          letters += 1
          if (!text.endsWith('.')) expect(next?.style).toBe('dash')
        }
      })
      expect(body.at(-1)?.text).toMatch(/\.\/\.$/)
    }))
  })
  it('M30 the notice never prints a closed item', () => {
    fc.assert(fc.property(someEvents, (events) => {
      const text = composeNotice(sampleRecord, events, 'Văn phòng').body.map((block) => block.text).join('\n')
      expect(text).not.toMatch(/undefined|cán bộ|phương án do Sở Nội vụ/)
    }))
  })
})
