import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { fileResponse } from '~server/http/send-file'
import { readingPdf } from '~server/services/documents/read-paper'

/** GET: the PDF that is drawn, in ranges for pdf.js: the original, or what was made of an office file or a picture. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const pdf = await readingPdf(ctx, params.versionId ?? '')
  return pdf.ok ? fileResponse(context, request, { hash: pdf.value.pdfHash, contentType: 'application/pdf' }) : refusalResponse(pdf, request)
}
