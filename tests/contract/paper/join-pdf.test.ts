import { mkdtemp, open, rm, writeFile, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PdfJoiner } from '~server/adapters/paper/join-pdf'
import { renumber } from '~server/adapters/paper/renumber-pdf'
import type { PagePool } from '~server/jobs/page-pool'
import { packageRoot } from '~server/package-root'
import { longScanPdf } from '~tests/support/make-scan'
import { openTestPagePool } from '~tests/support/page-pool'
import { pdfFonts, pdfInfo, pdfText } from '~tests/support/poppler'

let pool: PagePool
let folder: string
beforeAll(async () => {
  pool = openTestPagePool()
  folder = await mkdtemp(join(tmpdir(), 'nghi-su-join-'))
})
afterAll(async () => {
  await pool.close()
  await rm(folder, { recursive: true, force: true })
})

const decree = join(packageRoot, 'db/demo/papers/nd30-2020.pdf')
const at = (name: string) => join(folder, name)

async function joined(parts: string[]) {
  const joiner = await PdfJoiner.create(at('joined.pdf'))
  for (const part of parts) await joiner.append(part)
  await joiner.finish('Bộ tài liệu giấy dự phòng', new Date(Date.UTC(2026, 10, 20)))
  await joiner.close()
  return at('joined.pdf')
}

/** How much is read from files at once, and in all, from now on. */
async function watchedReads(some: string) {
  const handle = await open(some, 'r')
  const read = vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, 'read')
  await handle.close()
  return () => {
    const sizes = read.mock.calls.map(([buffer]) => (buffer as unknown as Uint8Array).byteLength)
    read.mockRestore()
    return { largest: Math.max(...sizes), total: sizes.reduce((sum, size) => sum + size, 0) }
  }
}

describe('joining', () => {
  it('keeps pages, their text, order and fonts', async () => {
    await pool.copyPages(decree, { from: 1, count: 21 }, at('a.pdf'))
    await pool.copyPages(decree, { from: 2, count: 1 }, at('b.pdf'))
    const file = await joined([at('b.pdf'), at('a.pdf')])
    expect(pdfInfo(file)).toMatch(/Title: +Bộ tài liệu giấy dự phòng[\s\S]*Pages: +22/)
    const [first, second, third] = pdfText(file).split('\f')
    expect(second).toContain('NGHỊ ĐỊNH')
    expect(third).toBe(first)
    expect(pdfFonts(file).every((font) => font.embedded)).toBe(true)
  }, 60_000)

  it('passes a scan of 50 MB on in small parts', async () => {
    await writeFile(at('scan.pdf'), await longScanPdf())
    const parts = [1, 36, 71].map((from) => ({ from, name: at(`scan-${from}.pdf`) }))
    for (const { from, name } of parts) expect(await pool.copyPages(at('scan.pdf'), { from, count: 35 }, name)).toMatchObject({ ok: true })
    const reads = await watchedReads(at('scan.pdf'))
    const file = await joined(parts.map(({ name }) => name))
    expect(pdfInfo(file)).toMatch(/Pages: +105/)
    const read = reads()
    expect(read.total).toBeGreaterThan(40 * 2 ** 20)
    expect(read.largest).toBeLessThanOrEqual(2 ** 20)
  }, 240_000)

  it('refuses what is no plain PDF', async () => {
    await writeFile(at('rubbish.pdf'), '%PDF-1.7\nnothing\n%%EOF')
    await expect(joined([at('rubbish.pdf')])).rejects.toThrow('cross-reference')
  })
})

describe('renumbering', () => {
  it.each([
    ['7 0 obj\n<</A 3 0 R/B[1 0 R 2 0 R]>>\nendobj', '17 0 obj\n<</A 13 0 R/B[11 0 R 12 0 R]>>\nendobj'],
    ['7 0 obj (3 0 R \\) (4 0 R)) <0 1> /N3 0 % 5 0 R\n 3 0 RG', '17 0 obj (3 0 R \\) (4 0 R)) <0 1> /N3 0 % 5 0 R\n 3 0 RG'],
  ])('%s', (text, after) => expect(renumber(text, 10)).toEqual({ text: after, streamAt: null }))

  it('stops at the stream', () => {
    const text = '7 0 obj\n<</Length 9 0 R/S(stream)>>\nstream\n1 0 R'
    expect(renumber(text, 1)).toEqual({ text: '8 0 obj\n<</Length 10 0 R/S(stream)>>\n', streamAt: text.indexOf('stream\n') })
  })
})
