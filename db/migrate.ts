import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'

/** The schema could not be brought up to date; the old one is untouched. */
export class MigrationError extends Error {}

/**
 * Runs the numbered SQL files that this database has not seen, all in one transaction: an interrupted or failing
 * migration leaves the old schema. A file edited after it ran is refused. Meanwhile foreign keys do not hold, so that a
 * table can be made anew; what is broken at the end fails the migration.
 */
export function migrate(connection: Sqlite.Database, directory: string) {
  connection.exec('CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, hash TEXT NOT NULL, at INTEGER NOT NULL)')
  const known = new Map(connection.prepare<[], { name: string; hash: string }>('SELECT name, hash FROM schema_migrations').all().map((row) => [row.name, row.hash]))
  const files = readdirSync(directory).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort()
  const unknown = [...known.keys()].find((name) => !files.includes(name))
  if (unknown) throw new MigrationError(`Cơ sở dữ liệu mới hơn phần mềm này (có ${unknown}). Dùng đúng phiên bản phần mềm rồi khởi động lại.`)

  let current = ''
  const enforced = connection.pragma('foreign_keys', { simple: true })
  connection.pragma('foreign_keys = OFF')
  try {
    connection.exec('BEGIN IMMEDIATE')
    for (const name of files) {
      current = name
      const sql = readFileSync(join(directory, name), 'utf8')
      const hash = createHash('sha256').update(sql).digest('hex')
      if (known.get(name) === hash) continue
      if (known.has(name)) throw new Error('tệp đã bị sửa sau khi chạy')
      connection.exec(sql)
      connection.prepare('INSERT INTO schema_migrations (name, hash, at) VALUES (?, ?, unixepoch() * 1000)').run(name, hash)
    }
    const broken = connection.pragma('foreign_key_check') as { table: string }[]
    if (broken[0]) throw new Error(`bảng ${broken[0].table} có dòng trỏ tới dữ liệu không còn`)
    connection.exec('COMMIT')
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw new MigrationError(`Nâng cấp cơ sở dữ liệu dừng ở ${current}: ${(error as Error).message}. Lược đồ cũ còn nguyên.`, { cause: error })
  } finally {
    connection.pragma(`foreign_keys = ${enforced}`)
  }
}
