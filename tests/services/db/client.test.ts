import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { getTableColumns, getTableName, sql } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import type { Statement } from '#types'
import { refuse } from '~/domain/kernel/result'
import { migrate, MigrationError } from '~db/migrate'
import { listAudit } from '~db/queries/audit'
import { schema } from '~db/schema'
import { audit, verifyAuditChain } from '~server/services/kernel/audit'
import { packageRoot } from '~server/package-root'
import { worldOfFile } from '~tests/support/world-of-file'

const world = worldOfFile()

const setting = (name: string) => ({ name, value: 1 })
const names = async () => (await world.db.read.select().from(schema.settings)).map((row) => row.name)

describe('db.write', () => {
  it('commits together, and a throw or a refusal undoes one callback alone', async () => {
    const outcomes = await Promise.allSettled([
      world.db.write(async (tx) => { await tx.insert(schema.settings).values(setting('kept-1')) }),
      world.db.write(async (tx) => { await tx.insert(schema.settings).values(setting('thrown')); throw new Error('no') }),
      world.db.write(async (tx) => { await tx.insert(schema.settings).values(setting('refused')); return refuse('forbidden') }),
      world.db.write(async (tx) => { await tx.insert(schema.settings).values(setting('kept-2')) }),
    ])
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    expect((await names()).sort()).toEqual(['kept-1', 'kept-2'])
  })

  it('refuses foreign awaits, nested writes and reads, and a transaction used after its end', async () => {
    await expect(world.db.write(async (tx) => {
      await tx.insert(schema.settings).values(setting('foreign'))
      await new Promise((resolve) => setTimeout(resolve, 200))
    })).rejects.toThrow('awaited something')
    await expect(world.db.write(async () => world.db.write(async () => undefined))).rejects.toThrow('inside db.write')
    await expect(world.db.write(async () => world.db.read.select().from(schema.settings))).rejects.toThrow('inside db.write')
    const leaked = await world.db.write(async (tx) => ({ tx }))
    expect(() => leaked.tx.select()).toThrow('has ended')
    expect(() => leaked.tx.tell({ kind: 'notified', userId: 'a' })).toThrow('has ended')
    expect(await names()).not.toContain('foreign')
  })

  it('builds a statement once that it repeats, and undoes what it wrote with the rest', async () => {
    let built = 0
    const insertSetting: Statement = (q) => {
      built += 1
      return q.insert(schema.settings).values({ name: sql.placeholder('name'), value: sql.placeholder('value') })
    }
    await world.db.write(async (tx) => { for (const name of ['repeated-1', 'repeated-2']) await tx.repeat(insertSetting, setting(name)) })
    await world.db.write(async (tx) => { await tx.repeat(insertSetting, setting('repeated-and-refused')); return refuse('forbidden') })
    await expect(world.db.write((tx) => tx.repeat(insertSetting, setting('repeated-1')))).rejects.toThrow('UNIQUE')
    expect((await names()).filter((name) => name.startsWith('repeated'))).toEqual(['repeated-1', 'repeated-2'])
    expect(built).toBe(1)
  })

  it('tells the bus only what was committed', async () => {
    const heard: string[] = []
    const stop = world.bus.subscribe((message) => heard.push(message.kind))
    await Promise.allSettled([
      world.db.write(async (tx) => { tx.tell({ kind: 'notified', userId: 'a' }) }),
      world.db.write(async (tx) => { tx.tell({ kind: 'meeting', meetingId: 'm' }); throw new Error('no') }),
    ])
    stop()
    expect(heard).toEqual(['notified'])
  })
})

describe('audit', () => {
  it('chains its rows, and a changed row shows', async () => {
    await world.db.write(async (tx) => {
      await audit(tx, world.stranger(), 'sign-in-failed', 'a')
      await audit(tx, world.stranger(), 'sign-in-failed', 'b')
    })
    const rows = await listAudit(world.db.read)
    expect(verifyAuditChain(rows)).toBeNull()
    expect(verifyAuditChain(rows.map((row) => (row.subject === 'a' ? { ...row, subject: 'x' } : row)))).toBe(1)
    expect(verifyAuditChain(rows.slice(1))).toBe(2)
  })
})

