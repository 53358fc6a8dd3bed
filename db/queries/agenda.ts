import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Queries } from '#types'
import { itemOfPaper } from './documents'
import { agendaItems, documents, votes } from '../schema'

type ItemChange = Partial<Omit<typeof agendaItems.$inferInsert, 'id' | 'meetingId' | 'state'>>

export async function insertItem(q: Queries, row: typeof agendaItems.$inferInsert) {
  await q.insert(agendaItems).values(row)
}

/** False when the meeting has no such item. */
export async function updateItem(q: Queries, meetingId: string, itemId: string, change: ItemChange) {
  const changed = await q.update(agendaItems).set(change).where(and(eq(agendaItems.id, itemId), eq(agendaItems.meetingId, meetingId))).returning({ id: agendaItems.id })
  return changed.length === 1
}

export async function deleteItems(q: Queries, meetingId: string, itemIds: string[]) {
  await q.delete(agendaItems).where(and(eq(agendaItems.meetingId, meetingId), inArray(agendaItems.id, itemIds)))
}

export async function clearPresenter(q: Queries, seatId: string) {
  await q.update(agendaItems).set({ presenterSeatId: null }).where(eq(agendaItems.presenterSeatId, seatId))
}

/** Items that something hangs on: papers (recalled ones too), votes, or their own course in the room. */
export async function itemsInUse(q: Queries, meetingId: string) {
  const papers = await q.select({ itemId: itemOfPaper }).from(documents).where(eq(documents.meetingId, meetingId))
  const asked = await q.select({ itemId: votes.itemId }).from(votes).where(eq(votes.meetingId, meetingId))
  const begun = await q.select({ itemId: agendaItems.id }).from(agendaItems).where(and(eq(agendaItems.meetingId, meetingId), ne(agendaItems.state, 'planned')))
  const idsOf = (rows: { itemId: string }[]) => new Set(rows.map((row) => row.itemId))
  return { withPapers: idsOf(papers), withVotes: idsOf(asked), discussed: idsOf(begun) }
}

/** How far each item has come, as the room last left it. */
export async function itemStates(q: Queries, meetingId: string) {
  const rows = await q.select({ id: agendaItems.id, state: agendaItems.state }).from(agendaItems).where(eq(agendaItems.meetingId, meetingId))
  return new Map(rows.map((row) => [row.id, row.state]))
}
