import type { Ctx, Tx } from '../../context'
import { insertMarkMentions } from '~db/queries/annotations'
import { findVersion, isInMeeting } from '~db/queries/documents'
import { findMeeting } from '~db/queries/meetings'
import type { Naming } from '../../rooms/mark-inspection'
import type { MarkPlace } from '../../rooms/mark-channel'
import { notify } from '../notifications/notify'
import { layerReaders } from './layer-readers'

/**
 * O6 Tells those whom notes and replies name, in the commit of the marks: whoever reads the layer, once per mark, never
 * again when it is changed. Whoever does not read it is not told, and nobody learns that he was named.
 */
export async function tellMentioned(tx: Tx, ctx: Pick<Ctx, 'now' | 'newId' | 'actor'>, { versionId, layer, docId }: MarkPlace & { docId: string }, naming: readonly Naming[]) {
  const found = await findVersion(tx, versionId)
  if (!found || !isInMeeting(found.document)) return
  const { document } = found
  const readers = new Set((await layerReaders(tx, ctx.now(), document, layer)).map(({ id }) => id))
  const title = (await findMeeting(tx, document.meetingId))?.meeting.title ?? ''
  for (const { key, mark } of naming) {
    const named = [...new Set(mark.mentions)].filter((userId) => readers.has(userId) && userId !== ctx.actor?.userId)
    const told = await insertMarkMentions(tx, docId, key, named, ctx.now())
    const note = mark.kind === 'reply' ? mark.to : key
    await notify(tx, ctx, told, {
      kind: 'mentioned', meetingId: document.meetingId,
      payload: { title, document: document.title, versionId, page: String(mark.page), note, person: ctx.actor?.fullName ?? '', honorific: ctx.actor?.honorific ?? '' },
    })
  }
}
