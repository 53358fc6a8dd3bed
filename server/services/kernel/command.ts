import * as z from 'zod'
import type { MeetingAction } from '~/domain/identity/can'
import type { Decision } from '~/domain/kernel/result'
import type { ActorCtx, Tx } from '../../context'
import { meetingFor } from '../meetings/access'
import { runOnce, runOnceApart, type KeepAnswer } from './run-once'
import { refuseUnfit } from './unfit'

/** A verb that may be called from outside: what it takes, and what it does inside one write. */
export type Command = {
  run(ctx: ActorCtx, meetingId: string, key: string, input: unknown): Promise<Decision<unknown>>
  /** refuses what is no input at all */
  refuse(ctx: ActorCtx, meetingId: string, field: string): Promise<Decision<unknown>>
}

/** The same for a verb that commits by itself: in the turns of a document of marks. */
export function commandApart<I, T>(right: MeetingAction, schema: z.core.$ZodType<I>, verb: (ctx: ActorCtx, meetingId: string, input: I, keep: KeepAnswer<T>) => Promise<Decision<T>>): Command {
  return parsing(right, schema, (ctx, meetingId, key, input) => runOnceApart<T>(ctx, key, input, (keep) => verb(ctx, meetingId, input, keep)))
}

/**
 * Ties a verb to the shape of its input. Input that does not fit is refused as `bad-input`, to whoever has the right; which
 * that is only those inputs ask, the verb asks for itself.
 */
export function command<I>(right: MeetingAction, schema: z.core.$ZodType<I>, verb: (tx: Tx, ctx: ActorCtx, meetingId: string, input: I) => Promise<Decision<unknown>>): Command {
  return parsing(right, schema, (ctx, meetingId, key, input) => runOnce(ctx, key, input, (tx) => verb(tx, ctx, meetingId, input)))
}

function parsing<I>(right: MeetingAction, schema: z.core.$ZodType<I>, act: (ctx: ActorCtx, meetingId: string, key: string, input: I) => Promise<Decision<unknown>>): Command {
  const refuse: Command['refuse'] = (ctx, meetingId, field) => refuseUnfit(() => meetingFor(ctx.db.read, ctx, meetingId, right), field)
  return {
    refuse,
    async run(ctx, meetingId, key, input) {
      const parsed = z.safeParse(schema, input)
      return parsed.success ? act(ctx, meetingId, key, parsed.data) : refuse(ctx, meetingId, parsed.error.issues[0]?.path.join('.') ?? '')
    },
  }
}
