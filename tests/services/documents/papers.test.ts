import { createReadStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { unpackPages } from '~/domain/documents/page-list'
import { listEvents } from '~db/queries/events'
import { PageRenderer } from '~server/jobs/render-pages'
import type { PagePool } from '~server/jobs/page-pool'
import type { ActorCtx } from '~server/context'
import { movePaper, renamePaper } from '~server/services/documents/change-paper'
import { keepPlace } from '~server/services/documents/keep-place'
import { listPapers } from '~server/services/documents/list-papers'
import { openPaper, originalFile, readingPdf, pagePicture, pageTexts } from '~server/services/documents/read-paper'
import { recallPaper } from '~server/services/documents/recall-paper'
import { must, openedHall } from '~tests/support/hall'
import { pagesPdf, pdfWithoutPages } from '~tests/support/make-pdf'
import { PaperHall } from '~tests/support/paper-hall'
import { sendUpload } from '~tests/support/send-upload'

const decree = fileURLToPath(new URL('../../support/pdf/nd30-2020.pdf', import.meta.url))
const house = new PaperHall()

const as = (who: string) => house.hall.as(who)
const upload = (who: string, itemId: string, body: AsyncIterable<Uint8Array> = createReadStream(decree), fileName = 'Nghị_định 30.pdf') =>
  sendUpload(as(who), { kind: 'item', itemId }, { fileName, body })
async function* bytes(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part
}
const outsider = async () => house.world.as(await house.world.addPerson('Đỗ Văn Ngoài'))

describe('uploading a paper', () => {
  it('stores the bytes untouched, lays it on the item and tells the agenda', async () => {
    const added = await must(upload('secretary', house.hall.items.plain))
    const [line] = await must(listPapers(as('member1'), house.hall.meetingId))
    expect(line).toMatchObject({ documentId: added.documentId, title: 'Nghị định 30', pages: 21, drawnPages: 0, mayChange: false, mayRecall: false, leftAtPage: null })
    const original = await must(originalFile(as('secretary'), added.versionId))
    expect(await buffer(await house.world.app.files.read(original.fileHash))).toEqual(await buffer(createReadStream(decree)))
    expect((await listEvents(house.world.db.read, house.hall.meetingId)).at(-1)).toMatchObject({ type: 'agenda-changed', audience: { kind: 'all' } })
  })

  it('is handed out when the meeting is in session; of a closed item only members hear', async () => {
    house.hall = await openedHall(house.world)
    const added = await must(upload('chair', house.hall.items.closed))
    expect((await listEvents(house.world.db.read, house.hall.meetingId)).at(-1)).toMatchObject({ type: 'paper-handed-out', payload: { documentId: added.documentId, itemId: house.hall.items.closed }, audience: { kind: 'members' } })
  })

  it('gives the paper that is there when the same bytes come again after a lost answer', async () => {
    const first = await must(upload('secretary', house.hall.items.plain))
    expect(await must(upload('secretary', house.hall.items.plain))).toEqual(first)
    expect(await must(upload('secretary', house.hall.items.second))).not.toEqual(first)
    expect(await must(listPapers(as('secretary'), house.hall.meetingId))).toHaveLength(2)
  })

  it('sent-back bytes of something that is kept are refused and stay: nobody removes a file by uploading it', async () => {
    const kept = await must(house.world.app.files.put(bytes('PK an issued paper as DOCX'), { limitBytes: 100 }))
    expect(await upload('secretary', house.hall.items.plain, bytes('PK an issued paper as DOCX'))).toMatchObject({ ok: false, code: 'documents/unknown-kind' })
    expect(await house.world.app.files.size(kept.hash)).toBe(kept.size)
  })

  it('refuses bad files and keeps nothing of them', async () => {
    expect(await upload('secretary', house.hall.items.plain, bytes('<html>', 'no'))).toMatchObject({ ok: false, code: 'documents/unknown-kind' })
    expect(await upload('secretary', house.hall.items.plain, bytes('%PDF-1.7\n'))).toMatchObject({ ok: false, code: 'documents/damaged' })
    expect(await upload('secretary', house.hall.items.plain, bytes(pdfWithoutPages()))).toMatchObject({ ok: false, code: 'documents/empty' })
    expect(await must(listPapers(as('secretary'), house.hall.meetingId))).toEqual([])
  })

  it('refuses those who prepare nothing before it takes a byte', async () => {
    let taken = 0
    async function* counted() { taken++; yield Buffer.from('%PDF') }
    for (const who of ['member1', 'guest']) expect(await upload(who, house.hall.items.plain, counted())).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await sendUpload(await outsider(), { kind: 'item', itemId: house.hall.items.plain }, { fileName: 'a.pdf', body: counted() })).toMatchObject({ ok: false, code: 'not-found' })
    expect(await upload('secretary', 'no-such-item', counted())).toMatchObject({ ok: false, code: 'not-found' })
    expect(taken).toBe(0)
  })

  it('takes a name as a name, never as a path', async () => {
    const added = await must(upload('secretary', house.hall.items.plain, createReadStream(decree), '../../etc/pass\u0000wd\u202e.PDF'))
    expect(await must(originalFile(as('secretary'), added.versionId))).toMatchObject({ fileName: 'passwd.PDF' })
    expect(await must(openPaper(as('secretary'), added.versionId))).toMatchObject({ version: { title: 'passwd' } })
  })
})

