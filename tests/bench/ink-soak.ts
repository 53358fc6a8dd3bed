import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { packageRoot } from '~server/package-root'
import { openBrowser, screens } from '~tests/support/browser'
import { must } from '~tests/support/hall'
import { openBuiltPagePool } from '~tests/support/built-page-pool'
import { seeded } from '~tests/support/seeded'
import { quantile, type Findings } from './figures'
import { handwriting, packedStroke } from './handwriting'
import { openHouse } from './house'
import { heapWatch, keptByServer, keptByTab, keptByYjs } from './kept-memory'
import { MarkLoad, type MarkClient } from './mark-load'
import { marksOf } from './mark-servers'
import { proportionalMb, residentMb } from './process-memory'
import { allDrawn, layUploaded } from './uploaded-paper'

const writers = 10
const minutes = 90
const strokesPerMinute = 200
const checkpoints = [5, 45, 90] as const
/** the decree of the sample province */
const paper = { file: 'db/demo/papers/nd30-2020.pdf', title: 'Nghị định về công tác văn thư', fileName: 'nd30-2020.pdf', pages: 21 }
/** while playing fast each writer stays within what a connection may send */
const fast = { strokesAtOnce: 40, everyMs: 100 }
const watchMs = Number(process.env.BENCH_WATCH_MS ?? 4_000)
/** frames are told by screens' refreshes, so what else the machine does shows as whole refreshes more: the quietest of so many watches counts */
const watches = 4
const growEveryMs = 50
const budgetGrowth = 1.1
/** of what a bare Yjs document of the same marks takes, the tab and the server may each grow by so much */
const budgetKept = 1.5

type Checkpoint = {
  frame_p50_ms: number; frame_p95_ms: number; work_ms_per_frame: number
  browser_mb: number; server_mb: number; tab_kept_mb: number; server_kept_mb: number; yjs_mb: number; marks_mb: number
  strokes: number; page: number; strokes_on_page: number
}

/**
 * Ninety minutes of a meeting over one paper: ten people write 18,000 strokes, played fast, and one Chromium reads along
 * with the tools open, led by the presenter. After 5, 45 and 90 minutes' worth writing goes on at its natural speed, each
 * stroke growing as it is drawn, and the reader writes too; the time from frame to frame is taken, and then memory.
 *
 * "No faster than the marks themselves" is judged by what the tab and the server keep: heap and buffers after a collection.
 * From 5 to 90 minutes each may grow by at most half as much again as a bare Yjs document of the same marks in this process
 * (`yjs_mb`: some three times their keys and packed bytes, `marks_mb`), and in the second half by no more for a
 * stroke than in the first. `browser_mb` (all processes of Chromium, shared memory once) and `server_mb` (resident) are told
 * and not judged: they hold pictures of the pages near the sight and what allocators have not given back, the same however
 * much is written once these pages are full.
 */
export async function writeForHours(): Promise<Findings> {
  const pages = openBuiltPagePool()
  const house = await openHouse(writers + 1, async (world, hall) => {
    const versionId = await layUploaded(world, hall, { ...paper, bytes: await readFile(join(packageRoot, paper.file)) })
    await must(hall.say('member1', 'start-presenting', { versionId }))
    return versionId
  }, { pages, env: heapWatch() })
  await pages.close()
  await allDrawn(house, house.prepared, paper.pages)
  const browser = await openBrowser()
  try {
    const load = new MarkLoad(marksOf(house, house.prepared))
    await load.connect(0, writers, { whole: false })
    const page = await openReader(browser, house.site.url, house.cookies.get(`member${writers + 1}`) ?? '', house.hall.meetingId)
    const meeting = new Meeting(load, house.prepared, page)
    const found: Checkpoint[] = []
    for (let minute = 0; minute < minutes; minute++) {
      await meeting.play(minute)
      if (checkpoints.some((checkpoint) => checkpoint === minute + 1)) found.push(await meeting.measure(minute, await processesOf(browser), house.site.pid()))
    }
    return findings(found)
  } finally {
    await browser.close()
    await house.site.remove()
  }
}

/**
 * The page that is debated in a minute: for half an hour the paper is gone through, then its ten pages of rules once more,
 * then three of them at length. Four strokes of five are on that page, the fifth somewhere within three pages of it.
 */
function debatedPage(minute: number): number {
  if (minute < 30) return 1 + Math.floor((minute * paper.pages) / 30)
  if (minute < 60) return 5 + Math.floor((minute - 30) / 3)
  return 7 + Math.floor((minute - 60) / 10)
}

/** A meeting over the paper, at any speed. */
class Meeting {
  private readonly random = seeded(18_000)
  private readonly onPage = new Map<number, number>()
  private readonly phrases = new Map<MarkClient, { next: number; page: number; at: readonly [number, number] }>()
  private marksBytes = 0

  constructor(private readonly load: MarkLoad, private readonly versionId: string, private readonly screen: Page) {}

