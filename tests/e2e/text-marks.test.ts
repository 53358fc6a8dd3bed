import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { unpackWords, type WordsOfPage } from '~/domain/annotations/packed-words'
import type { PaperWord } from '~/domain/annotations/text-boxes'
import { turned, type Turn } from '~/features/reader/page-space'
import { findings } from '~tests/support/axe'
import { expectEventually } from '~tests/support/eventually'
import { allDrawn, versionOf, withDatabase } from '~tests/support/reading'
import { allMarksSent, marksOn, openMarkedPaper, press, seesMarks } from '~tests/support/marking'
import { small } from '~tests/support/small-meeting'
import { SmallStage } from '~tests/support/small-stage'

/** Words of a paper are marked by drag, by selection and by keys; marks are heard and read without seeing the page. */
let versionId: string
let words: PaperWord[]
const stage = new SmallStage('text-marks', { a: ['xaydung', 'tablet'], b: ['nongnghiep', 'desktop'] })
const { people, pageOf } = stage

beforeAll(async () => {
  versionId = versionOf(stage.site, 'nd30-2020.pdf')
  await allDrawn(pageOf('a'), versionId)
  // page 2 becomes a scan: nothing is known of its words
  withDatabase(stage.site, (db) => db.prepare('UPDATE document_pages SET words = ? WHERE version_id = ? AND page = 2').run(JSON.stringify({ texts: '', places: [] }), versionId))
  for (const who of ['a', 'b'] as const) await openMarkedPaper(pageOf(who), small.meetingId)
  const portion = (await (await pageOf('a').request.get(`/papers/${versionId}/words/1`)).json()) as WordsOfPage[]
  words = portion[0]?.words ? unpackWords(portion[0].words) : []
}, 240_000)

/** The words that stand one after another on page 1. */
function run(text: string): PaperWord[] {
  const parts = text.split(' ')
  const at = words.findIndex((_, index) => parts.every((part, offset) => words[index + offset]?.text === part))
  if (at < 0) throw new Error(`no words “${text}”`)
  return words.slice(at, at + parts.length)
}

const firstOf = (found: PaperWord[]) => found[0] ?? { text: '', box: [0, 0, 0, 0] as const }
const lastOf = (found: PaperWord[]) => found.at(-1) ?? firstOf(found)
const middle = ({ box: [left, top, right, bottom] }: PaperWord) => ({ x: (left + right) / 2, y: (top + bottom) / 2 })

/** Where a point of the page lies on the screen now. */
async function onScreen(page: Page, spot: { x: number; y: number }, turn: Turn = 0, number = 1) {
  const frame = await page.locator(`[data-ink="${number}"]`).boundingBox()
  if (!frame) throw new Error('no page')
  const { x, y } = turned(spot, turn)
  return { x: frame.x + x * frame.width, y: frame.y + y * frame.height }
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let step = 1; step <= 6; step++) await page.mouse.move(from.x + ((to.x - from.x) * step) / 6, from.y + ((to.y - from.y) * step) / 6)
  await page.mouse.up()
}

/** The kinds of a tool, above its button. */
const choose = (page: Page, kind: string) => page.getByRole('region', { name: 'Công cụ ghi chú' }).getByRole('group', { name: 'Kiểu' }).getByText(kind, { exact: true }).click()

const dragOver = async (page: Page, text: string) => {
  const found = run(text)
  await scrollTo(page, middle(firstOf(found)))
  await drag(page, await onScreen(page, middle(firstOf(found))), await onScreen(page, middle(lastOf(found))))
}

/** How far the newest mark lies from the words that it marks, in pixels. */
async function offBy(page: Page, text: string, turn: Turn = 0) {
  const boxes = run(text).map(({ box }) => box)
  const edges = { left: Math.min(...boxes.map(([left]) => left)), top: Math.min(...boxes.map(([, top]) => top)), right: Math.max(...boxes.map(([, , right]) => right)), bottom: Math.max(...boxes.map(([, , , bottom]) => bottom)) }
  const corners = [await onScreen(page, { x: edges.left, y: edges.top }, turn), await onScreen(page, { x: edges.right, y: edges.bottom }, turn)]
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  const drawn = await page.locator('[data-ink="1"] path').last().boundingBox()
  if (!drawn) throw new Error('nothing drawn')
  return Math.max(Math.abs(drawn.x - Math.min(...xs)), Math.abs(drawn.y - Math.min(...ys)), Math.abs(drawn.x + drawn.width - Math.max(...xs)), Math.abs(drawn.y + drawn.height - Math.max(...ys)))
}

