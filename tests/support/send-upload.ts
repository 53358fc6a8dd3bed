import { Readable } from 'node:stream'
import { Upload } from '@tus/server'
import type { UploadTarget } from '~/domain/documents/upload'
import { refuse, type Decision } from '~/domain/kernel/result'
import { uploadFacts } from '~server/adapters/upload-store'
import type { ActorCtx } from '~server/context'
import type { AddedPaper } from '~server/services/documents/add-paper'
import { beginUpload } from '~server/services/documents/begin-upload'
import { finishUpload } from '~server/services/documents/finish-upload'

type Sent = { fileName: string; /** a page of a paper that is joined later */ page?: boolean; body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>; sizeBytes?: number }

/** Sends a file as the tus door does: may it begin, its bytes, done. Answers the upload's id. */
export async function sendBytes(ctx: ActorCtx, target: UploadTarget, { fileName, body, sizeBytes, page }: Sent): Promise<Decision<string>> {
  const id = ctx.uploads.newId(ctx.actor.userId)
  const metadata = { name: fileName, modified: '0', target: JSON.stringify(target), ...(page && { page: '1' }) }
  const facts = uploadFacts(metadata)
  if (!facts) return refuse('bad-input')
  const begun = await beginUpload(ctx, { id, facts, sizeBytes: sizeBytes ?? 0 })
  if (!begun.ok) return begun
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  const size = sizeBytes ?? parts.reduce((all, part) => all + part.byteLength, 0)
  await ctx.uploads.tus.create(new Upload({ id, size, offset: 0, metadata }))
  await ctx.uploads.tus.write(Readable.from(parts), id, 0)
  return { ok: true, value: id }
}

/** … and asks until the paper lies there, or is refused. */
export async function sendUpload(ctx: ActorCtx, target: UploadTarget, sent: Sent): Promise<Decision<AddedPaper>> {
  const id = await sendBytes(ctx, target, sent)
  return id.ok ? finished(ctx, id.value) : id
}

export async function finished(ctx: ActorCtx, uploadId: string): Promise<Decision<AddedPaper>> {
  for (;;) {
    const answer = await finishUpload(ctx, uploadId)
    if (!answer.ok) return answer
    if (answer.value.step === 'laid') return { ok: true, value: answer.value.paper }
  }
}
