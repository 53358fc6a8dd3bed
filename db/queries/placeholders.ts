import { getTableColumns, sql, type Placeholder, type Table } from 'drizzle-orm'

/** A row of the table that is given only when the statement is run (`tx.repeat`), and then with all its columns; one of JSON may not be null. */
export function placeholders<T extends Table>(table: T) {
  return Object.fromEntries(Object.keys(getTableColumns(table)).map((name) => [name, sql.placeholder(name)])) as Record<keyof T['$inferSelect'], Placeholder>
}
