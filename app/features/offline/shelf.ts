import { nobody, type Dossier } from '~/domain/documents/dossier'
import { decideKeeping, readable, type KeepingFor } from '~/domain/documents/keeping'
import type { Locale } from '~/i18n/locale'

/**
 * What this device keeps of papers, in the browser's Cache Storage: used by the service worker, which answers from it, and
 * by pages, which fill and empty it. One person's at a time. Its cache has a random name that only the owner's record
 * holds: when that is gone, what somebody was still writing into an old cache is reached by nobody.
 */
const ownersCache = 'nghi-su-owner'
const ownerKey = '/.kept/owner'
const shelfPrefix = 'nghi-su-dossier/'
/** How old "heard" may get before it is written again. */
const heardEveryMs = 60_000

/** What is kept of one paper: `closesAt` by this device's clock; `done` when all of it is there. */
export type KeptPaper = { versionId: string; documentId: string; meetingId: string; title: string; closesAt: number | null; done: boolean }

/** A meeting whose dossier somebody asked for: what was asked for then, and as it was offered last. */
export type KeptMeeting = {
  meetingId: string
  wish: 'wanted' | 'paused'
  /** the build of the application whose pages are kept */
  build: string
  locale: Locale
  asked: string[]
  dossier: Dossier
  /** addresses that the server does not give, such as a room that is not open yet; asked for again after a new build */
  withheld: string[]
}

/** `Response.json` came to Safari with 17. */
const recordOf = (value: KeepingFor | KeptPaper | KeptMeeting) => new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json' } })

/** Changes of the owner's record follow one another, in all tabs and the worker. */
const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('nghi-su-owner', work) as Promise<T>

async function readOwner(): Promise<KeepingFor | null> {
  const kept = await caches.match(ownerKey, { cacheName: ownersCache })
  return kept ? ((await kept.json()) as KeepingFor) : null
}

async function writeOwner(owner: KeepingFor) {
  const cache = await caches.open(ownersCache)
  await cache.put(ownerKey, recordOf(owner))
}

async function dropAll() {
  await caches.delete(ownersCache)
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(shelfPrefix)).map((name) => caches.delete(name)))
}

/** Deletes everything that this device keeps of anybody's papers. */
export const forgetEverything = () => alone(dropAll)

/** Takes the device for this person; what it kept for another one is deleted. */
export function claimShelf(person: string, now = Date.now()): Promise<Shelf> {
  return alone(async () => {
    const own = await readOwner()
    const stays = own !== null && own.person === person && readable(own, now) !== 'over'
    if (!stays) await dropAll()
    const owner = { person, shelf: stays ? own.shelf : shelfPrefix + crypto.randomUUID(), heardAt: now, locked: false }
    await writeOwner(owner)
    return new Shelf(await caches.open(owner.shelf), person)
  })
}

/** Hears from an answer of the server who is signed in (`personHeader`; null: it did not say) and acts on it at once. */
export async function hearPerson(said: string | null, now = Date.now()) {
  const own = said === null ? null : await readOwner()
  if (!own || (said === own.person && !own.locked && Math.abs(now - own.heardAt) < heardEveryMs)) return
  await alone(async () => {
    const current = await readOwner()
    if (!current) return
    const keeping = decideKeeping(current, said === nobody ? null : said, now)
    if (keeping === 'forget') await dropAll()
    else await writeOwner(keeping === 'lock' ? { ...current, locked: true } : { ...current, locked: false, heardAt: now })
  })
}

/** A page says for whom it was made. Kept pages say so too, hence nothing is renewed by it. */
export async function seePerson(person: string | null) {
  if (person === null) return hearPerson(nobody)
  const own = await readOwner()
  if (own && own.person !== person) await forgetEverything()
}

/** What may be read here now; null when nothing is kept, it is locked, or its time is over. */
export async function openShelf(now = Date.now()): Promise<Shelf | null> {
  const own = await readOwner()
  if (!own) return null
  const state = readable(own, now)
  if (state === 'over') await forgetEverything()
  return state === 'yes' && (await caches.has(own.shelf)) ? new Shelf(await caches.open(own.shelf), own.person) : null
}

