import { describe, expect, it } from 'vitest'
import { decideNewGroup, decideOneMoreGroup, keepsGroup, mostGroupsMade, mostNoteGroups } from '~/domain/annotations/note-groups'

const groups = (count: number, madeBy: string | null) => Array.from({ length: count }, () => ({ madeBy }))

describe('N11 one more group for notes', () => {
  it.each([[0, true], [mostNoteGroups - 1, true], [mostNoteGroups, false], [mostNoteGroups + 200, false]])('beside %i own ones: %s', (count, ok) => {
    expect(decideOneMoreGroup(groups(count, 'an'), 'an').ok).toBe(ok)
  })

  it('whatever others have made, and the secretary for readers, does not count', () => {
    expect(decideOneMoreGroup([...groups(50, 'dung'), ...groups(50, null), ...groups(mostNoteGroups - 1, 'an')], 'an').ok).toBe(true)
  })

  it('a new one is made while not too many were made in all; one brought back is no new one', () => {
    const ended = (count: number) => decideNewGroup(groups(1, 'an'), [...groups(count, 'an'), ...groups(99, 'dung')], 'an')
    expect(ended(mostGroupsMade - 2).ok).toBe(true)
    expect(ended(mostGroupsMade - 1)).toMatchObject({ code: 'annotations/too-many-groups-made', params: { max: mostGroupsMade } })
    expect(decideNewGroup(groups(mostNoteGroups, 'an'), [], 'an')).toMatchObject({ code: 'annotations/too-many-groups' })
  })

  it('the refusal says how many there may be', () => {
    expect(decideOneMoreGroup(groups(mostNoteGroups, 'an'), 'an')).toMatchObject({ code: 'annotations/too-many-groups', params: { max: mostNoteGroups } })
  })
})

describe('N11 a group is kept', () => {
  const seat = (id: string, userId: string | null) => ({ id, occupant: userId === null ? null : { id: userId } })
  const group = { madeBy: 'an', seatIds: ['1', '2'] }
  const keepers = (made: typeof group | { madeBy: null; seatIds: string[] }, seats: ReturnType<typeof seat>[]) => ['an', 'binh', 'chi', 'dung'].filter((userId) => keepsGroup(made, seats, userId))

  it('by its maker alone while he sits in the meeting, wherever', () => {
    expect(keepers(group, [seat('1', 'an'), seat('2', 'binh'), seat('3', 'chi')])).toEqual(['an'])
    expect(keepers(group, [seat('1', 'binh'), seat('3', 'an')])).toEqual(['an'])
  })

  it('by all who are in it when he does not: also by whoever has come in his place, and by nobody outside', () => {
    expect(keepers(group, [seat('1', null), seat('2', 'binh'), seat('3', 'chi')])).toEqual(['an', 'binh'])
    expect(keepers(group, [seat('1', 'dung'), seat('2', 'binh'), seat('3', 'chi')])).toEqual(['an', 'binh', 'dung'])
  })

  it('by nobody that is the secretary’s, for readers', () => {
    expect(keepers({ ...group, madeBy: null }, [seat('1', 'an'), seat('2', 'binh')])).toEqual([])
  })
})
