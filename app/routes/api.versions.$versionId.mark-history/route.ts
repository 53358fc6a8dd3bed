import type { LoaderFunctionArgs } from '@remix-run/node'
import * as z from 'zod/mini'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { readInput, readQuery } from '~server/http/read-input'
import { readHistory } from '~server/services/annotations/read-history'
import { versionFor } from '~server/services/documents/paper-access'

const query = z.object({ layer: z._default(z.string().check(z.minLength(1), z.maxLength(80)), 'room'), after: z._default(z.coerce.number().check(z.int(), z.gte(0)), 0) })

/** GET ?layer=room&after=400: how a layer of marks, everybody's unless another is named, came about; a part at a time. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const versionId = params.versionId ?? ''
  const asked = await readInput(request, query, () => versionFor(ctx.db.read, ctx, versionId, 'replay-marks'), readQuery)
  if (!asked.ok) return refusalResponse(asked, request)
  const part = await readHistory(ctx, versionId, asked.value.layer, asked.value.after)
  return part.ok ? Response.json(part.value, { headers: { 'Cache-Control': 'private, no-store' } }) : refusalResponse(part, request)
}
