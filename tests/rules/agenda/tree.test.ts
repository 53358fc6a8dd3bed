import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { childrenOf, keyboardTarget, moveItem, nextItem, placeItems, progressOf, type Placement } from '~/domain/agenda/tree'
import type { AgendaItem } from '~/domain/meetings/types'
import { item } from '../sample'

const agenda = [item('c', null, 2), item('a'), item('b', null, 1), item('b2', 'b', 1), item('b1', 'b'), item('b11', 'b1')]
const moved = (items: AgendaItem[], places: Placement[]) => items.map((known) => ({ ...known, ...places.find((place) => place.id === known.id) }))
const read = (items: AgendaItem[]) => placeItems(items).map(({ id, number }) => `${number} ${id}`)

describe('agenda tree', () => {
  it('G1, G2 reads by position and numbers by place', () => expect(read(agenda)).toEqual(['1 a', '2 b', '2.1 b1', '2.1.1 b11', '2.2 b2', '3 c']))
  it('G1 an item whose parent is missing is read at the top', () => expect(read([item('x', 'gone')])).toEqual(['1 x']))
  it('G7 goes on to the next item in reading order that waits, then to those passed over', () => {
    const after = (current: string | null, ...waiting: string[]) => nextItem(agenda, current, (id) => waiting.includes(id))?.id ?? null
    expect(after(null, 'a', 'b')).toBe('a')
    expect(after('b', 'a', 'b11', 'c')).toBe('b11')
    expect(after('b2', 'a', 'b1')).toBe('a')
    expect(after('c')).toBe(null)
  })
  it('G3 a fourth level is refused, also when the item brings its own parts', () => {
    expect(moveItem(agenda, 'c', { parentId: 'b11', index: 0 })).toEqual({ ok: false, code: 'agenda/too-deep', params: { max: 3 } })
    expect(moveItem(agenda, 'b', { parentId: 'a', index: 0 })).toMatchObject({ code: 'agenda/too-deep' })
  })
  it('G4 an item cannot move into itself or its parts', () => {
    expect(moveItem(agenda, 'b', { parentId: 'b', index: 0 })).toMatchObject({ code: 'agenda/into-itself' })
    expect(moveItem(agenda, 'b', { parentId: 'b11', index: 0 })).toMatchObject({ code: 'agenda/into-itself' })
  })
  it('G4 returns only changed places, on both sides of a move', () => {
    expect(moveItem(agenda, 'b1', { parentId: null, index: 1 })).toEqual({
      ok: true,
      value: [
        { id: 'b1', parentId: null, position: 1 }, { id: 'b', parentId: null, position: 2 }, { id: 'c', parentId: null, position: 3 },
        { id: 'b2', parentId: 'b', position: 0 },
      ],
    })
    expect(moveItem(agenda, 'a', { parentId: null, index: 0 })).toEqual({ ok: true, value: [] })
  })
  it('G4 unknown items and parents are not found', () => {
    expect(moveItem(agenda, 'zz', { parentId: null, index: 0 })).toMatchObject({ code: 'not-found' })
    expect(moveItem(agenda, 'a', { parentId: 'zz', index: 0 })).toMatchObject({ code: 'not-found' })
  })
  it('G3, G4 any row of moves keeps every item once, three levels and positions without a hole', () => {
    const ids = agenda.map(({ id }) => id)
    const move = fc.record({ id: fc.constantFrom(...ids), parentId: fc.constantFrom(null, ...ids), index: fc.integer({ min: -1, max: 7 }) })
    fc.assert(fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
      let items = agenda
      for (const { id, ...to } of moves) {
        const decision = moveItem(items, id, to)
        if (decision.ok) items = moved(items, decision.value)
      }
      const placed = placeItems(items)
      expect(placed.map(({ id }) => id).sort()).toEqual([...ids].sort())
      expect(Math.max(...placed.map(({ depth }) => depth))).toBeLessThanOrEqual(3)
      for (const parentId of [null, ...ids]) expect(childrenOf(items, parentId).map(({ position }) => position)).toEqual(childrenOf(items, parentId).map((_, index) => index))
    }), { numRuns: 60 })
  })
  it('G5 a part of item 2 is item 2 of 3', () => {
    expect(progressOf(agenda, 'b11')).toEqual({ index: 2, total: 3 })
    expect(progressOf(agenda, null)).toBeNull()
  })
  it('G6 the keyboard reaches what dragging reaches', () => {
    expect(keyboardTarget(agenda, 'b', 'up')).toEqual({ parentId: null, index: 0 })
    expect(keyboardTarget(agenda, 'b', 'down')).toEqual({ parentId: null, index: 2 })
    expect(keyboardTarget(agenda, 'c', 'in')).toEqual({ parentId: 'b', index: 2 })
    expect(keyboardTarget(agenda, 'b1', 'out')).toEqual({ parentId: null, index: 2 })
    for (const [id, key] of [['a', 'up'], ['c', 'down'], ['a', 'in'], ['a', 'out']] as const) expect(keyboardTarget(agenda, id, key)).toBeNull()
  })
})
