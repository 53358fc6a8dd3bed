/** What the service worker has to do with an address. */
export type Address =
  /** part of the application: the same for everybody */
  | { kind: 'shell'; key: string }
  /** which route lies at an address, as Remix asks when it first sees a link */
  | { kind: 'routes'; key: string }
  /** a page of the application, or the data of one; of a paper when `versionId` says so */
  | { kind: 'page' | 'data'; key: string; versionId: string | null }
  /** a picture or the words of a paper */
  | { kind: 'paper'; key: string; versionId: string; /** a picture that will do, where another width is wanted */ instead: string | null }

const paperPart = /^\/papers\/([\w-]+)\/(pages(?:\/\d+)?|text|words\/\d+)$/
const paperPage = /^\/papers\/([\w-]+)(?:\.data)?$/
const room = /^\/meetings\/[\w-]+\/room(?:\.data)?$/
const ownFiles = /^\/(?:assets\/|favicon\.svg$|site\.webmanifest$)/

/** Sorts an address of this site; null for what is never kept. `isPage`: somebody goes there. */
export function addressOf({ pathname, searchParams }: URL, isPage: boolean): Address | null {
  if (ownFiles.test(pathname)) return { kind: 'shell', key: pathname }
  if (pathname === '/__manifest') return { kind: 'routes', key: pathname }
  const part = paperPart.exec(pathname)
  if (part?.[1]) {
    const width = searchParams.get('w')
    const isPicture = /\/pages\/\d+$/.test(pathname)
    return { kind: 'paper', key: width ? `${pathname}?w=${width}` : pathname, versionId: part[1], instead: isPicture && width ? pathname : null }
  }
  if (!isPage && !pathname.endsWith('.data')) return null
  const paper = room.test(pathname) ? searchParams.get('paper') : paperPage.exec(pathname)?.[1] ?? null
  const key = room.test(pathname) && paper ? `${pathname}?paper=${paper}` : pathname
  return { kind: isPage ? 'page' : 'data', key, versionId: paper }
}
