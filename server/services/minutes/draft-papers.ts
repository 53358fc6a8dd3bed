import { composeMinutes, minutesSigners, type Composed } from '~/domain/minutes/compose-minutes'
import { composeNotice } from '~/domain/minutes/compose-notice'
import { effectiveEvents, eventsOf } from '~/domain/minutes/effective-events'
import type { MeetingRecord } from '~/domain/minutes/meeting-record'
import { personOn } from '~/domain/minutes/meeting-record'
import type { PaperKind } from '~/domain/minutes/paper'
import { listEvents } from '~db/queries/events'
import type { BodyRow } from '~db/queries/meetings'
import { findSignerBlock, insertPaper, insertRevision, insertSignatures } from '~db/queries/papers'
import type { Ctx, Tx } from '../../context'
import { appendEvent } from '../meetings/append-event'
import { notify } from '../notifications/notify'
import { meetingRecord } from './meeting-record'

type Signer = { userId: string; lines: string[] }

/**
 * When the chair closes, the minutes are already written: composes the draft minutes (Mẫu 1.9) from the events and,
 * where something was concluded, the draft notice (Mẫu 1.4), and tells the secretaries.
 */
export async function draftPapers(tx: Tx, ctx: Pick<Ctx, 'now' | 'newId' | 'actor'>, meetingId: string) {
  const { record, body } = await meetingRecord(tx, meetingId)
  const events = await listEvents(tx, meetingId)
  const secretaries = record.secretarySeatIds.flatMap((seatId) => personOn(record, seatId)?.id ?? [])

  await saveDraft(tx, ctx, meetingId, body, 'minutes', composeMinutes(record, events), minutesSignatures(record))
  if (eventsOf(effectiveEvents(events), 'conclusion-recorded').length > 0) {
    const block = await findSignerBlock(tx, body.id)
    const chair = personOn(record, record.chairSeatId)
    const signer: Signer[] = block?.signerUserId ? [{ userId: block.signerUserId, lines: block.lines }] : chair ? [{ userId: chair.id, lines: block?.lines ?? [chair.position.toLocaleUpperCase('vi')] }] : []
    await saveDraft(tx, ctx, meetingId, body, 'conclusion-notice', composeNotice(record, events, body.officeName || body.name), signer)
  }
  await notify(tx, ctx, secretaries, { kind: 'paper-to-edit', meetingId, payload: { title: record.title } })
}

function minutesSignatures(record: MeetingRecord): Signer[] {
  const { secretaries, chair } = minutesSigners(record)
  const signature = (seatId: string, lines: string[]): Signer[] => {
    const person = personOn(record, seatId)
    return person ? [{ userId: person.id, lines }] : []
  }
  return [...secretaries.flatMap((seatId) => signature(seatId, ['THƯ KÝ'])), ...signature(chair, ['CHỦ TỌA'])]
}

async function saveDraft(tx: Tx, ctx: Pick<Ctx, 'now' | 'newId' | 'actor'>, meetingId: string, body: BodyRow, kind: PaperKind, text: Composed, signers: Signer[]) {
  const paperId = ctx.newId()
  const recipients = body.recipients[kind]
  await insertPaper(tx, { id: paperId, meetingId, bodyId: body.id, kind, state: 'draft', subject: text.subject, body: text.body, recipients, createdAt: ctx.now() })
  await insertRevision(tx, { id: ctx.newId(), paperId, revision: 1, subject: text.subject, body: text.body, savedBy: null, savedAt: ctx.now() })
  await insertSignatures(tx, signers.map((signer, position) => ({ ...signer, paperId, position })))
  await appendEvent(tx, ctx, meetingId, { type: 'paper-step', payload: { paperId, kind, step: 'drafted' }, source: { kind: 'system' }, audience: { kind: 'secretariat' } })
}