const listOf = (page: Page, number = 1) => page.getByRole('region', { name: `Ghi chú và ý kiến trên trang ${number}` })
const quotes = (page: Page) => listOf(page).locator('blockquote').allTextContents()

describe.sequential('T1 words are marked', () => {
  const title = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
  const sentence = 'Nghị định này quy định về công tác văn thư'

  it('by a drag of the highlighter: the right words, on the print, at two sizes and turned', async () => {
    const page = pageOf('a')
    await press(page, 'Ghi chú')
    await press(page, 'Tô sáng')
    await dragOver(page, title)
    await expectEventually(async () => expect(await quotes(page)).toEqual([`“${title}”`]))
    expect(await offBy(page, title)).toBeLessThan(2)
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Cách xem' }).click()
    for (let step = 0; step < 3; step++) await dialog.getByRole('button', { name: 'To hơn' }).click()
    await expectEventually(async () => {
      expect((await page.locator('[data-ink="1"]').boundingBox())?.width).toBeGreaterThan(1700)
      expect(await offBy(page, title)).toBeLessThan(2)
    })
    for (let step = 0; step < 3; step++) await dialog.getByRole('button', { name: 'Nhỏ hơn' }).click()
    await dialog.getByRole('button', { name: 'Xoay cả tài liệu' }).click()
    await page.keyboard.press('Escape')
    await expectEventually(async () => {
      const { width, height } = (await page.locator('[data-ink="1"] path').first().boundingBox()) ?? { width: 0, height: 0 }
      expect(height).toBeGreaterThan(width * 2)
      expect(await offBy(page, title, 90)).toBeLessThan(2)
    })
    await page.getByRole('button', { name: 'Cách xem' }).click()
    for (let quarter = 0; quarter < 3; quarter++) await dialog.getByRole('button', { name: 'Xoay cả tài liệu' }).click()
    await page.keyboard.press('Escape')
    await expectEventually(async () => expect(await offBy(page, title)).toBeLessThan(2))
  })

  it('others see it; undone it is gone', async () => {
    await expectEventually(async () => expect(await quotes(pageOf('b'))).toEqual([`“${title}”`]))
    await press(pageOf('a'), 'Hoàn tác')
    await expectEventually(async () => expect(await quotes(pageOf('b'))).toEqual([]))
    await press(pageOf('a'), 'Làm lại')
    await expectEventually(async () => expect(await quotes(pageOf('b'))).toEqual([`“${title}”`]))
  })

  it('underlined and struck; over more lines with a box for each', async () => {
    const page = pageOf('a')
    await choose(page, 'Gạch chân')
    await dragOver(page, sentence)
    await expectEventually(async () => expect(await quotes(page)).toContain(`“${sentence}”`))
    await choose(page, 'Gạch ngang')
    await dragOver(page, sentence)
    await seesMarks(page, 3)
    await allMarksSent(page)
  })

  it('beside the print and on a scan the highlighter is free ink, and the other tools say why they do nothing', async () => {
    const page = pageOf('a')
    await choose(page, 'Tô sáng')
    await goTo(page, 2)
    const from = await onScreen(page, { x: 0.3, y: 0.15 }, 0, 2)
    await drag(page, from, { x: from.x + 200, y: from.y })
    await seesMarks(page, 1, 2)
    expect(await listOf(page, 2).locator('blockquote').count()).toBe(0)
    await choose(page, 'Gạch chân')
    await drag(page, from, { x: from.x + 200, y: from.y })
    await page.getByText('Chỗ này không có chữ').waitFor()
    expect(await marksOn(page, 2)).toBe(1)
    await choose(page, 'Tô sáng')
    await drag(page, from, { x: from.x + 200, y: from.y + 40 })
    await seesMarks(page, 2, 2)
    expect(await page.getByText('Chỗ này không có chữ').count()).toBe(0)
    await press(page, 'Xong')
    await goTo(page, 1)
  })
})

