import type { PaperLine } from '~/domain/documents/reading'
import { can } from '~/domain/identity/can'
import { allow, type Decision } from '~/domain/kernel/result'
import { listDocuments, listPlaces, type MeetingDocument } from '~db/queries/documents'
import type { ActorCtx } from '../../context'
import { presentPaper } from '../../present/paper'
import { inItem, meetingFor } from '../meetings/access'
import { paperSubject } from './paper-access'

/**
 * The papers of a meeting that this person may read, in the order of the agenda's items and within them; those of closed
 * items are not there for guests, nor are those that are laid before others or outside of their window. Refuses like `meetingFor` ('read-meeting').
 */
export async function listPapers(ctx: ActorCtx, meetingId: string): Promise<Decision<PaperLine[]>> {
  const access = await meetingFor(ctx.db.read, ctx, meetingId, 'read-meeting')
  if (!access.ok) return access
  const { subject, facts, groups } = access.value
  const now = ctx.now()
  const subjectOf = (document: MeetingDocument) => ({ ...subject, paper: inItem(facts, paperSubject(document, now)) })
  const rows = (await listDocuments(ctx.db.read, meetingId)).filter(({ document }) => can(ctx.actor, 'read-paper', subjectOf(document)))
  const places = await listPlaces(ctx.db.read, ctx.actor.userId, rows.map(({ version }) => version.id))
  return allow(rows.map((row) => presentPaper(row, {
    place: places.find((place) => place.versionId === row.version.id) ?? null,
    mayChange: can(ctx.actor, 'upload-paper', subjectOf(row.document)),
    mayRecall: can(ctx.actor, 'withdraw-paper', subjectOf(row.document)),
    mayManage: can(ctx.actor, 'approve-paper', subjectOf(row.document)), groups,
  })))
}
