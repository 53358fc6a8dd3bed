import { asc, count, eq } from 'drizzle-orm'
import type { Queries } from '#types'
import { agendaItems, issuingBodies, seats, units, users } from '../schema'

export type UnitRow = typeof units.$inferSelect

export async function listUnits(q: Queries) {
  return await q.select().from(units).orderBy(asc(units.protocolOrder), asc(units.name))
}

export async function findUnit(q: Queries, id: string) {
  const [row] = await q.select().from(units).where(eq(units.id, id)).limit(1)
  return row ?? null
}

/** The unit and all units above it; empty when it is not there. */
export async function findUnitPath(q: Queries, id: string): Promise<string[]> {
  const path: string[] = []
  for (let next: string | null = id; next !== null && !path.includes(next);) {
    const unit: UnitRow | null = await findUnit(q, next)
    if (!unit) break
    path.push(unit.id)
    next = unit.parentId
  }
  return path
}

export async function insertUnit(q: Queries, row: typeof units.$inferInsert) {
  await q.insert(units).values(row)
}

export async function updateUnit(q: Queries, id: string, change: Partial<UnitRow>) {
  await q.update(units).set(change).where(eq(units.id, id))
}

export async function deleteUnit(q: Queries, id: string) {
  await q.delete(units).where(eq(units.id, id))
}

/** What stands in the way of removing a unit. */
export async function countUsesOfUnit(q: Queries, id: string) {
  const [children] = await q.select({ n: count() }).from(units).where(eq(units.parentId, id))
  const [people] = await q.select({ n: count() }).from(users).where(eq(users.unitId, id))
  const [bodies] = await q.select({ n: count() }).from(issuingBodies).where(eq(issuingBodies.unitId, id))
  const [items] = await q.select({ n: count() }).from(agendaItems).where(eq(agendaItems.preparingUnitId, id))
  const [places] = await q.select({ n: count() }).from(seats).where(eq(seats.unitId, id))
  return { children: children?.n ?? 0, people: people?.n ?? 0, others: (bodies?.n ?? 0) + (items?.n ?? 0) + (places?.n ?? 0) }
}

/** People per unit, for the tree. */
export async function countUsersPerUnit(q: Queries) {
  const rows = await q.select({ unitId: users.unitId, n: count() }).from(users).groupBy(users.unitId)
  return new Map(rows.map((row) => [row.unitId, row.n]))
}
