import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pictureTagLength } from '~/domain/documents/dossier'
import { updateDocument } from '~db/queries/documents'
import { PageRenderer } from '~server/jobs/render-pages'
import type { ActorCtx } from '~server/context'
import { packageRoot } from '~server/package-root'
import { pagePicture } from '~server/services/documents/read-paper'
import { readDossier } from '~server/services/documents/read-dossier'
import { recallPaper } from '~server/services/documents/recall-paper'
import { createHall, must } from '~tests/support/hall'
import { PaperHall } from '~tests/support/paper-hall'
import { sendUpload } from '~tests/support/send-upload'

const annex = join(packageRoot, 'db/demo/papers/nd30-phu-luc-6.pdf') // nine pages
const house = new PaperHall()

const as = (who: string) => house.hall.as(who)
const upload = (itemId: string) => must(sendUpload(as('secretary'), { kind: 'item', itemId }, { fileName: 'Nghị định 30.pdf', body: createReadStream(annex) }))
const versionsFor = async (who: string) => (await must(readDossier(as(who), house.hall.meetingId))).papers.map(({ versionId }) => versionId)

describe('the dossier of a meeting', () => {
  it('lists papers before they are drawn, then every picture with its size and tag', async () => {
    const { versionId } = await upload(house.hall.items.plain)
    expect(await must(readDossier(as('member1'), house.hall.meetingId))).toMatchObject({ now: house.world.clock.now, papers: [{ versionId, drawn: false, pages: [], closesAt: null, olderVersionIds: [] }] })
    const renderer = new PageRenderer(house.world.app)
    await renderer.idle()
    await renderer.close()
    const [paper] = (await must(readDossier(as('member1'), house.hall.meetingId))).papers
    expect(paper?.drawn).toBe(true)
    expect(paper?.pages.map(({ page }) => page)).toEqual(Array.from({ length: 9 }, (_, index) => index + 1))
    const hash = await must(pagePicture(as('member1'), versionId, 1, 'reading'))
    expect(paper?.pages[0]?.reading).toEqual({ tag: hash.slice(0, pictureTagLength), bytes: await house.world.app.files.size(hash) })
    expect(paper?.pages[0]?.thumb?.bytes).toBeLessThan(paper?.pages[0]?.reading.bytes ?? 0)
  }, 60_000)

  it('gives each what he may read: no closed item to a guest, nothing to a stranger or of another meeting', async () => {
    const open = await upload(house.hall.items.plain)
    const closed = await upload(house.hall.items.closed)
    expect((await versionsFor('member1')).sort()).toEqual([open.versionId, closed.versionId].sort())
    expect(await versionsFor('guest')).toEqual([open.versionId])
    const stranger = await house.world.as(await house.world.addPerson('Đỗ Văn Ngoài'))
    for (const meetingId of [house.hall.meetingId, 'no-such-meeting']) expect(await readDossier(stranger, meetingId)).toMatchObject({ ok: false, code: 'not-found' })
    const elsewhere = await createHall(house.world)
    expect(await readDossier(as('member1'), elsewhere.meetingId)).toMatchObject({ ok: false, code: 'not-found' })
    expect((await must(readDossier(elsewhere.people.member1?.ctx ?? stranger, elsewhere.meetingId))).papers).toEqual([])
  })

  it('names the end of a paper’s window to whom it ends for, and leaves a paper out after it, before it and when it is recalled', async () => {
    const windowed = await upload(house.hall.items.plain)
    const recalled = await upload(house.hall.items.second)
    const closesAt = house.world.clock.now + 60_000
    await house.world.db.write((tx) => updateDocument(tx, windowed.documentId, { closesAt }))
    const papersOf = async (ctx: ActorCtx) => (await must(readDossier(ctx, house.hall.meetingId))).papers
    const endFor = async (ctx: ActorCtx) => (await papersOf(ctx)).find(({ versionId }) => versionId === windowed.versionId)?.closesAt
    // everybody else in this hall is of the unit that prepared the paper, and reads on
    const elsewhere = { ...as('member2'), actor: { ...as('member2').actor, unitId: await house.world.addUnit('Sở Xây dựng') } }
    expect(await endFor(elsewhere)).toBe(closesAt)
    expect(await endFor(as('secretary'))).toBeNull()
    await must(house.world.db.write((tx) => recallPaper(tx, as('secretary'), recalled.documentId, 'Có sai sót về số liệu')))
    expect((await papersOf(elsewhere)).map(({ versionId }) => versionId)).toEqual([windowed.versionId])
    house.world.clock.advance(60_000)
    expect(await papersOf(elsewhere)).toEqual([])
    await house.world.db.write((tx) => updateDocument(tx, windowed.documentId, { opensAt: house.world.clock.now + 1, closesAt: null }))
    expect(await papersOf(elsewhere)).toEqual([])
  })
})