  /** A minute's strokes as fast as the server takes them from ten people. */
  async play(minute: number) {
    this.lead(debatedPage(minute))
    this.load.begin()
    for (let stroke = 0; stroke < strokesPerMinute; stroke++) {
      const client = this.load.clients[stroke % writers]
      if (client) this.write(client, minute)
      if (stroke % fast.strokesAtOnce === fast.strokesAtOnce - 1) await wait(fast.everyMs)
    }
    await this.load.settled()
  }

  async measure(minute: number, browserPids: readonly number[], serverPid: number): Promise<Checkpoint> {
    const page = debatedPage(minute)
    await this.arrived(page)
    const stop = new AbortController()
    const writing = this.load.clients.map((client, index) => this.writeAtNaturalSpeed(client, minute, index, stop.signal))
    const worked = await workOf(this.screen)
    const watched: number[][] = []
    for (let watch = 0; watch < watches; watch++) watched.push(await framesWhileDrawing(this.screen, watchMs))
    const work = (await worked()) / watched.flat().length
    const [frames = []] = watched.toSorted((a, b) => quantile(a, 0.95) - quantile(b, 0.95))
    stop.abort()
    await Promise.all(writing)
    const kept = { tab_kept_mb: await keptByTab(this.screen), server_kept_mb: await keptByServer(serverPid), yjs_mb: await keptByYjs(this.load.written) }
    const memory = { browser_mb: proportionalMb(browserPids), server_mb: residentMb(serverPid), ...kept, marks_mb: this.marksBytes / 1024 / 1024 }
    const tenths = { frame_p50_ms: quantile(frames, 0.5), frame_p95_ms: quantile(frames, 0.95), work_ms_per_frame: work, ...memory }
    const rounded = Object.fromEntries(Object.entries(tenths).map(([name, value]) => [name, Math.round(value * 10) / 10])) as typeof tenths
    return { ...rounded, strokes: this.load.written.size, page, strokes_on_page: this.onPage.get(page) ?? 0 }
  }

  /** The presenter turns to the page, and the reader's tab follows. */
  private lead(page: number) {
    this.load.clients[0]?.tell({ t: 'look', look: { versionId: this.versionId, page, x: 0, y: 0, zoom: 1 } })
  }

  /** The reader's tab shows the page with all marks that are on it. */
  private async arrived(page: number) {
    await this.screen.waitForFunction(([wanted, marks]) => Number(document.querySelector(`[data-ink="${wanted}"]`)?.getAttribute('data-marks')) >= marks, [page, this.onPage.get(page) ?? 0] as const, { timeout: 120_000 })
  }

  private write(client: MarkClient, minute: number) {
    const { page, at, stroke } = this.nextStroke(client, minute)
    this.keep(client, page, packedStroke(stroke, { page, at, madeAt: Date.now() }))
  }

  private keep(client: MarkClient, page: number, mark: Uint8Array) {
    client.write([mark])
    this.onPage.set(page, (this.onPage.get(page) ?? 0) + 1)
    this.marksBytes += mark.length + 73
  }

  /** Writes phrase after phrase, each at a place of its own. */
  private nextStroke(client: MarkClient, minute: number) {
    const known = this.phrases.get(client)
    const phrase = known && known.next < handwriting.strokes.length ? known : { next: 0, page: this.somePage(minute), at: [this.random(), this.random()] as const }
    this.phrases.set(client, { ...phrase, next: phrase.next + 1 })
    const stroke = handwriting.strokes[phrase.next]
    if (!stroke) throw new Error('the trace is empty')
    return { ...phrase, stroke }
  }

  private somePage(minute: number): number {
    const debated = debatedPage(minute)
    const aside = this.random() < 0.8 ? 0 : Math.round((this.random() - 0.5) * 6)
    return Math.min(paper.pages, Math.max(1, debated + aside))
  }

  /** Twenty strokes a minute, each seen growing. */
  private async writeAtNaturalSpeed(client: MarkClient, minute: number, index: number, signal: AbortSignal) {
    const everyMs = (60_000 * writers) / strokesPerMinute
    await rest((everyMs * index) / writers, signal)
    while (!signal.aborted) {
      const startedAt = performance.now()
      const { page, at, stroke } = this.nextStroke(client, minute)
      const head = { versionId: this.versionId, layer: 'room', page, strokeId: randomUUID(), tool: 'pen' as const, width: 0.0032 }
      const perFrame = Math.round((120 * growEveryMs) / 1000)
      for (let from = 0; from < stroke.points.length && !signal.aborted; from += perFrame) {
        const points = stroke.points.slice(from, from + perFrame).flatMap(([x, y, pressure]) => [x + at[0] * 0.7, y + at[1] * 0.95, pressure])
        client.tell({ t: 'stroke', stroke: { ...head, points } })
        await rest(growEveryMs, signal)
      }
      this.keep(client, page, packedStroke(stroke, { page, at, madeAt: Date.now() }))
      await rest(everyMs - (performance.now() - startedAt), signal)
    }
  }
}

const rest = (ms: number, signal: AbortSignal) => wait(Math.max(0, ms), undefined, { signal }).catch(() => undefined)

