import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { schema } from './schema'

/** What queries are written against: drizzle's builder, nothing of SQLite. `types.pg.ts` is the twin. */
export type Queries = Pick<BetterSQLite3Database<typeof schema>, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | '$count'>

/** A statement with `sql.placeholder`s for its values, to be built once and run often. */
export type Statement = (q: Queries) => { prepare(): { run(values: Record<string, unknown>): unknown } }
