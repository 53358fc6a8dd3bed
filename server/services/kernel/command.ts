import * as z from 'zod'
import { refuse, type Decision } from '~/domain/kernel/result'
import type { ActorCtx, Tx } from '../../context'
import { runOnce } from './run-once'

/** A verb that may be called from outside: what it takes, and what it does inside one write. */
export type Command = { run(ctx: ActorCtx, meetingId: string, key: string, input: unknown): Promise<Decision<unknown>> }

/** Ties a verb to the shape of its input. Input that does not fit is refused as `bad-input` before anything is read. */
export function command<I>(schema: z.core.$ZodType<I>, verb: (tx: Tx, ctx: ActorCtx, meetingId: string, input: I) => Promise<Decision<unknown>>): Command {
  return {
    async run(ctx, meetingId, key, input) {
      const parsed = z.safeParse(schema, input)
      if (!parsed.success) return refuse('bad-input', { field: parsed.error.issues[0]?.path.join('.') ?? '' })
      return runOnce(ctx, key, parsed.data, (tx) => verb(tx, ctx, meetingId, parsed.data))
    },
  }
}
