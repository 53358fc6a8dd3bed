import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { startSite, type Site } from './site'

/** The sample province with its pages drawn (drawn-demo.ts), in a folder of its own. */
export function startDemo(): Promise<Site> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-site-'))
  cpSync(inject('drawnDemo'), dataDir, { recursive: true })
  return startSite({ args: ['demo'], dataDir })
}
