import type { ActionFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { readFields, refusalResponse, requireActorForData } from '~server/http/answers'
import { readInput } from '~server/http/read-input'
import { groupPaper, movePaper, renamePaper } from '~server/services/documents/change-paper'
import { paperFor } from '~server/services/documents/paper-access'
import { recallPaper } from '~server/services/documents/recall-paper'

const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('rename'), title: z.string().max(1000) }),
  z.object({ intent: z.literal('move'), before: z.string().max(64) }),
  z.object({ intent: z.literal('group'), name: z.string().max(1000) }),
  z.object({ intent: z.literal('recall'), reason: z.string().max(1000) }),
])

const recall = z.object({ intent: z.literal('recall') })

/** POST: renames, moves within its item (`before` another paper, '' to the end), puts into a group or recalls a paper. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const ctx = requireActorForData(context, request)
  const documentId = params.documentId ?? ''
  const mayChange = (sent: unknown) => paperFor(ctx.db.read, ctx, documentId, recall.safeParse(sent).success ? 'withdraw-paper' : 'upload-paper')
  const input = await readInput(request, form, mayChange, readFields)
  if (!input.ok) return refusalResponse(input, request)
  const change = input.value
  const decision = await ctx.db.write((tx) => {
    if (change.intent === 'rename') return renamePaper(tx, ctx, documentId, change.title)
    if (change.intent === 'move') return movePaper(tx, ctx, documentId, change.before || null)
    if (change.intent === 'group') return groupPaper(tx, ctx, documentId, change.name)
    return recallPaper(tx, ctx, documentId, change.reason)
  })
  return decision.ok ? Response.json({ ok: true }) : refusalResponse(decision, request)
}
