/** Column builders of the embedded default, SQLite. `columns.pg.ts` is their twin; package.json "imports" chooses. */
import { blob, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const table = sqliteTable
export { index, primaryKey, uniqueIndex }

export const id = (name: string) => text(name)
export const string = (name: string) => text(name)
export const whole = (name: string) => integer(name)
export const fraction = (name: string) => real(name)
export const flag = (name: string) => integer(name, { mode: 'boolean' })
/** UTC milliseconds */
export const millis = (name: string) => integer(name)
export const json = (name: string) => text(name, { mode: 'json' })
export const bytes = (name: string) => blob(name, { mode: 'buffer' })
