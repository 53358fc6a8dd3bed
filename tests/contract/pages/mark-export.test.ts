import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inkColour } from '~/domain/annotations/colour'
import { aboutOpacity, highlighterOpacity, unitsOf } from '~/domain/annotations/drawing'
import type { Mark } from '~/domain/annotations/mark'
import { stampBox } from '~/domain/annotations/mark-place'
import { copyMark } from '~server/adapters/paper/copy-mark'
import { drawOpinionSheets } from '~server/adapters/paper/opinion-sheets'
import type { PagePool } from '~server/jobs/page-pool'
import type { PdfMark } from '~server/jobs/pdf-layers'
import { must } from '~tests/support/hall'
import { rawPdf } from '~tests/support/make-pdf'
import { cutPages, oddPages } from '~tests/support/odd-pages'
import { openTestPagePool } from '~tests/support/page-pool'
import { farFrom, pagePixels, type PagePixels } from '~tests/support/page-pixels'
import { annotationsByPdfium, annotationsByPdfjs } from '~tests/support/pdf-annotations'
import { pdfInfo, pdfText, temporaryFile } from '~tests/support/poppler'
import { marksOfAllKinds, pdfMarks } from '~tests/support/sample-marks'
import { sampleSigner, signedPdf } from '~tests/support/sign-pdf'

const decree = fileURLToPath(new URL('../../support/pdf/nd30-2020.pdf', import.meta.url))
const scan = fileURLToPath(new URL('../../../db/demo/papers/scan-12-pages.pdf', import.meta.url))
const line = 'Nguyễn Thị Phượng Uyên · 22/11/2026 10:15 · Nghị Sự'
const kinds = ['Ink', 'Ink', 'Highlight', 'Underline', 'StrikeOut', 'Square', 'Line', 'Stamp', 'Text', 'Text']
let pool: PagePool
let foot: Uint8Array
beforeAll(async () => {
  pool = openTestPagePool()
  foot = await copyMark(line)
})
afterAll(() => pool.close())

async function taken(path: string, as: 'annotations' | 'drawn', marks: PdfMark[], sheets: string | null = null): Promise<string> {
  const out = temporaryFile('marked.pdf', new Uint8Array())
  await must(pool.take(path, { foot, marks: { as, marks }, sheets }, out))
  return out
}

/** A place of the page where a mark of `marksOfAllKinds` must be seen. */
function spotOf(mark: Mark, size: PagePixels): readonly [number, number] {
  switch (mark.kind) {
    case 'pen': case 'highlighter': return [mark.points[20]?.[0] ?? 0, mark.points[20]?.[1] ?? 0]
    case 'text-highlight': return [0.25, 0.5275]
    case 'underline': return [0.3, 0.6 + 0.015 * 0.96]
    case 'strike': return [0.3, 0.65 + 0.015 * 0.55]
    case 'box': return [0.65, 0.12]
    case 'arrow': return [0.5, 0.35]
    case 'stamp': return [mark.x, stampBox(mark, unitsOf(size))[1]]
    default: return [0.5, 0.75]
  }
}

function expectShown(pixels: PagePixels, marks: readonly Mark[]) {
  for (const mark of marks) {
    if (mark.kind === 'reply') continue
    const isLight = mark.kind === 'highlighter' || mark.kind === 'text-highlight'
    expect(farFrom(pixels, spotOf(mark, pixels), inkColour(mark.colour), isLight ? highlighterOpacity : 1), `${mark.kind} on page ${mark.page}`).toBeLessThan(60)
  }
}

const samePrefix = async (original: string, copy: string) => {
  const bytes = await readFile(original)
  return (await readFile(copy)).subarray(0, bytes.length).equals(bytes)
}

