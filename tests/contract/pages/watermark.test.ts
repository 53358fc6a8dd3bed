import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyMark } from '~server/adapters/paper/copy-mark'
import type { PagePool } from '~server/jobs/page-pool'
import { frameIn } from '~server/jobs/pdf-page-frame'
import { must } from '~tests/support/hall'
import { oddPages } from '~tests/support/odd-pages'
import { openTestPagePool } from '~tests/support/page-pool'
import { hasProgram } from '~tests/support/has-program'
import { sampleSigner, signedPdf } from '~tests/support/sign-pdf'
import { pdfFonts, pdfText, pdfWords, temporaryFile } from '~tests/support/poppler'

const decree = fileURLToPath(new URL('../../support/pdf/nd30-2020.pdf', import.meta.url))
const line = 'Nguyễn Thị Phượng Uyên · 22/11/2026 09:41 · Nghị Sự'
let pool: PagePool
beforeAll(() => { pool = openTestPagePool() })
afterAll(() => pool.close())

async function marked(path: string): Promise<string> {
  const out = temporaryFile('copy.pdf', new Uint8Array())
  await must(pool.take(path, { foot: await copyMark(line), marks: null, sheets: null }, out))
  return out
}

describe('a copy to take away', () => {
  it('bears name and time on each page, after the untouched bytes of the original', async () => {
    const copy = await marked(decree)
    const [original, bytes] = [await readFile(decree), await readFile(copy)]
    expect(bytes.subarray(0, original.length).equals(original)).toBe(true)
    expect(bytes.length - original.length).toBeLessThan(60_000)
    const pages = pdfText(copy).split('\f').slice(0, -1)
    expect(pages).toHaveLength(21)
    for (const page of pages) expect(page).toContain(line)
    expect(pdfFonts(copy).filter((font) => font.name.includes('Tinos'))).toEqual([{ name: expect.stringContaining('Tinos') as string, embedded: true, subset: true }])
    execFileSync('qpdf', ['--check', copy])
  })

  it('lies small at the foot, outside of the text', async () => {
    const copy = await marked(decree)
    const own = new Set(pdfWords(decree).map(({ page, text, left, top }) => `${page} ${text} ${Math.round(left)} ${Math.round(top)}`))
    const added = pdfWords(copy).filter(({ page, text, left, top }) => !own.has(`${page} ${text} ${Math.round(left)} ${Math.round(top)}`))
    expect(added.length).toBe(21 * line.split(' ').length)
    for (const word of added) {
      expect(word.top).toBeGreaterThan(285)
      expect(word.bottom).toBeLessThan(297)
      expect(word.bottom - word.top).toBeLessThan(4.5)
    }
  })

  it('is at the foot as one sees it of pages that are turned, cut or odd', async () => {
    const copy = await marked(temporaryFile('odd.pdf', await oddPages()))
    const words = pdfWords(copy)
    const [seenWidth, seenHeight] = [[595, 842, 595, 842, 595, 1190, 2000], [842, 595, 842, 595, 700, 842, 200]]
    for (const [index, widthPt] of seenWidth.entries()) {
      const heightMm = ((seenHeight[index] ?? 0) * 25.4) / 72
      const first = words.find((word) => word.page === index + 1 && word.text === 'Nguyễn')
      expect(first, `page ${index + 1}`).toBeDefined()
      expect(heightMm - (first?.bottom ?? 0)).toBeLessThan(8 * (widthPt / 595))
      expect(first?.left).toBeLessThan(8 * (widthPt / 595))
      expect(first?.top).toBeGreaterThan(0)
    }
  })

  it.each([[0, [1, 0, 0, 1, 5, 7]], [1, [0, 1, -1, 0, 1005, 7]], [2, [-1, 0, 0, -1, 1005, 1007]], [3, [0, -1, 1, 0, 5, 1007]]] as const)('turned by %i quarters of a square page', (quarters, matrix) => {
    expect(frameIn({ left: 5, bottom: 7, right: 1005, top: 1007 }, quarters).matrix.map((value) => value + 0)).toEqual(matrix)
  })

  it('keeps a signature checkable over the bytes that were signed', async () => {
    const original = signedPdf()
    const copy = await marked(temporaryFile('signed.pdf', original))
    const [signature] = await must(pool.signatures(copy))
    expect(signature).toMatchObject({ signer: sampleSigner, state: 'intact', coversWhole: false })
    if (hasProgram('pdfsig')) expect(execFileSync('pdfsig', ['-nocert', copy], { encoding: 'utf8' })).toContain('Signature is Valid')
  })

  it('refuses what is no PDF, and does the next one', async () => {
    const out = temporaryFile('copy.pdf', new Uint8Array())
    expect(await pool.take(temporaryFile('a.pdf', Buffer.from('<html>')), { foot: await copyMark(line), marks: null, sheets: null }, out)).toMatchObject({ ok: false })
    expect(pdfText(await marked(decree))).toContain(line)
  })
})
