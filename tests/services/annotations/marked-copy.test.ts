import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { layerOf } from '~/domain/annotations/layer'
import type { Mark } from '~/domain/annotations/mark'
import { schema } from '~db/schema'
import { drawOpinionSheets } from '~server/adapters/paper/opinion-sheets'
import { beginMarkedCopy, findMarkedCopy } from '~server/services/annotations/marked-copy'
import { expectEventually } from '~tests/support/eventually'
import { must, openedHall } from '~tests/support/hall'
import { MarkTab } from '~tests/support/mark-tab'
import { PaperHall } from '~tests/support/paper-hall'
import { annotationsByPdfjs } from '~tests/support/pdf-annotations'
import { pdfText } from '~tests/support/poppler'
import { marksOfAllKinds } from '~tests/support/sample-marks'

const house = new PaperHall(openedHall)
let paper: { versionId: string; documentId: string }
const open: MarkTab[] = []
beforeEach(async () => {
  paper = await house.lay(house.hall.items.plain, 'Nghị định về công tác văn thư')
})
afterEach(async () => {
  for (const one of open.splice(0)) one.cut()
  await house.world.app.markedCopies.close()
})

const idOf = (who: string) => house.hall.as(who).actor.userId
async function drawn(who: string, layer: string, marks: readonly Mark[]): Promise<string[]> {
  const tab = new MarkTab(house.world, house.hall, who)
  open.push(tab)
  expect(await tab.open(house.world.marks, paper.versionId, layer)).toBe(true)
  await tab.allSaved()
  const keys = marks.map((mark) => tab.draw(mark))
  await tab.allSaved()
  return keys
}

async function made(who: string, asked: Partial<Parameters<typeof beginMarkedCopy>[2]> = {}): Promise<string> {
  const id = await must(beginMarkedCopy(house.hall.as(who), paper.versionId, { kind: 'annotations', layers: ['room'], people: null, ...asked }))
  let path = ''
  await expectEventually(async () => {
    const found = await must(findMarkedCopy(house.hall.as(who), paper.versionId, id))
    expect(found.standing.state).toBe('ready')
    path = found.path
  }, 60_000)
  return path
}
const answer = async (who: string, layers: string[]) => {
  const begun = await beginMarkedCopy(house.hall.as(who), paper.versionId, { kind: 'annotations', layers, people: null })
  return begun.ok || begun.code
}
const authors = async (path: string) => (await annotationsByPdfjs(path)).flat().map(({ titleObj }) => titleObj.str)

describe('X1 a paper with its marks', () => {
  it('has those of all authors, threads with their replies, the taker’s name on each page; the record knows of it', async () => {
    const [, noteKey] = await drawn('member1', 'room', marksOfAllKinds(1).filter(({ kind }) => kind === 'pen' || kind === 'note'))
    await drawn('member2', 'room', [{ kind: 'reply', page: 1, colour: 3, madeAt: house.world.clock.now, to: noteKey ?? '', text: 'Đã rõ.', mentions: [] }])
    const path = await made('chair')
    const [page] = await annotationsByPdfjs(path)
    expect(page?.map(({ subtype, titleObj }) => [subtype, titleObj.str])).toEqual([['Ink', 'Trần Văn member1'], ['Text', 'Trần Văn member1'], ['Text', 'Trần Văn member2']])
    expect(page?.[2]).toMatchObject({ inReplyTo: page?.[1]?.id, contentsObj: { str: 'Đã rõ.' } })
    expect(pdfText(path).split('\f')[20]).toContain(house.hall.as('chair').actor.fullName)
    const log = await house.world.db.read.select().from(schema.auditLog)
    expect(log.filter(({ action }) => action === 'paper-downloaded')).toMatchObject([{ subject: paper.versionId, detail: { what: 'with-marks' } }])
  })

  it('has only the chosen people and layers; a thread is whole when one of them is in it', async () => {
    const [noteKey] = await drawn('member1', 'room', marksOfAllKinds(1).filter(({ kind }) => kind === 'note'))
    await drawn('member2', 'room', [{ kind: 'reply', page: 1, colour: 3, madeAt: house.world.clock.now, to: noteKey ?? '', text: 'Đã rõ.', mentions: [] }])
    await drawn('member3', 'room', marksOfAllKinds(2).slice(0, 2))
    await drawn('chair', layerOf('private', idOf('chair')), marksOfAllKinds(3).slice(0, 1))
    expect(await authors(await made('chair', { people: [idOf('member2')] }))).toEqual(['Trần Văn member1', 'Trần Văn member2'])
    expect(await authors(await made('chair', { people: [idOf('member3')] }))).toEqual(['Trần Văn member3', 'Trần Văn member3'])
    expect(await authors(await made('chair', { layers: [layerOf('private', idOf('chair'))] }))).toEqual([house.hall.as('chair').actor.fullName])
  })

  it('X3, X4 drawn, the words stand on sheets, also those whose note was taken away', async () => {
    await drawn('member2', 'room', [{ kind: 'reply', page: 2, colour: 3, madeAt: house.world.clock.now, to: `${idOf('member1')}/gone`, text: 'Câu trả lời còn lại.', mentions: [] }])
    await drawn('member1', 'room', marksOfAllKinds(1))
    const texts = pdfText(await made('chair', { kind: 'drawn' })).split('\f')
    expect(texts).toHaveLength(23)
    for (const words of ['Đề nghị làm rõ nguồn vốn', 'Ý kiến đã xóa', 'Câu trả lời còn lại.', '1.', '2.']) expect(texts[21]).toContain(words)
    expect(await authors(await made('chair'))).toContain('Trần Văn member2')
  })
})

