import { json, type ActionFunctionArgs } from '@remix-run/node'
import { refuse } from '~/domain/kernel/result'
import { readJsonBody, refusalResponse, requireActorForData } from '~server/http/answers'
import { meetingCommands } from '~server/services/live/commands'

/** The one door for commands inside a meeting. The Idempotency-Key header makes a retry safe. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const name = params.command ?? ''
  const found = Object.hasOwn(meetingCommands, name) ? meetingCommands[name] : undefined
  if (!found) return refusalResponse(refuse('not-found'), request)
  const key = request.headers.get('Idempotency-Key') ?? ''
  const body = await readJsonBody(request)
  if (!body.ok) return refusalResponse(body, request)
  if (!/^[\w-]{8,100}$/.test(key)) return refusalResponse(refuse('bad-input', { field: 'Idempotency-Key' }), request)
  const decision = await found.run(ctx, params.meetingId ?? '', `${name}\n${params.meetingId}\n${key}`, body.value)
  return decision.ok ? json({ ok: true, value: decision.value ?? null }) : refusalResponse(decision, request)
}
