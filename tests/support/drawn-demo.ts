import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { TestProject } from 'vitest/node'
import { expectEventually } from './eventually'
import { startSite } from './site'

declare module 'vitest' {
  export interface ProvidedContext {
    /** a folder with the sample province, all of whose pages are drawn; start-demo.ts copies it */
    drawnDemo: string
  }
}

/** Once for all browser tests: drawing the sample's pages takes most of a minute, and a copy of the folder none. */
export default async function drawDemo(project: TestProject) {
  const site = await startSite({ args: ['demo'] })
  const db = new Sqlite(join(site.dataDir, 'nghi-su.sqlite'), { readonly: true })
  const waiting = db.prepare<[], { pages: number }>("SELECT count(*) AS pages FROM document_pages WHERE state = 'waiting'")
  await expectEventually(() => {
    const pages = waiting.get()?.pages
    if (pages !== 0) throw new Error(`${pages} pages of the sample wait to be drawn`)
  }, 480_000)
  db.close()
  await site.stop()
  project.provide('drawnDemo', site.dataDir)
  return () => site.remove()
}
