import { decideSecrecyOfNames } from '~/domain/documents/secret-name'
import { uploadLimits } from '~/domain/documents/upload'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import type { UploadFacts } from '../../adapters/upload-store'
import type { ActorCtx } from '../../context'
import { ownRoomFor } from '../own-papers/own-space'
import { mayLay } from './lay-file'
import { refuseSecret } from './refuse-secret'
import { largestFileMb } from './upload-settings'

type Beginning = { id: string; facts: UploadFacts; sizeBytes: number }

/**
 * Whether a file may be sent at all, before its first byte: is there the right to lay it there, is it small enough, has
 * this person not begun too much already, is there room on the disk. Refuses not-found, forbidden, documents/state-secret
 * {level, in} for a name or title that says so, documents/too-large {limitMb}, documents/own-space-full,
 * documents/too-many-uploads {limit}, documents/no-space.
 */
export async function beginUpload(ctx: ActorCtx, { id, facts, sizeBytes }: Beginning): Promise<Decision> {
  const may = await mayLay(ctx.db.read, ctx, facts.target)
  if (!may.ok) return may
  const names = decideSecrecyOfNames([facts.fileName, facts.target.kind === 'item' ? facts.target.title : undefined])
  if (!names.ok) return refuseSecret(ctx, facts.target, names)
  const limitMb = await largestFileMb(ctx.db.read)
  const limitBytes = limitMb * 2 ** 20
  if (sizeBytes > limitBytes) return refuse('documents/too-large', { limitMb })
  if (facts.target.kind === 'folder') {
    const own = await ownRoomFor(ctx.db.read, ctx.actor.userId, sizeBytes + (await ownBytesOnTheirWay(ctx)))
    if (!own.ok) return own
  }
  const room = await enoughRoom(ctx, sizeBytes)
  if (!room.ok) return room
  const { unfinished, unfinishedFiles } = uploadLimits
  const reserved = await ctx.uploads.reserve(ctx.actor.userId, id, sizeBytes, { now: ctx.now(), count: unfinished, totalBytes: limitBytes * unfinishedFiles })
  return reserved ? allow() : refuse('documents/too-many-uploads', { limit: unfinished })
}

/** What this person is sending to his own papers already takes its room; `addOwnPaper` asks again when it has come. */
async function ownBytesOnTheirWay(ctx: ActorCtx): Promise<number> {
  const begun = await ctx.uploads.list(ctx.actor.userId)
  return begun.filter(({ target }) => target.kind === 'folder').reduce((all, { sizeBytes }) => all + sizeBytes, 0)
}

/** Whether so many more bytes leave enough for the database and the pages' pictures. Refuses documents/no-space. */
export async function enoughRoom(ctx: Pick<ActorCtx, 'uploads'>, bytes: number): Promise<Decision> {
  return (await ctx.uploads.freeBytes()) - bytes >= uploadLimits.reserveBytes ? allow() : refuse('documents/no-space')
}
