import type { ActionFunctionArgs } from '@remix-run/node'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { remindReaders } from '~server/services/documents/readings'

/** POST: reminds those who may read the paper and have not opened it; answers {told}. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const ctx = requireActorForData(context, request)
  const reminded = await ctx.db.write((tx) => remindReaders(tx, ctx, params.documentId ?? ''))
  return reminded.ok ? Response.json(reminded.value) : refusalResponse(reminded, request)
}