describe('migrations', () => {
  it('are numbered one by one', () => {
    const numbers = readdirSync(join(packageRoot, 'migrations')).flatMap((name) => (name.endsWith('.sql') ? Number(name.slice(0, 4)) : []))
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1))
  })

  it('make the tables that the schema describes', () => {
    const connection = new Sqlite(':memory:')
    migrate(connection, join(packageRoot, 'migrations'))
    for (const table of Object.values(schema).filter((value) => value instanceof SQLiteTable)) {
      const made = connection.pragma(`table_info(${getTableName(table)})`) as { name: string }[]
      expect(made.map((column) => column.name).sort()).toEqual(Object.values(getTableColumns(table)).map((column) => column.name).sort())
    }
  })

  it('have an index of an older form filled again: what it held counts as not taken in', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'nghi-su-')), 'migrations')
    mkdirSync(folder)
    const released = join(packageRoot, 'migrations')
    for (const name of readdirSync(released).filter((file) => /^000[1-4]_/.test(file))) copyFileSync(join(released, name), join(folder, name))
    const connection = new Sqlite(':memory:')
    migrate(connection, folder)
    connection.exec(`
      INSERT INTO users (id, username, password_hash, honorific, full_name, unit_id, created_at) VALUES ('u', 'u', 'x', 'ông', 'U', 'unit', 1);
      INSERT INTO documents (id, owner_id, position, title, state, created_by, created_at) VALUES ('d', 'u', 0, 'A', 'approved', 'u', 1);
      INSERT INTO document_versions (id, document_id, number, file_name, file_hash, pdf_hash, size_bytes, page_count, state, created_by, created_at, indexed_at) VALUES ('v', 'd', 1, 'a', 'a', 'a', 1, 1, 'ready', 'u', 1, 2);
      INSERT INTO search_portions VALUES (1, 'd', 'v', 1, 1);
      INSERT INTO search_words (rowid, title, body) VALUES (1, 'a', 'a');
    `)
    migrate(connection, released)
    expect(connection.prepare('SELECT indexed_at FROM document_versions').all()).toEqual([{ indexed_at: null }])
    expect(connection.prepare('SELECT count(*) AS n FROM search_portions').get()).toEqual({ n: 0 })
    connection.exec("INSERT INTO search_words (rowid, title, body, written_title, written_body) VALUES (1, 'dau', 'tu', 'dấu', 'từ')")
    const matches = (query: string) => connection.prepare('SELECT rowid FROM search_words WHERE search_words MATCH ?').all(query).length
    expect([matches('written_title : "dấu"'), matches('written_title : "đầu"'), matches('title : "da" *')]).toEqual([1, 0, 1])
  })

  it('make a table anew with the rows that others point to', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'nghi-su-')), 'migrations')
    mkdirSync(folder)
    writeFileSync(join(folder, '0001_good.sql'), 'CREATE TABLE papers (id TEXT PRIMARY KEY); CREATE TABLE pages (paper TEXT REFERENCES papers(id));')
    const connection = new Sqlite(':memory:')
    connection.pragma('foreign_keys = ON')
    migrate(connection, folder)
    connection.exec("INSERT INTO papers VALUES ('a'); INSERT INTO pages VALUES ('a');")
    writeFileSync(join(folder, '0002_anew.sql'), 'CREATE TABLE papers_new (id TEXT PRIMARY KEY, title TEXT); INSERT INTO papers_new (id) SELECT id FROM papers; DROP TABLE papers; ALTER TABLE papers_new RENAME TO papers;')
    migrate(connection, folder)
    expect(connection.prepare('SELECT id, title FROM papers').all()).toEqual([{ id: 'a', title: null }])
    expect(() => connection.exec("INSERT INTO pages VALUES ('b')")).toThrow('FOREIGN KEY')
    writeFileSync(join(folder, '0003_lost.sql'), 'DELETE FROM papers;')
    expect(() => migrate(connection, folder)).toThrow('0003_lost.sql')
  })

  it('leave the old schema when one of them fails, and say which', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'nghi-su-')), 'migrations')
    mkdirSync(folder)
    writeFileSync(join(folder, '0001_good.sql'), 'CREATE TABLE good (id TEXT);')
    const connection = new Sqlite(':memory:')
    migrate(connection, folder)
    writeFileSync(join(folder, '0002_half.sql'), 'CREATE TABLE half (id TEXT); CREATE TABLE good (id TEXT);')
    expect(() => migrate(connection, folder)).toThrow(MigrationError)
    expect(() => migrate(connection, folder)).toThrow('0002_half.sql')
    const tables = connection.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").all().map((row) => row.name)
    expect(tables).toContain('good')
    expect(tables).not.toContain('half')
    writeFileSync(join(folder, '0001_good.sql'), 'CREATE TABLE changed (id TEXT);')
    expect(() => migrate(connection, folder)).toThrow('0001_good.sql')
  })
})
