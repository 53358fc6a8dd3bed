import { eq, gt } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { markKey, type Mark } from '~/domain/annotations/mark'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { marksMap } from '~/domain/annotations/wire'
import type { InkSession } from '~/features/ink/ink-session'
import { schema } from '~db/schema'
import { loadMarks } from '~server/rooms/mark-store'
import { inkOf, TabSocket } from '~tests/support/browser-marks'
import { expectEventually } from '~tests/support/eventually'
import { openedHall } from '~tests/support/hall'
import { keptInMemory } from '~tests/support/kept-in-memory'
import { stroke } from '~tests/support/mark-tab'
import { MarkedHall } from '~tests/support/marked-hall'

/** N6 What a browser does with own marks that the server does not take as they come. */
const marked = new MarkedHall(openedHall)
/** of a kind that neither this tab nor the server knows */
const unknown = encodeMark(stroke()).map((byte, index) => (index === 1 ? 200 : byte))
const long = (index: number): Mark => ({ ...stroke(), kind: 'pen', width: 0.004, points: Array.from({ length: 1_000 }, (_, at) => [((at * 7 + index) % 97) / 97, ((at * 31) % 89) / 89, 0.5] as const) })
let line: TabSocket
let session: InkSession

beforeEach(() => {
  vi.stubGlobal('localStorage', keptInMemory())
  line = new TabSocket(marked.rooms, marked.hall, 'member1')
  session = inkOf(marked, 'member1', line)
})
afterEach(() => {
  session.close()
  vi.unstubAllGlobals()
})
const stored = async (layer = 'room') => [...(await loadMarks(marked.world.app, { ...marked.place, layer })).doc.getMap(marksMap).keys()].sort()
const own = (id: string) => markKey(marked.idOf('member1'), id)

describe('N6 refused marks', () => {
  it('what is longer than the server takes at once goes in portions, and what was erased goes', async () => {
    session.edits.put('room', stroke(), 'first')
    await expectEventually(() => expect(session.get().unsent).toBe(0))
    line.cut()
    session.edits.remove(session.marksOn(1))
    const ids = Array.from({ length: 220 }, (_, index) => `long-${index}`)
    for (const [index, id] of ids.entries()) session.edits.put('room', long(index), id)
    line.mend()
    await expectEventually(() => expect(session.get()).toMatchObject({ unsent: 0, refusal: null }))
    expect(await stored()).toEqual(ids.map(own).sort())
  })

  it('what is refused for good in the room goes to private, also what cannot be read here; refused there too it stays, counted, and nothing of it is lost', async () => {
    session.layers.get('room')?.writeValues([{ key: own('unknown'), value: unknown }, { key: own('plain'), value: encodeMark(stroke()) }])
    await expectEventually(() => expect(session.get()).toMatchObject({ unsent: 2, notSaved: true, refusal: { code: 'annotations/malformed', stays: true } }))
    expect([session.layers.get('room')?.unsentCount, session.layers.get('private')?.unsentCount, session.layers.get('private')?.illegible.size]).toEqual([0, 2, 1])
    expect(session.marksOn(1).map(({ layer }) => layer)).toEqual(['private'])
    expect([await stored(), await stored(marked.privateOf('member1'))]).toEqual([[], []])
  })

  it('of a server that was put back to an older copy each browser brings its own again', async () => {
    const other = await marked.tab('member2')
    const theirs = other.draw()
    await other.allSaved()
    await expectEventually(() => expect(session.marksOn(1).map(({ key }) => key)).toEqual([theirs]))
    session.edits.put('room', stroke(1, 2), 'mine')
    await expectEventually(() => expect(session.get().unsent).toBe(0))
    line.cut()
    marked.leaveAll()
    await marked.world.db.write(async (tx) => {
      await tx.delete(schema.markUpdates).where(gt(schema.markUpdates.seq, 0))
      await tx.delete(schema.markClients)
      await tx.update(schema.markDocs).set({ locked: false }).where(eq(schema.markDocs.versionId, marked.versionId))
    })
    line.mend(marked.startedAgain().rooms)
    await expectEventually(async () => expect(await stored()).toEqual([own('mine')]))
    expect(session.get()).toMatchObject({ unsent: 0, refusal: null })
    expect(session.marksOn(1).map(({ key }) => key)).toEqual([own('mine')])
  })
})
