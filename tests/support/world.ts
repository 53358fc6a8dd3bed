import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { allow } from '~/domain/kernel/result'
import { createBus, type Bus } from '~db/bus'
import { openDatabase, type Database } from '~db/client'
import { schema } from '~db/schema'
import { createPasswords } from '~server/auth/password'
import { createAuth } from '~server/auth/session'
import { createSignInThrottle } from '~server/auth/throttle'
import type { ActorCtx, App, Ctx } from '~server/context'
import { openDiskFileStore } from '~server/adapters/file-store'
import { UploadStore } from '~server/adapters/upload-store'
import { FinishingUploads } from '~server/jobs/finishing'
import { openOfficeConverter, type OfficeConverter } from '~server/jobs/office-to-pdf'
import { MadeFiles } from '~server/jobs/made-files'
import type { PagePool } from '~server/jobs/page-pool'
import { packageRoot } from '~server/package-root'
import { MarkRooms } from '~server/rooms/mark-rooms'
import { nextSegment } from '~server/rooms/mark-segments'
import { collectMarks } from '~server/services/annotations/collect-marks'
import { writeOpinions } from '~server/services/annotations/write-opinions'
import { searchPapers } from '~server/services/documents/search-papers'

/** A whole server side without HTTP: a real migrated SQLite file of its own, a clock that stands until it is moved. */
export type World = {
  app: App
  /** the documents of marks that `app` changes */
  marks: MarkRooms
  db: Database
  bus: Bus
  clock: { now: number; advance(ms: number): void }
  dataDir: string
  /** Somebody who is not signed in. */
  stranger(): Ctx
  /** Signed in as a person made with `addPerson`. */
  as(userId: string): Promise<ActorCtx>
  addUnit(name: string, parentId?: string | null): Promise<string>
  addPerson(fullName: string, facts?: Partial<typeof schema.users.$inferInsert>): Promise<string>
  close(): Promise<void>
}

const absent = () => Promise.reject(new Error('this world was made without a page pool'))
const noPages: PagePool = { inspect: absent, signatures: absent, pageText: absent, pageWords: absent, renderPage: absent, copyPages: absent, take: absent, straighten: absent, bind: absent, close: async () => undefined }

export type WorldOptions = {
  /** the pool that opens PDFs (`openTestPagePool`); a world without one has no papers to open */
  pages?: PagePool
  /** LibreOffice of this machine unless another, or one that finds none, is given */
  office?: OfficeConverter
  /** data that a server will be started on afterwards; `close` leaves it there */
  keepIn?: string
}

export function createWorld(startAt = Date.UTC(2026, 10, 20, 1, 0), { pages = noPages, office = openOfficeConverter(), keepIn }: WorldOptions = {}): World {
  const dataDir = keepIn ?? mkdtempSync(join(tmpdir(), 'nghi-su-'))
  const clock = { now: startAt, advance(ms: number) { this.now += ms } }
  const now = () => clock.now
  const bus = createBus((error) => { throw error })
  const db = openDatabase(join(dataDir, 'nghi-su.sqlite'), bus, join(packageRoot, 'migrations'))
  const core = { log: pino({ level: 'silent' }), bus, db, now, newId: uuidv7 }
  const marks = new MarkRooms(core)
  const app: App = {
    ...core, marks,
    env: { port: 0, host: '127.0.0.1', dataDir, origin: 'http://127.0.0.1', logLevel: 'silent' },
    auth: createAuth(db, now, false), passwords: createPasswords(), throttle: createSignInThrottle(),
    files: openDiskFileStore(join(dataDir, 'files')), pages, printSets: new MadeFiles(join(dataDir, 'print-sets'), () => undefined), markedCopies: new MadeFiles(join(dataDir, 'marked-copies'), () => undefined),
    uploads: new UploadStore(join(dataDir, 'uploads')), finishing: new FinishingUploads(), office,
    readings: {
      search: async (actor, query) => allow(await searchPapers({ db, actor, now }, query)),
      nextMarkSegment: (docId) => nextSegment(db.read, docId),
      opinions: (actor, versionId, choice, format) => writeOpinions({ ...core, actor }, versionId, choice, format),
      collectMarks: (actor, versionId, choice) => collectMarks({ ...core, actor }, versionId, choice),
      close: async () => undefined,
    },
  }
  const from = { device: 'test', address: '127.0.0.1' }
  let firstUnit: string | null = null
  const world: World = {
    app, marks, db, bus, clock, dataDir,
    stranger: () => ({ ...app, actor: null, sessionId: null, ...from }),
    async as(userId) {
      const cookie = await app.auth.begin(userId, from)
      const session = await app.auth.read(cookie.split(';')[0])
      if (!session) throw new Error(`no such person ${userId}`)
      return { ...app, ...session, ...from }
    },
    async addUnit(name, parentId = null) {
      const id = uuidv7()
      await db.write(async (tx) => { await tx.insert(schema.units).values({ id, parentId, name, createdAt: clock.now }) })
      return id
    },
    async addPerson(fullName, facts = {}) {
      const id = uuidv7()
      const unitId = facts.unitId ?? (firstUnit ??= await world.addUnit('Văn phòng Ủy ban nhân dân tỉnh Lam Sơn'))
      await db.write(async (tx) => {
        await tx.insert(schema.users).values({ id, username: `nguoi-${id}`, passwordHash: 'x', honorific: 'ông', fullName, position: 'Chuyên viên', createdAt: clock.now, ...facts, unitId })
      })
      return id
    },
    async close() {
      await marks.close()
      await db.close()
      // tus makes its folder in its own time; what is asked for after it is done after it, and no folder comes back
      await mkdir(join(dataDir, 'uploads'), { recursive: true })
      if (!keepIn) rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return world
}
