import { existsSync } from 'node:fs'

/** Where the build put an entry of its own, as a worker: the bundler lays shared code beside the entries or one folder below. */
export function builtEntry(name: string): URL {
  const places = [new URL(name, import.meta.url), new URL(`../${name}`, import.meta.url)]
  const found = places.find((place) => existsSync(place))
  if (!found) throw new Error(`${name} is not beside the server: run npm run build`)
  return found
}