async function goTo(page: Page, number: number) {
  await page.getByRole('navigation', { name: 'Chuyển trang' }).getByRole('button', { name: /\/21/ }).click()
  await page.getByRole('dialog').getByLabel('Đến trang số').fill(String(number))
  await page.getByRole('dialog').getByRole('button', { name: 'Đến', exact: true }).click()
  await page.waitForFunction((shown) => document.querySelector('nav button[aria-haspopup]')?.textContent?.endsWith(` ${shown}/21`), number)
  await page.waitForSelector(`[data-ink="${number}"]`, { state: 'attached' })
}

/** Brings a point of page 1 into the upper half of the window. */
async function scrollTo(page: Page, spot: { x: number; y: number }) {
  const { y } = await onScreen(page, spot)
  await page.evaluate((by) => document.querySelector('.reading-window')?.scrollBy({ top: by }), y - 250)
  await expectEventually(async () => {
    const now = (await onScreen(page, spot)).y
    expect(now > 90 && now < 500).toBe(true)
  })
}

describe.sequential('selected words', () => {
  const words = 'CỘNG HÒA XÃ HỘI'
  const select = (page: Page, text: string) => page.evaluate((wanted) => {
    const pieces = [...document.querySelectorAll('section[data-page="1"] .text-layer [data-word]')]
    const parts = wanted.split(' ')
    const at = pieces.findIndex((_, index) => parts.every((part, offset) => pieces[index + offset]?.textContent?.trim() === part))
    const [first, last] = [pieces[at]?.firstChild, pieces[at + parts.length - 1]?.firstChild]
    // from within the first word to within the last: whole words are marked all the same
    if (first && last) getSelection()?.setBaseAndExtent(first, 1, last, 1)
  }, text)

  it('by mouse offer a bar, which marks them', async () => {
    const page = pageOf('b')
    await page.mouse.move(600, 400)
    await page.mouse.move(610, 410)
    await page.locator('section[data-page="1"] .text-layer [data-word]').first().waitFor({ state: 'attached' })
    const [from, to] = [await onScreen(page, middle(firstOf(run(words)))), await onScreen(page, middle(lastOf(run(words))))]
    await drag(page, from, to)
    const bar = page.getByRole('toolbar', { name: 'Chữ đã chọn' })
    await bar.waitFor()
    const { y = 0 } = (await bar.boundingBox()) ?? {}
    expect(y).toBeGreaterThan(from.y)
    await bar.getByRole('button', { name: 'Gạch chân' }).click()
    await bar.waitFor({ state: 'hidden' })
    await expectEventually(async () => expect(await quotes(page)).toContain(`“${words}”`))
  })

  it('T4 are commented on where they end, by a note that carries them', async () => {
    const page = pageOf('b')
    await select(page, words)
    await page.getByRole('toolbar', { name: 'Chữ đã chọn' }).getByRole('button', { name: 'Ghi ý kiến' }).click()
    await page.getByRole('dialog', { name: 'Ghi ý kiến' }).getByText(`“${words}”`).waitFor()
    await page.getByLabel('Nội dung ý kiến').fill('Quốc hiệu viết đúng mẫu')
    await press(page, 'Lưu')
    const note = page.getByRole('button', { name: `Ý kiến của ${small.nameOf('nongnghiep')}` })
    const pin = await note.boundingBox()
    const { x, y } = await onScreen(page, { x: lastOf(run(words)).box[2], y: middle(lastOf(run(words))).y })
    expect(Math.abs((pin?.x ?? 0) + (pin?.width ?? 0) / 2 - x)).toBeLessThan(4)
    expect(Math.abs((pin?.y ?? 0) + (pin?.height ?? 0) / 2 - y)).toBeLessThan(4)
    await page.locator('[data-ink="1"] [data-mark=note]').waitFor({ state: 'attached' })
    await note.click()
    await page.getByRole('dialog').getByText(`“${words}”`).waitFor()
    await press(page, 'Đóng')
    await heard(pageOf('a'), 'Quốc hiệu viết đúng mẫu')
  })

  it('are marked by keys; without a selection the keys say what to do', async () => {
    const page = pageOf('b')
    await page.keyboard.press('Alt+u')
    await page.getByText('Chọn chữ trên trang trước').waitFor()
    await select(page, 'Hà Nội,')
    await page.keyboard.press('Alt+s')
    await expectEventually(async () => expect(await quotes(page)).toContain('“Hà Nội,”'))
  })
})

