import type * as Y from 'yjs'
import { readMarkKey } from '~/domain/annotations/mark'

/** What becomes of a mark, packed as it is, so also of a kind that this page is too old to read; null takes it away. */
export type MarkValue = { key: string; value: Uint8Array | null }

/** So many bytes are written again at a time. */
const portionBytes = 128 * 1024

/**
 * The person's own changes that the server does not have: of which it is `noted`, and whatever lies beyond what the server
 * has said that it has, as after a restore there or when another tab has noted less.
 */
export function unsentValues(marks: Y.Map<Uint8Array | null>, userId: string, noted: readonly string[], serverHas: ReadonlyMap<number, number> | null): MarkValue[] {
  const beyond = serverHas ? [...marks._map].filter(([, { id, deleted }]) => !deleted && id.clock >= (serverHas.get(id.client) ?? 0)).map(([key]) => key) : []
  return [...new Set([...noted, ...beyond])].filter((key) => readMarkKey(key)?.authorId === userId).map((key) => ({ key, value: marks.get(key) ?? null }))
}

/** As many of them, from the first on, as are written at a time; one at least. */
export function firstPortion(values: readonly MarkValue[]): MarkValue[] {
  let bytes = 0
  const end = values.findIndex(({ key, value }) => (bytes += key.length + (value?.length ?? 0)) > portionBytes)
  return values.slice(0, end < 0 ? values.length : Math.max(1, end))
}
