import { afterEach, describe, expect, it } from 'vitest'
import { existsSync } from 'node:fs'
import { setParts } from '~/domain/documents/print-set'
import { updateDocument } from '~db/queries/documents'
import { schema } from '~db/schema'
import { eq } from 'drizzle-orm'
import { beginPrintSet, findPrintSet } from '~server/services/documents/print-set'
import { recallPaper } from '~server/services/documents/recall-paper'
import { expectEventually } from '~tests/support/eventually'
import { createHall, must } from '~tests/support/hall'
import { PaperHall } from '~tests/support/paper-hall'
import { pdfFonts, pdfInfo, pdfText } from '~tests/support/poppler'

const house = new PaperHall()
afterEach(() => house.world.app.printSets.close())

const as = (who: string) => house.hall.as(who)

async function* bytes(text: string) { yield Buffer.from(text) }

async function made(setId: string) {
  let path = ''
  await expectEventually(async () => {
    const found = await must(findPrintSet(as('secretary'), house.hall.meetingId, setId))
    expect(found.standing.state).toBe('ready')
    path = found.path
  }, 30_000)
  return path
}

describe('the paper fallback set', () => {
  it('holds cover, agenda, dividers, papers in order, roll and cards, in embedded letters', async () => {
    await house.lay(house.hall.items.plain, 'Nghị định về công tác văn thư')
    await house.lay(house.hall.items.closed, 'Tờ trình về công tác cán bộ', { body: bytes('%PDF-1.4 broken %%EOF'), pages: 2 })
    await house.world.db.write(async (tx) => { await tx.update(schema.agendaItems).set({ onPaper: true }).where(eq(schema.agendaItems.id, house.hall.items.second)) })
    const path = await made(await must(beginPrintSet(as('secretary'), house.hall.meetingId, setParts)))
    const text = pdfText(path)
    const people = Object.keys(house.hall.people).length
    expect(pdfInfo(path)).toMatch(new RegExp(`Pages: +${2 + 1 + 21 + 1 + 1 + 2 + 1 + people}\\n`))
    const order = ['TÀI LIỆU', 'CHƯƠNG TRÌNH', 'NỘI DUNG 1', 'NGHỊ ĐỊNH', 'NỘI DUNG 2', 'Tài liệu giấy, nhận tại phòng họp', 'NỘI DUNG 3', 'Trang 1 không in được', 'Trang 2 không in được', 'DANH SÁCH ĐIỂM DANH', 'LÊ QUANG THÁI']
    const places = order.map((words) => text.indexOf(words, text.indexOf('CHƯƠNG TRÌNH') * (words === 'TÀI LIỆU' ? 0 : 1)))
    expect(places.every((place) => place >= 0), JSON.stringify(places)).toBe(true)
    expect(pdfFonts(path).every((font) => font.embedded)).toBe(true)
    expect(text).toBe(text.normalize('NFC'))
  }, 60_000)

  it('has only the parts that are ticked, and only papers that the members have', async () => {
    const { documentId } = await house.lay(house.hall.items.plain, 'Dự thảo chưa duyệt')
    await house.world.db.write(async (tx) => { await updateDocument(tx, documentId, { state: 'submitted' }) })
    const text = pdfText(await made(await must(beginPrintSet(as('secretary'), house.hall.meetingId, ['agenda', 'papers']))))
    expect(text).not.toContain('Dự thảo chưa duyệt')
    expect(text).not.toContain('DANH SÁCH')
  }, 60_000)

  it('is for those who make the meeting, and each has only his own', async () => {
    for (const who of ['member1', 'guest']) expect(await beginPrintSet(as(who), house.hall.meetingId, ['roll'])).toMatchObject({ ok: false, code: 'forbidden' })
    const other = await createHall(house.world)
    expect(await beginPrintSet(other.people.chair?.ctx ?? as('guest'), house.hall.meetingId, ['roll'])).toMatchObject({ ok: false, code: 'not-found' })
    expect(await beginPrintSet(as('chair'), house.hall.meetingId, [])).toMatchObject({ ok: false, code: 'bad-input' })
    const setId = await must(beginPrintSet(as('secretary'), house.hall.meetingId, ['roll']))
    await made(setId)
    expect(await findPrintSet(as('chair'), house.hall.meetingId, setId)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await findPrintSet(as('member1'), house.hall.meetingId, setId)).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await findPrintSet(as('secretary'), house.hall.meetingId, 'rubbish')).toMatchObject({ ok: false, code: 'not-found' })
    await made(await must(beginPrintSet(as('secretary'), house.hall.meetingId, ['cards'])))
    expect(await findPrintSet(as('secretary'), house.hall.meetingId, setId)).toMatchObject({ ok: false, code: 'not-found' })
  }, 60_000)

  it('is had under its own meeting only, and goes with a paper that is recalled', async () => {
    const { documentId } = await house.lay(house.hall.items.plain, 'Quy hoạch', { body: bytes('%PDF-1.4 broken %%EOF'), pages: 1 })
    const setId = await must(beginPrintSet(as('secretary'), house.hall.meetingId, ['agenda', 'papers']))
    const path = await made(setId)
    const other = await createHall(house.world)
    const { actor } = as('secretary')
    await house.world.db.write(async (tx) => { await tx.update(schema.meetings).set({ createdBy: actor.userId }).where(eq(schema.meetings.id, other.meetingId)) })
    expect(await findPrintSet(as('secretary'), other.meetingId, setId)).toMatchObject({ ok: false, code: 'not-found' })
    await must(house.world.db.write((tx) => recallPaper(tx, as('secretary'), documentId, 'Gửi nhầm bản dự thảo')))
    expect(await findPrintSet(as('secretary'), house.hall.meetingId, setId)).toMatchObject({ ok: false, code: 'not-found' })
    await expectEventually(() => expect(existsSync(path)).toBe(false))
  }, 60_000)

  it('is refused beyond 2,000 pages of papers', async () => {
    await house.lay(house.hall.items.plain, 'Quy hoạch', { pages: 1500 })
    await house.lay(house.hall.items.second, 'Phụ lục', { body: bytes('%PDF another'), pages: 501 })
    expect(await beginPrintSet(as('chair'), house.hall.meetingId, setParts)).toMatchObject({ ok: false, code: 'documents/set-too-long', params: { pages: 2001, limit: 2000 } })
    expect(await beginPrintSet(as('chair'), house.hall.meetingId, ['roll'])).toMatchObject({ ok: true })
  })
})
