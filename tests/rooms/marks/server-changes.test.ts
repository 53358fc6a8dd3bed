import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { markKey } from '~/domain/annotations/mark'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { schema } from '~db/schema'
import { MarkRooms } from '~server/rooms/mark-rooms'
import { must } from '~tests/support/hall'
import { MarkTab, stroke } from '~tests/support/mark-tab'
import { MarkedHall } from '~tests/support/marked-hall'

const marked = new MarkedHall()
const docOf = async () => (await marked.world.db.read.select().from(schema.markDocs).where(eq(schema.markDocs.versionId, marked.versionId)))[0]?.id ?? ''

/** A mark that the server has laid in the name of the first of two who have the document open, as both of them see it. */
async function carried() {
  const [a, b] = [await marked.tab('member1'), await marked.tab('member2')]
  const key = markKey(a.userId, 'carried')
  await must(marked.world.app.marks.change(marked.place, marked.hall.as('secretary').actor, (marks) => { marks.set(key, encodeMark(stroke(2))) }))
  await Promise.all([a, b].map((one) => one.until(() => one.marks.has(key))))
  return { a, b, key }
}

describe('N10 what the server itself changes', () => {
  it('is committed and then shown to those who have the document open, the author’s own tab among them', async () => {
    const { a, b } = await carried()
    const rows = await marked.world.db.read.select().from(schema.markClients).where(eq(schema.markClients.docId, await docOf()))
    expect(rows.map((row) => row.userId)).toEqual([a.userId])
    for (const one of [a, b]) one.cut()
  })

  it('works when nobody has the document open, and the document is let go again', async () => {
    const { userId, ctx } = marked.hall.people.member1!
    const key = markKey(userId, 'alone')
    await must(marked.world.app.marks.change(marked.place, ctx.actor, (marks) => { marks.set(key, encodeMark(stroke())) }))
    await expect.poll(() => marked.rooms.size).toBe(0)
    const late = await marked.tab('member2')
    expect(late.keys).toEqual([key])
    late.cut()
  })

  it('may be changed on by its author and by nobody else', async () => {
    const { a, b, key } = await carried()
    b.marks.delete(key)
    await b.until(() => b.shut !== null)
    expect(b.shut).toEqual({ code: 4409, reason: 'annotations/not-yours' })
    a.marks.set(key, encodeMark(stroke(3)))
    a.marks.delete(key)
    await a.allSaved()
    expect(a.shut).toBeNull()
    a.cut()
  })

  it('in the names of several people is one commit, and each mark is its author’s', async () => {
    const [a, b] = [await marked.tab('member1'), await marked.tab('member2')]
    const keys = [markKey(a.userId, 'together'), markKey(b.userId, 'together')]
    const before = await marked.world.db.read.select().from(schema.markUpdates)
    await must(marked.world.app.marks.change(marked.place, marked.hall.as('secretary').actor, (marks) => { for (const key of keys) marks.set(key, encodeMark(stroke())) }))
    expect(await marked.world.db.read.select().from(schema.markUpdates)).toHaveLength(before.length + 1)
    await Promise.all([a, b].map((one) => one.until(() => keys.every((key) => one.marks.has(key)))))
    for (const [index, one] of [a, b].entries()) one.marks.delete(keys[index] ?? '')
    await Promise.all([a.allSaved(), b.allSaved()])
    expect([a.shut, b.shut]).toEqual([null, null])
    for (const one of [a, b]) one.cut()
  })

  it('several at once, among strokes that are being drawn, all come to be', async () => {
    const a = await marked.tab('member1')
    const drawn = [a.draw(), a.draw()]
    const keys = Array.from({ length: 6 }, (_, index) => markKey(a.userId, `many-${index}`))
    await Promise.all(keys.map((key) => must(marked.world.app.marks.change(marked.place, marked.hall.as('chair').actor, (marks) => { marks.set(key, encodeMark(stroke())) }))))
    drawn.push(a.draw())
    await a.allSaved()
    const late = await marked.tab('chair')
    expect(late.keys).toEqual([...keys, ...drawn].sort())
    for (const one of [a, late]) one.cut()
  })

  it('marks of others that go are in the audit log with their keys, in the same commit as what belongs to it', async () => {
    const a = await marked.tab('member1')
    const keys = [a.draw(), a.draw()].sort()
    await a.allSaved()
    await must(marked.world.app.marks.change(marked.place, marked.hall.as('secretary').actor, (marks) => { for (const key of keys) marks.delete(key) },
      (tx) => tx.update(schema.documentVersions).set({ note: 'cleared' }).where(eq(schema.documentVersions.id, marked.versionId))))
    await a.until(() => a.keys.length === 0)
    const [recorded] = (await marked.world.db.read.select().from(schema.auditLog)).filter((row) => row.action === 'mark-removed' && row.subject === marked.versionId)
    expect({ ...recorded?.detail, keys: (recorded?.detail.keys as string[]).sort() }).toEqual({ layer: 'room', count: 2, keys })
    const [version] = await marked.world.db.read.select().from(schema.documentVersions).where(eq(schema.documentVersions.id, marked.versionId))
    expect(version?.note).toBe('cleared')
    a.cut()
  })

  it('a commit that fails leaves nothing and says so; the next one works', async () => {
    const a = await marked.tab('member1')
    const key = markKey(a.userId, 'carried')
    const change = (alongside?: () => Promise<never>) =>
      marked.world.app.marks.change(marked.place, marked.hall.as('secretary').actor, (marks) => { marks.set(key, encodeMark(stroke())) }, alongside)
    await expect(change(() => Promise.reject(new Error('disk full')))).rejects.toThrow('marks not saved')
    expect(a.marks.has(key)).toBe(false)
    await must(change())
    await a.until(() => a.marks.has(key))
    a.cut()
  })

  it('refuses a version that is not there, and throws when the rooms are closing', async () => {
    const { actor } = marked.hall.as('secretary')
    expect(await marked.world.app.marks.change({ versionId: 'none', layer: 'room' }, actor, () => undefined)).toMatchObject({ ok: false, code: 'not-found' })
    const rooms = new MarkRooms(marked.world.app)
    await rooms.close()
    await expect(rooms.change(marked.place, actor, () => undefined)).rejects.toThrow('closing')
  })

  it('a server that is going down waits for the commit under way, and turns away whoever was just coming', async () => {
    const { actor } = marked.hall.as('secretary')
    const rooms = new MarkRooms(marked.world.app)
    const key = markKey(actor.userId, 'last')
    let goOn = () => {}
    const begun = new Promise<void>((resolve) => {
      void rooms.change(marked.place, actor, (marks) => { marks.set(key, encodeMark(stroke())) }, () => {
        resolve()
        return new Promise<void>((done) => { goOn = done })
      })
    })
    await begun
    const late = [rooms.change(marked.place, actor, () => undefined), new MarkTab(marked.world, marked.hall, 'chair').open(rooms, marked.versionId, 'room')] as const
    const closed = rooms.close()
    await expect(late[0]).rejects.toThrow('closing')
    expect(await late[1]).toBe(false)
    goOn()
    await closed
    expect((await marked.tab('chair')).keys).toEqual([key])
  })
})
