import * as z from 'zod/mini'
import { allow, type Decision } from '~/domain/kernel/result'
import { refuseUnfit } from '../services/kernel/unfit'
import { readJsonBody } from './answers'

/**
 * What was sent, in the shape that is wanted; `read` is `readFields` for a form, `readQuery` for an address. Of what does not fit `may` is asked, with
 * whatever was sent, and its refusal comes before `bad-input` {field}. What fits goes to a verb, which asks for its right
 * itself: nothing is loaded twice.
 */
export async function readInput<S extends z.core.$ZodType>(
  request: Request, schema: S, may: (sent: unknown) => Promise<Decision<unknown>>, read: (request: Request) => Promise<unknown> = readJson,
): Promise<Decision<z.output<S>>> {
  const sent = await read(request)
  const parsed = z.safeParse(schema, sent)
  return parsed.success ? allow(parsed.data) : refuseUnfit(() => may(sent), parsed.error.issues[0]?.path.join('.') ?? '')
}

/** What an address says behind its question mark. */
export const readQuery = ({ url }: Request) => Promise.resolve(Object.fromEntries(new URL(url).searchParams))

async function readJson(request: Request): Promise<unknown> {
  const body = await readJsonBody(request)
  return body.ok ? body.value : undefined
}
