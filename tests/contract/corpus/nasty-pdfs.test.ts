import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listPages } from '~db/queries/documents'
import { packageRoot } from '~server/package-root'
import { PageRenderer } from '~server/jobs/render-pages'
import { createHall } from '~tests/support/hall'
import { nastyPdfs, type NastyPdf } from '~tests/support/nasty/nasty-pdfs'
import { openTestPagePool } from '~tests/support/page-pool'
import { sendUpload } from '~tests/support/send-upload'
import { createWorld } from '~tests/support/world'

type Verdict = { file: string; ok: boolean; pages: number | null; ms: number; error: string | null; code: string | null; failedPages: number[]; findings: { javascript: boolean; attachments: number } | null }

/** for a page that ends, however many others want the machine */
const patientSeconds = 120
let folder = ''
const bytesOf = new Map<NastyPdf, Uint8Array>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nasty-'))
  for (const nasty of nastyPdfs) bytesOf.set(nasty, await nasty.make())
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test(`check-pdf goes through all ${nastyPdfs.length}: no crash, no hang, no silent blank`, async () => {
  const files = nastyPdfs.map((_nasty, at) => join(folder, `${at}.pdf`))
  await Promise.all(nastyPdfs.map((nasty, at) => writeFile(files[at] ?? '', bytesOf.get(nasty) ?? Buffer.alloc(0))))
  const among = (slow: boolean) => files.filter((_file, at) => (nastyPdfs[at]?.isSlow ?? false) === slow)
  // what never ends is ended soon, and what ends has time for it under load
  const judged = [...await checked(among(true), 10), ...await checked(among(false), patientSeconds)]
  const verdicts = new Map(judged.map((verdict) => [verdict.file, verdict]))
  expect(nastyPdfs.map(({ name }, at) => ({ name, told: toldBy(verdicts.get(files[at] ?? '')) }))).toEqual(nastyPdfs.map(({ name, told }) => ({ name, told: wholly(told) })))
  for (const verdict of verdicts.values()) {
    if (!verdict.ok) expect(verdict.error).toMatch(/[à-ỹ].*\.$/i) // a Vietnamese sentence
  }
}, 600_000)

async function checked(files: string[], pageSeconds: number): Promise<Verdict[]> {
  const args = [join(packageRoot, 'server/cli/start.mjs'), 'check-pdf', '--page-seconds', String(pageSeconds), ...files]
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 24, env: { ...process.env, NODE_ENV: 'production', VITEST: undefined } })
  return stdout.trim().split('\n').map((line) => JSON.parse(line) as Verdict)
}

/** An upload knows other kinds of files too. */
const pdfOnly: Record<string, string> = { 'documents/unknown-kind': 'documents/not-pdf' }

test('taking them in ends the same way, page by page', async () => {
  const pages = openTestPagePool({ pageSeconds: patientSeconds })
  const world = createWorld(undefined, { pages })
  try {
    const hall = await createHall(world)
    const ctx = hall.people.secretary?.ctx
    if (!ctx) throw new Error('no secretary')
    const laid: { name: string; told: unknown; versionId: string }[] = []
    for (const { name, told } of nastyPdfs.filter(({ isSlow }) => !isSlow).map((nasty) => ({ ...nasty, told: wholly(nasty.told) }))) {
      const body = bytesOf.get(nastyPdfs.find((nasty) => nasty.name === name) as NastyPdf) ?? Buffer.alloc(0)
      const answer = await sendUpload(ctx, { kind: 'item', itemId: hall.items.plain }, { fileName: `${name}.pdf`, body: [body] })
      if (answer.ok) laid.push({ name, told, versionId: answer.value.versionId })
      else expect({ name, told: { refused: pdfOnly[answer.code] ?? answer.code } }).toEqual({ name, told })
    }
    const renderer = new PageRenderer(world.app)
    await renderer.idle()
    await renderer.close()
    for (const { name, told, versionId } of laid) {
      const states = (await listPages(world.db.read, versionId)).map(({ state }) => state)
      expect(states).not.toContain('waiting')
      expect({ name, pages: states.length, failed: states.flatMap((state, at) => (state === 'failed' ? [at + 1] : [])) }).toMatchObject({ name, pages: (told as { pages: number }).pages, failed: (told as { failed: number[] }).failed })
    }
  } finally {
    await world.close()
    await pages.close()
  }
}, 240_000)

const wholly = (told: NastyPdf['told']) => ('refused' in told ? told : { failed: [], javascript: false, attachments: 0, ...JSON.parse(JSON.stringify(told)) as object })

function toldBy(verdict: Verdict | undefined) {
  if (!verdict) return 'nothing'
  return verdict.ok ? { pages: verdict.pages, failed: verdict.failedPages, ...verdict.findings } : { refused: verdict.code }
}
