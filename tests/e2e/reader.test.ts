import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Sqlite from 'better-sqlite3'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '~db/demo/province'
import { packageRoot } from '~server/package-root'
import { openBrowser, visit, type Screen, type Visitor } from '~tests/support/browser'
import { expectEventually } from '~tests/support/eventually'
import type { Site } from '~tests/support/site'
import { startDemo } from '~tests/support/start-sample'

let site: Site
let browser: Browser
let decreeId: string

beforeAll(async () => {
  site = await startDemo()
  browser = await openBrowser()
  const db = new Sqlite(join(site.dataDir, 'nghi-su.sqlite'), { readonly: true })
  decreeId = db.prepare<[], { id: string }>("SELECT id FROM document_versions WHERE file_name = 'nd30-2020.pdf'").get()?.id ?? ''
  db.close()
})
afterAll(async () => {
  await browser?.close()
  await site?.remove()
})

const member = { username: 'tran.thi.hanh', password: demoPassword }

async function reading(screen: Screen, account = member, before: (page: Page) => Promise<unknown> = () => Promise.resolve()): Promise<Visitor> {
  const visitor = await visit(browser, site.url, screen, account)
  await before(visitor.page)
  await visitor.page.goto(`/papers/${decreeId}`)
  // the pictures are drawn after the start; the reader shows them as they come
  await visitor.page.waitForSelector('section[data-page] image', { timeout: 60_000 })
  await visitor.page.waitForSelector('.reading-column[data-laid]')
  return visitor
}

declare global {
  interface Window { shifted?: number }
}

