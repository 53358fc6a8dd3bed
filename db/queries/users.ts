import { and, asc, count, eq, inArray, like, type SQL } from 'drizzle-orm'
import type { Queries } from '#types'
import { units, users } from '../schema'

export type UserRow = typeof users.$inferSelect
export type NewUserRow = typeof users.$inferInsert

export async function findUser(q: Queries, id: string) {
  const [row] = await q.select().from(users).where(eq(users.id, id)).limit(1)
  return row ?? null
}

/** By the account's name, which is kept in lower case. */
export async function findUserByName(q: Queries, username: string) {
  const [row] = await q.select().from(users).where(eq(users.username, username)).limit(1)
  return row ?? null
}

export async function anyUserExists(q: Queries) {
  return (await q.select({ id: users.id }).from(users).limit(1)).length > 0
}

/** False when the name is taken. */
export async function insertUser(q: Queries, row: NewUserRow) {
  return (await q.insert(users).values(row).onConflictDoNothing({ target: users.username }).returning({ id: users.id })).length > 0
}

export async function updateUser(q: Queries, id: string, change: Partial<NewUserRow>) {
  await q.update(users).set(change).where(eq(users.id, id))
}


/** `folded`: what `foldForSearch` made of the search, each of its words is looked for; `unitIds` null = the whole house. */
export type UserFilter = { folded: string; unitIds: string[] | null }

const matching = ({ folded, unitIds }: UserFilter): SQL | undefined => and(
  ...folded.replace(/[%_]/g, '').split(' ').filter(Boolean).map((word) => like(users.searchText, `%${word}%`)),
  unitIds ? inArray(users.unitId, unitIds) : undefined,
)

/** A page of people in protocol order, with their unit's name. */
export async function listUsers(q: Queries, filter: UserFilter, limit: number, offset: number) {
  return await q.select({ user: users, unitName: units.name }).from(users).innerJoin(units, eq(units.id, users.unitId))
    .where(matching(filter)).orderBy(asc(users.protocolOrder), asc(users.fullName), asc(users.id)).limit(limit).offset(offset)
}

export async function countUsers(q: Queries, filter: UserFilter) {
  const [row] = await q.select({ total: count() }).from(users).where(matching(filter))
  return row?.total ?? 0
}

export async function listUserIds(q: Queries, unitIds: string[]): Promise<string[]> {
  return (await q.select({ id: users.id }).from(users).where(inArray(users.unitId, unitIds))).map((row) => row.id)
}
