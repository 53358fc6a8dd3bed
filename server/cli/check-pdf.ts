import { checkPaper } from '~server/jobs/check-paper'
import { openPagePool, type PagePool } from '~server/jobs/page-pool'

/** One line of the report; `error` is a refusal's code or, for a file that cannot be read, the system's message. */
type Verdict = { file: string; ok: boolean; pages: number | null; ms: number; error: string | null }

const files = process.argv.slice(2)
if (files.length === 0) {
  process.stderr.write('npm run check-pdf -- FILE…\n')
} else {
  const pool = openPagePool()
  for (const file of files) process.stdout.write(`${JSON.stringify(await judge(pool, file))}\n`)
  await pool.close()
}

async function judge(pool: PagePool, file: string): Promise<Verdict> {
  const started = performance.now()
  const verdict = await decide(pool, file)
  return { file, ...verdict, ms: Math.round(performance.now() - started) }
}

async function decide(pool: PagePool, file: string): Promise<Omit<Verdict, 'file' | 'ms'>> {
  try {
    const paper = await checkPaper(pool, file)
    return paper.ok ? { ok: true, pages: paper.value.pages, error: null } : { ok: false, pages: null, error: paper.code }
  } catch (error) {
    return { ok: false, pages: null, error: error instanceof Error ? error.message : String(error) }
  }
}
