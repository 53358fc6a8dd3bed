import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { unpackPages, type PageList } from '~/domain/documents/page-list'
import { packageRoot } from '~server/package-root'
import { longScanPdf } from '~tests/support/make-scan'
import { quantile, spread, told, type Findings, type Spread } from './figures'
import { openHouse, type House } from './house'
import { watchMemory } from './process-memory'
import { sendByTus } from './send-by-tus'

const rounds = 3
const pages = 105
/** of the paper that somebody reads meanwhile */
const readPages = 21
const everyMs = 50
const idleMs = 8_000
const slowerAtMost = 3

type Round = { pagesPerS: number; firstPageMs: number; idleMs: number; busyMs: number }

/**
 * A scan of 105 pages, about 50 MB, is sent, checked and drawn while a meeting is in session, and somebody turns the pages
 * of another paper at 20 a second: how fast it is drawn, and how much longer a page's picture takes meanwhile. Rounds of
 * idle and busy follow each other; the scan of each round is another file.
 */
export async function ingestScan(): Promise<Findings> {
  const scan = await longScanPdf(pages)
  const house = await openHouse(1, async () => undefined)
  const memory = watchMemory(house.site.pid())
  try {
    const decree = await ingest(house, readFileSync(join(packageRoot, 'db/demo/papers/nd30-2020.pdf')), readPages)
    const measured: Round[] = []
    for (let round = 0; round < rounds; round++) {
      const idle = new Reader(house, decree.versionId)
      await wait(idleMs)
      const busy = (await idle.stop(), new Reader(house, decree.versionId))
      const drawn = await ingest(house, Buffer.concat([scan, Buffer.from(`% ${round}\n`)]), pages)
      await busy.stop()
      measured.push({ pagesPerS: pages / (drawn.allMs / 1000), firstPageMs: drawn.firstPageMs, idleMs: idle.p95(), busyMs: busy.p95() })
    }
    return findings(measured, memory.peaksMb(), scan.length)
  } finally {
    memory.stop()
    await house.site.remove()
  }
}

type Drawn = { versionId: string; firstPageMs: number; allMs: number }

/** Both times begin when the last byte is sent: the first ends when page 1 has been fetched, the second with the last page. */
async function ingest(house: House, pdf: Buffer, count: number): Promise<Drawn> {
  const { versionId, sentAt } = await sendByTus(house, 'chair', house.hall.items.plain, pdf)
  let firstPageMs: number | null = null
  for (;;) {
    if (firstPageMs === null && await picture(house, versionId, 1)) firstPageMs = performance.now() - sentAt
    const states = firstPageMs === null ? [] : await pageStates(house, versionId)
    if (states.includes('failed')) throw new Error(`a page of ${count} failed`)
    if (firstPageMs !== null && states.length === count && states.every((state) => state === 'ready')) return { versionId, firstPageMs, allMs: performance.now() - sentAt }
    await wait(firstPageMs === null ? 20 : 500)
  }
}

async function pageStates(house: House, versionId: string): Promise<string[]> {
  const answer = await get(house, `/papers/${versionId}/pages`)
  return unpackPages(await answer.json() as PageList).map(({ state }) => state)
}

/** Fetches a page's picture whole; false while it is being made. */
async function picture(house: House, versionId: string, page: number): Promise<boolean> {
  const answer = await get(house, `/papers/${versionId}/pages/${page}`)
  await answer.arrayBuffer()
  return answer.ok
}

function get({ site, cookies }: House, path: string): Promise<Response> {
  return fetch(`${site.url}${path}`, { headers: { Cookie: cookies.get('member1') ?? '', Accept: 'image/webp, application/json' } })
}

/** Asks for pictures at a steady pace, whether or not the last has come: waiting for it would hide a slow answer. */
class Reader {
  private readonly delays: number[] = []
  private readonly asked: Promise<void>[] = []
  private readonly timer: NodeJS.Timeout

  constructor(private readonly house: House, private readonly versionId: string) {
    this.timer = setInterval(() => this.asked.push(this.ask(1 + (this.asked.length % readPages))), everyMs)
  }

  async stop() {
    clearInterval(this.timer)
    await Promise.all(this.asked)
  }

  p95 = () => quantile(this.delays, 0.95)

  private async ask(page: number) {
    const startedAt = performance.now()
    if (!await picture(this.house, this.versionId, page)) throw new Error(`page ${page} was not given`)
    this.delays.push(performance.now() - startedAt)
  }
}

function findings(measured: readonly Round[], { server, worker }: { server: number; worker: number }, bytes: number): Findings {
  const of = (name: keyof Round): Spread => spread(measured.map((round) => round[name]))
  const [pagesPerS, firstPage, idle, busy] = [of('pagesPerS'), of('firstPageMs'), of('idleMs'), of('busyMs')]
  const ok = busy.median < slowerAtMost * idle.median
  return {
    ok,
    lines: [
      `${pages} scanned pages, ${Math.round(bytes / 1e6)} MB, sent and drawn in session, ${rounds} rounds; median of the rounds (lowest to highest):`,
      `${pagesPerS.median} pages/s (${pagesPerS.min} to ${pagesPerS.max}), first page ${told(firstPage)} after the last byte`,
      `a picture of another paper, p95 at ${1000 / everyMs} a second: idle ${told(idle)}, meanwhile ${told(busy)}; goal under ${slowerAtMost} times: ${ok ? 'kept' : 'exceeded'}`,
      `at most ${server} MB in the server, ${worker} MB in the process that draws`,
    ],
    figures: {
      pages_per_s: pagesPerS.median, first_page_ms: firstPage.median, server_peak_mb: server, worker_peak_mb: worker,
      page_request_p95_ms_idle: idle.median, page_request_p95_ms_busy: busy.median,
      ranges: { pages_per_s: pagesPerS, first_page_ms: firstPage, page_request_p95_ms_idle: idle, page_request_p95_ms_busy: busy },
    },
  }
}
