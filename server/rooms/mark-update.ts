import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { marksMap } from '~/domain/annotations/wire'

export type Id = { client: number; clock: number }
/**
 * What an update adds. `value`: of a map entry; null for lib0's null, and for content that is gone already.
 * An item names its key itself, or leans on the item before it (`origin`) and belongs to that one's key.
 */
export type Struct = { clock: number; length: number; origin: Id | null; key: string | null; value: Uint8Array | null }
export type Run = { client: number; clock: number; end: number; structs: Struct[] }
export type Deletion = { client: number; clock: number; length: number }
/** `deletionsAt`: where the deletions begin among the bytes */
export type MarkUpdate = { runs: Run[]; deletionsAt: number; deletions: Deletion[] }

/** Bits of Yjs's first byte of a struct (update format 1). */
const contentBits = 0b0001_1111
const hasKeyBit = 0b0010_0000
const hasRightOriginBit = 0b0100_0000
const hasOriginBit = 0b1000_0000
const content = { gone: 0, deleted: 1, binary: 3, any: 8 } as const
/** lib0's sign for `null` among "any" values */
const nullValue = 126
/** Clocks count the changes of one tab; a million is years of writing. */
const lastClock = 1_000_000

class NotAnUpdate extends Error {}

/**
 * Reads an update in Yjs's format 1 as far as marks need it, and nothing more: entries of the map of marks, and
 * deletions. Null for everything else (U1, U3). It is a reader of our own rather than `Y.decodeUpdate` because that one
 * believes the counts: eight bytes may claim millions of structs. Here every count is at most the bytes that are left.
 */
export function readMarkUpdate(bytes: Uint8Array): MarkUpdate | null {
  const decoder = decoding.createDecoder(bytes)
  try {
    const update = { runs: readRuns(decoder), deletionsAt: decoder.pos, deletions: readDeletions(decoder) }
    return decoding.hasContent(decoder) ? null : update
  } catch {
    return null // NotAnUpdate, or lib0's error where bytes end or a text is no UTF-8
  }
}

/** What an update that is partly known brings: its items beyond a state vector, and these of its deletions. */
export function cutUpdate(bytes: Uint8Array, { deletionsAt }: MarkUpdate, known: Uint8Array, deletions: readonly Deletion[]): Uint8Array {
  return Y.diffUpdate(encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, bytes.subarray(0, deletionsAt))
    encoding.writeVarUint(encoder, deletions.length)
    for (const { client, clock, length } of deletions) for (const number of [client, 1, clock, length]) encoding.writeVarUint(encoder, number)
  }), known)
}

/** The highest client id first, as Yjs writes them: its merging of updates relies on that. */
function readRuns(decoder: decoding.Decoder): Run[] {
  const runs: Run[] = []
  let before = Infinity
  for (let left = readCount(decoder); left > 0; left--) {
    const count = readCount(decoder)
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    demand(count > 0 && client < before)
    before = client
    const run: Run = { client, clock, end: clock, structs: [] }
    for (let index = 0; index < count; index++) {
      const struct = readStruct(decoder, run.end)
      run.structs.push(struct)
      run.end += struct.length
      demand(run.end <= lastClock)
    }
    runs.push(run)
  }
  return runs
}

function readStruct(decoder: decoding.Decoder, clock: number): Struct {
  const info = readByte(decoder)
  const kind = info & contentBits
  if (kind === content.gone) return { clock, length: readLength(decoder), origin: null, key: null, value: null }
  demand((info & hasRightOriginBit) === 0)
  const origin = (info & hasOriginBit) !== 0 ? { client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) } : null
  const key = origin === null ? readRootKey(decoder, info) : null
  if (kind === content.deleted) return { clock, length: readLength(decoder), origin, key, value: null }
  const value = kind === content.binary ? decoding.readVarUint8Array(decoder) : readNull(decoder, kind)
  return { clock, length: 1, origin, key, value }
}

/** An item without a neighbour says where it belongs: an entry of the root map of marks. */
function readRootKey(decoder: decoding.Decoder, info: number): string {
  demand(decoding.readVarUint(decoder) === 1 && decoding.readVarString(decoder) === marksMap && (info & hasKeyBit) !== 0)
  return decoding.readVarString(decoder)
}

/** One at a time, as a map is written: of several in one item Yjs would cut off one after the other. */
function readNull(decoder: decoding.Decoder, kind: number): null {
  demand(kind === content.any && readCount(decoder) === 1 && readByte(decoder) === nullValue)
  return null
}

/** In ascending order without overlaps, as Yjs writes them: so nobody can have one item looked at again and again. */
function readDeletions(decoder: decoding.Decoder): Deletion[] {
  const deletions: Deletion[] = []
  const seen = new Set<number>()
  for (let left = readCount(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder)
    demand(!seen.has(client))
    seen.add(client)
    let end = 0
    for (let ranges = readCount(decoder); ranges > 0; ranges--) {
      const clock = decoding.readVarUint(decoder)
      const length = readLength(decoder)
      demand(clock >= end)
      end = clock + length
      deletions.push({ client, clock, length })
    }
  }
  return deletions
}

/** A number of things that follow: each takes at least a byte. */
function readCount(decoder: decoding.Decoder): number {
  const count = decoding.readVarUint(decoder)
  demand(count <= decoder.arr.length - decoder.pos)
  return count
}

function readLength(decoder: decoding.Decoder): number {
  const length = decoding.readVarUint(decoder)
  demand(length > 0 && length <= lastClock)
  return length
}

/** lib0 reads on beyond the end as `undefined`. */
function readByte(decoder: decoding.Decoder): number {
  demand(decoding.hasContent(decoder))
  return decoding.readUint8(decoder)
}

function demand(holds: boolean): asserts holds {
  if (!holds) throw new NotAnUpdate()
}
