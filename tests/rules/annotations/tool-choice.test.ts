import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allTools, asToolChoice, drawingTools, widthNames, widthShare } from '~/features/ink/tools/tool-choice'

describe('H5 the tools are remembered as they were chosen', () => {
  const first = { tool: 'pen', stamp: 'agree', byHand: false, colours: {}, widths: {} }

  it('a pen in the author’s own colour to begin with', () => {
    expect(asToolChoice({})).toEqual(first)
  })

  it('what was kept comes back', () => {
    const kept = { tool: 'arrow', stamp: 'amend', byHand: true, colours: { pen: 3, stamp: 0 }, widths: { pen: 'broad', box: 'thin' } }
    expect(asToolChoice(JSON.parse(JSON.stringify(kept)) as Record<string, unknown>)).toEqual(kept)
  })

  it('what another version wrote and this one does not know is left out', () => {
    expect(asToolChoice({ tool: 'brush', stamp: 7, byHand: 'yes', colours: { pen: 99, brush: 1, box: 2 }, widths: { pen: 'huge', arrow: 'broad' } }))
      .toEqual({ ...first, colours: { box: 2 }, widths: { arrow: 'broad' } })
  })

  it('anything at all makes a choice that can be drawn with', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('tool', 'stamp', 'byHand', 'colours', 'widths', 'else'), fc.anything()), (kept) => {
      const choice = asToolChoice(kept)
      expect(allTools).toContain(choice.tool)
      for (const tool of drawingTools) expect(widthShare(choice, tool)).toBeGreaterThan(0)
    }))
  })

  it('three widths a tool, each broader than the one before', () => {
    for (const tool of drawingTools) {
      const [thin = 1, middle = 1, broad = 1] = widthNames.map((width) => widthShare({ widths: { [tool]: width } }, tool))
      expect(thin < middle && middle < broad).toBe(true)
    }
  })
})
