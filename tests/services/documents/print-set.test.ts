import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { setParts } from '~/domain/documents/print-set'
import { updateDocument } from '~db/queries/documents'
import { schema } from '~db/schema'
import { eq } from 'drizzle-orm'
import type { PagePool } from '~server/jobs/page-pool'
import { packageRoot } from '~server/package-root'
import { addPaper } from '~server/services/documents/add-paper'
import { beginPrintSet, findPrintSet } from '~server/services/documents/print-set'
import { recallPaper } from '~server/services/documents/recall-paper'
import { expectEventually } from '~tests/support/eventually'
import { createHall, must, type Hall } from '~tests/support/hall'
import { openTestPagePool } from '~tests/support/page-pool'
import { pdfFonts, pdfInfo, pdfText } from '~tests/support/poppler'
import { createWorld, type World } from '~tests/support/world'

let pages: PagePool
let world: World
let hall: Hall
beforeAll(() => { pages = openTestPagePool() })
afterAll(() => pages.close())
beforeEach(async () => {
  world = createWorld(undefined, { pages })
  hall = await createHall(world)
})
afterEach(async () => {
  await world.app.printSets.close()
  await world.close()
})

const as = (who: string) => hall.as(who)

/** Lays a file of the sample papers, or other bytes, as they stand in the store. */
async function lay(itemId: string, title: string, { body = createReadStream(join(packageRoot, 'db/demo/papers/nd30-2020.pdf')) as AsyncIterable<Uint8Array>, count = 21 } = {}) {
  const { hash, size } = await must(world.app.files.put(body, { limitBytes: 10 ** 8 }))
  const file = {
    title, fileName: 'a.pdf', hash, sizeBytes: size, mediaType: 'application/pdf', pdfHash: hash, inside: { findings: { javascript: false, attachments: 0 }, signatures: [], bookmarks: [] },
    sizes: Array.from({ length: count }, () => ({ widthPt: 595, heightPt: 842 })),
  }
  return must(world.db.write((tx) => addPaper(tx, as('secretary'), itemId, file)))
}
async function* bytes(text: string) { yield Buffer.from(text) }

async function made(setId: string) {
  let path = ''
  await expectEventually(async () => {
    const found = await must(findPrintSet(as('secretary'), hall.meetingId, setId))
    expect(found.standing.state).toBe('ready')
    path = found.path
  }, 30_000)
  return path
}

describe('the paper fallback set', () => {
  it('holds cover, agenda, dividers, papers in order, roll and cards, in embedded letters', async () => {
    await lay(hall.items.plain, 'Nghị định về công tác văn thư')
    await lay(hall.items.closed, 'Tờ trình về công tác cán bộ', { body: bytes('%PDF-1.4 broken %%EOF'), count: 2 })
    await world.db.write(async (tx) => { await tx.update(schema.agendaItems).set({ onPaper: true }).where(eq(schema.agendaItems.id, hall.items.second)) })
    const path = await made(await must(beginPrintSet(as('secretary'), hall.meetingId, setParts)))
    const text = pdfText(path)
    const people = Object.keys(hall.people).length
    expect(pdfInfo(path)).toMatch(new RegExp(`Pages: +${2 + 1 + 21 + 1 + 1 + 2 + 1 + people}\\n`))
    const order = ['TÀI LIỆU', 'CHƯƠNG TRÌNH', 'NỘI DUNG 1', 'NGHỊ ĐỊNH', 'NỘI DUNG 2', 'Tài liệu giấy, nhận tại phòng họp', 'NỘI DUNG 3', 'Trang 1 không in được', 'Trang 2 không in được', 'DANH SÁCH ĐIỂM DANH', 'LÊ QUANG THÁI']
    const places = order.map((words) => text.indexOf(words, text.indexOf('CHƯƠNG TRÌNH') * (words === 'TÀI LIỆU' ? 0 : 1)))
    expect(places.every((place) => place >= 0), JSON.stringify(places)).toBe(true)
    expect(pdfFonts(path).every((font) => font.embedded)).toBe(true)
    expect(text).toBe(text.normalize('NFC'))
  }, 60_000)

  it('has only the parts that are ticked, and only papers that the members have', async () => {
    const { documentId } = await lay(hall.items.plain, 'Dự thảo chưa duyệt')
    await world.db.write(async (tx) => { await updateDocument(tx, documentId, { state: 'submitted' }) })
    const text = pdfText(await made(await must(beginPrintSet(as('secretary'), hall.meetingId, ['agenda', 'papers']))))
    expect(text).not.toContain('Dự thảo chưa duyệt')
    expect(text).not.toContain('DANH SÁCH')
  }, 60_000)

  it('is for those who make the meeting, and each has only his own', async () => {
    for (const who of ['member1', 'guest']) expect(await beginPrintSet(as(who), hall.meetingId, ['roll'])).toMatchObject({ ok: false, code: 'forbidden' })
    const other = await createHall(world)
    expect(await beginPrintSet(other.people.chair?.ctx ?? as('guest'), hall.meetingId, ['roll'])).toMatchObject({ ok: false, code: 'not-found' })
    expect(await beginPrintSet(as('chair'), hall.meetingId, [])).toMatchObject({ ok: false, code: 'bad-input' })
    const setId = await must(beginPrintSet(as('secretary'), hall.meetingId, ['roll']))
    await made(setId)
    expect(await findPrintSet(as('chair'), hall.meetingId, setId)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await findPrintSet(as('member1'), hall.meetingId, setId)).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await findPrintSet(as('secretary'), hall.meetingId, 'rubbish')).toMatchObject({ ok: false, code: 'not-found' })
    await made(await must(beginPrintSet(as('secretary'), hall.meetingId, ['cards'])))
    expect(await findPrintSet(as('secretary'), hall.meetingId, setId)).toMatchObject({ ok: false, code: 'not-found' })
  }, 60_000)

  it('is had under its own meeting only, and goes with a paper that is recalled', async () => {
    const { documentId } = await lay(hall.items.plain, 'Quy hoạch', { body: bytes('%PDF-1.4 broken %%EOF'), count: 1 })
    const setId = await must(beginPrintSet(as('secretary'), hall.meetingId, ['agenda', 'papers']))
    const path = await made(setId)
    const other = await createHall(world)
    const { actor } = as('secretary')
    await world.db.write(async (tx) => { await tx.update(schema.meetings).set({ createdBy: actor.userId }).where(eq(schema.meetings.id, other.meetingId)) })
    expect(await findPrintSet(as('secretary'), other.meetingId, setId)).toMatchObject({ ok: false, code: 'not-found' })
    await must(world.db.write((tx) => recallPaper(tx, as('secretary'), documentId, 'Gửi nhầm bản dự thảo')))
    expect(await findPrintSet(as('secretary'), hall.meetingId, setId)).toMatchObject({ ok: false, code: 'not-found' })
    await expectEventually(() => expect(existsSync(path)).toBe(false))
  }, 60_000)

  it('is refused beyond 2,000 pages of papers', async () => {
    await lay(hall.items.plain, 'Quy hoạch', { count: 1500 })
    await lay(hall.items.second, 'Phụ lục', { body: bytes('%PDF another'), count: 501 })
    expect(await beginPrintSet(as('chair'), hall.meetingId, setParts)).toMatchObject({ ok: false, code: 'documents/set-too-long', params: { pages: 2001, limit: 2000 } })
    expect(await beginPrintSet(as('chair'), hall.meetingId, ['roll'])).toMatchObject({ ok: true })
  })
})
