import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { degrees, PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PaperWord } from '~/domain/annotations/text-boxes'
import { type PagePool } from '~server/jobs/page-pool'
import { scanPdf } from '~tests/support/make-pdf'
import { openTestPagePool } from '~tests/support/page-pool'

const decree = fileURLToPath(new URL('../../support/pdf/nd30-2020.pdf', import.meta.url))
let pool: PagePool
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'words-'))
  pool = openTestPagePool()
})
afterAll(async () => {
  await pool.close()
  await rm(directory, { recursive: true })
})

async function wordsOf(path: string, page: number): Promise<PaperWord[]> {
  const words = await pool.pageWords(path, page)
  if (!words.ok) throw new Error(words.code)
  return words.value
}

/** How much of the page's ink lies within the words' boxes, and how many words have ink in them. */
async function inkUnder(path: string, page: number, words: readonly PaperWord[]) {
  const rendered = await pool.renderPage(path, page)
  if (!rendered.ok) throw new Error(rendered.code)
  const { data, info: { width, height } } = await sharp(rendered.value.reading.webp).greyscale().raw().toBuffer({ resolveWithObject: true })
  const isDark = (at: number) => (data[at] ?? 255) < 128
  const owners = new Int32Array(width * height).fill(-1)
  for (const [index, { box: [left, top, right, bottom] }] of words.entries()) {
    for (let y = Math.floor(top * height); y < bottom * height; y++) owners.fill(index, y * width + Math.floor(left * width), y * width + Math.ceil(right * width))
  }
  const dark = [...owners.keys()].filter(isDark)
  return { within: dark.filter((at) => owners[at] !== -1).length / dark.length, inked: new Set(dark.map((at) => owners[at])).size, boxed: owners.filter((owner) => owner !== -1).length / owners.length }
}

test('the words of a page are those of its text, in their order', async () => {
  for (const page of [1, 2, 9]) {
    const text = await pool.pageText(decree, page)
    expect((await wordsOf(decree, page)).map((word) => word.text)).toEqual(text.ok && text.value.split(/\s+/))
  }
})

test.each([0, 90, 180, 270])('their boxes lie on the print as the page is shown, also turned by %i and cropped', async (turn) => {
  const source = await PDFDocument.load(await readFile(decree))
  const turned = await PDFDocument.create()
  const [page] = await turned.copyPages(source, [2])
  if (!page) throw new Error('no page')
  page.setRotation(degrees(turn))
  page.setCropBox(60, 40, 520, 780)
  turned.addPage(page)
  const path = join(directory, `${turn}.pdf`)
  await writeFile(path, await turned.save())
  const words = await wordsOf(path, 1)
  expect(words.length).toBeGreaterThan(300)
  const { within, inked, boxed } = await inkUnder(path, 1, words)
  expect(within).toBeGreaterThan(0.97)
  expect(inked).toBeGreaterThan(words.length * 0.97)
  expect(boxed).toBeLessThan(0.6)
})

test('a scan has none', async () => {
  const path = join(directory, 'scan.pdf')
  await writeFile(path, await scanPdf(1))
  expect(await wordsOf(path, 1)).toEqual([])
})
