import * as z from 'zod'
import { eventPayloads, type MeetingEvent, type NewEvent } from '~/domain/meetings/events'
import { insertEvent, takeSeq } from '~db/queries/events'
import type { Ctx, Tx } from '../../context'
import { audit } from '../kernel/audit'

/**
 * Appends one business fact to a meeting in the caller's transaction: numbers it, writes the security record beside
 * it, and tells the meeting's room after the commit. Throws when the payload does not fit its type: that is a bug.
 */
export async function appendEvent(tx: Tx, ctx: Pick<Ctx, 'now' | 'actor'>, meetingId: string, event: NewEvent): Promise<MeetingEvent> {
  const payload = z.parse(eventPayloads[event.type], event.payload)
  const recordedAt = ctx.now()
  const row = {
    meetingId,
    seq: await takeSeq(tx, meetingId),
    type: event.type,
    payload,
    occurredAt: event.occurredAt ?? recordedAt,
    recordedAt,
    actorId: ctx.actor?.userId ?? null,
    onBehalfOf: event.onBehalfOf ?? null,
    source: event.source ?? { kind: 'device' as const },
    audience: event.audience ?? { kind: 'all' as const },
  } as MeetingEvent
  await insertEvent(tx, row)
  await audit(tx, ctx, 'meeting-event', meetingId, { seq: row.seq, type: row.type })
  tx.tell({ kind: 'meeting', meetingId })
  return row
}
