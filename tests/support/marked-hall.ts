import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { layerOf } from '~/domain/annotations/layer'
import { openDatabase } from '~db/client'
import { packageRoot } from '~server/package-root'
import { MarkRooms } from '~server/rooms/mark-rooms'
import { createHall, type Hall } from './hall'
import { addPaper, MarkTab } from './mark-tab'
import { createWorld, type World } from './world'

/** A world with one meeting for the tests of a file, and a paper for each of them; the tabs that a test opens are left after it. */
export class MarkedHall {
  world!: World
  hall!: Hall
  paper!: { versionId: string; documentId: string }
  private readonly open: MarkTab[] = []

  /** For the head of a file. `make`: `openedHall` for a meeting in session; `onePaper`: the same for all tests of the file. */
  constructor(make: (world: World) => Promise<Hall> = createHall, { onePaper = false } = {}) {
    beforeAll(async () => {
      this.world = createWorld()
      this.hall = await make(this.world)
      if (onePaper) await this.newPaper()
    })
    if (!onePaper) beforeEach(() => this.newPaper())
    afterEach(() => this.leaveAll())
    afterAll(() => this.world.close())
  }

  get rooms() { return this.world.marks }
  get versionId(): string { return this.paper.versionId }
  /** The paper's room layer, as the server names a document. */
  get place() { return { versionId: this.versionId, layer: 'room' } }

  idOf(who: string): string { return this.hall.as(who).actor.userId }
  privateOf(who: string): string { return layerOf('private', this.idOf(who)) }

  /** From now on the paper is another one, of this item. */
  async newPaper(itemId = this.hall.items.plain) {
    this.paper = await addPaper(this.world, this.hall, itemId)
  }

  /** Somebody's tab with a layer of the paper open and all of it there. */
  async tab(who: string, layer = 'room'): Promise<MarkTab> {
    const one = new MarkTab(this.world, this.hall, who)
    expect(await one.open(this.rooms, this.versionId, layer)).toBe(true)
    await one.allSaved()
    this.open.push(one)
    return one
  }

  /** Whether a layer of the paper opens to somebody. */
  opensTo(who: string, layer = 'room'): Promise<boolean> {
    return new MarkTab(this.world, this.hall, who).open(this.rooms, this.versionId, layer)
  }

  /** The rooms of a second process on the same file. The first one has not been asked to close anything, as when it is killed. */
  startedAgain() {
    const db = openDatabase(join(this.world.dataDir, 'nghi-su.sqlite'), this.world.bus, join(packageRoot, 'migrations'))
    const rooms = new MarkRooms({ ...this.world.app, db })
    return {
      rooms,
      async close() {
        await rooms.close()
        await db.close()
      },
    }
  }

  leaveAll() {
    for (const one of this.open.splice(0)) one.cut()
  }
}
