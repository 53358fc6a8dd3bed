import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Queries, Statement } from '#types'
import type { Bus, BusMessage } from './bus'
import { migrate } from './migrate'
import { schema } from './schema'

/**
 * A write in progress. Only queries through it belong to the transaction; `tell` waits for the commit. `repeat` runs a
 * statement that is built and parsed once for this database, with these values: for what is written many times a second.
 */
export type Tx = Queries & { tell(message: BusMessage): void; repeat(statement: Statement, values: Record<string, unknown>): Promise<void> }

/**
 * The database. Reads use a connection of their own. Writes queue up and commit together:
 * nothing is acknowledged before the COMMIT that holds it.
 */
export interface Database {
  /** Queries for reading. Refused inside a write: use its `tx`. */
  readonly read: Queries
  /**
   * Runs the callback in a savepoint of the next group commit and resolves after the COMMIT. A throw or a refusal
   * (`{ok: false}`) undoes the callback alone. The callback has no side effects, awaits nothing but queries of `tx`,
   * and may run again on another database.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Flushes the queue, checkpoints the log and closes. */
  close(): Promise<void>
}

type Job = { work: (tx: Tx) => Promise<unknown>; resolve: (value: never) => void; reject: (reason: unknown) => void }
type Outcome = { job: Job; value?: unknown; error?: unknown; failed: boolean; told: BusMessage[] }

const BATCH = 64
const insideWrite = new AsyncLocalStorage<true>()

/** Opens (and migrates) the database file. `bus` hears what writes tell, after their commit. */
export function openDatabase(file: string, bus: Bus, migrationsDir: string): Database {
  mkdirSync(dirname(file), { recursive: true })
  const writer = connect(file)
  migrate(writer, migrationsDir)
  const reader = connect(file)
  reader.pragma('query_only = ON')
  return new GroupCommit(writer, reader, bus)
}

/** The same database for a thread that only reads: its own connection, which cannot write. */
export function openForReading(file: string): Pick<Database, 'read' | 'close'> {
  const reader = connect(file)
  reader.pragma('query_only = ON')
  return { read: drizzle(reader, { schema }), close: async () => { reader.close() } }
}

function connect(file: string) {
  const connection = new Sqlite(file, { timeout: 10_000 })
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  return connection
}

/** What frames each write, parsed once. */
const framesOf = (writer: Sqlite.Database) => ({
  begin: writer.prepare('BEGIN IMMEDIATE'),
  commit: writer.prepare('COMMIT'),
  savepoint: writer.prepare('SAVEPOINT job'),
  undo: writer.prepare('ROLLBACK TO job'),
  release: writer.prepare('RELEASE job'),
})

class GroupCommit implements Database {
  private readonly queue: Job[] = []
  private draining: Promise<void> | null = null
  private readonly readQueries: Queries
  private readonly writeQueries: Queries
  private readonly frames: ReturnType<typeof framesOf>
  private readonly prepared = new Map<Statement, ReturnType<ReturnType<Statement>['prepare']>>()

  constructor(private readonly writer: Sqlite.Database, private readonly reader: Sqlite.Database, private readonly bus: Bus) {
    this.readQueries = drizzle(reader, { schema })
    this.writeQueries = drizzle(writer, { schema })
    this.frames = framesOf(writer)
  }

  get read(): Queries {
    if (insideWrite.getStore()) throw new Error('db.read inside db.write: use tx')
    return this.readQueries
  }

  write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (insideWrite.getStore()) throw new Error('db.write inside db.write: use tx')
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ work, resolve, reject })
      this.draining ??= this.drain()
    })
  }

  async close() {
    await this.draining
    this.writer.pragma('wal_checkpoint(TRUNCATE)')
    this.reader.close()
    this.writer.close()
  }

  private async drain() {
    while (this.queue.length > 0) {
      await nextTurn()
      await this.commitTogether(this.queue.splice(0, BATCH))
    }
    this.draining = null
  }

  private async commitTogether(jobs: Job[]) {
    const outcomes: Outcome[] = []
    try {
      this.frames.begin.run()
      for (const job of jobs) outcomes.push(await this.runInSavepoint(job))
      this.frames.commit.run()
    } catch (error) {
      if (this.writer.inTransaction) this.writer.exec('ROLLBACK')
      for (const job of jobs) job.reject(error)
      return
    }
    for (const { job, failed, error, value, told } of outcomes) {
      if (failed) {
        job.reject(error)
        continue
      }
      for (const message of told) this.bus.publish(message)
      job.resolve(value as never)
    }
  }

  private async runInSavepoint(job: Job): Promise<Outcome> {
    const told: BusMessage[] = []
    const { tx, end } = guarded(this.writeQueries, { tell: (message) => void told.push(message), repeat: async (statement, values) => this.repeat(statement, values) })
    const wire = tripwire()
    this.frames.savepoint.run()
    try {
      const work = insideWrite.run(true, () => job.work(tx))
      const value = await Promise.race([work, wire.tripped])
      if (isRefusal(value)) this.frames.undo.run()
      return { job, value, failed: false, told: isRefusal(value) ? [] : told }
    } catch (error) {
      this.frames.undo.run()
      return { job, error, failed: true, told: [] }
    } finally {
      wire.disarm()
      end()
      this.frames.release.run()
    }
  }

  private repeat(statement: Statement, values: Record<string, unknown>) {
    const known = this.prepared.get(statement) ?? statement(this.writeQueries).prepare()
    this.prepared.set(statement, known)
    known.run(values)
  }
}

/** Queries that stop working when their savepoint ends, so that a late callback cannot write into somebody else's. */
function guarded(queries: Queries, { tell, repeat }: Pick<Tx, 'tell' | 'repeat'>): { tx: Tx; end: () => void } {
  let alive = true
  const tx = new Proxy(queries, {
    get(target, name) {
      if (!alive) throw new Error('this transaction has ended')
      if (name === 'tell') return tell
      if (name === 'repeat') return repeat
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  }) as Tx
  return { tx, end: () => { alive = false } }
}

/**
 * Queries of the embedded database settle in microtasks. A callback that is still waiting a few turns later awaits
 * something else and would hold everybody's transaction open.
 */
function tripwire(): { tripped: Promise<never>; disarm(): void } {
  let turn: NodeJS.Immediate
  const tripped = new Promise<never>((_resolve, reject) => {
    const wait = (turns: number) => {
      if (turns === 0) reject(new Error('db.write awaited something that is not a query of its tx'))
      else turn = setImmediate(wait, turns - 1)
    }
    wait(3)
  })
  return { tripped, disarm: () => clearImmediate(turn) }
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

function isRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false
}
