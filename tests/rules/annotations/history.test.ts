import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { kindOfAct } from '~/domain/annotations/history'
import { markKey, type Mark } from '~/domain/annotations/mark'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { marksMap } from '~/domain/annotations/wire'
import { actSentence } from '~/features/replay/act-sentence'
import { LayerReplay } from '~/features/replay/layer-replay'
import { marks as words } from '~/i18n/vi/marks'

const note = (text: string, page = 3): Mark => ({ kind: 'note', page, colour: 1, madeAt: 5, x: 0.5, y: 0.25, text, mentions: [] })

/** A document in which people act one after the other. */
function written() {
  const doc = new Y.Doc()
  const marks = doc.getMap<Uint8Array | null>(marksMap)
  const changes: { by: string; at: number; update: Uint8Array }[] = []
  const act = (by: string, change: (map: typeof marks) => void) => {
    const keep = (update: Uint8Array) => { changes.push({ by, at: 1_000 * (changes.length + 1), update }) }
    doc.on('update', keep)
    doc.transact(() => change(marks))
    doc.off('update', keep)
  }
  return { changes, act }
}

const [hanh, binh] = [markKey('hanh', 'a'), markKey('binh', 'b')]

function history() {
  const { changes, act } = written()
  act('hanh', (marks) => marks.set(hanh, encodeMark(note('Đề nghị làm rõ'))))
  act('binh', (marks) => marks.set(binh, encodeMark(note('Đồng ý', 7))))
  act('hanh', (marks) => marks.set(hanh, encodeMark(note('Đã rõ'))))
  act('hanh', (marks) => marks.delete(hanh))
  act('chutri', (marks) => marks.delete(binh))
  const replay = new LayerReplay()
  replay.add(changes)
  return { replay, changes }
}

const texts = (replay: LayerReplay, count: number) => [...replay.at(count).values()].map((mark) => (mark.kind === 'note' ? mark.text : mark.kind))

describe('N21 how a layer came about', () => {
  it('shows the marks of each moment, forwards, backwards and from one to any other', () => {
    const { replay } = history()
    const wanted = [[], ['Đề nghị làm rõ'], ['Đề nghị làm rõ', 'Đồng ý'], ['Đã rõ', 'Đồng ý'], ['Đồng ý'], []]
    for (const count of [0, 1, 2, 3, 4, 5, 4, 3, 2, 1, 0, 5, 2, 4, 0, 3]) expect(texts(replay, count).sort(), String(count)).toEqual([...(wanted[count] ?? [])].sort())
    expect(texts(replay, 99)).toEqual([])
  })

  it('tells who did what and when, also what was erased and by whom', () => {
    const { replay } = history()
    expect(replay.acts.map((act) => [act.by, act.at, act.page, kindOfAct(act)])).toEqual([
      ['hanh', 1_000, 3, 'added'], ['binh', 2_000, 7, 'added'], ['hanh', 3_000, 3, 'changed'], ['hanh', 4_000, 3, 'removed-own'], ['chutri', 5_000, 7, 'removed-others'],
    ])
    expect(replay.acts[4]?.edits).toMatchObject([{ key: binh, authorId: 'binh', before: { text: 'Đồng ý' }, after: null }])
  })

  it('says it in a sentence: one mark with its words, more of them with how many pages they lie on', () => {
    const { changes, act } = written()
    act('hanh', (marks) => marks.set(hanh, encodeMark(note('Đề nghị làm rõ'))))
    act('hanh', (marks) => marks.set(markKey('hanh', 'c'), encodeMark(note('Đồng ý', 7))))
    act('chutri', (marks) => { for (const key of [...marks.keys()]) marks.delete(key) })
    const replay = new LayerReplay()
    replay.add(changes)
    const nameOf = (id: string) => (id === 'hanh' ? 'Trần Thị Hạnh' : 'Nguyễn Đức Thịnh')
    expect(replay.acts.map((one) => actSentence(one, nameOf, words.replay)).filter((_, index) => index !== 1)).toEqual([
      'Trần Thị Hạnh thêm một ghi chú, trang 3: “Đề nghị làm rõ”', 'Nguyễn Đức Thịnh xóa 2 ghi chú của Trần Thị Hạnh, trên 2 trang',
    ])
  })

  it('N24 a mark that is changed into a kind which this page does not know goes from sight and is not told as removed', () => {
    const { changes, act } = written()
    const newer = Uint8Array.of(255, 1, 2)
    act('hanh', (marks) => marks.set(hanh, encodeMark(note('Đề nghị làm rõ'))))
    act('hanh', (marks) => marks.set(hanh, newer))
    act('binh', (marks) => marks.set(binh, newer))
    act('hanh', (marks) => marks.set(hanh, encodeMark(note('Đã rõ'))))
    const replay = new LayerReplay()
    replay.add(changes)
    expect(replay.acts.map((one) => [one.by, kindOfAct(one)])).toEqual([['hanh', 'added'], ['hanh', 'changed'], ['hanh', 'changed']])
    expect([1, 2, 3].map((count) => texts(replay, count))).toEqual([['Đề nghị làm rõ'], [], ['Đã rõ']])
  })

  it('is the same in parts, and changes that show nothing are no acts', () => {
    const { changes } = history()
    const parts = new LayerReplay()
    for (const change of changes) parts.add([change])
    parts.add(changes.slice(0, 1)) // said again
    const { act, changes: others } = written()
    act('hanh', (marks) => {
      marks.set(markKey('hanh', 'x'), encodeMark(note('thoáng qua')))
      marks.delete(markKey('hanh', 'x'))
    })
    parts.add(others)
    expect(parts.acts).toHaveLength(5)
  })
})
