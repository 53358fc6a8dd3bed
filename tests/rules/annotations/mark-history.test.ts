import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mark } from '~/domain/annotations/mark'
import { MarkHistory, type MarkChange } from '~/features/ink/mark-history'

const note = (text: string): Mark => ({ kind: 'note', page: 1, colour: 0, madeAt: 0, x: 0.5, y: 0.5, text, mentions: [] })
const change = (key: string, before: Mark | null, after: Mark | null): MarkChange => ({ layer: 'room', key, before, after })

/** A page of marks that is written on, undone and redone, as the session does it. */
function desk() {
  const history = new MarkHistory()
  const marks = new Map<string, Mark>()
  const write = (changes: readonly MarkChange[]) => {
    for (const { key, after } of changes) {
      if (after) marks.set(key, after)
      else marks.delete(key)
    }
  }
  return {
    history, marks,
    put(key: string, after: Mark | null, gesture?: object) {
      const done = [change(key, marks.get(key) ?? null, after)]
      history.did(done, gesture)
      write(done)
    },
    undo: () => write(history.undo()),
    redo: () => write(history.redo()),
    /** somebody else takes it away */
    clear(...keys: string[]) {
      for (const key of keys) marks.delete(key)
      history.forget(keys)
    },
    texts: () => Object.fromEntries([...marks].map(([key, mark]) => [key, mark.kind === 'note' && mark.text])),
  }
}

describe('N8 undo and redo concern what this tab has done', () => {
  it('step by step, back and forth', () => {
    const { put, undo, redo, texts, history } = desk()
    put('a', note('một'))
    put('a', note('hai'))
    put('a', null)
    undo()
    expect(texts()).toEqual({ a: 'hai' })
    undo()
    expect(texts()).toEqual({ a: 'một' })
    undo()
    expect(texts()).toEqual({})
    expect(history.canUndo).toBe(false)
    redo()
    redo()
    expect(texts()).toEqual({ a: 'hai' })
  })

  it('what one movement of the hand has done is one step', () => {
    const { put, undo, redo, texts, history } = desk()
    for (const key of ['a', 'b', 'c']) put(key, note(key))
    const rubbing = {}
    put('a', null, rubbing)
    put('c', null, rubbing)
    undo()
    expect(texts()).toEqual({ a: 'a', b: 'b', c: 'c' })
    redo()
    expect(texts()).toEqual({ b: 'b' })
    expect(history.canRedo).toBe(false)
  })

  it('after something new there is nothing to do again', () => {
    const { put, undo, history } = desk()
    put('a', note('một'))
    undo()
    put('b', note('hai'))
    expect(history.canRedo).toBe(false)
  })

  it('H6 what the chair has cleared is not brought back, by no number of steps', () => {
    const { put, undo, redo, clear, texts, history } = desk()
    put('a', note('một'))
    put('a', note('hai'))
    put('b', note('ba'))
    undo()
    clear('a', 'b')
    for (let step = 0; step < 5; step++) undo()
    for (let step = 0; step < 5; step++) redo()
    expect(texts()).toEqual({})
    expect(history.canUndo || history.canRedo).toBe(false)
  })

  it('nor is anything else lost with it', () => {
    const { put, undo, clear, texts } = desk()
    put('a', note('một'))
    put('b', note('hai'))
    put('b', null)
    clear('a')
    undo()
    expect(texts()).toEqual({ b: 'hai' })
  })

  it('all the way back is empty and all the way forth is as it was, whatever was done', () => {
    const acts = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), text: fc.option(fc.constantFrom('x', 'y')) }), { maxLength: 40 })
    fc.assert(fc.property(acts, (done) => {
      const { put, undo, redo, texts, history } = desk()
      for (const { key, text } of done) put(key, text === null ? null : note(text))
      const then = texts()
      while (history.canUndo) undo()
      expect(texts()).toEqual({})
      while (history.canRedo) redo()
      expect(texts()).toEqual(then)
    }))
  })
})
