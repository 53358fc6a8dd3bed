import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { schema } from './schema'

/** The twin of `types.ts` for PostgreSQL. */
export type Queries = Pick<PgDatabase<PgQueryResultHKT, typeof schema>, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | '$count'>

export type Statement = (q: Queries) => { prepare(name: string): { execute(values: Record<string, unknown>): Promise<unknown> } }
