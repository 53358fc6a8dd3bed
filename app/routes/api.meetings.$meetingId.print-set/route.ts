import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { setParts } from '~/domain/documents/print-set'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { readInput } from '~server/http/read-input'
import { madeFileResponse } from '~server/http/send-made-file'
import { beginPrintSet, findPrintSet } from '~server/services/documents/print-set'
import { meetingFor } from '~server/services/meetings/access'

const wanted = z.strictObject({ parts: z.array(z.enum(setParts)).max(setParts.length) })

/** POST {parts}: begins to prepare the paper fallback set; answers its id. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const ctx = requireActorForData(context, request)
  const meetingId = params.meetingId ?? ''
  const input = await readInput(request, wanted, () => meetingFor(ctx.db.read, ctx, meetingId, 'edit-meeting'))
  if (!input.ok) return refusalResponse(input, request)
  const begun = await beginPrintSet(ctx, meetingId, input.value.parts)
  return begun.ok ? Response.json({ ok: true, id: begun.value }, { status: 202 }) : refusalResponse(begun, request)
}

/** GET ?set=<id>: how far it has come; with `&save` the file, once it is ready. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const found = await findPrintSet(ctx, params.meetingId ?? '', new URL(request.url).searchParams.get('set') ?? '')
  return madeFileResponse(found, request, context.drained)
}
