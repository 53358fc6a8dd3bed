import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { TestProject } from 'vitest/node'
import { expectEventually } from './eventually'
import { laySmallMeeting } from './lay-small-meeting'
import { removeSample, tellOutcome } from './sample-outcome'
import { startSite } from './site'

declare module 'vitest' {
  export interface ProvidedContext {
    /** where the sample province and the small meeting lie once they are drawn, and the meeting's id; start-sample.ts copies them */
    demoSample: string
    smallSample: { dataDir: string; meetingId: string }
  }
}

/**
 * Once for all browser tests: drawing the samples' pages takes most of a minute, and a copy of a folder none. The tests begin
 * meanwhile; each waits for the sample that it needs.
 */
export default async function drawSamples(project: TestProject) {
  const small = await laySmallMeeting()
  const demo = mkdtempSync(join(tmpdir(), 'nghi-su-site-'))
  project.provide('smallSample', small)
  project.provide('demoSample', demo)
  const ending = new AbortController()
  const drawing = draw(small.dataDir, [], ending.signal).then(() => draw(demo, ['demo'], ending.signal))
  return async () => {
    ending.abort()
    await drawing
    for (const dataDir of [small.dataDir, demo]) removeSample(dataDir)
  }
}

async function draw(dataDir: string, args: string[], ending: AbortSignal) {
  if (ending.aborted) return
  tellOutcome(dataDir, await drawAll(dataDir, args, ending).then(() => '', String))
}

async function drawAll(dataDir: string, args: string[], ending: AbortSignal) {
  const site = await startSite({ args, dataDir })
  const db = new Sqlite(join(dataDir, 'nghi-su.sqlite'), { readonly: true })
  const waiting = db.prepare<[], { pages: number }>("SELECT count(*) AS pages FROM document_pages WHERE state = 'waiting'")
  try {
    await expectEventually(() => {
      const pages = waiting.get()?.pages
      if (pages !== 0 && !ending.aborted) throw new Error(`${pages} pages of the sample wait to be drawn`)
    }, 480_000)
  } finally {
    db.close()
    await site.stop()
  }
}
