import * as random from 'lib0/random'
import * as Y from 'yjs'
import { readMarkKey } from '~/domain/annotations/mark'
import type { MarksAtHand } from './mark-channel'
import type { Accepted, StoredMarks } from './mark-store'
import { hasBeen, marksMapOf } from './marks-map'

/** What the server itself changes, and who has it done. */
export type ServerChange = Pick<Accepted, 'actor' | 'alongside'> & { write(marks: MarksAtHand): void }

/** Makes a change of the server's own. `ownClients`: by author, the Yjs client ids under which the server writes in people's names. */
export function makeChange({ doc, clients }: StoredMarks, ownClients: Map<string, number>, { actor, write, alongside }: ServerChange): Accepted {
  const marks = marksMapOf(doc)
  const atHand: MarksAtHand = {
    keys: () => marks.keys(),
    get: (key) => marks.get(key),
    hasBeen: (key) => hasBeen(marks, key),
    set(key, mark) {
      doc.clientID = ownClientOf(ownClients, key)
      marks.set(key, mark)
    },
    delete: (key) => marks.delete(key),
  }
  let touched: string[] = []
  const update = changedBy(doc, (transaction) => {
    write(atHand)
    touched = [...(transaction.changed as Map<unknown, Set<string | null>>).get(marks) ?? []].flatMap((key) => key ?? [])
  })
  const removed = touched.filter((key) => !marks.has(key) && readMarkKey(key)?.authorId !== actor.userId)
  const newClients = [...ownClients].flatMap(([userId, clientId]) => (Y.getState(doc.store, clientId) > 0 && !clients.has(clientId) ? { clientId, userId } : []))
  for (const { clientId, userId } of newClients) clients.set(clientId, userId)
  return { actor, update, newClients, removed, alongside }
}

function ownClientOf(ownClients: Map<string, number>, key: string): number {
  const name = readMarkKey(key)
  if (!name) throw new Error('no key of a mark')
  const clientId = ownClients.get(name.authorId) ?? random.uint32()
  ownClients.set(name.authorId, clientId)
  return clientId
}

/** What `act` changes in the document, in one piece as Yjs tells it; empty when nothing. */
export function changedBy(doc: Y.Doc, act: (transaction: Y.Transaction) => void): Uint8Array {
  let changed: Uint8Array = new Uint8Array()
  const keep = (update: Uint8Array) => { changed = update }
  doc.on('update', keep)
  doc.transact(act)
  doc.off('update', keep)
  return changed
}
