import { refuse, type Decision, type Refusal } from '~/domain/kernel/result'

/** Refuses input that does not fit as `bad-input` {field}, but first asks for the right: whoever has none is refused that, and learns nothing of what would fit. */
export async function refuseUnfit(may: () => Promise<Decision<unknown>>, field: string): Promise<Refusal> {
  const right = await may()
  return right.ok ? refuse('bad-input', { field }) : right
}
