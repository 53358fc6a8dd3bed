import * as encoding from 'lib0/encoding'
import { writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { messageType } from '~/domain/annotations/wire'

/** What a browser lacks that says what it has. Throws at rubbish. */
export const answerMessage = (doc: Y.Doc, stateVector: Uint8Array) => syncMessage((encoder) => writeSyncStep2(encoder, doc, stateVector))

/** The question what the server lacks: only so do unsent marks come. */
export const questionMessage = (doc: Y.Doc) => syncMessage((encoder) => writeSyncStep1(encoder, doc))

/** Several changes as one. */
export const changesMessage = (updates: Uint8Array[]) => syncMessage((encoder) => writeUpdate(encoder, updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates(updates)))

function syncMessage(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync)
    write(encoder)
  })
}
