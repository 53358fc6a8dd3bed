import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { localPrefix } from './forget-local-marks'

/** What this device keeps of a person's marks: by person, so that the next user of a shared tablet meets an empty place. */
const nameOf = (userId: string, versionId: string, layer: string) => `${localPrefix}${userId}/${versionId}/${layer}`

/** The device's copy of one document: its updates, and which marks the server has not yet confirmed. */
export class LocalMarks {
  private constructor(private readonly kept: IndexeddbPersistence | null, readonly unsent: readonly string[], readonly epoch: number | null) {}

  /** Loads what is kept into `doc`. A browser that keeps nothing (private window, full disk) works without. */
  static async load(userId: string, versionId: string, layer: string, doc: Y.Doc): Promise<LocalMarks> {
    const name = nameOf(userId, versionId, layer)
    if (!(await canKeep(name))) return new LocalMarks(null, [], null)
    const kept = new IndexeddbPersistence(name, doc)
    await kept.whenSynced
    const unsent: unknown = await kept.get('unsent')
    const epoch: unknown = await kept.get('epoch')
    return new LocalMarks(kept, typeof unsent === 'string' && unsent !== '' ? unsent.split(' ') : [], typeof epoch === 'number' ? epoch : null)
  }

  noteUnsent(keys: string[]) {
    this.kept?.set('unsent', keys.join(' ')).catch(() => undefined) // the marks themselves are kept apart from this list
  }

  noteEpoch(epoch: number) {
    this.kept?.set('epoch', epoch).catch(() => undefined)
  }

  async close() {
    await this.kept?.destroy()
  }

  /** Forgets this document on this device. */
  async clear() {
    await this.kept?.clearData()
  }
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
