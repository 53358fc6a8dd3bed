import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { fileResponse } from '~server/http/send-file'
import { originalFile } from '~server/services/documents/read-paper'

/** GET: the PDF that is drawn, in ranges for pdf.js: the original, or what was made of an office file or a picture. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const original = await originalFile(ctx, params.versionId ?? '')
  return original.ok ? fileResponse(context, request, { hash: original.value.pdfHash, contentType: 'application/pdf' }) : refusalResponse(original, request)
}
