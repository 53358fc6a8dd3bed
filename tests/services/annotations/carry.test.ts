import { Readable } from 'node:stream'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { type InkMark, type Mark, type NoteMark, type TextMark } from '~/domain/annotations/mark'
import { decodeMark } from '~/domain/annotations/mark-bytes'
import { markedText, quoteOf, wordLines, type PaperWord } from '~/domain/annotations/text-boxes'
import { marksMap } from '~/domain/annotations/wire'
import { findVersion } from '~db/queries/documents'
import { listWaitingReviews } from '~db/queries/mark-carries'
import { schema } from '~db/schema'
import { MarkCarrier } from '~server/jobs/carry-marks'
import { PageRenderer } from '~server/jobs/render-pages'
import { loadMarks } from '~server/rooms/mark-store'
import { leaveOutReview, placeReview } from '~server/services/annotations/decide-review'
import { planCarry } from '~server/services/annotations/plan-carry'
import { readReviews } from '~server/services/annotations/read-reviews'
import { wordsOnPage } from '~server/services/documents/page-words'
import { createHall, must, type Hall } from '~tests/support/hall'
import { pagesPdf, scannedPage } from '~tests/support/make-pdf'
import { MarkTab } from '~tests/support/mark-tab'
import { openTestPagePool } from '~tests/support/page-pool'
import { seeded } from '~tests/support/seeded'
import { sendUpload } from '~tests/support/send-upload'
import { worldOfFile } from '~tests/support/world-of-file'

const pages = openTestPagePool()
afterAll(() => pages.close())
const world = worldOfFile(undefined, { pages })
let hall: Hall
beforeEach(async () => { hall = await createHall(world) })

const syllables = 'uy ban nhan dan tinh so tai chinh ke hoach dau tu cong giao chu tri phoi hop dia phuong ra soat bao cao ket qua thuc hien nhiem vu du an nguon von ngan sach nam nay theo quy dinh phap luat va trinh hoi dong xem xet quyet dinh truoc ngay'.split(' ')
const paragraph = (seed: number) => {
  const random = seeded(seed)
  return Array.from({ length: 45 }, () => syllables[Math.floor(random() * syllables.length)]).join(' ')
}
const paragraphs = (...seeds: number[]) => seeds.map(paragraph)
type Pages = Parameters<typeof pagesPdf>[0]

async function upload(to: { kind: 'item'; itemId: string } | { kind: 'version'; documentId: string; note: string }, content: Pages) {
  const added = await must(sendUpload(hall.as('secretary'), to, { fileName: 'to-trinh.pdf', body: Readable.from([await pagesPdf(content)]) }))
  const renderer = new PageRenderer(world.app)
  await renderer.idle()
  await renderer.close()
  return added
}
const lay = (content: Pages) => upload({ kind: 'item', itemId: hall.items.plain }, content)
const replace = (documentId: string, content: Pages) => upload({ kind: 'version', documentId, note: '' }, content)

async function carry() {
  const carrier = new MarkCarrier(world.app, { plan: (question) => planCarry(world.app, question), close: async () => undefined })
  await carrier.idle()
  await carrier.close()
}

async function wordsOf(versionId: string, page: number): Promise<PaperWord[]> {
  const found = await findVersion(world.db.read, versionId)
  if (!found) throw new Error('no such version')
  return wordsOnPage(world.app, found.version, page)
}

const head = { colour: 2, madeAt: 1_764_000_000_000 }
async function highlight(versionId: string, page: number, from: number, count: number): Promise<TextMark> {
  return { kind: 'text-highlight', page, ...head, ...markedText(wordLines((await wordsOf(versionId, page)).slice(from, from + count), 1.414).map(({ words }) => words)) }
}
async function noteAt(versionId: string, page: number, nth: number, text = 'Đề nghị làm rõ'): Promise<NoteMark> {
  const [x = 0, y = 0] = (await wordsOf(versionId, page))[nth]?.box ?? []
  return { kind: 'note', page, ...head, x, y, text, mentions: [] }
}
const ink = (page: number, [x, y]: readonly [number, number]): InkMark => ({ kind: 'pen', page, ...head, width: 0.003, points: [[x, y, 0.5], [x + 0.05, y, 0.5], [x + 0.1, y, 0.5]] })

