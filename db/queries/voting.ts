import { and, eq, sql } from 'drizzle-orm'
import type { Queries, Statement } from '#types'
import type { Choice } from '~/domain/meetings/events'
import type { Tx } from '../client'
import { ballots, meetings, meetingTypes, seats, voteRoll, votes } from '../schema'
import { placeholders } from './placeholders'

export type VoteRow = typeof votes.$inferSelect

export async function findVote(q: Queries, meetingId: string, voteId: string): Promise<VoteRow | null> {
  const [row] = await q.select().from(votes).where(and(eq(votes.id, voteId), eq(votes.meetingId, meetingId))).limit(1)
  return row ?? null
}

export async function listVotes(q: Queries, meetingId: string): Promise<VoteRow[]> {
  return await q.select().from(votes).where(eq(votes.meetingId, meetingId))
}

export async function insertVote(q: Queries, row: typeof votes.$inferInsert) {
  await q.insert(votes).values(row)
}

export async function changeVote(q: Queries, voteId: string, change: Partial<Pick<VoteRow, 'state' | 'openedAt' | 'closedAt' | 'members' | 'present' | 'result'>>) {
  await q.update(votes).set(change).where(eq(votes.id, voteId))
}

export async function insertRoll(q: Queries, rows: (typeof voteRoll.$inferInsert)[]) {
  if (rows.length > 0) await q.insert(voteRoll).values(rows)
}

/** Seats that got a ballot. */
export async function issuedSeatIds(q: Queries, voteId: string): Promise<string[]> {
  const rows = await q.select({ seatId: voteRoll.seatId }).from(voteRoll).where(and(eq(voteRoll.voteId, voteId), eq(voteRoll.present, true)))
  return rows.map((row) => row.seatId)
}

/** What casting asks for: the ballot is the person's who sat there when the vote opened. Without the rest of the meeting: five hundred people cast in the same second. */
export async function castingFacts(q: Queries, meetingId: string, voteId: string, userId: string) {
  const [found] = await q.select({ vote: votes, meeting: meetings, secretaryMayChair: meetingTypes.secretaryMayChair }).from(votes)
    .innerJoin(meetings, eq(meetings.id, votes.meetingId)).innerJoin(meetingTypes, eq(meetingTypes.id, meetings.typeId))
    .where(and(eq(votes.id, voteId), eq(votes.meetingId, meetingId))).limit(1)
  if (!found) return null
  const [seat] = await q.select({ id: seats.id, role: seats.role, votes: seats.votes }).from(seats)
    .where(and(eq(seats.meetingId, meetingId), eq(seats.occupantUserId, userId))).limit(1)
  const onRoll = seat ? await q.select({ present: voteRoll.present }).from(voteRoll).where(and(eq(voteRoll.voteId, voteId), eq(voteRoll.seatId, seat.id), eq(voteRoll.userId, userId))) : []
  return { ...found, seat: seat ?? null, hasBallot: onRoll[0]?.present === true, earlier: seat ? await findBallot(q, voteId, seat.id) : null }
}

export async function findBallot(q: Queries, voteId: string, seatId: string) {
  const [row] = await q.select({ choice: ballots.choice, castAt: ballots.castAt }).from(ballots).where(and(eq(ballots.voteId, voteId), eq(ballots.seatId, seatId))).limit(1)
  return row ?? null
}

const putOneBallot: Statement = (q) => q.insert(ballots).values(placeholders(ballots))
  .onConflictDoUpdate({ target: [ballots.voteId, ballots.seatId], set: { choice: sql`excluded.choice`, castAt: sql`excluded.cast_at` } })

/** One row per seat, whatever happens: another choice replaces the earlier one. */
export async function putBallot(tx: Tx, row: typeof ballots.$inferSelect) {
  await tx.repeat(putOneBallot, row)
}

export async function listBallots(q: Queries, voteId: string): Promise<{ seatId: string; choice: Choice }[]> {
  return await q.select({ seatId: ballots.seatId, choice: ballots.choice }).from(ballots).where(eq(ballots.voteId, voteId))
}

/** The own ballots of one seat in a meeting. */
export async function ballotsOfSeat(q: Queries, meetingId: string, seatId: string) {
  return await q.select({ voteId: ballots.voteId, choice: ballots.choice, castAt: ballots.castAt }).from(ballots)
    .innerJoin(votes, eq(votes.id, ballots.voteId)).where(and(eq(votes.meetingId, meetingId), eq(ballots.seatId, seatId)))
}