const paperKey = (versionId: string) => `/.kept/papers/${versionId}`
const meetingKey = (meetingId: string) => `/.kept/meetings/${meetingId}`
const pathOf = (request: Request) => {
  const { pathname, search } = new URL(request.url)
  return pathname + search
}

/** One person's kept pages by their address, with a record for each paper and each meeting. */
export class Shelf {
  constructor(private readonly cache: Cache, /** for whom */ readonly person: string) {}

  /** A kept answer to this address; null when there is none. */
  async find(url: string): Promise<Response | null> {
    return (await this.cache.match(url, { ignoreVary: true })) ?? null
  }

  /** Keeps a whole, own, fresh answer and nothing else; false for any other. */
  async put(url: string, response: Response): Promise<boolean> {
    if (response.status !== 200 || response.type === 'opaque' || response.redirected) return false
    await this.cache.put(url, response)
    return true
  }

  async forget(url: string) {
    await this.cache.delete(url, { ignoreVary: true })
  }

  /** The addresses of everything that is here. */
  async urls(): Promise<Set<string>> {
    return new Set((await this.cache.keys()).map(pathOf))
  }

  /** A paper that may be shown at this moment; one whose time is over is deleted. */
  async readablePaper(versionId: string, now = Date.now()): Promise<KeptPaper | null> {
    const paper = await this.read<KeptPaper>(paperKey(versionId))
    if (!paper || paper.closesAt === null || now < paper.closesAt) return paper
    await this.forgetPapers([versionId])
    return null
  }

  notePaper(paper: KeptPaper) {
    return this.cache.put(paperKey(paper.versionId), recordOf(paper))
  }

  papers(): Promise<KeptPaper[]> {
    return this.readAll<KeptPaper>(paperKey(''))
  }

  meeting(meetingId: string): Promise<KeptMeeting | null> {
    return this.read<KeptMeeting>(meetingKey(meetingId))
  }

  noteMeeting(meeting: KeptMeeting) {
    return this.cache.put(meetingKey(meeting.meetingId), recordOf(meeting))
  }

  meetings(): Promise<KeptMeeting[]> {
    return this.readAll<KeptMeeting>(meetingKey(''))
  }

  /** Deletes papers, and the pages of their meetings, which tell their titles. */
  async forgetPapers(versionIds: readonly string[]) {
    const papers = (await this.papers()).filter(({ versionId }) => versionIds.includes(versionId))
    const meetings = [...new Set(papers.map(({ meetingId }) => meetingId))]
    await this.dropVersions(versionIds)
    await this.forgetWhere((path) => isListing(path) || meetings.some((id) => path.startsWith(`/meetings/${id}`)))
  }

  /** Deletes versions alone. */
  async dropVersions(versionIds: readonly string[]) {
    if (versionIds.length > 0) await this.forgetWhere((path) => versionIds.some((id) => path.includes(id)))
  }

  /** Deletes the pages with which a version is read, but not its pictures. */
  async forgetReader(versionId: string) {
    await this.forgetWhere((path) => path.includes(versionId) && !path.startsWith('/.kept/') && !/\/pages\/\d/.test(path))
  }

  /** Deletes a meeting with all its papers. */
  async forgetMeeting(meetingId: string) {
    const papers = (await this.papers()).filter((paper) => paper.meetingId === meetingId).map(({ versionId }) => versionId)
    await this.forgetPapers(papers)
    await this.forgetWhere((path) => path.includes(meetingId))
  }

  private async forgetWhere(doomed: (path: string) => boolean) {
    const requests = await this.cache.keys()
    await Promise.all(requests.filter((request) => doomed(pathOf(request))).map((request) => this.cache.delete(request, { ignoreVary: true })))
  }

  private async read<T>(key: string): Promise<T | null> {
    const kept = await this.cache.match(key)
    return kept ? ((await kept.json()) as T) : null
  }

  private async readAll<T>(prefix: string): Promise<T[]> {
    const requests = (await this.cache.keys()).filter((request) => pathOf(request).startsWith(prefix))
    const records = await Promise.all(requests.map((request) => this.read<T>(pathOf(request))))
    return records.filter((record) => record !== null)
  }
}

/** Pages that list meetings and what is new in them. */
const isListing = (path: string) => ['/', '/_root.data', '/meetings', '/meetings.data'].includes(path)
