import * as encoding from 'lib0/encoding'
import { writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { markKey } from '~/domain/annotations/mark'
import { encodeMark } from '~/domain/annotations/mark-bytes'
import { marksMap } from '~/domain/annotations/wire'
import { stroke } from './mark-tab'
import type { Pick } from './seeded'

/** What a hand-made client sends: an update by a document of its own, which may start from somebody's and use a client id of its choice. */
export function forged(change: (marks: Y.Map<unknown>, doc: Y.Doc) => void, options: { clientId?: number; from?: Y.Doc } = {}): Uint8Array {
  const doc = new Y.Doc({ gc: false })
  if (options.from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(options.from))
  if (options.clientId !== undefined) doc.clientID = options.clientId
  const before = Y.encodeStateVector(doc)
  change(doc.getMap(marksMap), doc)
  return Y.encodeStateAsUpdate(doc, before)
}

/** An item that holds nothing: it names the key that it begins, or leans on the one before it. */
export type BareItem = { key: string } | { client: number; clock: number }

/** An update in Yjs's format 1, written item by item as Yjs itself never would: of each client its items from clock 0, the highest client first. */
export function handWritten(runs: ReadonlyMap<number, readonly BareItem[]>): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, runs.size)
    for (const [client, items] of [...runs].sort(([a], [b]) => b - a)) {
      for (const number of [items.length, client, 0]) encoding.writeVarUint(encoder, number)
      for (const item of items) {
        encoding.writeUint8(encoder, 'key' in item ? 0x28 : 0x88) // "any" content with a key, or with an origin
        if ('key' in item) {
          encoding.writeVarUint(encoder, 1)
          for (const name of [marksMap, item.key]) encoding.writeVarString(encoder, name)
        } else for (const number of [item.client, item.clock]) encoding.writeVarUint(encoder, number)
        encoding.writeVarUint(encoder, 1)
        encoding.writeAny(encoder, null)
      }
    }
    encoding.writeVarUint(encoder, 0) // no deletions
  })
}

/** An update as a message of y-protocols. */
export function framed(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  writeUpdate(encoder, update)
  return encoding.toUint8Array(encoder)
}

/** Messages to be mutated: an honest one, an attack on another's mark, the whole document said again, and a question. */
export function honestFrames(attackerId: string, victim: Y.Doc, victimKey: string): Uint8Array[] {
  return [
    framed(forged((marks) => marks.set(markKey(attackerId, 'm'), encodeMark(stroke())))),
    framed(forged((marks) => { marks.set(victimKey, encodeMark(stroke(4))); marks.delete(victimKey) }, { from: victim })),
    framed(Y.encodeStateAsUpdate(victim)),
    Uint8Array.of(0, 0, 1, 0),
  ]
}

/** One of the messages with up to four bytes changed; each tenth is cut off somewhere. */
export function mutated(frames: readonly Uint8Array[], pick: Pick): Uint8Array {
  const bytes = (frames[pick(frames.length)] ?? new Uint8Array()).slice()
  for (let change = pick(4); change >= 0; change--) bytes[pick(bytes.length)] = pick(256)
  return pick(10) === 0 ? bytes.subarray(0, pick(bytes.length)) : bytes
}
