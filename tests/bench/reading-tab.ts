import type { Browser, BrowserContext, Page } from 'playwright-core'
import { screens } from '~tests/support/browser'

/** DESIGN §9: a cheap tablet's processor, as against the machine that measures. */
const cpuSlowdown = 4
const longestMs = 180_000

declare global {
  interface Window { readableAt?: number; pictureAt?: number; shifted?: number }
}

/** What one opening of a paper with us was like; times in ms from the navigation. */
export type Opening = {
  /** the first page's picture has been painted */
  readableMs: number
  /** the button for the next page does what it says */
  turnableMs: number
  /** addresses of all modules that had come by then */
  scripts: string[]
  /** from the press to the next page's picture, turn by turn, with a look at each page */
  turnsMs: number[]
  /** cumulative layout shift (DESIGN §9: at most 0.1) */
  shifted: number
  /** width of the shown page in CSS pixels */
  columnPx: number
}

/** A tablet that has never been here: empty cache, slow processor, but signed in. */
async function freshTablet(browser: Browser, url: string, cookie: string | null): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ ...screens.tablet, baseURL: url, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  if (cookie) {
    const at = cookie.indexOf('=')
    await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url }])
  }
  const page = await context.newPage()
  page.setDefaultTimeout(longestMs)
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
  return { context, page }
}

/** Opens a page of ours that shows a paper, and turns `turns` pages. */
export async function openOurs(browser: Browser, url: string, cookie: string, path: string, turns: number): Promise<Opening> {
  const { context, page } = await freshTablet(browser, url, cookie)
  try {
    await page.addInitScript(watchPainting)
    await page.goto(path, { waitUntil: 'commit' })
    await page.waitForFunction(() => window.pictureAt !== undefined)
    const turn = await page.evaluate(turnWhenPossible)
    const turnsMs: number[] = []
    for (let next = turn.page + 1; next <= turn.page + turns; next++) turnsMs.push(await page.evaluate(turnTo, next))
    const { readableMs, shifted, columnPx } = await page.evaluate(() => ({ readableMs: window.pictureAt ?? NaN, shifted: window.shifted ?? 0, columnPx: document.querySelector('section[data-page]')?.clientWidth ?? 0 }))
    return { readableMs, turnableMs: turn.at, scripts: turn.scripts, turnsMs, shifted, columnPx }
  } finally {
    await context.close()
  }
}

/** Opens the bare page with pdf.js; ms until its first page is on the screen. */
export async function openStock(browser: Browser, url: string, paper: string, widthPx: number): Promise<number> {
  const { context, page } = await freshTablet(browser, url, null)
  try {
    await page.goto(`/?paper=${paper}&width=${widthPx}`, { waitUntil: 'commit' })
    await page.waitForFunction(() => window.readableAt !== undefined)
    return await page.evaluate(() => window.readableAt ?? NaN)
  } finally {
    await context.close()
  }
}

/** Runs in the page before anything else. The browser's own word for when the picture was on the screen. */
function watchPainting() {
  window.shifted = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { url: string })[]) {
      if (/\/papers\/[^/]+\/pages\/\d/.test(entry.url)) window.pictureAt ??= entry.startTime
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
      if (!entry.hadRecentInput) window.shifted = (window.shifted ?? 0) + entry.value
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

/** Presses "next page" until the paper turns: the first press that is heard. */
function turnWhenPossible(): Promise<{ at: number; page: number; scripts: string[] }> {
  const pageShown = () => document.querySelector('nav[aria-label="Chuyển trang"] button[aria-haspopup]')?.textContent ?? ''
  const before = pageShown()
  const number = Number.parseInt(/\d+/.exec(before)?.[0] ?? '', 10)
  return new Promise((resolve, reject) => {
    const press = () => {
      document.querySelector<HTMLButtonElement>('button[aria-label="Trang sau"]')?.click()
      if (performance.now() > 60_000) return reject(new Error(`the paper does not turn from ${before}`))
      if (pageShown() === before) return void setTimeout(press, 20)
      const scripts = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\.m?js$/.test(name))
      resolve({ at: performance.now(), page: number + 1, scripts })
    }
    press()
  })
}

/** After a look at the page that is there, presses "next page"; ms until the wanted page's picture is on the screen. */
async function turnTo(wanted: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const pressedAt = performance.now()
  document.querySelector<HTMLButtonElement>('button[aria-label="Trang sau"]')?.click()
  const picture = () => document.querySelector<SVGImageElement>(`section[data-page="${wanted}"] image`)?.href.baseVal
  const giveUpAt = pressedAt + 30_000
  const loaded = () => performance.getEntriesByType('resource').some(({ name }) => new URL(name).pathname + new URL(name).search === picture())
  while (!loaded()) {
    if (performance.now() > giveUpAt) throw new Error(`page ${wanted} has not come`)
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  return performance.now() - pressedAt
}
