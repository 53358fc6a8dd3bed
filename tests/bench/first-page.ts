import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packageRoot } from '~server/package-root'
import { openBrowser } from '~tests/support/browser'
import type { Hall } from '~tests/support/hall'
import { longScanPdf } from '~tests/support/make-scan'
import { openBuiltPagePool } from '~tests/support/built-page-pool'
import type { World } from '~tests/support/world'
import { quantile, spread, told, type Findings } from './figures'
import { openHouse, type House } from './house'
import { openOurs, openStock, type Opening } from './reading-tab'
import { linkB, openSlowLine } from './slow-line'
import { serveStockReader } from './stock-reader'
import { allDrawn, layUploaded } from './uploaded-paper'

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
/** pdf.js needs most of a minute for the scan */
const stockScanRounds = 3
const turns = 4
const budgets = { readableMs: 1_800, scriptKb: 120, pictureKb: 150 }
/** nobody opens a paper twice: he would come back to where he left it */
const readers = rounds * 3
const pageCounts = { scan: 105, text: 21 }
const titles = { scan: 'Hồ sơ quyết toán vốn đầu tư công', text: 'Nghị định về công tác văn thư' }
const kinds = ['scan', 'text'] as const
type Kind = (typeof kinds)[number]
type Versions = Record<Kind, string>
type Measured = { ours: Opening[]; stockMs: number[] }

/**
 * When is the first page readable on link B: ours against a bare page with pdf.js, in one Chromium, by turns; for the
 * 21-page decree and a scan of 105 pages and 50 MB; and in the meeting room, where the same paper comes with everything else.
 */
export async function openFirstPage(): Promise<Findings> {
  const papers = new Map<Kind, Buffer>([['scan', await longScanPdf()], ['text', await readFile(join(packageRoot, 'db/demo/papers/nd30-2020.pdf'))]])
  const stock = await serveStockReader(papers)
  const stockLine = await openSlowLine(() => stock.url)
  let siteUrl = ''
  const line = await openSlowLine(() => siteUrl)
  const pages = openBuiltPagePool()
  const house = await openHouse(readers, (world, hall) => layPapers(world, hall, papers), { pages, env: { ORIGIN: line.url } })
  siteUrl = house.site.url
  const browser = await openBrowser()
  try {
    await pages.close()
    const pictureKb: number[] = []
    for (const kind of kinds) pictureKb.push(...await allDrawn(house, house.prepared[kind], pageCounts[kind]))
    const measured: Record<Kind, Measured> = { scan: { ours: [], stockMs: [] }, text: { ours: [], stockMs: [] } }
    const room: Opening[] = []
    let reader = 0
    const open = (path: string) => openOurs(browser, line.url, house.cookies.get(`member${reader += 1}`) ?? '', path, turns)
    for (let round = 0; round < rounds; round++) {
      for (const kind of kinds) {
        const ours = await open(`/papers/${house.prepared[kind]}`)
        measured[kind].ours.push(ours)
        if (kind === 'text' || round < stockScanRounds) measured[kind].stockMs.push(await openStock(browser, stockLine.url, kind, ours.columnPx))
      }
      room.push(await open(`/meetings/${house.hall.meetingId}/room?paper=${house.prepared.scan}`))
    }
    return findings(measured, room, await gzippedKb(house, measured.scan.ours), pictureKb)
  } finally {
    await browser.close()
    await Promise.all([line.close(), stockLine.close(), stock.close()])
    await house.site.remove()
  }
}

async function layPapers(world: World, hall: Hall, papers: ReadonlyMap<Kind, Buffer>): Promise<Versions> {
  const versions: Versions = { scan: '', text: '' }
  for (const [kind, bytes] of papers) versions[kind] = await layUploaded(world, hall, { title: titles[kind], fileName: `${kind}.pdf`, bytes })
  return versions
}

/** Of all modules that any opening needed before a page could be turned, compressed one by one as they are sent. */
async function gzippedKb({ site }: House, openings: readonly Opening[]): Promise<number> {
  const paths = new Set(openings.flatMap(({ scripts }) => scripts.map((address) => new URL(address).pathname)))
  const sizes = await Promise.all([...paths].map(async (path) => gzipSync(Buffer.from(await (await fetch(`${site.url}${path}`)).arrayBuffer())).byteLength))
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000
}

function findings(measured: Record<Kind, Measured>, room: readonly Opening[], scriptKb: number, picturesKb: readonly number[]): Findings {
  const of = (openings: readonly Opening[], pick: (opening: Opening) => number) => spread(openings.map(pick))
  const readable = (openings: readonly Opening[]) => of(openings, ({ readableMs }) => readableMs)
  const lineFor = (name: string, openings: readonly Opening[], peer = '') => [
    `${name}: readable ${told(readable(openings))}${peer}, page turns ${told(of(openings, ({ turnableMs }) => turnableMs))},`,
    `  next page ${told(spread(openings.flatMap(({ turnsMs }) => turnsMs)))}, layout shift ${Math.max(...openings.map(({ shifted }) => shifted)).toFixed(3)}`,
  ]
  const ours = { scan: readable(measured.scan.ours).median, text: readable(measured.text.ours).median }
  const stock = { scan: spread(measured.scan.stockMs), text: spread(measured.text.stockMs) }
  const pictureKb = quantile(picturesKb, 0.5)
  const ok = Math.max(ours.scan, ours.text) <= budgets.readableMs && scriptKb <= budgets.scriptKb && pictureKb <= budgets.pictureKb
  const tenth = (value: number) => Math.round(value * 10) / 10
  return {
    ok,
    lines: [
      `link B (${linkB.downBitsPerS / 1e6} Mbit/s down, ${linkB.roundTripMs} ms, processor 4 times slower, empty cache, signed in), ${rounds} rounds by turns; medians (lowest to highest):`,
      ...lineFor('scan, 105 pages, 50 MB', measured.scan.ours, `, stock pdf.js ${told(stock.scan)}`),
      ...lineFor('decree, 21 pages', measured.text.ours, `, stock pdf.js ${told(stock.text)}`),
      ...lineFor('the scan in the meeting room', room),
      `modules before a page can be turned ${tenth(scriptKb)} kB gzipped; picture of a page ${tenth(pictureKb)} kB (up to ${tenth(Math.max(...picturesKb))} kB)`,
      `budget ${budgets.readableMs} ms, ${budgets.scriptKb} kB, ${budgets.pictureKb} kB: ${ok ? 'kept' : 'exceeded'}`,
    ],
    figures: {
      scan: { ours_ms: ours.scan, stock_ms: stock.scan.median }, text: { ours_ms: ours.text, stock_ms: stock.text.median },
      room: { ours_ms: readable(room).median }, js_gzip_kb: tenth(scriptKb), page_picture_kb_median: tenth(pictureKb),
    },
  }
}
