import type { PaperStanding } from '~/domain/documents/reading'
import { findVersion, listVersionIds } from '~db/queries/documents'
import type { Ctx } from '../../context'
import { readingFor } from './paper-access'

/** A version as somebody who has it open needs to know it; null where he does not learn that it is there. */
export async function paperStanding(ctx: Pick<Ctx, 'actor' | 'now' | 'db'>, versionId: string): Promise<{ documentId: string; meetingId: string | null; standing: PaperStanding } | null> {
  const found = await findVersion(ctx.db.read, versionId)
  if (!found) return null
  const access = await readingFor(ctx.db.read, ctx, versionId)
  if (!access.ok && (access.code === 'not-found' || access.code === 'not-signed-in')) return null
  const { documentId } = found.version
  const newestVersionId = access.ok ? (await listVersionIds(ctx.db.read, documentId)).at(-1) ?? versionId : null
  return { documentId, meetingId: found.document.meetingId, standing: { readable: access.ok, newestVersionId } }
}
