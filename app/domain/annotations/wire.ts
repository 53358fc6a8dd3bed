import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Name of the map of marks in each document. */
export const marksMap = 'marks'

/**
 * As many documents of marks as one connection may have open. An open one costs the server about a kilobyte, for its marks
 * are held once for everybody; the bound is what a browser says in one go: three messages for each after a reconnect, so
 * 192 of the 270 that a connection may say at once.
 */
export const mostOpenDocuments = 64

/** One message at most: three days of writing offline are about a megabyte. */
export const mostMessageBytes = 2 * 1024 * 1024

/** First number of each message: those of y-protocols, and our own from 100 on. */
export const messageType = { sync: 0, awareness: 1, saved: 100, notSaved: 101 } as const
/** Second number of a sync message. */
export const syncType = { step1: 0, step2: 1, update: 2 } as const

/**
 * `saved` n: the first n sync messages with content (step 2 and updates) of this connection are committed. They are
 * counted because a deletion does not move the state vector. `notSaved` n: a commit failed, the n-th among it; the
 * server asks for it again.
 */
export function encodeReceipt(type: 'saved' | 'notSaved', count: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType[type])
  encoding.writeVarUint(encoder, count)
  return encoding.toUint8Array(encoder)
}

export type Said = { kind: 'ask'; stateVector: Uint8Array } | { kind: 'update'; update: Uint8Array } | { kind: 'other' }

/** What a message of y-protocols says; null for rubbish. Awareness and unknown types are `other`. */
export function readMessage(bytes: Uint8Array): Said | null {
  const decoder = decoding.createDecoder(bytes)
  try {
    if (decoding.readVarUint(decoder) !== messageType.sync) return { kind: 'other' }
    const type = decoding.readVarUint(decoder)
    const content = decoding.readVarUint8Array(decoder)
    if (type === syncType.step1) return { kind: 'ask', stateVector: content }
    return type === syncType.step2 || type === syncType.update ? { kind: 'update', update: content } : null
  } catch {
    return null // the bytes end too early
  }
}
