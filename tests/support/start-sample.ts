import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { untilDrawn } from './sample-outcome'
import { startSite, type Site } from './site'

/** The sample province with its pages drawn (drawn-samples.ts), in a folder of its own. */
export async function startDemo(): Promise<Site> {
  return startSite({ args: ['demo'], dataDir: await copyOf(inject('demoSample')) })
}

/** The small meeting with its pages drawn, in a folder of its own. */
export async function startSmallMeeting(): Promise<Site> {
  return startSite({ dataDir: await copyOf(inject('smallSample').dataDir) })
}

async function copyOf(sample: string): Promise<string> {
  await untilDrawn(sample)
  const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-site-'))
  cpSync(sample, dataDir, { recursive: true })
  return dataDir
}
