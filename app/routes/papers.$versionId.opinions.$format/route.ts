import type { LoaderFunctionArgs } from '@remix-run/node'
import { refuse } from '~/domain/kernel/result'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { attachment } from '~server/http/send-file'
import { exportOpinions } from '~server/services/annotations/export-opinions'
import type { OpinionsFormat } from '~server/services/annotations/write-opinions'

const contentTypes: Record<OpinionsFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const isFormat = (value: string): value is OpinionsFormat => Object.hasOwn(contentTypes, value)
const most = { layers: 100, people: 1_000 }

/** GET ?layer=room&layer=…&by=<userId>: the opinions as a file to be saved; without `by` everybody's. */
export async function loader({ request, params: { versionId = '', format = '' }, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  if (!isFormat(format)) return refusalResponse(refuse('not-found'), request)
  const query = new URL(request.url).searchParams
  const people = query.getAll('by').slice(0, most.people)
  const file = await exportOpinions(ctx, versionId, { layers: query.getAll('layer').slice(0, most.layers), people: people.length > 0 ? people : null }, format)
  if (!file.ok) return refusalResponse(file, request)
  const { bytes, fileName } = file.value
  return new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': contentTypes[format], 'Content-Length': String(bytes.byteLength), 'Content-Disposition': attachment(fileName),
      'Cache-Control': 'private, no-store, no-transform', 'X-Content-Type-Options': 'nosniff',
    },
  })
}
