import { personHeader } from '~/domain/documents/dossier'
import type { Address } from './address'
import { lineChannel, type LineWord } from './line'
import { noLinePage } from './no-line-page'
import { hearPerson, openShelf, type Shelf } from './shelf'

/** Longer than this nobody waits for a page that lies here already. */
const patienceMs = 2_500
/** After a wait in vain, what is kept is shown at once for this long, while the line is tried behind it. */
const slowForMs = 30_000
/**
 * Answers that say that a kept thing may not be read any more: no right, gone, recalled. Being signed out (401) is heard
 * from the answer's header and concerns everything.
 */
const refusals = new Set([403, 404, 409, 410, 451])

type Asking = Exclude<Address, { kind: 'shell' | 'routes' }>
/** `key`: where it lies; a picture of another width than was asked for lies under its own */
type Kept = { shelf: Shelf; key: string; response: Response }
/** The request; whether the worker stays awake for `work` after its answer. */
type Asked = { request: Request; preloaded?: Promise<Response | undefined>; staysFor(work: Promise<unknown>): void }

let slowUntil = 0
const toPages = new BroadcastChannel(lineChannel)
const tellPages = (word: LineWord) => toPages.postMessage(word)

/**
 * The network first, as the right to a paper is asked for each time; what is kept when the line is cut or too slow, and
 * only within the right (owner signed in, not locked, limits not passed). A refusal deletes what is kept at once.
 */
export async function answerKept(asked: Asked, address: Asking): Promise<Response> {
  const kept = await findKept(address)
  const fresh = fetchFresh(asked, address, kept)
  if (!kept) return fresh.catch(() => (address.kind === 'page' ? noLinePage() : Response.error()))
  const settled = fresh.then((response) => (response.status >= 500 ? null : response), () => null)
  const response = Date.now() < slowUntil ? null : await Promise.race([settled, patience()])
  if (response instanceof Response) return response
  if (response === 'slow') slowUntil = Date.now() + slowForMs
  asked.staysFor(settled.then((late) => { if (late) slowUntil = 0 }))
  tellPages('lost')
  return kept.response
}

const patience = () => new Promise<'slow'>((resolve) => {
  setTimeout(() => resolve('slow'), patienceMs)
})

async function findKept(address: Asking): Promise<Kept | null> {
  const shelf = await openShelf()
  if (!shelf || (address.versionId && !(await shelf.readablePaper(address.versionId)))) return null
  for (const key of [address.key, address.kind === 'paper' ? address.instead : null]) {
    const response = key && (await shelf.find(key))
    if (key && response) return { shelf, key, response }
  }
  return null
}

/**
 * Asks the server, with the tag of what is kept, so that an unchanged picture costs a few bytes; acts on what it says. Where
 * a narrower picture is wanted than the one that is kept, that one is asked for: a few bytes again, and better to read.
 */
async function fetchFresh({ request, preloaded, staysFor }: Asked, address: Asking, kept: Kept | null): Promise<Response> {
  const tag = address.kind === 'paper' ? kept?.response.headers.get('ETag') : null
  const asking = tag ? new Request(kept?.key ?? request.url, { headers: { Accept: request.headers.get('Accept') ?? '*/*', 'If-None-Match': tag }, cache: 'no-store' }) : request
  const response = (await cameAhead(preloaded)) ?? (await fetch(asking))
  await hearPerson(response.headers.get(personHeader))
  if (kept && response.status === 304) return (await findKept(address))?.response ?? Response.error()
  if (refusals.has(response.status)) await forgetRefused(address)
  else if (kept && isWhole(request, address)) staysFor(renew(kept.shelf, kept.key, response.clone()))
  return response
}

/** What the browser asked for while the worker woke. Where it cannot have it, it rejects; Firefox tells so by an error as answer. */
async function cameAhead(preloaded: Asked['preloaded']) {
  const response = await preloaded
  if (response?.type === 'error') throw new TypeError('the line is cut')
  return response
}

/** An address with more to it ("from page 5", "the data of one route only") shows the same paper, but is not what is kept. */
function isWhole({ url }: Request, { key }: Asking) {
  const { pathname, search } = new URL(url)
  return pathname + search === key
}

async function forgetRefused({ versionId, key }: Asking) {
  const shelf = await openShelf()
  const meetingId = /^\/meetings\/([\w-]+?)(?:\.data)?$/.exec(key)?.[1]
  if (versionId) await shelf?.forgetPapers([versionId])
  else if (meetingId) await shelf?.forgetMeeting(meetingId)
  else await shelf?.forget(key)
}

/** What is kept follows what this person saw last. */
async function renew(shelf: Shelf, key: string, response: Response) {
  if (await shelf.find(key)) await shelf.put(key, response)
}

/** The application's own files carry their content in their name: once here, the line is not asked. */
export async function answerShell(request: Request, shellCache: string): Promise<Response> {
  return (await caches.match(request.url, { cacheName: shellCache, ignoreVary: true })) ?? fetch(request)
}

/** Which routes there are; without a line, those that were learnt when the dossier was fetched. */
export async function answerRoutes(request: Request, key: string): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    return (await (await openShelf())?.find(key)) ?? Response.error()
  }
}