describe.sequential('without a pointer', () => {
  it('a note is added, read, answered and removed with the keyboard alone, and told to the other', async () => {
    const [a, b] = [pageOf('a'), pageOf('b')]
    await b.locator('.reading-window').focus()
    await b.keyboard.press('Alt+g')
    await b.getByLabel('Nội dung ý kiến').waitFor()
    await b.keyboard.type('Đề nghị bổ sung thời hạn')
    await b.keyboard.press('Control+Enter')
    await heard(a, 'Đề nghị bổ sung thời hạn')

    await a.locator('.reading-window').focus()
    await a.keyboard.press('Alt+y')
    const item = listOf(a).getByRole('listitem').filter({ hasText: 'Đề nghị bổ sung thời hạn' })
    for (let step = 0; step < 12 && !(await item.evaluate((line) => line === document.activeElement)); step++) await a.keyboard.press('ArrowDown')
    expect(await item.evaluate((line) => line === document.activeElement)).toBe(true)
    expect(await listOf(a).isVisible()).toBe(true)
    await a.keyboard.press('Tab')
    await a.keyboard.press('Enter')
    const card = a.getByRole('dialog', { name: `Ý kiến của ${small.nameOf('nongnghiep')}` })
    await card.waitFor()
    expect(await card.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    for (let step = 0; step < 8 && !(await focusedName(a)).startsWith('Trả lời'); step++) await a.keyboard.press('Tab')
    await a.keyboard.press('Enter')
    await a.keyboard.type('Đã bổ sung')
    await a.keyboard.press('Control+Enter')
    await card.getByText('Đã bổ sung').waitFor()
    await a.keyboard.press('Escape')
    await card.waitFor({ state: 'hidden' })
    expect(await item.evaluate((line) => line.contains(document.activeElement))).toBe(true)

    await b.keyboard.press('Alt+y')
    const own = listOf(b).getByRole('listitem').filter({ hasText: 'Đề nghị bổ sung thời hạn' })
    for (let step = 0; step < 12 && !(await own.evaluate((line) => line === document.activeElement)); step++) await b.keyboard.press('ArrowDown')
    await own.getByText(/trả lời: Đã bổ sung/).waitFor()
    for (let step = 0; step < 3 && !(await focusedName(b)).startsWith('Xóa'); step++) await b.keyboard.press('Tab')
    await b.keyboard.press('Enter')
    await expectEventually(async () => expect(await listOf(a).getByText('Đề nghị bổ sung thời hạn').count()).toBe(0))
  })

  it('marks are found in reading order, with kind, author, place and words', async () => {
    const page = pageOf('a')
    await expectEventually(async () => expect(await listOf(page).ariaSnapshot()).toMatch(/Gạch chân[\s\S]*của[\s\S]*Ghi chú chung/))
    const tops = await listOf(page).getByRole('listitem').allTextContents()
    const place = (text: string) => tops.findIndex((line) => line.includes(text))
    expect(place('CỘNG HÒA')).toBeLessThan(place('Hà Nội'))
    expect(place('Hà Nội')).toBeLessThan(place('Nghị định này'))
  })

  it('the keys are listed with the reader’s', async () => {
    const page = pageOf('b')
    await page.getByRole('button', { name: 'Cách xem' }).click()
    await page.getByRole('dialog').getByText('Phím tắt').click()
    await page.getByRole('dialog').getByText('Alt + G').waitFor()
    await page.keyboard.press('Escape')
  })

  it('axe finds nothing, with tools, list and bar open', async () => {
    for (const who of ['a', 'b'] as const) {
      const page = pageOf(who)
      await press(page, 'Ghi chú')
      await page.locator('.reading-window').focus()
      await page.keyboard.press('Alt+y')
      expect(await findings(page)).toEqual([])
    }
  })

  it('nobody’s browser complained', () => {
    for (const [who, { complaints }] of Object.entries(people)) expect(complaints, who).toEqual([])
  })
})

/** A screen reader is told of a note of the other. */
const heard = (page: Page, text: string) => page.getByRole('status').filter({ hasText: `Ý kiến mới của ${small.nameOf('nongnghiep')} ở trang 1: ${text}` }).waitFor({ state: 'attached' })

const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')
