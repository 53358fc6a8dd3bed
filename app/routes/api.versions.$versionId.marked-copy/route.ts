import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { markedCopyKinds } from '~/domain/annotations/export-choice'
import { refuse } from '~/domain/kernel/result'
import { readJsonBody, refusalResponse, requireActorForData } from '~server/http/answers'
import { madeFileResponse } from '~server/http/send-made-file'
import { beginMarkedCopy, findMarkedCopy } from '~server/services/annotations/marked-copy'

const name = z.string().max(80)
const wanted = z.strictObject({ kind: z.enum(markedCopyKinds), layers: z.array(name).min(1).max(100), people: z.array(name).max(1_000).nullable() })

/** POST {kind, layers, people}: begins to make a copy with marks; answers its id. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const ctx = requireActorForData(context, request)
  const body = await readJsonBody(request)
  const parsed = wanted.safeParse(body.ok ? body.value : null)
  if (!parsed.success) return refusalResponse(refuse('bad-input', { field: 'layers' }), request)
  const begun = await beginMarkedCopy(ctx, params.versionId ?? '', parsed.data)
  return begun.ok ? Response.json({ ok: true, id: begun.value }, { status: 202 }) : refusalResponse(begun, request)
}

/** GET ?copy=<id>: how far it has come; with `&save` the file, once it is ready. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const found = await findMarkedCopy(ctx, params.versionId ?? '', new URL(request.url).searchParams.get('copy') ?? '')
  return madeFileResponse(found, request, context.drained)
}
