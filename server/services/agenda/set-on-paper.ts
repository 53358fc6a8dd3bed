import type { SetOnPaperInput } from '~/domain/agenda/inputs'
import { allow, type Decision } from '~/domain/kernel/result'
import { updateItem } from '~db/queries/agenda'
import type { ActorCtx, Tx } from '../../context'
import { mayAddPaper } from '../documents/add-paper'
import { paperAudience, unrestricted } from '../documents/paper-access'
import { audit } from '../kernel/audit'
import type { Access } from '../meetings/access'
import { appendEvent } from '../meetings/append-event'

/** Whoever may lay papers on an item says that they are handed out on paper, or no longer are. Refuses not-found, forbidden (`upload-paper`). */
export async function setOnPaper(tx: Tx, ctx: ActorCtx, { itemId, onPaper }: SetOnPaperInput): Promise<Decision> {
  const access = await mayAddPaper(tx, ctx, itemId)
  if (!access.ok) return access
  await keepOnPaper(tx, ctx, access.value, itemId, onPaper)
  return allow()
}

/** The item's line "Tài liệu giấy, nhận tại phòng họp" comes or goes; once people know the agenda, those who may know of its papers load it again. */
export async function keepOnPaper(tx: Tx, ctx: ActorCtx, access: Access, itemId: string, onPaper: boolean) {
  const { meeting, facts } = access
  const item = facts.items.find((candidate) => candidate.id === itemId)
  if (!item || item.onPaper === onPaper) return
  await updateItem(tx, meeting.id, itemId, { onPaper })
  await audit(tx, ctx, 'agenda-changed', meeting.id, { changed: itemId, onPaper })
  tx.tell({ kind: 'rights', userId: null, meetingId: meeting.id })
  if (meeting.state === 'draft') return
  await appendEvent(tx, ctx, meeting.id, { type: 'agenda-changed', payload: {}, audience: paperAudience(access, { ...unrestricted, itemId }) })
}
