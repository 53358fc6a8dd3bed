/** Column builders for PostgreSQL, the twin of `columns.ts`. */
import { bigint, boolean, customType, doublePrecision, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'

export const table = pgTable
export { index, primaryKey, uniqueIndex }

export const id = (name: string) => text(name)
export const string = (name: string) => text(name)
export const whole = (name: string) => bigint(name, { mode: 'number' })
export const fraction = (name: string) => doublePrecision(name)
export const flag = (name: string) => boolean(name)
/** UTC milliseconds */
export const millis = (name: string) => bigint(name, { mode: 'number' })
export const json = (name: string) => jsonb(name)
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
