import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { markKey, type Mark } from '~/domain/annotations/mark'
import { decodeMark, encodeMark } from '~/domain/annotations/mark-bytes'
import { marksMap } from '~/domain/annotations/wire'
import type { InkSession } from '~/features/ink/ink-session'
import { loadMarks } from '~server/rooms/mark-store'
import { inkOf, TabSocket } from '~tests/support/browser-marks'
import { expectEventually } from '~tests/support/eventually'
import { must, openedHall } from '~tests/support/hall'
import { stroke } from '~tests/support/mark-tab'
import { MarkedHall } from '~tests/support/marked-hall'

/** A tab that was open before the server learned a kind of mark, beside others that know it. */
const marked = new MarkedHall(openedHall)
const note: Mark = { kind: 'note', page: 1, colour: 0, madeAt: Date.UTC(2026, 10, 20), x: 0.5, y: 0.5, text: 'Đề nghị làm rõ', mentions: [] }
/** As a later version would write them: a kind that there is none of today, and a note with something behind what a note has. */
const newer = { kind: Uint8Array.from(encodeMark(note), (byte, index) => (index === 1 ? 200 : byte)), part: Uint8Array.of(...encodeMark({ ...note, about: { boxes: [], quote: 'vốn đối ứng' } }), 7) }
let line: TabSocket
let old: InkSession
let keys: Record<'kind' | 'part' | 'own' | 'reply' | 'plain', string>

beforeEach(async () => {
  const [own, other] = ['member1', 'member2'].map((who) => marked.idOf(who)) as [string, string]
  keys = { kind: markKey(other, 'kind'), part: markKey(other, 'part'), own: markKey(own, 'newer'), reply: markKey(other, 'reply'), plain: markKey(own, 'plain') }
  await lay('member2', { [keys.kind]: newer.kind, [keys.part]: newer.part, [keys.reply]: encodeMark({ kind: 'reply', page: 1, colour: 1, madeAt: note.madeAt + 1, to: keys.part, text: 'Đã rõ', mentions: [] }) })
  await lay('member1', { [keys.own]: newer.kind, [keys.plain]: encodeMark(stroke()) })
  line = new TabSocket(marked.rooms, marked.hall, 'member1')
  old = inkOf(marked, 'member1', line)
  await expectEventually(() => expect(old.get().illegible).toBe(3))
})
afterEach(() => old.close())

/** As somebody's newer tab would have sent it. */
async function lay(who: string, marks: Record<string, Uint8Array>) {
  await must(marked.rooms.change(marked.place, marked.hall.as(who).actor, (map) => { for (const [key, bytes] of Object.entries(marks)) map.set(key, bytes) }))
}
const stored = async () => Object.fromEntries((await loadMarks(marked.world.app, marked.place)).doc.getMap<Uint8Array>(marksMap))
const sent = () => expectEventually(() => expect(old.get().unsent).toBe(0))

describe('N24 marks that a tab is too old for', () => {
  it('are no marks to it', () => {
    expect(Object.values(newer).map(decodeMark)).toEqual([null, null])
  })

  it('are not shown, and neither is what is said to them: that would look as if they were gone', () => {
    expect(old.marksOn(1).map(({ key }) => key)).toEqual([keys.plain])
    expect(old.allMarks().map(({ key }) => key)).toEqual([keys.plain])
  })

  it('stay as they are whatever the tab does: writing, undoing, publishing, erasing all that it sees, a cut', async () => {
    old.edits.put('private', stroke(1, 2), 'mine')
    await sent()
    old.edits.publish(old.marksOn(1))
    await expectEventually(async () => expect(Object.keys(await stored())).toContain(markKey(marked.idOf('member1'), 'mine')))
    line.cut()
    old.edits.remove(old.marksOn(1))
    old.edits.undo()
    old.edits.redo()
    line.mend()
    await expectEventually(async () => expect(Object.keys(await stored()).sort()).toEqual([keys.kind, keys.part, keys.own, keys.reply].sort()))
    const left = await stored()
    expect([left[keys.kind], left[keys.own], left[keys.part]]).toEqual([newer.kind, newer.kind, newer.part])
  })

  it('are seen, with what is said to them, when they become what it knows', async () => {
    await lay('member2', { [keys.part]: encodeMark(note) })
    await expectEventually(() => expect(old.marksOn(1).map(({ key }) => key).sort()).toEqual([keys.part, keys.plain, keys.reply].sort()))
    expect(old.get().illegible).toBe(2)
  })
})
