const waits = { firstMs: 250, lastMs: 8_000 }

/**
 * Fetches a part of the application (`() => import('./part')`) over a line that may break: asks until it has come. Chromium
 * and WebKit fetch anew what they could not import, while React's `lazy` and whoever keeps the promise would keep the
 * failure. Firefox (153) keeps it itself until the page is loaded again.
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
