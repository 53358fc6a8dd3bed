import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkPaper } from '~server/jobs/check-paper'
import { type PagePool } from '~server/jobs/page-pool'
import { pdfWithMemoryBomb, scanPdf } from '~tests/support/make-pdf'
import { onePage, stream, words } from '~tests/support/nasty/nasty-pdf'
import { openTestPagePool } from '~tests/support/page-pool'
import { temporaryFile } from '~tests/support/poppler'

const decree = fileURLToPath(new URL('../../support/pdf/nd30-2020.pdf', import.meta.url))
let pool: PagePool
beforeAll(() => { pool = openTestPagePool() })
afterAll(() => pool.close())

const draw = async (pdf: Uint8Array, page = 1) => pool.renderPage(temporaryFile('a.pdf', pdf), page)
const inside = async (pdf: Uint8Array) => {
  const checked = await checkPaper(pool, temporaryFile('a.pdf', pdf))
  if (!checked.ok) throw new Error(checked.code)
  return checked.value.inside
}

describe('the small picture', () => {
  test.each([['the decree', () => readFile(decree)], ['a scan', () => readFile(fileURLToPath(new URL('../../../db/demo/papers/scan-12-pages.pdf', import.meta.url)))]])('of %s is 800 pixels wide and under 80 kB', async (_what, read) => {
    const path = temporaryFile('a.pdf', await read())
    for (const page of [1, 2, 3]) {
      const drawn = await pool.renderPage(path, page)
      if (!drawn.ok) throw new Error(drawn.code)
      const { small } = drawn.value
      expect(await sharp(small.webp).metadata()).toMatchObject({ format: 'webp', width: 800, height: small.heightPx })
      expect(small.webp.length).toBeLessThan(80_000)
    }
  })
})

describe('bookmarks', () => {
  const chapter = (title: string, page: number, more = '') => `<< /Title ${title} /Dest [${page} 0 R /Fit] ${more} >>`

  test('are read with their pages and levels; those that lead nowhere take the page of what is below', async () => {
    const { bookmarks } = await inside(onePage({ catalog: '/Outlines 6 0 R', others: [
      '<< /First 7 0 R /Last 9 0 R >>', '<< /Title (Chuong I) /First 8 0 R /Last 8 0 R /Next 9 0 R >>', chapter('<FEFF0110 0069 1EC1 0075 0020 0031>', 3), chapter('(Chuong II)', 3),
    ] }))
    expect(bookmarks).toEqual([{ title: 'Chuong I', page: 1, children: [{ title: 'Điều 1', page: 1, children: [] }] }, { title: 'Chuong II', page: 1, children: [] }])
  })

  test('that go in a circle end', async () => {
    const { bookmarks } = await inside(onePage({ catalog: '/Outlines 6 0 R', others: ['<< /First 7 0 R /Last 8 0 R >>', chapter('(I)', 3, '/Next 8 0 R /First 7 0 R'), chapter('(II)', 3, '/Next 7 0 R')] }))
    expect(bookmarks.map(({ title }) => title)).toEqual(['I', 'II'])
  })
})

describe('white paper never passes for a paper', () => {
  const failed = { ok: false, code: 'documents/page-failed', params: { page: 1 } }

  test.each([
    ['an image that cannot be decoded', onePage({ content: stream('', 'q 500 0 0 700 40 60 cm /I Do Q'), resources: '/XObject << /I 6 0 R >>', others: [stream('/Type /XObject /Subtype /Image /Width 9 /Height 9 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /JPXDecode', 'rubbish')] })],
    ['a content that cannot be unpacked', onePage({ content: stream('/Filter /FlateDecode', 'rubbish') })],
    ['a drawing that is not there', onePage({ content: stream('', 'q /Missing Do Q') })],
  ])('%s', async (_what, pdf) => {
    expect(await draw(pdf)).toEqual(failed)
  })

  test.each([
    ['nothing', ''], ['states saved and restored', 'q 1 0 0 1 0 0 cm Q'], ['spaces', 'BT /F 12 Tf 60 700 Td (   ) Tj ET'], ['invisible words', `BT 3 Tr /F 12 Tf 60 700 Td (quet) Tj ET`], ['white words', `1 1 1 rg ${words}`], ['words in a string that is drawn nowhere', '/Span << /ActualText (S f Do Tj) >> BDC EMC'],
  ])('but a page with %s is blank indeed', async (_what, content) => {
    expect(await draw(onePage({ content: stream('', content) }))).toMatchObject({ ok: true, value: { contentBox: null } })
  })
})

describe('letters of fonts that are not in the file', () => {
  /** The picture of one letter, drawn with a font that is only named. */
  const letter = async (char: string) => {
    const code = char.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? ''
    const map = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <${code}> <${code}> endbfchar endcmap end`
    const drawn = await draw(onePage({ content: stream('', `BT /G 200 Tf 100 400 Td <${code}> Tj ET`), resources: '/Font << /G 6 0 R >>', others: [
      '<< /Type /Font /Subtype /Type0 /BaseFont /TimesNewRomanPSMT /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 9 0 R >>',
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /TimesNewRomanPSMT /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 8 0 R >>',
      '<< /Type /FontDescriptor /FontName /TimesNewRomanPSMT /Flags 32 /FontBBox [0 -200 1000 900] /Ascent 900 /Descent -200 /ItalicAngle 0 /StemV 80 /CapHeight 700 >>', stream('', map),
    ] }))
    if (!drawn.ok) throw new Error(drawn.code)
    const { channels: [grey] } = await sharp(drawn.value.reading.webp).greyscale().stats()
    return 255 - (grey?.mean ?? 255)
  }

  test('Vietnamese letters are drawn, each mark with its own ink', async () => {
    const [e, ê, ế] = [await letter('e'), await letter('ê'), await letter('ế')]
    expect(e).toBeGreaterThan(0.5)
    expect(ê).toBeGreaterThan(e * 1.05)
    expect(ế).toBeGreaterThan(ê * 1.02)
  })
})

test('a worker that takes more memory than it may is ended, and the next goes on', async () => {
  const narrow = openTestPagePool({ workerMb: 320 })
  try {
    expect(await narrow.renderPage(temporaryFile('a.pdf', pdfWithMemoryBomb()), 1)).toMatchObject({ ok: false, code: 'documents/page-failed' })
    expect(await narrow.renderPage(temporaryFile('a.pdf', await scanPdf(1)), 1)).toMatchObject({ ok: true })
  } finally {
    await narrow.close()
  }
})
