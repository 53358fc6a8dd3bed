import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { everyReader } from '~/domain/documents/paper'
import { schema } from '~db/schema'
import type { ActorCtx } from '~server/context'
import { readMarks } from '~server/services/annotations/read-marks'
import { createHall, must, openedHall } from '~tests/support/hall'
import { stroke } from '~tests/support/mark-tab'
import { MarkedHall } from '~tests/support/marked-hall'

const marked = new MarkedHall(openedHall)

async function drawn(who: string, layer: string, seed: number): Promise<string> {
  const one = await marked.tab(who, layer)
  const key = one.draw({ ...stroke(1, seed), madeAt: marked.world.clock.now + seed })
  await one.allSaved()
  return key
}
const answer = async (ctx: ActorCtx, ...layers: string[]) => {
  const read = await readMarks(ctx, marked.versionId, layers)
  return read.ok ? read.value.marks.map(({ key }) => key) : read.code
}
const settle = (facts: Partial<typeof schema.documents.$inferInsert>) => marked.world.db.write(async (tx) => {
  await tx.update(schema.documents).set(facts).where(eq(schema.documents.id, marked.paper.documentId))
})

describe('N5 the marks of a paper are read by those who may read their layers', () => {
  it('members and guests read the shared layer with its authors, oldest first, on the paper’s own facts', async () => {
    const [late, early] = [await drawn('member1', 'room', 9), await drawn('member2', 'room', 3)]
    for (const who of ['chair', 'secretary', 'member3', 'guest']) expect(await answer(marked.hall.as(who), 'room')).toEqual([early, late])
    const { marks, document, version } = await must(readMarks(marked.hall.as('chair'), marked.versionId, ['room']))
    expect(marks[1]).toMatchObject({ key: late, layer: 'room', author: { id: marked.idOf('member1'), fullName: 'Trần Văn member1', position: 'Chuyên viên' }, mark: { kind: 'pen', page: 1 } })
    expect([document.id, version.id]).toEqual([marked.paper.documentId, marked.versionId])
  })

  it('a layer named twice is read once, and one without marks is empty', async () => {
    const key = await drawn('member1', 'room', 1)
    expect(await answer(marked.hall.as('member1'), 'room', 'room', marked.privateOf('member1'))).toEqual([key])
  })

  it('a private layer is its owner’s alone, also before chair and secretary', async () => {
    const key = await drawn('member1', marked.privateOf('member1'), 1)
    expect(await answer(marked.hall.as('member1'), marked.privateOf('member1'))).toEqual([key])
    for (const who of ['chair', 'secretary', 'member2', 'guest']) expect(await answer(marked.hall.as(who), marked.privateOf('member1'))).toBe('not-found')
    for (const layer of ['private/', 'private', '', 'nothing', 'room/x']) expect(await answer(marked.hall.as('member1'), layer)).toBe('not-found')
  })

  it('what was taken away is not read', async () => {
    const writer = await marked.tab('member1')
    const key = writer.draw()
    await writer.allSaved()
    writer.marks.delete(key)
    await writer.allSaved()
    expect(await answer(marked.hall.as('chair'), 'room')).toEqual([])
  })

  it('strangers, administrators, people of another meeting and nobody read nothing', async () => {
    await drawn('member1', 'room', 1)
    const elsewhere = await createHall(marked.world)
    const stranger = await marked.world.as(await marked.world.addPerson('Đỗ Văn Ngoài'))
    const administrator = await marked.world.as(await marked.world.addPerson('Tô Minh Trị', { systemRole: 'system-admin' }))
    for (const ctx of [stranger, administrator, elsewhere.as('chair')]) expect(await answer(ctx, 'room')).toBe('not-found')
    expect(await readMarks(marked.world.stranger(), marked.versionId, ['room'])).toMatchObject({ ok: false, code: 'not-signed-in' })
    expect(await readMarks(marked.hall.as('chair'), 'nothing', ['room'])).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('a guest does not read those of a closed item', async () => {
    await marked.newPaper(marked.hall.items.closed)
    const key = await drawn('member1', 'room', 1)
    expect(await answer(marked.hall.as('member2'), 'room')).toEqual([key])
    expect(await answer(marked.hall.as('guest'), 'room')).toBe('not-found')
  })

  it('nor does whoever the paper is not laid before, or for whom its window is over', async () => {
    const key = await drawn('member1', 'room', 1)
    await settle({ readers: { ...everyReader, kind: 'named', userIds: [marked.idOf('member1')] } })
    expect(await answer(marked.hall.as('member1'), 'room')).toEqual([key])
    expect(await answer(marked.hall.as('member2'), 'room')).toBe('not-found')
    await settle({ readers: everyReader, closesAt: marked.world.clock.now - 1 })
    expect(await answer(marked.hall.as('member1'), 'room')).toBe('documents/reading-over')
    expect(await answer(marked.hall.as('secretary'), 'room')).toEqual([key])
  })

  it('nor anybody once the paper is recalled', async () => {
    await drawn('member1', 'room', 1)
    await settle({ state: 'recalled', recalledAt: marked.world.clock.now })
    for (const who of ['member1', 'chair', 'secretary']) expect(await answer(marked.hall.as(who), 'room')).toBe('documents/recalled')
  })
})
