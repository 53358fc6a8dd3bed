import type * as Y from 'yjs'
import { marksMap } from '~/domain/annotations/wire'

/** The marks of one document: key → packed mark, or null where one was written over with nothing. */
export type MarksMap = Y.Map<Uint8Array | null>

/** The map of marks in a loaded document. */
export const marksMapOf = (doc: Y.Doc): MarksMap => doc.getMap<Uint8Array | null>(marksMap)

/**
 * The last item that was written under a key, also when its mark was taken away since; null for a key that never was there.
 * On the server this file alone looks at `_map`: what Yjs tells openly is only what stands in the map now.
 */
export const lastItemOf = (marks: MarksMap, key: string): Y.Item | null => marks._map.get(key) ?? null

/** Whether a key is in a document or was (K7). */
export const hasBeen = (marks: MarksMap, key: string): boolean => marks._map.has(key)