async function write(who: string, versionId: string, marks: Mark[], layer = 'room'): Promise<string[]> {
  const tab = new MarkTab(world, hall, who)
  expect(await tab.open(world.marks, versionId, layer)).toBe(true)
  const keys = marks.map((mark) => tab.draw(mark))
  await tab.allSaved()
  tab.cut()
  return keys
}
async function marksOn(versionId: string, layer = 'room'): Promise<Map<string, Mark>> {
  const { doc } = await loadMarks(world.app, { versionId, layer })
  return new Map([...doc.getMap<Uint8Array | null>(marksMap)].flatMap(([key, bytes]) => {
    const mark = bytes && decodeMark(bytes)
    return mark ? [[key, mark] as const] : []
  }))
}
/** The words that lie under a carried mark. */
async function under(versionId: string, mark: Mark | undefined): Promise<string> {
  if (mark?.kind !== 'text-highlight') return ''
  const words = await wordsOf(versionId, mark.page)
  return quoteOf(words.filter(({ box: [left, top, right, bottom] }) => mark.boxes.some(([l, t, r, b]) => (left + right) / 2 > l && (left + right) / 2 < r && (top + bottom) / 2 > t && (top + bottom) / 2 < b)))
}
const reasons = async (versionId: string) => (await listWaitingReviews(world.db.read, versionId)).map(({ reason }) => reason)

describe('K2–K4 a new version of a real paper', () => {
  it('a paragraph put in: what was marked below lies on the same words, in its author’s name and under its key', async () => {
    const first = await lay([paragraphs(1, 2, 3), paragraphs(4, 5)])
    const [marked, noted] = [await highlight(first.versionId, 1, 60, 12), await noteAt(first.versionId, 2, 50)]
    const [key = '', noteKey = ''] = [...(await write('member1', first.versionId, [marked])), ...(await write('member2', first.versionId, [noted]))]
    const second = await replace(first.documentId, [paragraphs(1, 30, 2), paragraphs(3, 4, 5)])
    await carry()
    const carried = await marksOn(second.versionId)
    expect([...carried.keys()].sort()).toEqual([key, noteKey].sort())
    expect(await under(second.versionId, carried.get(key))).toBe(marked.quote)
    const note = carried.get(noteKey)
    expect(note).toMatchObject({ kind: 'note', page: 2, text: noted.text })
    const [x = 0, y = 0] = (await wordsOf(second.versionId, 2))[95]?.box ?? []
    expect(note?.kind === 'note' && Math.hypot(note.x - x, note.y - y)).toBeLessThan(0.002)
    expect([...(await marksOn(first.versionId)).keys()].sort()).toEqual([key, noteKey].sort())
    expect(await reasons(second.versionId)).toEqual([])
  })

  it('a page put in, a paragraph taken out, a word changed', async () => {
    const first = await lay([paragraphs(1, 2), paragraphs(3, 4)])
    const [kept = '', gone = '', changed = ''] = await write('member1', first.versionId, [await highlight(first.versionId, 2, 50, 10), await highlight(first.versionId, 1, 50, 10), await highlight(first.versionId, 1, 10, 10)])
    const words = paragraph(1).split(' ')
    const second = await replace(first.documentId, [paragraphs(40, 41), [words.with(14, 'khac').join(' ')], paragraphs(3, 4)])
    await carry()
    expect([...(await marksOn(second.versionId))].map(([key, mark]) => [key, mark.page])).toEqual([[kept, 3]])
    const waiting = await listWaitingReviews(world.db.read, second.versionId)
    expect(waiting.map(({ markKey, reason }) => [markKey, reason]).sort()).toEqual([[gone, 'text-gone'], [changed, 'text-changed']].sort())
    expect(waiting.every(({ authorId, fromVersionId }) => authorId === hall.as('member1').actor.userId && fromVersionId === first.versionId)).toBe(true)
  })
})

describe('K5 scanned pages', () => {
  it('marks stay on the picture that they were made on; a page that was scanned anew is for review', async () => {
    const [a, b, c, d] = await Promise.all([1, 2, 3, 4].map(scannedPage)) as [Buffer, Buffer, Buffer, Buffer]
    const first = await lay([{ picture: a }, { picture: b }, { picture: c }])
    const [, key = ''] = await write('member1', first.versionId, [ink(1, [0.2, 0.2]), ink(2, [0.3, 0.3]), ink(3, [0.4, 0.4])])
    const second = await replace(first.documentId, [{ picture: d }, { picture: a }, { picture: await scannedPage(9) }, { picture: c }])
    await carry()
    expect([...(await marksOn(second.versionId)).values()].map(({ page }) => page).sort()).toEqual([2, 4])
    expect((await listWaitingReviews(world.db.read, second.versionId)).map(({ markKey, reason }) => [markKey, reason])).toEqual([[key, 'page-gone']])
  })
})

