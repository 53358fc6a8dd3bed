import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { drawingPlaces } from '~/domain/documents/drawing-places'
import type { PdfFindings } from '~/domain/documents/paper'
import { decideSecrecyOfNames } from '~/domain/documents/secret-name'
import { vi } from '~/i18n/vi'
import { checkPaper } from '~server/jobs/check-paper'
import { openPagePool, type PagePool } from '~server/jobs/page-pool'

/**
 * One line of the report: what an upload of the file would be told, and which of its pages cannot be shown. `error` is the
 * sentence, `code` the refusal's name; a file that the system cannot open has no code.
 */
type Verdict = {
  file: string
  ok: boolean
  pages: number | null
  ms: number
  error: string | null
  code: string | null
  failedPages: number[]
  findings: PdfFindings | null
}

// on a machine under load a page may want more than the server's seconds
const { values, positionals: files } = parseArgs({ options: { 'page-seconds': { type: 'string' } }, allowPositionals: true })
const pageSeconds = values['page-seconds'] === undefined ? undefined : Number(values['page-seconds'])
if (files.length === 0 || pageSeconds !== undefined && !(pageSeconds > 0)) {
  process.stderr.write('npm run check-pdf -- [--page-seconds N] FILE…\n')
} else {
  const pool = openPagePool({ pageSeconds })
  await reportAll(pool, files)
  await pool.close()
}

/** As many files at once as may be drawn, each line as soon as its file is done. */
async function reportAll(pool: PagePool, waiting: string[]) {
  const places = Array.from({ length: drawingPlaces(availableParallelism(), false) }, async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const started = performance.now()
      const verdict = await judge(pool, file)
      process.stdout.write(`${JSON.stringify({ file, ...verdict, ms: Math.round(performance.now() - started) })}\n`)
    }
  })
  await Promise.all(places)
}

async function judge(pool: PagePool, file: string): Promise<Omit<Verdict, 'file' | 'ms'>> {
  const refused = { ok: false, pages: null, code: null, failedPages: [], findings: null }
  try {
    const name = decideSecrecyOfNames([basename(file)])
    const paper = name.ok ? await checkPaper(pool, file) : name
    if (!paper.ok) return { ...refused, error: vi.refusals[paper.code](paper.params), code: paper.code }
    const { pages, inside } = paper.value
    return { ok: true, pages, error: null, code: null, failedPages: await drawAll(pool, file, pages), findings: inside.findings }
  } catch (error) {
    return { ...refused, error: `Không mở được tệp: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** The pages that cannot be shown. */
async function drawAll(pool: PagePool, file: string, pages: number): Promise<number[]> {
  const failed: number[] = []
  for (let page = 1; page <= pages; page++) {
    const drawn = await pool.renderPage(file, page)
    if (!drawn.ok) failed.push(page)
  }
  return failed
}
