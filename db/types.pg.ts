import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { schema } from './schema'

/** The twin of `types.ts` for PostgreSQL. */
export type Queries = Pick<PgDatabase<PgQueryResultHKT, typeof schema>, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | '$count'>