describe('K7 nothing twice, nothing back', () => {
  it('a mark that was taken away on the new version does not come again, nor is one there doubled', async () => {
    const first = await lay([paragraphs(1, 2)])
    const [kept = '', removed = ''] = await write('member1', first.versionId, [await highlight(first.versionId, 1, 3, 5), await highlight(first.versionId, 1, 30, 5)])
    const second = await replace(first.documentId, [paragraphs(50, 1, 2)])
    await carry()
    await must(world.marks.change({ versionId: second.versionId, layer: 'room' }, hall.as('member1').actor, (marks) => { marks.delete(removed) }))
    await world.db.write(async (tx) => { await tx.delete(schema.markCarries) })
    const before = (await loadMarks(world.app, { versionId: second.versionId, layer: 'room' })).doc
    await carry()
    expect([...(await marksOn(second.versionId)).keys()]).toEqual([kept])
    expect((await loadMarks(world.app, { versionId: second.versionId, layer: 'room' })).doc.store.clients.size).toBe(before.store.clients.size)
  })

  it('what comes to the old version afterwards is carried too, also an answer; and through two versions at once', async () => {
    const first = await lay([paragraphs(1, 2)])
    const [note = ''] = await write('member1', first.versionId, [await noteAt(first.versionId, 1, 20)])
    const second = await replace(first.documentId, [paragraphs(60), paragraphs(1, 2)])
    await carry()
    const [late = '', answer = ''] = await write('member2', first.versionId, [await highlight(first.versionId, 1, 50, 6), { kind: 'reply', page: 1, ...head, to: note, text: 'Đã bổ sung', mentions: [] }])
    const third = await replace(first.documentId, [paragraphs(61), paragraphs(60), paragraphs(1, 2)])
    await carry()
    for (const [versionId, page] of [[second.versionId, 2], [third.versionId, 3]] as const) {
      const carried = await marksOn(versionId)
      expect([note, late, answer].map((key) => carried.get(key)?.page)).toEqual([page, page, page])
    }
  })

  it('a carrier that runs with the house carries as soon as the pages are drawn, and a late mark when it comes', async () => {
    const carrier = new MarkCarrier(world.app, { plan: (question) => planCarry(world.app, question), close: async () => undefined })
    const first = await lay([paragraphs(1, 2)])
    const [early = ''] = await write('member1', first.versionId, [await highlight(first.versionId, 1, 3, 5)])
    const second = await replace(first.documentId, [paragraphs(70, 1, 2)])
    await carrier.idle()
    expect([...(await marksOn(second.versionId)).keys()]).toEqual([early])
    const reader = new MarkTab(world, hall, 'member3')
    await reader.open(world.marks, second.versionId)
    const [late = ''] = await write('member2', first.versionId, [await highlight(first.versionId, 1, 50, 5)])
    await reader.until(() => reader.marks.has(late))
    reader.cut()
    await carrier.close()
  })

  it('private layers are carried for their owner alone', async () => {
    const first = await lay([paragraphs(1, 2)])
    const own = `private/${hall.as('member1').actor.userId}`
    const keys = await write('member1', first.versionId, [await highlight(first.versionId, 1, 3, 5)], own)
    const second = await replace(first.documentId, [paragraphs(80, 1, 2)])
    await carry()
    expect([...(await marksOn(second.versionId, own)).keys()]).toEqual(keys)
    expect((await marksOn(second.versionId)).size).toBe(0)
    const docs = await world.db.read.select({ layer: schema.markDocs.layer }).from(schema.markDocs).where(eq(schema.markDocs.versionId, second.versionId))
    expect(docs).toEqual([{ layer: own }])
  })
})

