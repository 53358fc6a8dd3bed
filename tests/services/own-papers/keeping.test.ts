import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { deletedKeptDays } from '~/domain/documents/own-papers'
import { vi as words } from '~/i18n/vi'
import { saveSetting } from '~db/queries/settings'
import { schema } from '~db/schema'
import type { ActorCtx } from '~server/context'
import { PageRenderer } from '~server/jobs/render-pages'
import { sweep } from '~server/jobs/sweep'
import { originalFile, pagePicture } from '~server/services/documents/read-paper'
import { addToMeeting } from '~server/services/own-papers/add-to-meeting'
import { deleteOwnPaper, restoreOwnPaper } from '~server/services/own-papers/change-own-paper'
import { purgeOwnPaper } from '~server/services/own-papers/purge-own-paper'
import { readOwnPapers } from '~server/services/own-papers/read-own-papers'
import { must } from '~tests/support/hall'
import { textPdf } from '~tests/support/make-pdf'
import { PaperHall } from '~tests/support/paper-hall'
import { finished, sendBytes, sendUpload } from '~tests/support/send-upload'

/** How long deleted own papers are kept, and how much room own papers have. */
const house = new PaperHall()
let owner: ActorCtx
beforeEach(() => { owner = house.hall.as('secretary') })

const mine = { kind: 'folder', folderId: null } as const
const pdf = async (text: string) => Buffer.from(await textPdf(text))
const keep = async (text: string, ctx = owner) => must(sendUpload(ctx, mine, { fileName: `${text}.pdf`, body: [await pdf(text)] }))
const take = (documentId: string, ctx = owner) => must(house.world.db.write((tx) => deleteOwnPaper(tx, ctx, { documentId })))
const stored = async () => (await readdir(join(house.world.dataDir, 'files'), { recursive: true })).filter((name) => /[0-9a-f]{62}$/.test(name))
const draw = async () => {
  const renderer = new PageRenderer(house.world.app)
  await renderer.idle()
  await renderer.close()
}
/** Nobody has touched what is stored for a day. */
const age = async () => {
  const yesterday = new Date(Date.now() - 24 * 3600_000)
  for (const name of await stored()) await utimes(join(house.world.dataDir, 'files', name), yesterday, yesterday)
}
const deleted = async () => (await must(readOwnPapers(owner, { folderId: null, search: '', deleted: true }))).papers.map((paper) => paper.title)
const space = async (ctx = owner) => (await must(readOwnPapers(ctx, { folderId: null, search: '' }))).space

describe('a deleted own paper', () => {
  it('is kept for a month, can be brought back, and then goes with its rows and bytes', async () => {
    const [first, second] = [await keep('Thứ nhất'), await keep('Thứ hai')]
    await draw()
    await take(first.documentId)
    await take(second.documentId)
    expect(await deleted()).toEqual(['Thứ hai', 'Thứ nhất'])
    await must(house.world.db.write((tx) => restoreOwnPaper(tx, owner, second)))
    const before = await stored()

    house.world.clock.advance((deletedKeptDays * 24 - 1) * 3600_000)
    await sweep(house.world.app)
    expect(await deleted()).toEqual(['Thứ nhất'])
    house.world.clock.advance(2 * 3600_000)
    await age()
    await sweep(house.world.app)
    expect(await deleted()).toEqual([])
    expect((await house.world.db.read.select().from(schema.documents)).map(({ id }) => id)).toEqual([second.documentId])
    expect(await house.world.db.read.select().from(schema.looseFiles)).toEqual([])
    expect((await stored()).length).toBeLessThan(before.length)
    const left = await must(originalFile(owner, second.versionId))
    expect(await house.world.app.files.size(left.fileHash)).toBeGreaterThan(0)
    expect(await house.world.app.files.size(await must(pagePicture(owner, second.versionId, 1, 'reading')))).toBeGreaterThan(0)
  }, 30_000)

  it('leaves the bytes that somebody else’s paper or a meeting’s is made of', async () => {
    const own = await keep('Chung')
    await draw()
    const other = await keep('Chung', house.hall.as('chair'))
    const theirs = await must(house.world.db.write((tx) => addToMeeting(tx, owner, { documentId: own.documentId, itemId: house.hall.items.plain })))
    const before = await stored()
    await take(own.documentId)
    await must(house.world.db.write((tx) => purgeOwnPaper(tx, owner, own)))
    await age()
    await sweep(house.world.app)
    expect(await stored()).toEqual(before)
    expect(await house.world.db.read.select().from(schema.looseFiles)).toEqual([])
    for (const [ctx, versionId] of [[house.hall.as('chair'), other.versionId], [house.hall.as('chair'), theirs.versionId]] as const) {
      expect(await house.world.app.files.size((await must(originalFile(ctx, versionId))).fileHash)).toBeGreaterThan(0)
    }
  }, 30_000)

  it('leaves bytes that were brought again a moment ago, until the next time', async () => {
    const own = await keep('Vừa gửi')
    await take(own.documentId)
    await must(house.world.db.write((tx) => purgeOwnPaper(tx, owner, own)))
    const before = await stored()
    await sweep(house.world.app)
    expect(await stored()).toEqual(before)
    await age()
    await sweep(house.world.app)
    expect(await stored()).toEqual([])
  })

  it('goes at once when its owner says so, and only then: not one that is there, not somebody else’s', async () => {
    const own = await keep('Của tôi')
    const purge = (ctx: ActorCtx) => house.world.db.write((tx) => purgeOwnPaper(tx, ctx, own))
    expect(await purge(owner)).toMatchObject({ ok: false, code: 'not-found' })
    await take(own.documentId)
    expect(await purge(house.hall.as('chair'))).toMatchObject({ ok: false, code: 'not-found' })
    await must(purge(owner))
    expect(await deleted()).toEqual([])
    expect(await space()).toMatchObject({ usedBytes: 0, deletedBytes: 0 })
  })
})

