import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { CommandInput } from '~/domain/live/command-inputs'
import { findMarkDoc, setMarkLock } from '~db/queries/annotations'
import type { ActorCtx, Tx } from '../../context'
import { paperAudience, versionFor } from '../documents/paper-access'
import { appendEvent } from '../meetings/append-event'
import { meetingFor } from '../meetings/access'

/**
 * N12 From now on only those who may lock it write on the room layer of this version; what others have not sent yet is
 * refused (U6). Locked already is locked. Refuses like `meetingFor` and `versionFor` ('lock-marks').
 */
export const lockMarks = (tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'lock-marks'>) => setLock(tx, ctx, meetingId, input, true)

/** Everybody who may write on the room layer does so again. Refuses like `lockMarks`. */
export const unlockMarks = (tx: Tx, ctx: ActorCtx, meetingId: string, input: CommandInput<'unlock-marks'>) => setLock(tx, ctx, meetingId, input, false)

/** K9 The next version of a paper begins as locked as the one before is. */
export async function carryLock(tx: Tx, ctx: Pick<ActorCtx, 'newId'>, fromVersionId: string, toVersionId: string) {
  const before = await findMarkDoc(tx, fromVersionId, 'room')
  if (before?.locked) await setMarkLock(tx, { id: ctx.newId(), versionId: toVersionId, layer: 'room', locked: true })
}

async function setLock(tx: Tx, ctx: ActorCtx, meetingId: string, { versionId }: { versionId: string }, locked: boolean): Promise<Decision> {
  const allowed = await meetingFor(tx, ctx, meetingId, 'lock-marks')
  if (!allowed.ok) return allowed
  const access = await versionFor(tx, ctx, versionId, 'lock-marks')
  if (!access.ok) return access
  const { document, meeting } = access.value
  if (meeting.id !== meetingId) return refuse('not-found')
  const place = { versionId, layer: 'room' }
  const known = await findMarkDoc(tx, place.versionId, place.layer)
  if ((known?.locked ?? false) === locked) return allow()

  await setMarkLock(tx, { id: known?.id ?? ctx.newId(), ...place, locked })
  await appendEvent(tx, ctx, meetingId, {
    type: locked ? 'marks-locked' : 'marks-unlocked', payload: { documentId: document.id, versionId, title: document.title }, audience: paperAudience(access.value, document),
  })
  return allow()
}
