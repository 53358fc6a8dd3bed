import { describe, expect, it } from 'vitest'
import { decideRemoveItem } from '~/domain/agenda/removal'
import { dropTarget, restOf } from '~/domain/agenda/drop'
import { placeItems } from '~/domain/agenda/tree'
import type { AgendaItem } from '~/domain/meetings/types'

const item = (id: string, parentId: string | null, position: number): AgendaItem => ({
  id, parentId, position, title: id, neutralTitle: '', minutes: 10, preparingUnitId: null, preparingUnitName: null, presenterSeatId: null, closed: false, arisen: false, onPaper: false,
})
const items = [item('a', null, 0), item('b', null, 1), item('b1', 'b', 0), item('b2', 'b', 1), item('c', null, 2)]
const placed = placeItems(items)

describe('G9 dropping a dragged item', () => {
  it('takes its parts along', () => {
    expect(restOf(placed, 'b').map((one) => one.id)).toEqual(['a', 'c'])
    expect(restOf(placed, 'c').map((one) => one.id)).toEqual(['a', 'b', 'b1', 'b2'])
  })
  it('first of all is at the top, however far it is set in', () => {
    expect(dropTarget(restOf(placed, 'c'), 0, 3)).toEqual({ parentId: null, index: 0, depth: 1 })
  })
  it('between a parent and its part it becomes a part', () => {
    expect(dropTarget(restOf(placed, 'a'), 1, 1)).toEqual({ parentId: 'b', index: 0, depth: 2 })
  })
  it('behind the last part it is a part or a sibling of the parent, as far as it is set in', () => {
    const rest = restOf(placed, 'c')
    expect(dropTarget(rest, 4, 2)).toEqual({ parentId: 'b', index: 2, depth: 2 })
    expect(dropTarget(rest, 4, 1)).toEqual({ parentId: null, index: 2, depth: 1 })
    expect(dropTarget(rest, 4, 9)).toEqual({ parentId: 'b2', index: 0, depth: 3 })
  })
})

describe('G8 removing an item', () => {
  const nothing = { discussed: new Set<string>(), withPapers: new Set<string>(), withVotes: new Set<string>() }
  it('takes its parts along', () => expect(decideRemoveItem(items, 'b', nothing)).toEqual({ ok: true, value: ['b', 'b1', 'b2'] }))
  it('is refused for what hangs on a part of it', () => {
    expect(decideRemoveItem(items, 'b', { ...nothing, withPapers: new Set(['b2']) })).toMatchObject({ code: 'agenda/has-papers' })
    expect(decideRemoveItem(items, 'b', { ...nothing, discussed: new Set(['b1']) })).toMatchObject({ code: 'agenda/already-discussed' })
    expect(decideRemoveItem(items, 'x', nothing)).toMatchObject({ code: 'not-found' })
  })
})
