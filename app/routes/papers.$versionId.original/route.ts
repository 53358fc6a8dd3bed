import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { fileResponse } from '~server/http/send-file'
import { noteDownload } from '~server/services/documents/note-download'
import { originalFile } from '~server/services/documents/read-paper'

/** GET: the untouched original, of whatever kind, for saving; it goes into the security record as a download. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const original = await originalFile(ctx, params.versionId ?? '')
  if (!original.ok) return refusalResponse(original, request)
  const { id, fileHash, fileName, mediaType } = original.value
  if (request.method === 'GET') await ctx.db.write((tx) => noteDownload(tx, ctx, id, 'original'))
  return fileResponse(context, request, { hash: fileHash, contentType: mediaType, saveAs: fileName })
}
