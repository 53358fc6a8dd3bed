import type { RefusalCode } from './refusals'

/** An expected "no": a code for machines and the facts that its sentence needs. A bug is thrown instead. */
export type Refusal = { ok: false; code: RefusalCode; params: Record<string, string | number> }
/** What a rule decides: go on with a value, or a refusal that a person can act on. */
export type Decision<T = void> = { ok: true; value: T } | Refusal

export function allow(): Decision<void>
export function allow<T>(value: T): Decision<T>
export function allow<T>(value?: T) {
  return { ok: true, value } as Decision<T>
}

export function refuse(code: RefusalCode, params: Record<string, string | number> = {}): Refusal {
  return { ok: false, code, params }
}
