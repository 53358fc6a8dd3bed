const waits = { firstMs: 250, lastMs: 8_000 }

/**
 * Fetches a part of the application (`() => import('./part')`) over a line that may break: asks until it has come. A browser
 * fetches anew what it could not import; React's `lazy` and whoever keeps the promise would keep the failure.
 */
export async function fetchPart<T>(load: () => Promise<T>): Promise<T> {
  for (let waitMs = waits.firstMs; ; waitMs = Math.min(2 * waitMs, waits.lastMs)) {
    try {
      return await load()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
}
