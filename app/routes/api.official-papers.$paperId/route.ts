import { json, type ActionFunctionArgs } from '@remix-run/node'
import { refuse } from '~/domain/kernel/result'
import { readJsonBody, refusalResponse, requireActorForData } from '~server/http/answers'
import { savePaper, savePaperSchema } from '~server/services/minutes/save-paper'

/** Saves a draft's text. The revision that it stands on makes a retry safe. */
export async function action({ request, params: { paperId = '' }, context }: ActionFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const body = await readJsonBody(request)
  if (!body.ok) return refusalResponse(body, request)
  const input = savePaperSchema.safeParse(body.value)
  if (!input.success) return refusalResponse(refuse('bad-input'), request)
  const decision = await ctx.db.write((tx) => savePaper(tx, ctx, paperId, input.data))
  return decision.ok ? json({ ok: true, value: decision.value }) : refusalResponse(decision, request)
}
