/** What names of this device's copies begin with. */
export const localPrefix = 'nghisu/'

/** Forgets what readers have left on this device, of everybody: marks, and how papers were looked at. At signing out, and when a tablet is handed back. */
export async function forgetLocalMarks(): Promise<void> {
  forgetLocalViews()
  if (!('indexedDB' in globalThis) || !('databases' in indexedDB)) return
  const databases = await indexedDB.databases()
  await Promise.all(databases.map(({ name }) => (name?.startsWith(localPrefix) ? removed(indexedDB.deleteDatabase(name)) : undefined)))
}

/** Storage may be closed to us: then nothing was kept there either. */
function forgetLocalViews() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(localPrefix)) localStorage.removeItem(key)
  } catch {
    // nothing to forget
  }
}

function removed(request: IDBOpenDBRequest): Promise<void> {
  return new Promise((resolve) => {
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}
