import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { foldForSearch } from '~/domain/kernel/fold'
import { schema } from '~db/schema'
import type { ActorCtx } from '~server/context'
import { PaperIndexer } from '~server/jobs/index-papers'
import { renamePaper } from '~server/services/documents/change-paper'
import { recallPaper } from '~server/services/documents/recall-paper'
import { searchPapers } from '~server/services/documents/search-papers'
import { createHall, must, type Hall } from '~tests/support/hall'
import { createWorld, type World } from '~tests/support/world'

let world: World
let hall: Hall
let indexer: PaperIndexer

beforeEach(async () => {
  world = createWorld()
  hall = await createHall(world)
  indexer = new PaperIndexer(world.app)
})
afterEach(async () => {
  await indexer.close()
  await world.close()
})

const as = (who: string) => hall.as(who)

type Lay = { title: string; texts: string[]; itemId?: string; documentId?: string; number?: number; ownerId?: string }

/** A drawn paper with these page texts; the index is told as after a drawing. */
async function lay(paper: Lay) {
  const laid = await keep(paper)
  await indexer.idle()
  return laid
}
async function layMany(papers: Lay[]) {
  const laid = []
  for (const paper of papers) laid.push(await keep(paper))
  await indexer.idle()
  return laid
}
async function keep({ title, texts, itemId = hall.items.plain, documentId, number = 1, ownerId }: Lay) {
  const createdBy = as('secretary').actor.userId
  const id = documentId ?? uuidv7()
  const versionId = uuidv7()
  const place = ownerId ? { ownerId } : { meetingId: hall.meetingId, itemId }
  await world.db.write(async (tx) => {
    if (!documentId) await tx.insert(schema.documents).values({ id, ...place, position: 0, title, searchTitle: foldForSearch(title), state: 'approved', createdBy, createdAt: world.clock.now })
    await tx.insert(schema.documentVersions).values({ id: versionId, documentId: id, number, fileName: 'a.pdf', fileHash: versionId, pdfHash: versionId, sizeBytes: 1, pageCount: texts.length, state: 'ready', createdBy, createdAt: world.clock.now })
    await tx.insert(schema.documentPages).values(texts.map((text, index) => ({ versionId, page: index + 1, widthPt: 595, heightPt: 842, state: 'ready' as const, text })))
    tx.tell({ kind: 'rendering', versionId })
  })
  return { documentId: id, versionId }
}
const found = async (who: string | ActorCtx, query: string) => (await searchPapers(typeof who === 'string' ? as(who) : who, query)).hits
const titles = async (who: string | ActorCtx, query: string) => (await found(who, query)).map((hit) => hit.title)

