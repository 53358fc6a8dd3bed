import { personHeader, type Dossier } from '~/domain/documents/dossier'
import type { DossierPart } from './dossier-parts'
import { hearPerson, type Shelf } from './shelf'

/** Two at a time: a line that carries a meeting stays fluent. */
const atOnce = 2
/** A part that does not come for this long means that the line is as good as cut. */
const partPatienceMs = 60_000

/** How fetching came to its end: all there, line lost, device full, called off, or the shelf's person is signed in no more. */
export type FetchEnd = 'all' | 'line' | 'full' | 'stopped' | 'signed-out'

type Fetching = {
  shelf: Shelf
  signal: AbortSignal
  /** a part lies here now, or the server does not give it (`withheld`) */
  onPart(part: DossierPart, withheld: boolean): void
}

/** Fetches parts in their order, two at a time, and puts them on the shelf. Never throws for a bad line or a full device. */
export async function fetchParts(parts: readonly DossierPart[], { shelf, signal, onPart }: Fetching): Promise<FetchEnd> {
  const queue = [...parts]
  let end: FetchEnd = 'all'
  const takeParts = async () => {
    for (let part = queue.shift(); part; part = queue.shift()) {
      const came = signal.aborted ? 'stopped' : await fetchPart(part, shelf, signal)
      if (came === 'here' || came === 'withheld') {
        onPart(part, came === 'withheld')
        continue
      }
      queue.length = 0
      end = came
    }
  }
  await Promise.all(Array.from({ length: atOnce }, takeParts))
  return end
}

/** What keeps itself out of statistics and of the browser's own cache: fetched by the device, not opened by the person. */
const ahead = { cache: 'no-store', priority: 'low', headers: { Purpose: 'prefetch' } } as const

async function fetchPart({ url, tag }: DossierPart, shelf: Shelf, signal: AbortSignal): Promise<'here' | 'withheld' | Exclude<FetchEnd, 'all'>> {
  const { signal: orTooLong, done } = withPatience(signal, partPatienceMs)
  try {
    const response = await fetch(url, { ...ahead, signal: orTooLong })
    const person = response.headers.get(personHeader)
    await hearPerson(person)
    if (person !== null && person !== shelf.person) return 'signed-out'
    if (response.status >= 500) return 'line'
    const isWhole = tag === null || response.headers.get('ETag')?.startsWith(`"${tag}`)
    return isWhole && (await shelf.put(url, response)) ? 'here' : 'withheld'
  } catch (error) {
    if (signal.aborted) return 'stopped'
    return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'line'
  } finally {
    done()
  }
}

/** Ends with `signal`, or after `ms`. */
function withPatience(signal: AbortSignal, ms: number) {
  const both = new AbortController()
  const stop = () => both.abort()
  const timer = setTimeout(stop, ms)
  signal.addEventListener('abort', stop)
  return {
    signal: both.signal,
    done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    },
  }
}

/** Which routes there are around a meeting and its papers, as Remix asks when it first sees a link to them. */
export async function fetchRoutes({ meetingId, papers }: Dossier, build: string, shelf: Shelf) {
  const paths = ['/', '/meetings', `/meetings/${meetingId}`, `/meetings/${meetingId}/papers`, `/meetings/${meetingId}/room`, ...papers.slice(0, 1).map(({ versionId }) => `/papers/${versionId}`)]
  const query = new URLSearchParams([...paths.map((path) => ['p', path]), ['version', build]])
  await shelf.put('/__manifest', await fetch(`/__manifest?${query}`, ahead))
}

/** What the server has for this person now; `gone` when he may not see the meeting, null when it cannot be known. */
export async function fetchDossier(meetingId: string): Promise<{ dossier: Dossier; person: string } | 'gone' | null> {
  try {
    const response = await fetch(`/api/meetings/${meetingId}/dossier`, { cache: 'no-store' })
    const person = response.headers.get(personHeader)
    await hearPerson(person)
    if ([403, 404, 410].includes(response.status)) return 'gone'
    return response.ok && person !== null ? { dossier: (await response.json()) as Dossier, person } : null
  } catch {
    return null
  }
}
