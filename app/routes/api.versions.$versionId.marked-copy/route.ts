import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import * as z from 'zod/mini'
import { markedCopyKinds } from '~/domain/annotations/export-choice'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { readInput } from '~server/http/read-input'
import { madeFileResponse } from '~server/http/send-made-file'
import { beginMarkedCopy, findMarkedCopy } from '~server/services/annotations/marked-copy'
import { versionFor } from '~server/services/documents/paper-access'

const name = z.string().check(z.maxLength(80))
const wanted = z.strictObject({ kind: z.enum(markedCopyKinds), layers: z.array(name).check(z.minLength(1), z.maxLength(100)), people: z.nullable(z.array(name).check(z.maxLength(1_000))) })

/** POST {kind, layers, people}: begins to make a copy with marks; answers its id. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const ctx = requireActorForData(context, request)
  const versionId = params.versionId ?? ''
  const input = await readInput(request, wanted, () => versionFor(ctx.db.read, ctx, versionId, 'export-marks'))
  if (!input.ok) return refusalResponse(input, request)
  const begun = await beginMarkedCopy(ctx, versionId, input.value)
  return begun.ok ? Response.json({ ok: true, id: begun.value }, { status: 202 }) : refusalResponse(begun, request)
}

/** GET ?copy=<id>: how far it has come; with `&save` the file, once it is ready. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const found = await findMarkedCopy(ctx, params.versionId ?? '', new URL(request.url).searchParams.get('copy') ?? '')
  return madeFileResponse(found, request, context.drained)
}