describe('marks as standard annotations', () => {
  it.each([['the decree', decree], ['a scan', scan]])('X2 in %s are found by pdf.js with kind, author, date, words, places and replies', async (_name, path) => {
    const copy = await taken(path, 'annotations', pdfMarks(marksOfAllKinds(2)))
    const [first, second] = await annotationsByPdfjs(copy)
    expect(first).toEqual([])
    expect(second?.map(({ subtype }) => subtype)).toEqual(kinds)
    expect(second?.every(({ hasAppearance }) => hasAppearance)).toBe(true)
    expect(second?.map(({ titleObj }) => titleObj.str).slice(0, 3)).toEqual(['Nguyễn Thị Phượng Uyên', 'Trần Đăng Khoa', 'Lê Quỳnh Như'])
    const [pen, , highlight, , , square, arrow, , note, reply] = second ?? []
    expect(pen).toMatchObject({ creationDate: 'D:20261122031500Z', modificationDate: 'D:20261122031500Z' })
    expect(pen?.inkLists?.[0]).toHaveLength(80)
    expect(highlight?.quadPoints).toHaveLength(16)
    expect(highlight?.contentsObj.str).toBe('Thể thức văn bản là tập hợp các thành phần')
    expect(square?.borderStyle.width).toBeCloseTo((595.3 * 16) / 4096, 1)
    expect(arrow?.lineEndings).toEqual(['None', 'OpenArrow'])
    expect(note?.contentsObj.str).toBe('“nguồn vốn”\n\nĐề nghị làm rõ nguồn vốn và thời hạn giải ngân.')
    expect(reply).toMatchObject({ inReplyTo: note?.id, replyType: 'R', contentsObj: { str: 'Đã bổ sung ở khoản 3.' }, titleObj: { str: 'Trần Đăng Khoa' } })
  })

  it('are found by PDFium too', async () => {
    const found = await annotationsByPdfium(await taken(decree, 'annotations', pdfMarks(marksOfAllKinds(1))), 1)
    expect(found.map(({ subtype }) => subtype)).toEqual(kinds)
    expect(found[0]).toMatchObject({ author: 'Nguyễn Thị Phượng Uyên', strokes: 1, madeAt: 'D:20261122031500Z' })
    expect(found[2]).toMatchObject({ quads: 2 })
    expect(found.at(-1)).toMatchObject({ contents: 'Đã bổ sung ở khoản 3.' })
  })

  it.each([['the decree', decree], ['a scan', scan]])('are seen where they lie on %s, after its untouched bytes', async (_name, path) => {
    const copy = await taken(path, 'annotations', pdfMarks(marksOfAllKinds(1)))
    const [pixels] = await pagePixels(copy, 1)
    if (pixels) expectShown(pixels, marksOfAllKinds(1))
    expect(pixels).toBeDefined()
    expect(await samePrefix(path, copy)).toBe(true)
    execFileSync('qpdf', ['--check', copy])
    expect(pdfInfo(copy)).toContain('Pages')
  })

  it('leave those that the paper had, and a paper that is marked twice holds both', async () => {
    const once = await taken(decree, 'annotations', pdfMarks(marksOfAllKinds(1)))
    const twice = await taken(once, 'annotations', pdfMarks(marksOfAllKinds(1)).map((mark) => ({ ...mark, name: `again/${mark.name}`, to: mark.to && `again/${mark.to}` })))
    const [page] = await annotationsByPdfjs(twice)
    expect(page).toHaveLength(2 * kinds.length)
    expect(await samePrefix(once, twice)).toBe(true)
  })

  it('X2 keep a signature checkable over the bytes that were signed', async () => {
    const original = temporaryFile('signed.pdf', signedPdf())
    const copy = await taken(original, 'annotations', pdfMarks(marksOfAllKinds(1)))
    expect(await must(pool.signatures(copy))).toMatchObject([{ signer: sampleSigner, state: 'intact', coversWhole: false }])
    expect(execFileSync('pdfsig', ['-nocert', copy], { encoding: 'utf8' })).toContain('Signature is Valid')
    expect(await samePrefix(original, copy)).toBe(true)
  })
})

