import { decideForUnit, decideSubmit } from '~/domain/documents/paper-course'
import { allow, type Decision } from '~/domain/kernel/result'
import type { MeetingFacts } from '~/domain/meetings/types'
import { updateDocument } from '~db/queries/documents'
import { peopleOfUnit } from '~db/queries/paper-requests'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { notify } from '../notifications/notify'
import { paperFor, type PaperAccess } from './paper-access'

/**
 * Trình duyệt (P3, P4): the unit's papers go to its head, or past him to the secretary and chair; all of them or none.
 * Whoever decides next is told. Refuses not-found, forbidden (`upload-paper`), documents/recalled, documents/wrong-step.
 */
export async function submitPapers(tx: Tx, ctx: ActorCtx, { documentIds }: { documentIds: string[] }): Promise<Decision> {
  for (const documentId of documentIds) {
    const access = await paperFor(tx, ctx, documentId, 'upload-paper')
    if (!access.ok) return access
    const { document, meeting } = access.value
    const heads = document.preparingUnitId === null ? [] : (await peopleOfUnit(tx, document.preparingUnitId)).filter((person) => person.isUnitHead)
    const decision = decideSubmit(document.state, { actorIsHead: heads.some((head) => head.id === ctx.actor.userId), hasHead: heads.length > 0 })
    if (!decision.ok) return decision

    await updateDocument(tx, documentId, { state: decision.value, sentBackReason: null })
    await audit(tx, ctx, 'paper-submitted', documentId, { meetingId: meeting.id, to: decision.value })
    if (decision.value === 'submitted') await tellMakers(tx, ctx, access.value)
    else await notify(tx, ctx, heads.map((head) => head.id), { kind: 'paper-for-head', meetingId: meeting.id, payload: { title: meeting.title, name: document.title } })
  }
  return allow()
}

/** The unit's head approves (P5): the papers lie before the secretary and chair. Refuses like `submitPapers`, asking `approve-for-unit`. */
export async function approveForUnit(tx: Tx, ctx: ActorCtx, { documentIds }: { documentIds: string[] }): Promise<Decision> {
  for (const documentId of documentIds) {
    const access = await paperFor(tx, ctx, documentId, 'approve-for-unit')
    if (!access.ok) return access
    const decision = decideForUnit(access.value.document.state)
    if (!decision.ok) return decision

    await updateDocument(tx, documentId, { state: decision.value, sentBackReason: null, decidedBy: ctx.actor.userId, decidedAt: ctx.now() })
    await audit(tx, ctx, 'paper-submitted', documentId, { meetingId: access.value.meeting.id, to: decision.value })
    await tellMakers(tx, ctx, access.value)
  }
  return allow()
}

/** The secretaries decide in the first place; without one the chair and the maker. */
function makersOf(facts: MeetingFacts, createdBy: string): (string | null)[] {
  const seated = (role: 'secretary' | 'chair') => facts.seats.filter((seat) => seat.role === role).map((seat) => seat.occupant?.id ?? null)
  const secretaries = seated('secretary').filter((id) => id !== null)
  return secretaries.length > 0 ? secretaries : [...seated('chair'), createdBy]
}

async function tellMakers(tx: Tx, ctx: ActorCtx, { document, meeting, facts }: PaperAccess) {
  await notify(tx, ctx, makersOf(facts, meeting.createdBy), { kind: 'paper-submitted', meetingId: meeting.id, payload: { title: meeting.title, name: document.title } })
}