async function openReader(browser: Browser, url: string, cookie: string, meetingId: string): Promise<Page> {
  const context = await browser.newContext({ ...screens.tablet, baseURL: url, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  const at = cookie.indexOf('=')
  await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url }])
  const page = await context.newPage()
  await page.goto(`/meetings/${meetingId}/room?view=paper`)
  await page.waitForSelector('[data-ink="1"]', { timeout: 60_000, state: 'attached' })
  await page.getByRole('button', { name: 'Ghi chú', exact: true }).first().dispatchEvent('click')
  return page
}

/** Every frame's time while the reader draws, a stroke after another in the middle of the screen. */
async function framesWhileDrawing(page: Page, forMs: number): Promise<number[]> {
  const measured = page.evaluate((ms) => new Promise<number[]>((resolve) => {
    const frames: number[] = []
    let last = performance.now()
    const endAt = last + ms
    const next = (now: number) => {
      frames.push(now - last)
      last = now
      if (now < endAt) requestAnimationFrame(next)
      else resolve(frames.slice(1))
    }
    requestAnimationFrame(next)
  }), forMs)
  const middle = { x: screens.tablet.viewport.width / 2, y: screens.tablet.viewport.height / 2 }
  const endAt = performance.now() + forMs
  while (performance.now() < endAt) {
    await page.mouse.move(middle.x - 150, middle.y)
    await page.mouse.down()
    for (let step = 0; step < 60 && performance.now() < endAt; step++) {
      await page.mouse.move(middle.x - 150 + step * 5, middle.y + Math.sin(step / 3) * 30)
      await wait(12)
    }
    await page.mouse.up()
  }
  return measured
}

/** Begins to count how long the tab's main thread works; asked, it ends and answers in ms. */
async function workOf(page: Page): Promise<() => Promise<number>> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  const now = async () => 1_000 * ((await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN)
  const before = await now()
  return async () => {
    const after = await now()
    await cdp.detach()
    return after - before
  }
}

/** Chromium's own processes. */
async function processesOf(browser: Browser): Promise<number[]> {
  const cdp = await browser.newBrowserCDPSession()
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo')
  await cdp.detach()
  return processInfo.map(({ id }) => id)
}

function findings(found: readonly Checkpoint[]): Findings {
  const [first, middle, last] = found
  if (!first || !middle || !last) throw new Error('the meeting was not played to its end')
  const frames = last.frame_p95_ms / first.frame_p95_ms
  const grown = (name: 'browser_mb' | 'server_mb' | 'tab_kept_mb' | 'server_kept_mb' | 'yjs_mb' | 'marks_mb') => Math.round((last[name] - first[name]) * 10) / 10
  const kept = { tab: grown('tab_kept_mb') / grown('yjs_mb'), server: grown('server_kept_mb') / grown('yjs_mb') }
  const perStroke = (from: Checkpoint, to: Checkpoint) => (to.tab_kept_mb - from.tab_kept_mb) / (to.strokes - from.strokes)
  const later = perStroke(middle, last) / perStroke(first, middle)
  const ok = frames <= budgetGrowth && later <= budgetGrowth && kept.tab <= budgetKept && kept.server <= budgetKept
  const hundredth = (value: number) => Math.round(value * 100) / 100
  return {
    ok,
    lines: [
      `${writers} people write ${strokesPerMinute * minutes} strokes on ${paper.pages} pages, one Chromium reads along and writes:`,
      ...found.map((one, index) => `after ${checkpoints[index]} minutes' worth, ${one.strokes} strokes, ${one.strokes_on_page} of them on the shown page ${one.page}: frames p50 ${one.frame_p50_ms} ms, p95 ${one.frame_p95_ms} ms, ${one.work_ms_per_frame} ms of work for each; browser ${one.browser_mb} MB, server ${one.server_mb} MB, of which the tab keeps ${one.tab_kept_mb}, the server ${one.server_kept_mb}; marks ${one.marks_mb} MB, ${one.yjs_mb} MB as a bare Yjs document`),
      `frames at ${minutes} against ${checkpoints[0]}: ${frames.toFixed(2)} (at most ${budgetGrowth}); since then marks grew by ${grown('marks_mb')} MB, as a Yjs document by ${grown('yjs_mb')} MB, what the tab keeps by ${grown('tab_kept_mb')} MB (${kept.tab.toFixed(2)} times that, at most ${budgetKept}; for a stroke ${later.toFixed(2)} times as much in the second half as in the first, at most ${budgetGrowth}), what the server keeps by ${grown('server_kept_mb')} MB (${kept.server.toFixed(2)} times, at most ${budgetKept}): ${ok ? 'kept' : 'EXCEEDED'}`,
      `all of the browser grew by ${grown('browser_mb')} MB, all of the server by ${grown('server_mb')} MB`,
    ],
    figures: {
      ...Object.fromEntries(found.map((one, index) => [`at${checkpoints[index]}`, one])), frame_ratio: hundredth(frames), tab_against_yjs: hundredth(kept.tab), server_against_yjs: hundredth(kept.server), later_against_earlier: hundredth(later),
      writers, strokes: strokesPerMinute * minutes,
    },
  }
}
