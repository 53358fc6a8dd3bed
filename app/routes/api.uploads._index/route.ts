import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireActorForData } from '~server/http/answers'

/** GET: what this person has begun to send and not finished, on any device. The bytes themselves come by tus (server/http/uploads.ts). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  return Response.json(await ctx.uploads.list(ctx.actor.userId), { headers: { 'Cache-Control': 'no-store' } })
}
