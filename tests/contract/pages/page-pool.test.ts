import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkPaper } from '~server/jobs/check-paper'
import { type PagePool } from '~server/jobs/page-pool'
import { boxesPdf, pdfWithEndlessPage, pdfWithMemoryBomb, pdfWithMissingPage, pdfWithoutPages, scanPdf, signaturePdf, textPdf } from '~tests/support/make-pdf'
import { openTestPagePool } from '~tests/support/page-pool'

const decree = fileURLToPath(new URL('../../support/pdf/nd30-2020.pdf', import.meta.url))
let pool: PagePool
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pages-'))
  pool = openTestPagePool({ pageSeconds: 10 })
})
afterAll(async () => {
  await pool.close()
  await rm(directory, { recursive: true })
})

let files = 0
async function save(bytes: Uint8Array): Promise<string> {
  const path = join(directory, `${++files}.pdf`)
  await writeFile(path, bytes)
  return path
}

async function render(path: string, page: number) {
  const rendered = await pool.renderPage(path, page)
  if (!rendered.ok) throw new Error(rendered.code)
  return rendered.value
}

async function pixel(webp: Uint8Array, xPart: number, yPart: number): Promise<number[]> {
  const { data, info } = await sharp(webp).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(yPart * info.height) * info.width + Math.floor(xPart * info.width)) * info.channels
  return [...data.subarray(at, at + 3)]
}

describe('the decree of 21 pages', () => {
  test('is inspected: pages, sizes, title', async () => {
    const outline = await pool.inspect(decree)
    expect(outline).toMatchObject({ ok: true, value: { pages: 21, title: 'CHÍNH PHỦ' } })
    if (outline.ok) expect(outline.value.sizes.every(({ widthPt, heightPt }) => Math.round(widthPt) === 595 && Math.round(heightPt) === 842)).toBe(true)
  })

  test('gives its Vietnamese text in order, in NFC, though its letters lie in two fonts', async () => {
    const { text, rotation } = await render(decree, 1)
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc')
    expect(text).toContain('quản lý và sử dụng con dấu, thiết\nbị lưu khóa bí mật trong công tác văn thư.')
    expect(text).toBe(text.normalize('NFC'))
    expect(rotation).toBe(0)
    expect(await pool.pageText(decree, 1)).toEqual({ ok: true, value: text })
  })

  test('has a reading picture within its budget and a thumbnail', async () => {
    const { reading, thumb } = await render(decree, 2)
    expect(await sharp(reading.webp).metadata()).toMatchObject({ format: 'webp', width: 1240, height: 1754 })
    expect(await sharp(thumb.webp).metadata()).toMatchObject({ format: 'webp', width: 240 })
    expect(reading).toMatchObject({ widthPx: 1240, heightPx: 1754 })
    expect(reading.webp.length).toBeLessThan(150_000)
    expect(await pixel(reading.webp, 0.01, 0.01)).toEqual([255, 255, 255])
  })

  test('is not held for a state secret', async () => {
    expect(await checkPaper(pool, decree)).toMatchObject({ ok: true, value: { pages: 21, size: 171_478 } })
  })
})

describe('bad files are refused with their reason', () => {
  test.each([
    ['a picture named .pdf', () => Buffer.from('\x89PNG rubbish '.repeat(500)), 'not-pdf'],
    ['an empty file', () => Buffer.alloc(0), 'not-pdf'],
    ['the decree cut in half', async () => (await readFile(decree)).subarray(0, 85_000), 'damaged'],
    ['the decree without its last bytes', async () => (await readFile(decree)).subarray(0, -5_000), 'damaged'],
    ['a head without a body', () => Buffer.from('%PDF-1.7\n'), 'damaged'],
    ['marks around rubbish', () => Buffer.from(`%PDF-1.7\n${'x'.repeat(5_000)}\n%%EOF`), 'damaged'],
    ['a password', () => textPdf('xin chao', { userPassword: 'secret', pdfVersion: '1.7ext3' }), 'encrypted'],
    ['no pages', pdfWithoutPages, 'empty'],
  ])('%s', async (_what, make, code) => {
    expect(await checkPaper(pool, await save(await make()))).toEqual({ ok: false, code: `documents/${code}`, params: {} })
  })

  test('more than 2,000 pages', async () => {
    const path = await save(await boxesPdf(Array.from({ length: 2001 }, () => ({ width: 10, height: 10 }))))
    expect(await pool.inspect(path)).toEqual({ ok: false, code: 'documents/too-many-pages', params: { pages: 2001, limit: 2000 } })
  })

  test('over the size limit, without being opened', async () => {
    expect(await checkPaper(pool, decree, 0.1)).toEqual({ ok: false, code: 'documents/too-large', params: { limitMb: 0.1 } })
  })

  test('a state-secret stamp', async () => {
    // pdfkit's own fonts have no Vietnamese
    const tinos = fileURLToPath(new URL('../../../node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf', import.meta.url))
    const path = await save(await textPdf('TỈNH AN BÌNH\nSố: 05/BC-UBND\nTỐI MẬT\nBÁO CÁO', { font: tinos }))
    expect(await checkPaper(pool, path)).toEqual({ ok: false, code: 'documents/state-secret', params: { level: 'tối mật' } })
  })

  test('a file that is not there is no refusal but an error', async () => {
    await expect(pool.inspect(join(directory, 'missing.pdf'))).rejects.toThrow('ENOENT')
  })
})

