import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import * as z from 'zod/mini'
import { localPrefix } from './forget-local-marks'
import type { MarkValue } from './mark-values'

/** What this device keeps of a person's marks: by person, so that the next user of a shared tablet meets an empty place. */
const nameOf = (userId: string, versionId: string, layer: string) => `${localPrefix}${userId}/${versionId}/${layer}`
const againSchema = z.array(z.object({ key: z.string(), value: z.nullable(z.instanceof(Uint8Array)) }))

/** The device's copy of one document: its updates, which marks the server has not yet confirmed, and what is to be written once more. */
export class LocalMarks {
  private constructor(private readonly kept: IndexeddbPersistence | null, readonly unsent: readonly string[], readonly again: readonly MarkValue[]) {}

  /** Loads what is kept into `doc`. A browser that keeps nothing (private window, full disk) works without; `onNotKept` hears of it, now or later. */
  static async load(userId: string, versionId: string, layer: string, doc: Y.Doc, onNotKept: () => void = () => undefined): Promise<LocalMarks> {
    const name = nameOf(userId, versionId, layer)
    if (!(await canKeep(name))) {
      onNotKept()
      return new LocalMarks(null, [], [])
    }
    const kept = new IndexeddbPersistence(name, doc)
    await kept.whenSynced
    kept.db?.addEventListener('abort', onNotKept) // whatever was to be written: it bubbles up from there
    keepWhileLeaving(kept)
    const unsent: unknown = await kept.get('unsent')
    const again = z.safeParse(againSchema, await kept.get('again'))
    return new LocalMarks(kept, typeof unsent === 'string' && unsent !== '' ? unsent.split(' ') : [], again.success ? again.data : [])
  }

  noteUnsent(keys: string[]) {
    this.write([['unsent', keys.join(' ')]]).catch(() => undefined) // the marks themselves are kept apart from this list
  }

  /** What is still to be written once more. */
  noteAgain(values: readonly MarkValue[]) {
    this.write([['again', values]]).catch(() => undefined) // then some of it is written twice
  }

  /** Closes it; of the document only what is to be written once more stays, in one act, so that a crash between loses nothing. */
  async startAfresh(again: readonly MarkValue[]) {
    await this.write([['unsent', ''], ['again', again]], true).catch(() => this.kept?.clearData()) // no room: this tab still knows them
    await this.close()
  }

  async close() {
    await this.kept?.destroy()
  }

  /** Forgets this document on this device. */
  async clear() {
    await this.kept?.clearData()
  }

  private async write(values: readonly (readonly [name: string, value: unknown])[], withoutUpdates = false) {
    const transaction = this.kept?.db?.transaction(withoutUpdates ? ['updates', 'custom'] : ['custom'], 'readwrite')
    if (!transaction) return
    if (withoutUpdates) transaction.objectStore('updates').clear()
    for (const [name, value] of values) transaction.objectStore('custom').put(value, name)
    transaction.commit()
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'))
    })
  }
}

/**
 * What is drawn while the page goes (the stroke under the pen is finished then). A browser throws away what it has been
 * given to write by a page that is no more, unless it was told that this was all; y-indexeddb does not tell it.
 */
function keepWhileLeaving({ db, doc, _storeUpdate: keepAsEver }: IndexeddbPersistence) {
  const keepNow = (update: Uint8Array) => {
    const transaction = db?.transaction('updates', 'readwrite')
    transaction?.objectStore('updates').add(update)
    transaction?.commit()
  }
  const leaving = () => {
    doc.off('update', keepAsEver) // ours would wait for that
    doc.on('update', keepNow)
  }
  const back = () => {
    doc.off('update', keepNow)
    doc.off('update', keepAsEver)
    doc.on('update', keepAsEver)
  }
  window.addEventListener('pagehide', leaving)
  window.addEventListener('pageshow', back)
  doc.on('destroy', () => {
    window.removeEventListener('pagehide', leaving)
    window.removeEventListener('pageshow', back)
  })
}

/** Names of a paper's layers that this device keeps of a person; none where the browser does not tell what it keeps. */
export async function keptLayers(userId: string, versionId: string): Promise<string[]> {
  const prefix = nameOf(userId, versionId, '')
  try {
    return (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(prefix) ? name.slice(prefix.length) : []))
  } catch {
    return []
  }
}

/** y-indexeddb leaves an error of opening unheard, so it is tried before. */
async function canKeep(name: string): Promise<boolean> {
  try {
    const request = indexedDB.open(name)
    request.onupgradeneeded = () => request.transaction?.abort() // not there yet: only asking must not make it
    const db = await new Promise<IDBDatabase | null>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => (request.error?.name === 'AbortError' ? resolve(null) : reject(request.error ?? new Error('IndexedDB')))
    })
    db?.close()
    return true
  } catch {
    return false
  }
}
