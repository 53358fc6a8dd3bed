import { eq } from 'drizzle-orm'
import type { Queries } from '#types'
import { settings } from '../schema'

export async function findSetting(q: Queries, name: string): Promise<unknown> {
  const [row] = await q.select().from(settings).where(eq(settings.name, name)).limit(1)
  return row?.value ?? null
}

export async function saveSetting(q: Queries, name: string, value: unknown) {
  await q.insert(settings).values({ name, value }).onConflictDoUpdate({ target: settings.name, set: { value } })
}

export async function deleteSetting(q: Queries, name: string) {
  await q.delete(settings).where(eq(settings.name, name))
}
