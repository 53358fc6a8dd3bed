/** What a browser keeps by name (`localStorage`), for a test without one. */
export function keptInMemory(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() { return kept.size },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  }
}
