import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { readersInput } from '~/domain/documents/reading-inputs'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { readInput } from '~server/http/read-input'
import { paperFor } from '~server/services/documents/paper-access'
import { readersChoice, setReaders } from '~server/services/documents/set-readers'

/** GET: who reads the paper now, and who could be chosen. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const choice = await readersChoice(ctx, params.documentId ?? '')
  return choice.ok ? Response.json(choice.value, { headers: { 'Cache-Control': 'no-store' } }) : refusalResponse(choice, request)
}

/** POST: who reads it from now on (`readersInput`). */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const ctx = requireActorForData(context, request)
  const documentId = params.documentId ?? ''
  const input = await readInput(request, readersInput, () => paperFor(ctx.db.read, ctx, documentId, 'approve-paper'))
  if (!input.ok) return refusalResponse(input, request)
  const set = await ctx.db.write((tx) => setReaders(tx, ctx, documentId, input.value))
  return set.ok ? Response.json({ ok: true }) : refusalResponse(set, request)
}
