import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { SitesInput } from '~/domain/meetings/inputs'
import { deleteSites, listSites, putSite } from '~db/queries/seats'
import type { ActorCtx, Tx } from '../../context'
import { audit } from '../kernel/audit'
import { meetingFor } from './access'

/** The sites (điểm cầu) of a meeting in their order, all at once; one that is left out goes, and who sat there is at no site. */
export async function setSites(tx: Tx, ctx: ActorCtx, meetingId: string, input: SitesInput): Promise<Decision> {
  const access = await meetingFor(tx, ctx, meetingId, 'edit-meeting')
  if (!access.ok) return access
  const known = new Set((await listSites(tx, meetingId)).map((site) => site.id))
  const kept = input.sites.flatMap((site) => site.id ?? [])
  if (kept.some((id) => !known.has(id)) || new Set(kept).size !== kept.length) return refuse('not-found')
  await deleteSites(tx, meetingId, [...known].filter((id) => !kept.includes(id)))
  for (const [position, site] of input.sites.entries()) await putSite(tx, { id: site.id ?? ctx.newId(), meetingId, name: site.name, position })
  await audit(tx, ctx, 'participants-changed', meetingId, { sites: input.sites.length })
  return allow()
}
