import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser } from './browser'
import type { Site } from './site'

/** A server of its own and a browser for the tests of a file, both gone after them. */
export class Stage {
  site!: Site
  browser!: Browser

  /** For the head of a file; `start`: `startDemo`, `startSite` or the like. */
  constructor(start: () => Promise<Site>) {
    beforeAll(async () => {
      this.site = await start()
      this.browser = await openBrowser()
    })
    afterAll(async () => {
      await this.browser?.close()
      await this.site?.remove()
    })
  }
}
