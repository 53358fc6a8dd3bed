import { describe, expect, it } from 'vitest'
import { decideOneMoreGroup, mostNoteGroups } from '~/domain/annotations/note-groups'

const groups = (count: number, madeBy: string | null) => Array.from({ length: count }, () => ({ madeBy }))

describe('N11 one more group for notes', () => {
  it.each([[0, true], [mostNoteGroups - 1, true], [mostNoteGroups, false], [mostNoteGroups + 200, false]])('beside %i own ones: %s', (count, ok) => {
    expect(decideOneMoreGroup(groups(count, 'an'), 'an').ok).toBe(ok)
  })

  it('whatever others have made, and the secretary for readers, does not count', () => {
    expect(decideOneMoreGroup([...groups(50, 'dung'), ...groups(50, null), ...groups(mostNoteGroups - 1, 'an')], 'an').ok).toBe(true)
  })

  it('the refusal says how many there may be', () => {
    expect(decideOneMoreGroup(groups(mostNoteGroups, 'an'), 'an')).toMatchObject({ code: 'annotations/too-many-groups', params: { max: mostNoteGroups } })
  })
})