describe('drawing the pages', () => {
  it('draws the first page first, keeps each at once, and goes on after a restart', async () => {
    const one = await must(upload('secretary', house.hall.items.plain))
    const order: string[] = []
    let stop: () => void = () => undefined
    const stopped = new Promise<void>((resolve) => { stop = resolve })
    const counted: PagePool = { ...house.pages, renderPage: async (path, page) => {
      order.push(String(page))
      const drawn = await house.pages.renderPage(path, page)
      if (order.length === 2) stop()
      return drawn
    } }
    const first = new PageRenderer({ ...house.world.app, pages: counted })
    await stopped
    await first.close()
    const drawn = order.length
    const second = new PageRenderer({ ...house.world.app, pages: counted })
    await second.idle()
    await second.close()
    expect(order).toEqual(Array.from({ length: 21 }, (_, index) => String(index + 1)))
    expect(drawn).toBeLessThan(21)

    const { version, drawn: hasPicture } = await must(openPaper(as('member1'), one.versionId))
    const laid = unpackPages(version.pages)
    expect(laid.map(({ state }) => state)).toEqual(Array.from({ length: 21 }, () => 'ready'))
    expect(hasPicture).toEqual(laid.map(() => true))
    expect(laid[1]?.box?.left).toBeGreaterThan(0.1)
    const hash = await must(pagePicture(as('member1'), one.versionId, 1, 'reading'))
    expect((await buffer(await house.world.app.files.read(hash))).subarray(8, 12).toString()).toBe('WEBP')
    expect((await must(pageTexts(as('member1'), one.versionId)))[0]?.text).toContain('NGHỊ ĐỊNH')
  }, 60_000)

  it('shows a page that cannot be drawn as failed and goes on', async () => {
    const { versionId } = await must(upload('secretary', house.hall.items.plain, bytes(await pagesPdf([['mot'], ['hai'], ['ba']]))))
    const poor: PagePool = { ...house.pages, renderPage: (path, page) => (page === 2 ? Promise.resolve({ ok: false, code: 'documents/page-failed', params: { page } }) : house.pages.renderPage(path, page)) }
    const renderer = new PageRenderer({ ...house.world.app, pages: poor })
    await renderer.idle()
    await renderer.close()
    expect(await pagePicture(as('member1'), versionId, 2, 'reading')).toMatchObject({ ok: false, code: 'documents/page-failed' })
    expect(await pagePicture(as('member1'), versionId, 3, 'thumb')).toMatchObject({ ok: true })
  }, 60_000)
})