describe('searching all papers', () => {
  it('finds text without diacritics, with page, snippet and meeting', async () => {
    const { versionId } = await lay({ title: 'Tờ trình', texts: ['Kính gửi', 'Dự toán ngân sách nhà nước năm 2027'] })
    expect(await found('member1', 'ngan sach')).toEqual([{
      versionId, title: 'Tờ trình', pages: 2, foundOnPages: 1,
      snippets: [{ page: 2, before: 'Dự toán ', match: 'ngân sách', after: ' nhà nước năm 2027' }],
      meeting: { id: hall.meetingId, title: 'Phiên họp thường kỳ tháng 11', startsAt: world.clock.now, itemTitle: 'Kế hoạch đầu tư công năm 2027' },
    }])
  })

  it('finds titles, words that have only been begun, and numbers of papers', async () => {
    await lay({ title: 'Báo cáo kinh tế, xã hội', texts: ['Theo Quyết định số 45/2018/QĐ-TTg'] })
    expect(await titles('member1', 'kinh te xa')).toEqual(['Báo cáo kinh tế, xã hội'])
    expect(await titles('member1', 'quyết đị')).toEqual(['Báo cáo kinh tế, xã hội'])
    expect(await titles('member1', '45/2018/QĐ-TTg')).toEqual(['Báo cáo kinh tế, xã hội'])
    expect(await titles('member1', 'k')).toEqual([])
    expect(await titles('member1', '" OR *')).toEqual([])
  })

  it('puts words together before words apart, and leaves out other diacritics than were typed', async () => {
    await lay({ title: 'Xa nhau', texts: ['sách về ngân hàng'] })
    await lay({ title: 'Khác dấu', texts: ['ngăn sạch ngăn sạch ngăn sạch'] })
    await lay({ title: 'Đúng', texts: ['ngân sách'] })
    expect(await titles('member1', 'ngân sách')).toEqual(['Đúng', 'Xa nhau'])
    expect((await titles('member1', 'ngan sach')).at(-1)).toBe('Xa nhau')
  })

  it('shows nobody what he may not read: strangers, guests of a closed item, recalled papers, other people’s own ones', async () => {
    const open = await lay({ title: 'Ngân sách công khai', texts: ['ngân sách'] })
    await lay({ title: 'Ngân sách họp kín', texts: ['ngân sách'], itemId: hall.items.closed })
    await lay({ title: 'Ngân sách riêng', texts: ['ngân sách'], ownerId: as('member1').actor.userId })
    expect((await titles('member1', 'ngan sach')).sort()).toEqual(['Ngân sách công khai', 'Ngân sách họp kín', 'Ngân sách riêng'].sort())
    expect(await titles('guest', 'ngan sach')).toEqual(['Ngân sách công khai'])
    expect(await titles(await world.as(await world.addPerson('Đỗ Văn Ngoài')), 'ngan sach')).toEqual([])
    expect(await titles(await world.as(await world.addPerson('Quản Trị', { systemRole: 'system-admin' })), 'ngan sach')).toEqual([])
    await must(world.db.write((tx) => recallPaper(tx, as('secretary'), open.documentId, 'Nhầm bản')))
    expect(await titles('guest', 'ngan sach')).toEqual([])
  })

  it('knows the newest version only, and a new title at once', async () => {
    const { documentId } = await lay({ title: 'Dự thảo', texts: ['bản đầu nói về rừng'] })
    await lay({ title: 'Dự thảo', documentId, number: 2, texts: ['bản sau nói về biển'] })
    expect(await titles('member1', 'rừng')).toEqual([])
    expect(await titles('member1', 'bien')).toEqual(['Dự thảo'])
    await must(world.db.write((tx) => renamePaper(tx, as('secretary'), documentId, 'Nghị quyết về kinh tế')))
    await indexer.idle()
    expect(await titles('member1', 'nghi quyet')).toEqual(['Nghị quyết về kinh tế'])
  })

  it('is taken up again after an interruption in the middle of a long paper', async () => {
    const texts = Array.from({ length: 95 }, (_, index) => `trang số ${index + 1} riêng${index + 1}`)
    await indexer.close()
    const { versionId } = await lay({ title: 'Dài', texts })
    await world.db.write(async (tx) => { await tx.insert(schema.searchPortions).values({ id: 1, documentId: (await tx.select().from(schema.documents))[0]?.id ?? '', versionId, firstPage: 1, lastPage: 40 }) })
    indexer = new PaperIndexer(world.app)
    await indexer.idle()
    expect(await found('member1', 'rieng91')).toMatchObject([{ versionId, snippets: [{ page: 91 }] }])
    expect((await world.db.read.select().from(schema.searchPortions)).map((row) => [row.firstPage, row.lastPage])).toEqual([[1, 40], [41, 80], [81, 95]])
  })

  it('finds the one paper with the diacritics that were typed among many that are alike without them', async () => {
    await layMany([{ title: 'Quản lý con dấu', texts: ['về việc hoà giải, thuỷ lợi'] }, { title: 'Cũ', texts: ['đóng dấu giáp lai'] }])
    await layMany(Array.from({ length: 70 }, (_, index) => ({ title: `Vốn đầu tư ${index}`, texts: ['đầu tư công, hoa quả, thúy'] })))
    expect(await titles('member1', 'dấu')).toEqual(['Quản lý con dấu', 'Cũ'])
    expect(await titles('member1', 'dấu giá')).toEqual(['Cũ'])
    expect(await titles('member1', 'hòa')).toEqual(['Quản lý con dấu'])
    expect(await titles('member1', 'thủy')).toEqual(['Quản lý con dấu'])
    expect(await titles('member1', 'đàu')).toEqual([])
    expect(await titles('member1', 'dau giap')).toEqual(['Cũ'])
    expect(await titles('member1', 'dâu')).toEqual([])
    const any = await searchPapers(as('member1'), 'dau')
    expect(any.more).toBe(true)
    expect(any.hits[0]?.title).toMatch('Vốn đầu tư')
    expect(await titles('member1', 'con dau')).toEqual(['Quản lý con dấu'])
  })

  it('finds what a person may read behind any number of papers that he may not', async () => {
    await lay({ title: 'Công khai', texts: ['ngân sách'] })
    await layMany(Array.from({ length: 70 }, (_, index) => ({ title: `Kín ${index}`, texts: ['ngân sách'], itemId: hall.items.closed })))
    expect(await searchPapers(as('guest'), 'ngân sách')).toMatchObject({ more: false, hits: [{ title: 'Công khai' }] })
  })

  it('puts titles first, then words together, whole words before begun ones, and words apart last', async () => {
    await lay({ title: 'Ngân sách', texts: ['một'] })
    await lay({ title: 'Cùng nhau', texts: ['dự toán ngân sách'] })
    await lay({ title: 'Rời nhau', texts: ['sách của ngân hàng'] })
    await lay({ title: 'Mới bắt đầu', texts: ['ngân sáchh'] })
    expect(await titles('member1', 'ngan sach')).toEqual(['Ngân sách', 'Cùng nhau', 'Mới bắt đầu', 'Rời nhau'])
    expect(await titles('member1', 'ngân sách')).toEqual(['Ngân sách', 'Cùng nhau', 'Mới bắt đầu', 'Rời nhau'])
    expect(await titles('member1', 'ngân sach')).toEqual(['Ngân sách', 'Cùng nhau', 'Mới bắt đầu', 'Rời nhau'])
  })

  it('says when there is more than it shows', async () => {
    for (let index = 0; index < 22; index++) await lay({ title: `Tài liệu ${index}`, texts: ['ngân sách'] })
    expect(await searchPapers(as('member1'), 'ngan sach')).toMatchObject({ more: true, hits: { length: 20 } })
  })
})