describe('the room of own papers', () => {
  const limit = (mb: number) => house.world.db.write((tx) => saveSetting(tx, 'own-space-mb', mb))
  /** A PDF of that many bytes. */
  const heavy = async (bytes: number, name: string) => {
    const head = await pdf(name)
    return Buffer.concat([head, Buffer.alloc(bytes - head.length, 32)])
  }
  const send = async (bytes: number, name: string, ctx = owner, declared: number | undefined = bytes) => sendUpload(ctx, mine, { fileName: `${name}.pdf`, body: [await heavy(bytes, name)], sizeBytes: declared })

  it('is each person’s own, counts deleted papers until they are gone, and is told', async () => {
    await limit(1)
    const first = await must(send(600_000, 'Một'))
    const refused = await send(600_000, 'Hai')
    expect(refused).toEqual({ ok: false, code: 'documents/own-space-full', params: { used: 600_000, deleted: 0, limit: 1_000_000 } })
    if (!refused.ok) expect(words.refusals[refused.code](refused.params)).toBe('Tài liệu của tôi đã dùng 600 kB trong 1 MB nên không đủ chỗ cho tệp này. Xóa hẳn tài liệu không cần rồi gửi lại.')
    await must(send(600_000, 'Hai', house.hall.as('chair')))
    await take(first.documentId)
    expect(await send(600_000, 'Hai')).toMatchObject({ ok: false, params: { deleted: 600_000 } })
    expect(await space()).toEqual({ usedBytes: 600_000, deletedBytes: 600_000, limitBytes: 1_000_000 })
    await must(house.world.db.write((tx) => purgeOwnPaper(tx, owner, first)))
    await must(send(600_000, 'Hai'))
  })

  it('is not passed by several files at once, whatever they said at the beginning', async () => {
    await limit(1)
    expect(await must(sendBytes(owner, mine, { fileName: 'a.pdf', body: [await heavy(400_000, 'A')], sizeBytes: 400_000 }))).toBeTruthy()
    expect(await sendBytes(owner, mine, { fileName: 'b.pdf', body: [], sizeBytes: 700_000 })).toMatchObject({ ok: false, code: 'documents/own-space-full' })
    await limit(10)
    const uploads = []
    for (const name of ['B', 'C', 'D', 'E']) uploads.push(await must(sendBytes(owner, mine, { fileName: `${name}.pdf`, body: [await heavy(400_000, name)], sizeBytes: 400_000 })))
    await limit(1)
    const laid = await Promise.all(uploads.map((id) => finished(owner, id)))
    expect(laid.filter(({ ok }) => ok)).toHaveLength(2)
    for (const answer of laid.filter(({ ok }) => !ok)) expect(answer).toMatchObject({ code: 'documents/own-space-full' })
    expect((await space()).usedBytes).toBe(800_000)
    expect(await stored()).toHaveLength(2)
  })

  it('does not bound papers of meetings', async () => {
    await limit(1)
    await must(sendUpload(owner, { kind: 'item', itemId: house.hall.items.plain }, { fileName: 'x.pdf', body: [await heavy(1_200_000, 'X')], sizeBytes: 1_200_000 }))
    expect((await space()).usedBytes).toBe(0)
  })
})
