import { json } from '@remix-run/node'
import type * as z from 'zod/mini'
import { checkForm } from '~/domain/forms/check-form'
import { refuse, type Decision } from '~/domain/kernel/result'
import type { ActorCtx, Tx } from '../context'
import { readJsonBody, refusalBody, refusalResponse } from './answers'

/** Something that a page lets one do: what it takes, and the verb that does it in one write. */
export type Intent = (ctx: ActorCtx, meetingId: string, input: Record<string, unknown>, request: Request) => Promise<Response>

/** Ties a verb to the shape of its input. Input that does not fit comes back with a sentence per field, and nothing is written. */
export function intent<S extends z.core.$ZodType>(schema: S, verb: (tx: Tx, ctx: ActorCtx, meetingId: string, input: z.output<S>) => Promise<Decision<unknown>>): Intent {
  return async (ctx, meetingId, input, request) => {
    const checked = checkForm(schema, input)
    if (!checked.ok) return json(checked, { status: 400 })
    const decision = await ctx.db.write((tx) => verb(tx, ctx, meetingId, checked.value))
    return decision.ok ? json({ ok: true as const }) : json(refusalBody(decision, request), { status: refusalResponse(decision, request).status })
  }
}

/** The action of a page whose parts send JSON `{intent, input}`: does what is named, or refuses as `bad-input`. */
export async function answerIntent(ctx: ActorCtx, request: Request, meetingId: string, intents: Record<string, Intent>): Promise<Response> {
  const body = await readJsonBody(request)
  if (!body.ok) return refusalResponse(body, request)
  const { intent: name, input } = (body.value ?? {}) as { intent?: unknown; input?: unknown }
  const known = typeof name === 'string' && Object.hasOwn(intents, name) ? intents[name] : undefined
  if (!known || typeof input !== 'object' || input === null) return refusalResponse(refuse('bad-input'), request)
  return known(ctx, meetingId, input as Record<string, unknown>, request)
}
