import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { PagePool } from '~server/jobs/page-pool'
import { packageRoot } from '~server/package-root'
import { addPaper } from '~server/services/documents/add-paper'
import { checkedFile } from './checked-file'
import { createHall, must, type Hall } from './hall'
import { openTestPagePool } from './page-pool'
import { createWorld, type World } from './world'

/** A meeting whose papers are really read and drawn, in a world of its own for each test of a file. */
export class PaperHall {
  world!: World
  hall!: Hall
  pages!: PagePool

  /** For the head of a file, before hooks of its own. `make`: `openedHall` for a meeting in session. */
  constructor(make: (world: World) => Promise<Hall> = createHall) {
    beforeAll(() => { this.pages = openTestPagePool() })
    beforeEach(async () => {
      this.world = createWorld(undefined, { pages: this.pages })
      this.hall = await make(this.world)
    })
    afterEach(() => this.world.close())
    afterAll(() => this.pages.close())
  }

  /** Lays a decree of 21 pages, or other bytes, on an item as they are, without a check. */
  async lay(itemId: string, title: string, { body = createReadStream(join(packageRoot, 'db/demo/papers/nd30-2020.pdf')) as AsyncIterable<Uint8Array>, pages = 21 } = {}) {
    const { hash, size } = await must(this.world.app.files.put(body, { limitBytes: 10 ** 8 }))
    return must(this.world.db.write((tx) => addPaper(tx, this.hall.as('secretary'), itemId, checkedFile({ title, hash, sizeBytes: size, pages }))))
  }
}
