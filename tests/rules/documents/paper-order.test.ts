import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOrder, inRuns, movedBefore, stepTarget } from '~/domain/documents/paper-order'

/** 'a b1 b2 c' reads: a alone, b1 and b2 in group b, c alone. */
const papers = (text: string) => text.split(' ').map((id) => ({ id, groupName: id.length > 1 ? id.charAt(0) : '' }))
const said = (list: readonly { id: string }[]) => list.map(({ id }) => id).join(' ')

describe('P11 papers in groups', () => {
  it('stand together where the first of the group stands', () => {
    expect(said(inOrder(papers('a b1 c b2')))).toBe('a b1 b2 c')
    expect(inRuns(papers('a c b1 b2')).map((run) => run.groupName)).toEqual(['', '', 'b'])
  })

  it.each([
    ['within the group', 'b1 b2 b3 c', 'b3', 'b1', 'b3 b1 b2 c'],
    ['to the end of the group', 'b1 b2 b3 c', 'b1', 'c', 'b2 b3 b1 c'],
    ['to the end of the last group', 'a b1 b2', 'b1', null, 'a b2 b1'],
    ['beyond the group, as a whole', 'a b1 b2 c', 'b1', 'a', 'b1 b2 a c'],
    ['beyond the group to the end', 'a b1 b2 c', 'b1', null, 'a c b1 b2'],
    ['the last of a group before its follower: nothing', 'b1 b2 c', 'b2', 'c', 'b1 b2 c'],
    ['alone over a group, up', 'b1 b2 c', 'c', 'b2', 'c b1 b2'],
    ['alone over a group, down', 'a b1 b2', 'a', 'b2', 'b1 b2 a'],
    ['before itself: nothing', 'a b1 b2', 'a', 'a', 'a b1 b2'],
    ['before what is not there: nothing', 'a b1 b2', 'a', 'z', 'a b1 b2'],
  ])('%s', (_, before, id, target, after) => expect(said(movedBefore(papers(before), id, target))).toBe(after))

  it('steps one place, or over a whole group', () => {
    const all = papers('a b1 b2 c')
    expect(said(movedBefore(all, 'c', stepTarget(all, 'c', 'up') ?? null))).toBe('a c b1 b2')
    expect(said(movedBefore(all, 'a', stepTarget(all, 'a', 'down') ?? null))).toBe('b1 b2 a c')
    expect(stepTarget(all, 'a', 'up')).toBeUndefined()
    expect(stepTarget(all, 'c', 'down')).toBeUndefined()
  })

  it('never loses or doubles a paper, and never splits a group', () => {
    const some = fc.uniqueArray(fc.constantFrom('a', 'c', 'd', 'b1', 'b2', 'b3', 'e1', 'e2'), { minLength: 1 })
    fc.assert(fc.property(some, fc.nat(7), fc.option(fc.nat(7)), (ids, from, to) => {
      const all = papers(ids.join(' '))
      const moved = movedBefore(all, ids[from % ids.length] ?? '', to === null ? null : ids[to % ids.length] ?? null)
      expect(moved.map(({ id }) => id).sort()).toEqual([...ids].sort())
      expect(inOrder(moved)).toEqual(moved)
    }))
  })
})
