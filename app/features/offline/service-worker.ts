import { addressOf } from './address'
import { forgetEverything } from './shelf'
import { answerKept, answerRoutes, answerShell } from './worker-answers'

declare const self: ServiceWorkerGlobalScope
/** The files of the application that reading needs (vite.config.ts). */
declare const __SHELL__: { files: string[] }

const shellCache = 'nghi-su-shell'

/**
 * The service worker: keeps the application's own files, and answers from the dossier that this person fetched to this
 * device when the line does not carry (worker-answers.ts). Whatever it does not know goes to the network as if it were
 * not there. It runs under the policy of its own answer and never keeps an answer to anything but GET.
 */
self.addEventListener('install', (event) => event.waitUntil(fillShell()))
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  // whoever signs out leaves nothing, also when the line is cut under it
  if (request.method === 'POST' && /^\/sign-out(\.data)?$/.test(url.pathname)) event.waitUntil(forgetEverything())
  if (request.method !== 'GET' || request.cache === 'no-store') return
  const isPage = request.mode === 'navigate'
  const address = addressOf(url, isPage)
  if (!address) return
  if (address.kind === 'shell') event.respondWith(answerShell(request, shellCache))
  else if (address.kind === 'routes') event.respondWith(answerRoutes(request, address.key))
  else event.respondWith(answerKept({ request, preloaded: isPage ? (event.preloadResponse as Promise<Response | undefined>) : undefined, staysFor: (work) => event.waitUntil(work) }, address))
})

/** A page that was kept under the new build asks to clear away the files of old ones. */
self.addEventListener('message', ({ data }) => {
  if (data === 'tidy-shell') tidyShell().catch(() => undefined)
})

async function fillShell() {
  const cache = await caches.open(shellCache)
  const here = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  await cache.addAll(__SHELL__.files.filter((file) => !here.has(file)))
  await self.skipWaiting()
}

async function takeOver() {
  await self.registration.navigationPreload?.enable()
  await self.clients.claim()
}

async function tidyShell() {
  const cache = await caches.open(shellCache)
  const wanted = new Set(__SHELL__.files)
  await Promise.all((await cache.keys()).filter(({ url }) => !wanted.has(new URL(url).pathname)).map((request) => cache.delete(request)))
}
