import { composeMinutes } from '~/domain/minutes/compose-minutes'
import { composeNotice } from '~/domain/minutes/compose-notice'
import type { MeetingRecord } from '~/domain/minutes/meeting-record'
import { needed } from '~/domain/voting/rule'
import { belongsToWhole } from '~/domain/meetings/quorum'
import { listEvents } from '~db/queries/events'
import { findMeetingFacts } from '~db/queries/meetings'
import { insertPaper, papersOnItems } from '~db/queries/minutes'
import type { ActorCtx, Tx } from '../../context'

/** Composes the drafts of the minutes and of the conclusion notice from what happened; drafts that are there already stay. */
export async function draftPapers(tx: Tx, ctx: ActorCtx, meetingId: string): Promise<void> {
  const found = await findMeetingFacts(tx, meetingId)
  if (!found) throw new Error(`no meeting ${meetingId}`)
  const { facts, type, body } = found
  const whole = facts.seats.filter((seat) => belongsToWhole(seat, 'countsForQuorum')).length
  const record: MeetingRecord = {
    title: facts.title, bodyName: facts.bodyName, memberWord: type.memberWord, words: facts.words, sittings: facts.sittings,
    seats: facts.seats, items: facts.items, readOut: false, choiceLabels: type.choiceLabels,
    chairSeatId: facts.seats.find((seat) => seat.role === 'chair')?.id ?? '',
    secretarySeatIds: facts.seats.filter((seat) => seat.role === 'secretary').map((seat) => seat.id),
    documents: await papersOnItems(tx, meetingId),
    quorum: { ...type.quorum, needed: needed({ denominator: 'all-members', comparison: 'at-least', tie: 'not-adopted', ...type.quorum }, whole) },
  }
  const events = await listEvents(tx, meetingId)
  const composed = { minutes: composeMinutes(record, events), 'conclusion-notice': composeNotice(record, events, `Văn phòng ${facts.bodyName}`) } as const
  for (const kind of ['minutes', 'conclusion-notice'] as const) {
    await insertPaper(tx, {
      id: ctx.newId(), meetingId, bodyId: body.id, kind, state: 'draft', ...composed[kind], recipients: body.recipients[kind], createdAt: ctx.now(),
    })
  }
}
