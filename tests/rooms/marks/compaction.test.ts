import * as Y from 'yjs'
import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { markKey } from '~/domain/annotations/mark'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { marksMap } from '~/domain/annotations/wire'
import { schema } from '~db/schema'
import { MarkCompactor } from '~server/jobs/compact-marks'
import { growthToCompact, segmentLength } from '~server/rooms/mark-segments'
import { commitMarks, loadMarks, type Accepted } from '~server/rooms/mark-store'
import { stroke } from '~tests/support/mark-tab'
import { MarkedHall } from '~tests/support/marked-hall'

const marked = new MarkedHall()

/** Somebody's writing, one update a stroke; every fourth stroke is taken away again. */
function writing(who: string, strokes: number, doc = new Y.Doc()): Accepted[] {
  const { actor } = marked.hall.as(who)
  const accepted: Accepted[] = []
  const known = doc.store.clients.size > 0
  doc.on('update', (update: Uint8Array) => accepted.push({ actor, update, newClients: accepted.length > 0 || known ? [] : [{ clientId: doc.clientID, userId: actor.userId }], removed: [] }))
  const marks = doc.getMap(marksMap)
  for (let index = 0; index < strokes; index++) {
    const key = markKey(actor.userId, `m${doc.clientID}-${index}-${accepted.length}`)
    marks.set(key, encodeMark(stroke(1 + (index % 20), index)))
    if (index % 4 === 3) marks.delete(key)
  }
  return accepted
}

async function commit(accepted: Accepted[]) {
  for (let start = 0; start < accepted.length; start += 50) await commitMarks(marked.world.app, marked.place, await loadMarks(marked.world.app, marked.place), accepted.slice(start, start + 50))
}

const contents = (doc: Y.Doc) => [...doc.getMap<Uint8Array>(marksMap)].map(([key, value]) => `${key} ${value.join()}`).sort()
const docRow = async () => (await marked.world.db.read.select().from(schema.markDocs).where(and(eq(schema.markDocs.versionId, marked.versionId), eq(schema.markDocs.layer, marked.place.layer))))[0]
const segments = async () => marked.world.db.read.select().from(schema.markSegments).where(eq(schema.markSegments.docId, (await docRow())?.id ?? ''))
const updates = async () => marked.world.db.read.select().from(schema.markUpdates).where(eq(schema.markUpdates.docId, (await docRow())?.id ?? ''))

/** As if enough had come since the last time. */
const tellGrown = async () => marked.world.bus.publish({ kind: 'marks-grown', docId: (await docRow())?.id ?? '' })

describe('N20 what is kept of an update', () => {
  it('is what is new of it: a browser that says everything again adds nothing a second time', async () => {
    const tab = await marked.tab('member1')
    const [erased, , later] = [tab.draw(), tab.draw(), tab.draw()]
    tab.marks.delete(erased)
    await tab.allSaved()
    const before = (await updates()).length
    const offline = new Y.Doc()
    Y.applyUpdate(offline, Y.encodeStateAsUpdate(tab.doc))
    const marks = offline.getMap<Uint8Array>(marksMap)
    marks.set(markKey(tab.userId, 'offline'), encodeMark(stroke(2)))
    marks.delete(later)
    for (let time = 0; time < 2; time++) tab.sendUpdate(Y.encodeStateAsUpdate(offline))
    await tab.allSaved()
    const kept = (await updates()).filter(({ seq }) => seq > before)
    const { structs, ds } = Y.decodeUpdate(kept[0]?.update ?? new Uint8Array())
    expect([kept.length, structs.map(({ id }) => id.client)]).toEqual([1, [offline.clientID]])
    expect([...ds.clients].map(([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len])])).toEqual([[tab.doc.clientID, [[2, 1]]]])
    expect(contents((await loadMarks(marked.world.app, marked.place)).doc)).toEqual(contents(offline))
  })
})

describe('N20 compaction keeps the history', () => {
  it('a long document loads from segments and the updates after them, all alike, and no update is gone', async () => {
    const compactor = new MarkCompactor(marked.world.app)
    const pages = [writing('member1', 1_700), writing('member2', 1_600)]
    await commit(pages.flat())
    await compactor.idle()
    const rows = await updates()
    expect(rows.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(Array.from({ length: rows.length }, (_, index) => index + 1))
    expect(rows).toHaveLength(pages.flat().length)
    const made = await segments()
    expect(made.map(({ firstSeq, lastSeq }) => [firstSeq, lastSeq])).toEqual(Array.from({ length: growthToCompact / segmentLength }, (_, index) => [index * segmentLength + 1, (index + 1) * segmentLength]))
    const plain = new Y.Doc()
    for (const { update } of pages.flat()) Y.applyUpdate(plain, update)
    const loaded = await loadMarks(marked.world.app, marked.place)
    expect(contents(loaded.doc)).toEqual(contents(plain))
    expect(Y.encodeStateVector(loaded.doc)).toEqual(Y.encodeStateVector(plain))
    await compactor.close()
  })

  it('after a crash between reading and writing the document is whole, and the next growth makes up for it', async () => {
    await commit(writing('member1', 1_800)) // and nobody there to compact
    expect(await segments()).toEqual([])
    const before = contents((await loadMarks(marked.world.app, marked.place)).doc)
    const compactor = new MarkCompactor(marked.world.app)
    await tellGrown()
    await compactor.idle()
    expect(await segments()).toHaveLength(2)
    expect(contents((await loadMarks(marked.world.app, marked.place)).doc)).toEqual(before)
    await compactor.close()
  })

  it('a worker that fails leaves the document as it is', async () => {
    let asked = 0
    const compactor = new MarkCompactor({ ...marked.world.app, readings: { ...marked.world.app.readings, nextMarkSegment: () => { asked += 1; return Promise.reject(new Error('the worker has ended')) } } })
    await commit(writing('member1', 920))
    await tellGrown()
    await compactor.close()
    expect(asked).toBe(1)
    expect(await segments()).toEqual([])
    expect((await loadMarks(marked.world.app, marked.place)).doc.getMap(marksMap).size).toBe(690)
  })

  it('segments of another epoch are not read', async () => {
    const compactor = new MarkCompactor(marked.world.app)
    await commit(writing('member1', 920))
    await tellGrown()
    await compactor.idle()
    await compactor.close()
    const docId = (await docRow())?.id ?? ''
    expect(await segments()).toHaveLength(1)
    // a restore: other updates under the same numbers, and a new epoch
    const restored = writing('member2', 3)
    await marked.world.db.write(async (tx) => {
      await tx.delete(schema.markUpdates).where(eq(schema.markUpdates.docId, docId))
      await tx.update(schema.markDocs).set({ epoch: 2 }).where(eq(schema.markDocs.id, docId))
    })
    await commit(restored)
    const loaded = await loadMarks(marked.world.app, marked.place)
    expect(loaded.doc.getMap(marksMap).size).toBe(3)
  })
})
