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
  const meetingId = params.meetingId ?? ''
  const key = request.headers.get('Idempotency-Key') ?? ''
  const body = await readJsonBody(request)
  const isWhole = body.ok && /^[\w-]{8,100}$/.test(key)
  const decision = isWhole
    ? await found.run(ctx, meetingId, `${name}\n${meetingId}\n${key}`, body.value)
    : await found.refuse(ctx, meetingId, body.ok ? 'Idempotency-Key' : '')
  return decision.ok ? json({ ok: true, value: decision.value ?? null }) : refusalResponse(decision, request)
}
