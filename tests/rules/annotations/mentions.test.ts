import { describe, expect, it } from 'vitest'
import { mentionedIn, nameablesFor, piecesOf, typedMention, withMention } from '~/domain/annotations/mentions'

const people = [
  { id: 'an', fullName: 'Nguyễn Văn An' }, { id: 'anh', fullName: 'Nguyễn Văn Anh' }, { id: 'hanh', fullName: 'Trần Thị Hạnh' }, { id: 'dung', fullName: 'Đỗ Đình Dũng' },
]

describe('O5 naming a person', () => {
  it.each([
    ['@', 1, ''], ['Đề nghị @Trần T', 15, 'Trần T'], ['(@an', 4, 'an'], ['dòng\n@h', 7, 'h'],
  ])('%j at %i is a name being typed', (text, caret, query) => expect(typedMention(text, caret)?.query).toBe(query))

  it.each([['', 0], ['thu@lamson.vn', 13], ['@ ai', 4], ['@an\nxong', 8], ['@a b c d e f g h', 16], [`@${'a'.repeat(80)}`, 81]])('%j at %i is none', (text, caret) => expect(typedMention(text, caret)).toBeNull())

  it('finds by any word of the name, with or without diacritics', () => {
    const found = (query: string) => nameablesFor(people, query).map(({ id }) => id)
    expect([found('hanh'), found('Nguyễn'), found('van anh'), found('do d'), found(''), found('xyz')]).toEqual([['hanh'], ['an', 'anh'], ['anh'], ['dung'], ['an', 'anh', 'hanh', 'dung'], []])
  })

  it('the chosen name takes the place of what was typed', () => {
    const typed = typedMention('Xin @han cho ý kiến', 8)
    expect(typed && withMention('Xin @han cho ý kiến', typed, 'Trần Thị Hạnh')).toEqual({ text: 'Xin @Trần Thị Hạnh cho ý kiến', caret: 19 })
  })

  it('counts who stands in the text, and a longer name is not the shorter one', () => {
    expect(mentionedIn('@Nguyễn Văn Anh, @Trần Thị Hạnh.', people)).toEqual(['anh', 'hanh'])
    expect(mentionedIn('Nguyễn Văn An', people)).toEqual([])
    expect(mentionedIn('@Trần Thị Hạnh'.normalize('NFD'), people)).toEqual(['hanh'])
    expect(mentionedIn('@ai đó', [])).toEqual([])
  })

  it('a name with signs of a pattern is only a name', () => expect(mentionedIn('@A (B) *', [{ id: 'x', fullName: 'A (B) *' }])).toEqual(['x']))

  it('shows the names apart', () => {
    expect(piecesOf('Mời @Trần Thị Hạnh xem', people)).toEqual([{ text: 'Mời ', isName: false }, { text: '@Trần Thị Hạnh', isName: true }, { text: ' xem', isName: false }])
    expect(piecesOf('không có ai', people)).toEqual([{ text: 'không có ai', isName: false }])
  })
})
