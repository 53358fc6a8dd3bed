import { json, type ActionFunctionArgs } from '@remix-run/node'
import type * as z from 'zod/mini'
import { checkForm } from '~/domain/forms/check-form'
import type { MeetingAction } from '~/domain/identity/can'
import type { Decision } from '~/domain/kernel/result'
import type { ActorCtx, Tx } from '../context'
import { refuseUnfit } from '../services/kernel/unfit'
import { meetingFor } from '../services/meetings/access'
import { readJsonBody, refusalResponse, requireActorForData } from './answers'

/** Who asks on which meeting's page ('' on one of no meeting). `may`: whether he may do the least of what it offers, asked where what was sent does not fit. */
type Asking = { ctx: ActorCtx; request: Request; meetingId: string; may: () => Promise<Decision<unknown>> }
/** Something that a page lets one do: what it takes, and the verb that does it in one write. */
export type Intent = (asking: Asking, input: Record<string, unknown>) => Promise<Response>

/** Ties a verb to the shape of its input. Input that does not fit comes back with a sentence per field, and nothing is written. */
export function intent<S extends z.core.$ZodType>(schema: S, verb: (tx: Tx, ctx: ActorCtx, meetingId: string, input: z.output<S>) => Promise<Decision<unknown>>): Intent {
  return async ({ ctx, request, meetingId, may }, input) => {
    const checked = checkForm(schema, input)
    if (!checked.ok) {
      const right = await may()
      return right.ok ? json(checked, { status: 400 }) : refusalResponse(right, request)
    }
    const decision = await ctx.db.write((tx) => verb(tx, ctx, meetingId, checked.value))
    return decision.ok ? json({ ok: true as const }) : refusalResponse(decision, request)
  }
}

/** On a page of one meeting (`params.meetingId`), whose intents need at least this right. */
export function inMeeting({ context, request, params }: ActionFunctionArgs, right: MeetingAction): Asking {
  const ctx = requireActorForData(context, request)
  const meetingId = params.meetingId ?? ''
  return { ctx, request, meetingId, may: () => meetingFor(ctx.db.read, ctx, meetingId, right) }
}

/** The action of a page whose parts send JSON `{intent, input}`: does what is named. What is no such thing is refused as `bad-input`, to whoever may do something here. */
export async function answerIntent(asking: Asking, intents: Record<string, Intent>): Promise<Response> {
  const body = await readJsonBody(asking.request)
  const { intent: name, input } = ((body.ok && body.value) || {}) as { intent?: unknown; input?: unknown }
  const known = typeof name === 'string' && Object.hasOwn(intents, name) ? intents[name] : undefined
  if (!known || typeof input !== 'object' || input === null) return refusalResponse(await refuseUnfit(asking.may, 'intent'), asking.request)
  return known(asking, input as Record<string, unknown>)
}
