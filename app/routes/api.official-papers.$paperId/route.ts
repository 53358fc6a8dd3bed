import { json, type ActionFunctionArgs } from '@remix-run/node'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { readInput } from '~server/http/read-input'
import { officeFor } from '~server/services/minutes/paper-access'
import { savePaper, savePaperSchema } from '~server/services/minutes/save-paper'

/** Saves a draft's text. The revision that it stands on makes a retry safe. */
export async function action({ request, params: { paperId = '' }, context }: ActionFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const input = await readInput(request, savePaperSchema, () => officeFor(ctx.db.read, ctx, paperId))
  if (!input.ok) return refusalResponse(input, request)
  const decision = await ctx.db.write((tx) => savePaper(tx, ctx, paperId, input.value))
  return decision.ok ? json({ ok: true, value: decision.value }) : refusalResponse(decision, request)
}
