import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { setParts } from '~/domain/documents/print-set'
import { refuse } from '~/domain/kernel/result'
import { readJsonBody, refusalResponse, requireActorForData } from '~server/http/answers'
import { madeFileResponse } from '~server/http/send-made-file'
import { beginPrintSet, findPrintSet } from '~server/services/documents/print-set'

const wanted = z.strictObject({ parts: z.array(z.enum(setParts)).max(setParts.length) })

/** POST {parts}: begins to prepare the paper fallback set; answers its id. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const ctx = requireActorForData(context, request)
  const body = await readJsonBody(request)
  const parsed = wanted.safeParse(body.ok ? body.value : null)
  if (!parsed.success) return refusalResponse(refuse('bad-input', { field: 'parts' }), request)
  const begun = await beginPrintSet(ctx, params.meetingId ?? '', parsed.data.parts)
  return begun.ok ? Response.json({ ok: true, id: begun.value }, { status: 202 }) : refusalResponse(begun, request)
}

/** GET ?set=<id>: how far it has come; with `&save` the file, once it is ready. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const found = await findPrintSet(ctx, params.meetingId ?? '', new URL(request.url).searchParams.get('set') ?? '')
  return madeFileResponse(found, request, context.drained)
}
