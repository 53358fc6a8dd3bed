/** What names of this device's copies begin with. */
export const localPrefix = 'nghisu/'

/** Forgets all marks that are kept on this device, of everybody: at signing out, and when a tablet is handed back. */
export async function forgetLocalMarks(): Promise<void> {
  if (!('indexedDB' in globalThis) || !('databases' in indexedDB)) return
  const databases = await indexedDB.databases()
  await Promise.all(databases.map(({ name }) => (name?.startsWith(localPrefix) ? removed(indexedDB.deleteDatabase(name)) : undefined)))
}

function removed(request: IDBOpenDBRequest): Promise<void> {
  return new Promise((resolve) => {
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}
