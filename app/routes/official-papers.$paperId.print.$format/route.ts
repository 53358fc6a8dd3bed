import type { LoaderFunctionArgs } from '@remix-run/node'
import { refuse } from '~/domain/kernel/result'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { attachment, fileResponse } from '~server/http/send-file'
import { printPaper, type PrintFormat } from '~server/services/minutes/print-paper'

const contentTypes: Record<PrintFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
const isFormat = (value: string): value is PrintFormat => Object.hasOwn(contentTypes, value)

/** The paper as a file: the kept one once it is issued, before that as it would be printed now. */
export async function loader({ request, params: { paperId = '', format = '' }, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  if (!isFormat(format)) return refusalResponse(refuse('not-found'), request)
  const decision = await printPaper(ctx, paperId, format)
  if (!decision.ok) return refusalResponse(decision, request)
  const file = decision.value
  if (file.kept) return fileResponse(context, request, { hash: file.hash, contentType: contentTypes[format], saveAs: file.fileName })
  return new Response(file.bytes, {
    headers: {
      'Content-Type': contentTypes[format], 'Content-Length': String(file.bytes.byteLength), 'Content-Disposition': attachment(file.fileName),
      'Cache-Control': 'private, no-store, no-transform', 'X-Content-Type-Options': 'nosniff',
    },
  })
}
