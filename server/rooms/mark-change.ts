import * as random from 'lib0/random'
import * as Y from 'yjs'
import { readMarkKey } from '~/domain/annotations/mark'
import { marksMap } from '~/domain/annotations/wire'
import type { Accepted, StoredMarks } from './mark-store'

/** What the server itself changes, and in whose name the new marks stand. */
export type ServerChange = Pick<Accepted, 'actor' | 'alongside'> & { write(marks: Y.Map<Uint8Array | null>): void; authorId: string }

/** Applies an update that fits. What is kept is what it changed: a repeated one changes nothing. */
export function applyFitting({ doc, clients }: StoredMarks, update: Uint8Array, newClients: readonly number[], authorId: string): Uint8Array {
  for (const client of newClients) clients.set(client, authorId)
  return changedBy(doc, () => Y.applyUpdate(doc, update))
}

/** Makes a change of the server's own. `ownClients`: the Yjs client ids under which it writes in somebody's name. */
export function makeChange({ doc, clients }: StoredMarks, ownClients: Map<string, number>, { actor, authorId, write, alongside }: ServerChange): Accepted {
  const marks = doc.getMap<Uint8Array | null>(marksMap)
  const clientId = ownClients.get(authorId) ?? random.uint32()
  ownClients.set(authorId, clientId)
  doc.clientID = clientId
  let touched: string[] = []
  const update = changedBy(doc, () => doc.transact((transaction) => {
    write(marks)
    touched = [...(transaction.changed as Map<unknown, Set<string | null>>).get(marks) ?? []].flatMap((key) => key ?? [])
  }))
  const removed = touched.filter((key) => !marks.has(key) && readMarkKey(key)?.authorId !== actor.userId)
  const newClients = Y.getState(doc.store, clientId) > 0 && !clients.has(clientId) ? [clientId] : []
  for (const client of newClients) clients.set(client, authorId)
  return { actor, authorId, update, newClients, removed, alongside }
}

/** What `act` changes in the document, as Yjs tells it; empty when nothing. */
function changedBy(doc: Y.Doc, act: () => void): Uint8Array {
  let changed: Uint8Array = new Uint8Array()
  const keep = (update: Uint8Array) => { changed = update }
  doc.on('update', keep)
  act()
  doc.off('update', keep)
  return changed
}
