import type { Database, Tx } from '~db/client'
import type { Bus } from '~db/bus'
import type { Person } from '~/domain/meetings/types'
import type { Auth } from './auth/session'
import type { Passwords } from './auth/password'
import type { SignInThrottle } from './auth/throttle'
import type { FileStore } from './adapters/file-store'
import type { UploadStore } from './adapters/upload-store'
import type { Env } from './env'
import type { Drained } from './http/pace'
import type { FinishingUploads } from './jobs/finishing'
import type { OfficeConverter } from './jobs/office-to-pdf'
import type { PagePool } from './jobs/page-pool'
import type { MadeFiles } from './jobs/made-files'
import type { Readings } from './jobs/readings'
import type { Log } from './log'
import type { MarkChanges } from './rooms/mark-channel'

export type { Tx }

/** Who is signed in: facts of the server, never of the client. */
export type SignedIn = Person & {
  userId: string
  username: string
  unitId: string
  systemRole: 'none' | 'unit-admin' | 'system-admin'
  isClerk: boolean
  /** lãnh đạo đơn vị: approves what the unit hands in */
  isUnitHead: boolean
  isScreen: boolean
  /** signed in with a one-time password: nothing but choosing an own one is open */
  mustChangePassword: boolean
}

/** Process-wide things, built once in `server/index.ts`. */
export type App = {
  env: Env
  log: Log
  db: Database
  bus: Bus
  auth: Auth
  passwords: Passwords
  throttle: SignInThrottle
  /** original papers, page pictures, published papers */
  files: FileStore
  /** files on their way, and those that have arrived and are being made into papers */
  uploads: UploadStore
  finishing: FinishingUploads
  /** makes PDFs of office files */
  office: OfficeConverter
  /** opens and draws PDFs */
  pages: PagePool
  /** paper fallback sets being prepared, and kept for a while */
  printSets: MadeFiles
  /** papers with their marks, likewise */
  markedCopies: MadeFiles
  /** reads too long for the event loop */
  readings: Readings
  /** marks on papers, as the server itself changes them */
  marks: MarkChanges
  now: () => number
  newId: () => string
}

/** What a service gets: the process, and who asks from where. */
export type Ctx = App & {
  actor: SignedIn | null
  sessionId: string | null
  device: string
  address: string
}

/** A context behind which somebody is signed in. */
export type ActorCtx = Ctx & { actor: SignedIn; sessionId: string }

declare module '@remix-run/node' {
  interface AppLoadContext {
    ctx: Ctx
    cspNonce: string
    drained: Drained
  }
}