it('X4 the words of many opinions are set while others have their turn', async () => {
  const opinion = { page: 1, layer: 'Ghi chú chung', by: 'Lê Quang Thái', at: house.world.clock.now, what: null, quote: 'nguồn vốn', text: 'Đề nghị làm rõ. '.repeat(100), replies: [] }
  const opinions = Array.from({ length: 30 }, (_, index) => ({ ...opinion, number: index + 1 }))
  let turns = 0
  const takeTurns = () => { turns++; turn = setImmediate(takeTurns) }
  let turn = setImmediate(takeTurns)
  const sheets = await drawOpinionSheets(join(house.world.dataDir, 'sheets.pdf'), 'Nghị định', opinions)
  clearImmediate(turn)
  expect(turns).toBeGreaterThan(opinions.length)
  expect(sheets).toBeGreaterThan(5)
})

describe('X1, X4 what is typed into a note', () => {
  it('stands in the file without letters that hide what follows them', async () => {
    await drawn('member1', 'room', [{ kind: 'note', page: 1, colour: 0, madeAt: house.world.clock.now, x: 0.5, y: 0.5, text: 'Nhất trí\u001b\u0000,\ttrừ khoản 2', mentions: [], about: { boxes: [[0.1, 0.1, 0.3, 0.12]], quote: 'nguồn\u001b vốn' } }])
    const [page] = await annotationsByPdfjs(await made('chair'))
    expect(page?.map(({ contentsObj }) => contentsObj.str)).toEqual(['“nguồn vốn”\n\nNhất trí,\ttrừ khoản 2'])
    const sheet = pdfText(await made('chair', { kind: 'drawn' })).split('\f')[21]
    for (const words of ['“nguồn vốn”', 'Nhất trí, trừ khoản 2']) expect(sheet).toContain(words)
  })
})

describe('a paper with its marks is refused', () => {
  it('to guests, strangers and screens, and for layers of others or none', async () => {
    expect(await answer('guest', ['room'])).toBe('forbidden')
    expect(await answer('member1', [])).toBe('bad-input')
    expect(await answer('member1', [layerOf('private', idOf('member2'))])).toBe('not-found')
    expect(await answer('member1', ['group/none'])).toBe('not-found')
    expect(await beginMarkedCopy({ ...house.hall.as('chair'), actor: { ...house.hall.as('chair').actor, isScreen: true } }, paper.versionId, { kind: 'drawn', layers: ['room'], people: null })).toMatchObject({ ok: false })
  })

  it('where the paper may not be downloaded, and once it is not: then what was made goes too', async () => {
    const id = await must(beginMarkedCopy(house.hall.as('member1'), paper.versionId, { kind: 'annotations', layers: ['room'], people: null }))
    expect(await findMarkedCopy(house.hall.as('member2'), paper.versionId, id)).toMatchObject({ code: 'not-found' })
    await house.world.db.write(async (tx) => { await tx.update(schema.documents).set({ mayDownload: false }).where(eq(schema.documents.id, paper.documentId)) })
    expect(await answer('member1', ['room'])).toBe('forbidden')
    expect(await findMarkedCopy(house.hall.as('member1'), paper.versionId, id)).toMatchObject({ code: 'forbidden' })
    expect(await findMarkedCopy(house.hall.as('member1'), paper.versionId, id)).toMatchObject({ code: 'not-found' })
  })
})
