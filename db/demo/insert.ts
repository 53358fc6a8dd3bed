import type { Queries } from '#types'
import { agendaItems, meetings, seats, signerBlocks, sites, sittings } from '../schema'

type Rows = {
  meeting: typeof meetings.$inferInsert
  sitting: typeof sittings.$inferInsert
  seats: (typeof seats.$inferInsert)[]
  sites: (typeof sites.$inferInsert)[]
  items: (typeof agendaItems.$inferInsert)[]
}

/** Puts a prepared meeting into the database as the pages for preparing one would leave it. */
export async function insertPreparedMeeting(q: Queries, rows: Rows) {
  await q.insert(meetings).values(rows.meeting)
  await q.insert(sittings).values(rows.sitting)
  if (rows.sites.length > 0) await q.insert(sites).values(rows.sites)
  await q.insert(seats).values(rows.seats)
  await q.insert(agendaItems).values(rows.items)
}

export async function insertSignerBlock(q: Queries, row: typeof signerBlocks.$inferInsert) {
  await q.insert(signerBlocks).values(row)
}