/** Adds up what moves on the screen without anybody having touched it (cumulative layout shift). */
function watchShifts() {
  window.shifted = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
      if (!entry.hadRecentInput) window.shifted = (window.shifted ?? 0) + entry.value
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

type RouteFiles = { module: string; imports?: string[] }
type Manifest = { entry: RouteFiles; routes: Record<string, RouteFiles> }

/** The build's scripts for the page of a paper and its Vietnamese words, each with its size compressed as it is sent. */
function scriptsToTurnWith(): Map<string, number> {
  const assets = readdirSync(join(packageRoot, 'build/client/assets'))
  const content = (path: string) => readFileSync(join(packageRoot, 'build/client', path))
  const manifestFile = assets.find((name) => name.startsWith('manifest-')) ?? ''
  const { entry, routes } = JSON.parse(/{.*}/s.exec(content(`assets/${manifestFile}`).toString())?.[0] ?? '') as Manifest
  const words = assets.find((name) => /^reading-.+\.js$/.test(name) && content(`assets/${name}`).includes('Trang sau')) ?? ''
  const files = [entry, routes.root, routes['routes/papers.$versionId._index']].flatMap((part) => (part ? [part.module, ...part.imports ?? []] : []))
  return new Map([...new Set([...files, `/assets/${words}`])].map((path) => [path, gzipSync(content(path)).byteLength]))
}

const pageShown = (page: Page) => page.locator('nav button[aria-haspopup]').innerText()
const waitForPage = (page: Page, wanted: number) => page.waitForFunction((text) => document.querySelector('nav button[aria-haspopup]')?.textContent?.endsWith(text), ` ${wanted}/21`)
const zoomShown = async (page: Page) => Number.parseInt((await page.locator('output').first().textContent()) ?? '', 10)

describe('the reader', () => {
  it('has the first picture in the server\'s HTML and asks for it with the headers', async () => {
    const { context, page, complaints } = await reading('tablet')
    const answer = await page.request.get(`/papers/${decreeId}`)
    const html = await answer.text()
    const picture = `/papers/${decreeId}/pages/1`
    expect(answer.headers().link).toBe(`<${picture}>; rel=preload; as=image; fetchpriority=high`)
    expect(html).toContain(`href="${picture}"`)
    expect(html).not.toContain(' style=')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('turns its pages with 120 kB of scripts, and names none before the picture', async () => {
    const scripts = scriptsToTurnWith()
    const { context, page } = await reading('tablet', member, (opened) =>
      opened.route(/\/assets\/.+\.js$/, (route) => (scripts.has(new URL(route.request().url()).pathname) ? route.continue() : route.abort())))
    await expectEventually(async () => {
      await page.getByRole('button', { name: 'Trang sau' }).click()
      expect(await pageShown(page)).not.toContain(' 1/21')
    })
    const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0)
    expect(bytes).toBeLessThanOrEqual(120_000)
    const html = await (await page.request.get(`/papers/${decreeId}`)).text()
    expect(html).not.toContain('modulepreload')
    expect(html.slice(0, html.indexOf('<image'))).not.toContain('.js"')
    await context.close()
  })

  it('gives a tablet\'s area to the paper', async () => {
    const { context, page } = await reading('tablet')
    const share = await page.evaluate(() => {
      const paper = document.querySelector('[role=region]')?.getBoundingClientRect()
      const controls = [...document.querySelectorAll('nav[aria-label], output')].map((control) => control.closest('.shadow-float')?.getBoundingClientRect())
      const covered = controls.reduce((sum, rect) => sum + (rect ? rect.width * rect.height : 0), 0)
      return paper ? (paper.width * paper.height - covered) / (innerWidth * innerHeight) : 0
    })
    expect(share).toBeGreaterThan(0.75)
    await context.close()
  })

  it('zooms under two fingers about the point between them, and then draws sharply', async () => {
    const { context, page, complaints } = await reading('tablet')
    const cdp = await context.newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: [number, number][]) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) })
    const pointUnder = () => page.evaluate(() => {
      const sheet = document.elementsFromPoint(500, 400).map((element) => element.closest('section[data-page]')).find(Boolean)
      const rect = sheet?.getBoundingClientRect()
      return rect ? { x: (500 - rect.left) / rect.width, y: (400 - rect.top) / rect.height } : { x: 0, y: 0 }
    })
    const before = await pointUnder()
    await touch('touchStart', [[450, 400], [550, 400]])
    for (let step = 1; step <= 10; step++) await touch('touchMove', [[450 - step * 5, 400], [550 + step * 5, 400]])
    await touch('touchEnd', [])
    await page.waitForSelector('section canvas')
    const after = await pointUnder()
    expect(await zoomShown(page)).toBe(200)
    expect(after.x).toBeCloseTo(before.x, 2)
    expect(after.y).toBeCloseTo(before.y, 2)
    expect(await page.evaluate(() => visualViewport?.scale)).toBe(1)
    expect(await page.locator('section canvas').count()).toBeLessThanOrEqual(3)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('zooms with Ctrl and the wheel, and back with the buttons', async () => {
    const { context, page } = await reading('desktop')
    await page.mouse.move(700, 500)
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -100)
    await page.keyboard.up('Control')
    await expect.poll(() => zoomShown(page)).toBe(125)
    await page.getByRole('button', { name: 'Nhỏ hơn' }).click()
    await expect.poll(() => zoomShown(page)).toBe(100)
    await context.close()
  })

  it('finds words without their marks, marks them on the page and brings them into sight', async () => {
    const { context, page, complaints } = await reading('phone')
    await page.getByRole('button', { name: 'Cách xem' }).click()
    await page.getByLabel('Tìm trong tài liệu').fill('luu tru co quan')
    await page.keyboard.press('Enter')
    await page.getByText('Tìm thấy 17 chỗ').waitFor()
    await page.locator('ol button').nth(1).click()
    await waitForPage(page, 3)
    const hit = page.locator('.text-hit.is-shown').first()
    await hit.waitFor()
    await expect.poll(async () => (await hit.boundingBox())?.y ?? -1).toBeGreaterThan(60)
    expect((await hit.boundingBox())?.y).toBeLessThan(800)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('turns pages by key and by number, and opens where it was left, on another device too', async () => {
    const { context, page } = await reading('desktop', { ...member, username: 'nguyen.duc.thinh' })
    await page.keyboard.press('ArrowRight')
    await waitForPage(page, 2)
    await page.locator('nav button[aria-haspopup]').click()
    await page.getByLabel('Đến trang số').fill('99')
    await page.keyboard.press('Enter')
    await page.getByText('Nhập số trang từ 1 đến 21.').waitFor()
    await page.getByLabel('Đến trang số').fill('12')
    const kept = page.waitForResponse((response) => response.url().endsWith('/place') && response.ok())
    await page.keyboard.press('Enter')
    await waitForPage(page, 12)
    await kept
    await context.close()

    const other = await reading('phone', { ...member, username: 'nguyen.duc.thinh' }, (opened) => opened.addInitScript(watchShifts))
    expect(await pageShown(other.page)).toContain('12/21')
    const html = await (await other.page.request.get(`/papers/${decreeId}`)).text()
    expect(html).toContain(`href="/papers/${decreeId}/pages/12"`)
    // what moved is told after it was painted
    await other.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))))
    expect(await other.page.evaluate(() => window.shifted)).toBeLessThan(0.1)
    await other.context.close()
  })

  it('goes to a page by its small picture, fits the page to the screen, and lets words be selected', async () => {
    const { context, page } = await reading('desktop')
    await page.locator('nav button[aria-haspopup]').click()
    const thumbs = page.getByRole('dialog').locator('ol > li button')
    await expectEventually(async () => expect(await thumbs.count()).toBe(21))
    await page.getByRole('dialog').getByRole('button', { name: 'Trang 7', exact: true }).locator('image').waitFor({ timeout: 60_000, state: 'attached' })
    await page.getByRole('dialog').getByRole('button', { name: 'Trang 7', exact: true }).click()
    await waitForPage(page, 7)

    const shownHeight = () => page.locator('section[data-page="7"]').evaluate((sheet) => sheet.getBoundingClientRect().height)
    const before = await shownHeight()
    await page.getByRole('button', { name: 'Cách xem' }).click()
    await page.getByRole('dialog').locator('label').filter({ hasText: 'Vừa trang' }).click()
    await expectEventually(async () => expect(await shownHeight()).toBeLessThan(Math.min(before, 900)))

    await page.keyboard.press('Escape')
    await page.mouse.move(600, 300)
    await page.mouse.move(610, 310)
    const words = page.locator('section[data-page="7"] span').filter({ hasText: /\p{L}{3,}/u }).first()
    await words.waitFor({ state: 'attached', timeout: 30_000 })
    // the layer may be laid anew meanwhile, so each try selects afresh
    await expectEventually(async () => expect((await words.evaluate((span) => {
      getSelection()?.selectAllChildren(span)
      return getSelection()?.toString() ?? ''
    })).trim().length).toBeGreaterThan(2))
    await context.close()
  })

  it('keeps at most a few pictures alive', async () => {
    const { context, page } = await reading('tablet', { ...member, username: 'nguyen.thi.thu.ha' })
    for (let turns = 1; turns < 12; turns++) await page.getByRole('button', { name: 'Trang sau' }).click()
    await waitForPage(page, 12)
    expect(await page.locator('section[data-page] image').count()).toBeLessThanOrEqual(6)
    await context.close()
  })
})