describe('who may read', () => {
  const everyDoor = (ctx: ActorCtx, versionId: string) => Promise.all([
    openPaper(ctx, versionId), pagePicture(ctx, versionId, 1, 'reading'), pagePicture(ctx, versionId, 1, 'thumb'), pageTexts(ctx, versionId), readingPdf(ctx, versionId),
    house.world.db.write((tx) => keepPlace(tx, ctx, versionId, { page: 1, offset: 0 })),
  ])

  it('turns strangers away everywhere as if there were nothing, and guests from closed items', async () => {
    const open = await must(upload('secretary', house.hall.items.plain))
    const closed = await must(upload('secretary', house.hall.items.closed, createReadStream(decree)))
    for (const answer of await everyDoor(await outsider(), open.versionId)) expect(answer).toEqual({ ok: false, code: 'not-found', params: {} })
    for (const answer of await everyDoor(as('guest'), closed.versionId)) expect(answer).toEqual({ ok: false, code: 'not-found', params: {} })
    for (const answer of await everyDoor(as('guest'), 'no-such-version')) expect(answer).toEqual({ ok: false, code: 'not-found', params: {} })
    expect(await openPaper(house.world.stranger(), open.versionId)).toMatchObject({ ok: false, code: 'not-signed-in' })
    expect((await must(listPapers(as('guest'), house.hall.meetingId))).map((line) => line.itemId)).toEqual([house.hall.items.plain])
    expect(await must(listPapers(as('member1'), house.hall.meetingId))).toHaveLength(2)
    expect(await listPapers(await outsider(), house.hall.meetingId)).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('ends at once with a recall, and says when', async () => {
    const { documentId, versionId } = await must(upload('secretary', house.hall.items.plain))
    const heard: string[] = []
    house.world.bus.subscribe((message) => heard.push(message.kind))
    expect(await house.world.db.write((tx) => recallPaper(tx, as('member1'), documentId, 'Nhầm bản'))).toMatchObject({ ok: false, code: 'forbidden' })
    await must(house.world.db.write((tx) => recallPaper(tx, as('secretary'), documentId, 'Nhầm bản')))
    expect(heard).toContain('rights')
    for (const answer of await everyDoor(as('member1'), versionId)) expect(answer).toEqual({ ok: false, code: 'documents/recalled', params: { at: house.world.clock.now, by: 'secretary', reason: 'Nhầm bản', today: 1 } })
    expect((await everyDoor(await outsider(), versionId))[0]).toMatchObject({ code: 'not-found' })
    expect(await must(listPapers(as('secretary'), house.hall.meetingId))).toEqual([])
    expect(await house.world.db.write((tx) => recallPaper(tx, as('secretary'), documentId, 'Nhầm bản'))).toMatchObject({ ok: false, code: 'documents/recalled' })
    await must(upload('secretary', house.hall.items.plain))
    expect(await must(listPapers(as('secretary'), house.hall.meetingId))).toHaveLength(1)
  })
})

describe('keeping a paper in order', () => {
  it('keeps the newest place of each person', async () => {
    const { versionId } = await must(upload('secretary', house.hall.items.plain))
    const keep = (page: number, offset: number) => house.world.db.write((tx) => keepPlace(tx, as('member1'), versionId, { page, offset }))
    await must(keep(7, 0.25))
    house.world.clock.advance(1)
    await must(keep(9, 0.5))
    expect((await must(openPaper(as('member1'), versionId))).place).toEqual({ page: 9, offset: 0.5 })
    expect((await must(openPaper(as('member2'), versionId))).place).toEqual({ page: 1, offset: 0 })
    expect(await keep(22, 0)).toMatchObject({ ok: false, code: 'bad-input' })
  })

  it('renames and moves within the item', async () => {
    const first = await must(upload('secretary', house.hall.items.plain))
    const second = await must(upload('secretary', house.hall.items.plain, bytes(await buffer(createReadStream(decree)), '\n'), 'b.pdf'))
    await must(house.world.db.write((tx) => renamePaper(tx, as('secretary'), first.documentId, '  Tờ   trình  ')))
    await must(house.world.db.write((tx) => movePaper(tx, as('secretary'), second.documentId, first.documentId)))
    expect((await must(listPapers(as('secretary'), house.hall.meetingId))).map((line) => line.title)).toEqual(['b', 'Tờ trình'])
    expect(await house.world.db.write((tx) => renamePaper(tx, as('secretary'), first.documentId, ' '))).toMatchObject({ ok: false, code: 'bad-input' })
    expect(await house.world.db.write((tx) => movePaper(tx, as('member1'), first.documentId, null))).toMatchObject({ ok: false, code: 'forbidden' })
  })
})