describe('K8 what waits', () => {
  it('goes when its mark is taken away on the old version, and goes on to the version after', async () => {
    const first = await lay([paragraphs(1, 2)])
    const [gone = '', stays = ''] = await write('member1', first.versionId, [await highlight(first.versionId, 1, 3, 5), await noteAt(first.versionId, 1, 5)])
    const second = await replace(first.documentId, [paragraphs(90, 91)])
    await carry()
    expect(await reasons(second.versionId)).toHaveLength(2)
    await must(world.marks.change({ versionId: first.versionId, layer: 'room' }, hall.as('member1').actor, (marks) => { marks.delete(gone) }))
    const third = await replace(first.documentId, [paragraphs(92, 93)])
    await carry()
    expect(await reasons(second.versionId)).toEqual([])
    expect((await listWaitingReviews(world.db.read, third.versionId)).map(({ markKey }) => markKey)).toEqual([stays])
  })
  async function waiting() {
    const first = await lay([paragraphs(1, 2)])
    const [note = '', mine = ''] = await write('member1', first.versionId, [await noteAt(first.versionId, 1, 5), ink(1, [0.3, 0.3])])
    const [answer = ''] = await write('member2', first.versionId, [{ kind: 'reply', page: 1, ...head, to: note, text: 'Đã bổ sung', mentions: [] }])
    const own = `private/${hall.as('member1').actor.userId}`
    await write('member1', first.versionId, [ink(1, [0.3, 0.4])], own)
    const { versionId } = await replace(first.documentId, [paragraphs(95), paragraphs(96)])
    await carry()
    return { first: first.versionId, versionId, note, mine, answer, own }
  }

  it('is offered to its author, the room layer’s to the secretary too, and to nobody else', async () => {
    const { versionId } = await waiting()
    const offered = async (who: string) => (await must(readReviews(hall.as(who), versionId))).map(({ layer, author, mark: { kind } }) => [layer, author === null, kind])
    expect(await offered('member1')).toEqual(expect.arrayContaining([['room', true, 'note'], ['room', true, 'pen'], ['private', true, 'pen']]))
    expect(await offered('secretary')).toEqual([['room', false, 'note'], ['room', false, 'pen']])
    for (const who of ['member2', 'chair', 'guest']) expect(await offered(who)).toEqual([])
    const [one] = await must(readReviews(hall.as('member1'), versionId))
    for (const who of ['member2', 'chair', 'guest']) expect(await placeReview(hall.as(who), versionId, one?.id ?? '', { page: 1, x: 0.5, y: 0.5 })).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('is placed by hand with its answers, by the secretary in its author’s name and on record, or left out; either once', async () => {
    const { versionId, note, mine, answer } = await waiting()
    const [first, second] = await must(readReviews(hall.as('secretary'), versionId))
    expect(await placeReview(hall.as('secretary'), versionId, first?.id ?? '', { page: 9, x: 0, y: 0 })).toMatchObject({ ok: false, code: 'bad-input' })
    await must(placeReview(hall.as('secretary'), versionId, first?.id ?? '', { page: 1, x: 0.25, y: 0.5 }))
    const placed = await marksOn(versionId)
    expect([...placed.keys()].sort()).toEqual([note, answer].sort())
    expect(placed.get(note)).toMatchObject({ kind: 'note', page: 1, x: expect.closeTo(0.25, 3) as number, y: expect.closeTo(0.5, 3) as number })
    expect((await world.db.read.select().from(schema.auditLog).where(eq(schema.auditLog.action, 'mark-reviewed'))).at(-1)?.detail).toMatchObject({ key: note, state: 'placed' })
    expect(await leaveOutReview(hall.as('member1'), versionId, first?.id ?? '')).toMatchObject({ ok: false, code: 'not-found' })

    await must(leaveOutReview(hall.as('member1'), versionId, second?.id ?? ''))
    await world.db.write(async (tx) => { await tx.delete(schema.markCarries) })
    await carry()
    expect((await must(readReviews(hall.as('secretary'), versionId)))).toEqual([])
    expect((await marksOn(versionId)).has(mine)).toBe(false)
    await must(placeReview(hall.as('member1'), versionId, (await must(readReviews(hall.as('member1'), versionId)))[0]?.id ?? '', { page: 1, x: 0.5, y: 0.5 }))
    expect(await must(readReviews(hall.as('member1'), versionId))).toEqual([])
  })

  it('a note that was placed by hand comes with its answers in one commit; those that are given on the old version later come after it', async () => {
    const { first, versionId, note, answer } = await waiting()
    const offered = await must(readReviews(hall.as('member1'), versionId))
    const place = { page: 2, x: 0.25, y: 0.5 }
    await must(placeReview(hall.as('member1'), versionId, offered.find(({ mark }) => mark.kind === 'note')?.id ?? '', place))
    const changes = await world.db.read.select({ seq: schema.markUpdates.seq }).from(schema.markUpdates).innerJoin(schema.markDocs, eq(schema.markDocs.id, schema.markUpdates.docId)).where(eq(schema.markDocs.versionId, versionId))
    expect(changes).toHaveLength(1)
    const [late = ''] = await write('member3', first, [{ kind: 'reply', page: 1, ...head, to: note, text: 'Đã rõ', mentions: [] }])
    await carry()
    const carried = await marksOn(versionId)
    expect([note, answer, late].map((key) => carried.get(key)?.page)).toEqual([2, 2, 2])
  })

  it('is not placed on a layer that is locked', async () => {
    const { versionId } = await waiting()
    await must(world.marks.change({ versionId, layer: 'room' }, hall.as('chair').actor, (marks) => { marks.set(`${hall.as('chair').actor.userId}/x`, null) }))
    await world.db.write(async (tx) => { await tx.update(schema.markDocs).set({ locked: true }).where(eq(schema.markDocs.versionId, versionId)) })
    const [one] = await must(readReviews(hall.as('secretary'), versionId))
    expect(await placeReview(hall.as('secretary'), versionId, one?.id ?? '', { page: 1, x: 0.5, y: 0.5 })).toMatchObject({ ok: false, code: 'annotations/layer-locked' })
  })
})