describe.each([['turned, cut and odd', oddPages, 7], ['cut and turned, backwards, in units of their own', cutPages, 6]] as const)('on pages that are %s', (_name, make, count) => {
  const numbers = Array.from({ length: count }, (_, at) => at + 1)
  it.each(['annotations', 'drawn'] as const)('marks are where they were put: %s', async (as) => {
    const original = temporaryFile('odd.pdf', await make())
    // a note's sign may be turned by the program that shows it
    const marks = numbers.map((page) => marksOfAllKinds(page).filter(({ kind }) => kind !== 'note' || as === 'drawn'))
    const copy = await taken(original, as, pdfMarks(marks.flat()))
    const pages = await pagePixels(copy, 1, count)
    expect(pages).toHaveLength(count)
    for (const [at, pixels] of pages.entries()) expectShown(pixels, marks[at] ?? [])
    expect(await samePrefix(original, copy)).toBe(true)
    execFileSync('qpdf', ['--check', copy])
  })
})

describe('marks drawn into the page', () => {
  it('are no annotations, and their words stand numbered on sheets behind the last page', async () => {
    const sheets = temporaryFile('sheets.pdf', new Uint8Array())
    const added = await drawOpinionSheets(sheets, 'Nghị định về công tác văn thư', [{
      number: 9, page: 1, layer: 'Ghi chú chung', by: 'Nguyễn Thị Phượng Uyên, Chuyên viên', at: Date.UTC(2026, 10, 22, 3, 23), what: null, quote: '', text: 'Đề nghị làm rõ nguồn vốn và thời hạn giải ngân.',
      replies: [{ by: 'Trần Đăng Khoa', at: Date.UTC(2026, 10, 22, 3, 24), text: 'Đã bổ sung ở khoản 3.' }],
    }])
    const copy = await taken(decree, 'drawn', pdfMarks(marksOfAllKinds(1)), sheets)
    expect(added).toBe(1)
    const pages = await annotationsByPdfjs(copy)
    expect(pages).toHaveLength(22)
    expect(pages.flat()).toEqual([])
    const [pixels] = await pagePixels(copy, 1)
    if (pixels) expectShown(pixels, marksOfAllKinds(1))
    // the words that a note is about, left of its number
    expect(pixels && farFrom(pixels, [0.48, 0.7525], inkColour(0), aboutOpacity)).toBeLessThan(12)
    const texts = pdfText(copy).split('\f')
    expect(texts[0]).toMatch(/Đồng ý/)
    for (const words of ['Ý KIẾN KÈM THEO TÀI LIỆU', '9.', 'Trang 1 · Nguyễn Thị Phượng Uyên, Chuyên viên', 'Đề nghị làm rõ nguồn vốn', 'Trần Đăng Khoa trả lời · 10:24, 22/11/2026', 'Đã bổ sung ở khoản 3.', line]) expect(texts[21]).toContain(words)
    expect(await samePrefix(decree, copy)).toBe(true)
    execFileSync('qpdf', ['--check', copy])
  })
})

describe('a file that the writer makes no sense of', () => {
  it('is written anew by PDFium and marked then', async () => {
    const pdf = rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>', '<< /Type /Page /Parent 2 0 R >>'])
    const broken = temporaryFile('broken.pdf', Buffer.from(pdf.toString('latin1').replace(/startxref\s+\d+/, 'startxref\n7'), 'latin1'))
    const copy = await taken(broken, 'annotations', pdfMarks(marksOfAllKinds(1)))
    const [pixels] = await pagePixels(copy, 1)
    if (pixels) expectShown(pixels, marksOfAllKinds(1).filter(({ kind }) => kind !== 'note'))
    expect((await annotationsByPdfjs(copy))[0]).toHaveLength(kinds.length)
  })

  it('one under a protection that needs no password likewise', async () => {
    const locked = temporaryFile('locked.pdf', new Uint8Array())
    execFileSync('qpdf', ['--encrypt', '', 'chu', '256', '--modify=none', '--', decree, locked])
    const copy = await taken(locked, 'annotations', pdfMarks(marksOfAllKinds(1)))
    expect((await annotationsByPdfjs(copy))[0]).toHaveLength(kinds.length)
    expect(pdfText(copy)).toContain('NGHỊ ĐỊNH')
    expect(pdfInfo(copy)).toMatch(/Encrypted:\s+no/)
  })
})
