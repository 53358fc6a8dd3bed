import * as z from 'zod'
import { refuse, type Decision } from '~/domain/kernel/result'
import type { ActorCtx, Tx } from '../../context'
import { runOnce, runOnceApart, type KeepAnswer } from './run-once'

/** A verb that may be called from outside: what it takes, and what it does inside one write. */
export type Command = { run(ctx: ActorCtx, meetingId: string, key: string, input: unknown): Promise<Decision<unknown>> }

/** The same for a verb that commits by itself: in the turns of a document of marks. */
export function commandApart<I, T>(schema: z.core.$ZodType<I>, verb: (ctx: ActorCtx, meetingId: string, input: I, keep: KeepAnswer<T>) => Promise<Decision<T>>): Command {
  return parsing(schema, (ctx, meetingId, key, input) => runOnceApart<T>(ctx, key, input, (keep) => verb(ctx, meetingId, input, keep)))
}

/** Ties a verb to the shape of its input. Input that does not fit is refused as `bad-input` before anything is read. */
export function command<I>(schema: z.core.$ZodType<I>, verb: (tx: Tx, ctx: ActorCtx, meetingId: string, input: I) => Promise<Decision<unknown>>): Command {
  return parsing(schema, (ctx, meetingId, key, input) => runOnce(ctx, key, input, (tx) => verb(tx, ctx, meetingId, input)))
}

function parsing<I>(schema: z.core.$ZodType<I>, act: (ctx: ActorCtx, meetingId: string, key: string, input: I) => Promise<Decision<unknown>>): Command {
  return {
    async run(ctx, meetingId, key, input) {
      const parsed = z.safeParse(schema, input)
      return parsed.success ? act(ctx, meetingId, key, parsed.data) : refuse('bad-input', { field: parsed.error.issues[0]?.path.join('.') ?? '' })
    },
  }
}
