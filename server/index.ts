import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import * as build from 'virtual:remix/server-build'
import { createBus } from '~db/bus'
import { openDatabase } from '~db/client'
import { createPasswords } from './auth/password'
import { createAuth } from './auth/session'
import { createSignInThrottle } from './auth/throttle'
import type { App } from './context'
import { openDiskFileStore } from './adapters/file-store'
import { UploadStore } from './adapters/upload-store'
import { readEnv } from './env'
import { createHttpApp } from './http/app'
import { MarkCarrier } from './jobs/carry-marks'
import { openCarryPlanner } from './jobs/carry-planner'
import { FinishingUploads } from './jobs/finishing'
import { MadeFiles } from './jobs/made-files'
import { openOfficeConverter } from './jobs/office-to-pdf'
import { openPagePool } from './jobs/page-pool'
import { PaperIndexer } from './jobs/index-papers'
import { MarkCompactor } from './jobs/compact-marks'
import { ReadingHours } from './jobs/reading-hours'
import { Reminder } from './jobs/remind'
import { PageRenderer } from './jobs/render-pages'
import { openReadings } from './jobs/readings'
import { Sweeper } from './jobs/sweep'
import { createLog } from './log'
import { packageRoot } from './package-root'
import { MarkRooms } from './rooms/mark-rooms'
import { SocketServer } from './rooms/socket-server'
import { closeServer, onStopSignal } from './stop'
import { demoGreeting, openDemo } from './cli/demo'
import { copiesFolder } from './services/documents/copy-to-take'
import { prepareSetUpCode } from './services/identity/set-up'

/** env → db → http → rooms → jobs → shutdown: the table of contents. */
async function main() {
  const env = readEnv(process.env)
  const log = createLog(env.logLevel)
  const bus = createBus((error) => log.error({ err: error }, 'bus'))
  const databaseFile = join(env.dataDir, 'nghi-su.sqlite')
  const db = openDatabase(databaseFile, bus, join(packageRoot, 'migrations'))
  const core = { log, bus, db, now: Date.now, newId: uuidv7 }
  const marks = new MarkRooms(core)
  const app: App = {
    ...core, env, marks,
    auth: createAuth(db, Date.now, env.origin.startsWith('https:')),
    passwords: createPasswords(),
    throttle: createSignInThrottle(),
    files: openDiskFileStore(join(env.dataDir, 'files')),
    uploads: new UploadStore(join(env.dataDir, 'uploads')),
    finishing: new FinishingUploads(),
    office: openOfficeConverter(),
    pages: openPagePool(),
    printSets: new MadeFiles(join(env.dataDir, 'print-sets'), (error) => log.error({ err: error }, 'print set')),
    markedCopies: new MadeFiles(join(env.dataDir, 'marked-copies'), (error) => log.error({ err: error }, 'marked copy')),
    readings: openReadings(databaseFile, Date.now),
  }
  await rm(copiesFolder(app), { recursive: true, force: true })
  const demo = process.argv[2] === 'demo' ? await openDemo(app) : null
  const server = createServer(createHttpApp(app, build))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(env.port, env.host, resolve))
  const setUpCode = await prepareSetUpCode(app)
  if (setUpCode) process.stdout.write(`\nChưa có tài khoản nào. Mở ${env.origin}/set-up và nhập mã thiết lập: ${setUpCode}\n\n`)
  if (demo) process.stdout.write(demoGreeting(demo))
  const renderer = new PageRenderer(app)
  const indexer = new PaperIndexer(app)
  const compactor = new MarkCompactor(app)
  const carrier = new MarkCarrier(app, openCarryPlanner(databaseFile, env.dataDir))
  const sockets = new SocketServer(app, server, marks)
  const sweeper = new Sweeper(app)
  const readingHours = new ReadingHours(app)
  const reminder = new Reminder(app)
  onStopSignal(app, async () => {
    sweeper.close()
    readingHours.close()
    reminder.close()
    const carried = carrier.close()
    const closed = closeServer(server)
    await sockets.shutdown()
    await closed
    const rested = renderer.close()
    const filesEnded = Promise.all([app.printSets.close(), app.markedCopies.close()])
    await app.office.close()
    await app.pages.close()
    await filesEnded
    await app.finishing.idle()
    await rested
    await indexer.close()
    await compactor.close()
    await carried
    await app.readings.close()
    await db.close()
  })
  log.info({ origin: env.origin, dataDir: env.dataDir, run: randomUUID() }, 'ready')
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