describe('odd but readable files', () => {
  test('a file that only forbids copying and printing is read', async () => {
    const path = await save(await textPdf('doc duoc', { ownerPassword: 'secret', permissions: {} }))
    expect(await pool.pageText(path, 1)).toEqual({ ok: true, value: 'doc duoc' })
  })

  test('rubbish before and zeros after the PDF do no harm', async () => {
    const path = await save(Buffer.concat([Buffer.from('\r\n\r\n'), await textPdf('doc duoc'), Buffer.alloc(20_000)]))
    expect(await pool.inspect(path)).toMatchObject({ ok: true, value: { pages: 1 } })
  })

  test('a scan has pictures and no text', async () => {
    const path = await save(await scanPdf(2))
    const { reading, thumb, text } = await render(path, 2)
    expect(text).toBe('')
    expect(reading.webp.length).toBeLessThan(400_000) // pure noise is the worst case
    expect(thumb.widthPx).toBe(240)
  })

  test('rotated pages are upright in sizes and pictures', async () => {
    const path = await save(await boxesPdf([0, 90, 180, 270].map((rotation) => ({ width: 600, height: 800, rotation }))))
    const outline = await pool.inspect(path)
    expect(outline).toMatchObject({ ok: true, value: { sizes: [{ widthPt: 600 }, { widthPt: 800, heightPt: 600 }, { widthPt: 600 }, { widthPt: 800 }] } })
    const corners = [[0.05, 0.95], [0.05, 0.05], [0.95, 0.05], [0.95, 0.95]] as const
    for (const [index, [x, y]] of corners.entries()) {
      const { reading, rotation } = await render(path, index + 1)
      expect(rotation).toBe(index * 90)
      expect(await pixel(reading.webp, x, y)).toEqual([0, 0, 0])
      expect(await pixel(reading.webp, 0.5, 0.5)).toEqual([255, 255, 255])
    }
  })

  test('huge, narrow and tiny page boxes stay within 8 million pixels', async () => {
    const path = await save(await boxesPdf([{ width: 1e6, height: 1e6 }, { width: 10, height: 14_400 }, { width: 14_400, height: 10 }, { width: 1, height: 1 }]))
    for (const page of [1, 2, 3, 4]) {
      const { reading } = await render(path, page)
      expect(reading.widthPx * reading.heightPx).toBeLessThanOrEqual(8_000_000)
      expect(Math.max(reading.widthPx, reading.heightPx)).toBeLessThanOrEqual(8_000)
    }
  })

  test('the picture of a signature is drawn', async () => {
    const [red = 0, green = 0] = await pixel((await render(await save(await signaturePdf()), 1)).reading.webp, 0.5, 0.5)
    expect([red > 200, green < 60]).toEqual([true, true])
  })
})

describe('a bad page costs that page only', () => {
  test('a page that is not there', async () => {
    const path = await save(pdfWithMissingPage())
    expect(await pool.renderPage(path, 2)).toEqual({ ok: false, code: 'documents/page-failed', params: { page: 2 } })
    expect((await pool.renderPage(path, 3)).ok).toBe(true)
    expect(await pool.renderPage(path, 99)).toMatchObject({ ok: false, code: 'documents/page-failed' })
  })

  test.each([
    ['never ends', pdfWithEndlessPage],
    ['wants terabytes of memory', pdfWithMemoryBomb],
  ])('a page that %s is ended; what waits behind it goes on', async (_what, make) => {
    const path = await save(make())
    const [endless, next, other] = await Promise.all([pool.renderPage(path, 1), pool.renderPage(path, 2), pool.inspect(decree)])
    expect(endless).toEqual({ ok: false, code: 'documents/page-failed', params: { page: 1 } })
    expect(next.ok).toBe(true)
    expect(other.ok).toBe(true)
  })
})

test('a closed pool rejects what waits and what comes', async () => {
  const own = openTestPagePool()
  const waiting = [own.renderPage(decree, 1), own.renderPage(decree, 2)].map((job) => expect(job).rejects.toThrow('closed'))
  await own.close()
  await Promise.all(waiting)
  await expect(own.inspect(decree)).rejects.toThrow('closed')
})
