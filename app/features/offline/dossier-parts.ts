import { portionOf } from '~/domain/annotations/packed-words'
import type { Dossier, DossierPage, DossierPaper } from '~/domain/documents/dossier'
import type { MeetingId, VersionId } from '~/domain/kernel/ids'
import { pictureUrl } from '~/features/reader/picture-url'
import { wordsUrl } from '~/features/reader/words-url'

/** One thing to fetch. `versionId` is null for the meeting's own pages; `tag` is known for pictures. */
export type DossierPart = { url: string; versionId: VersionId | null; bytes: number; tag: string | null }

/** A page of the application, and the data with which it is reached from another page. */
const pageAndData = (path: string, query = '') => [`${path}${query}`, `${path === '/' ? '/_root' : path}.data${query}`]

const plain = (versionId: VersionId | null) => (url: string): DossierPart => ({ url, versionId, bytes: 0, tag: null })

/** The pages of the application around a meeting, which are kept with its papers. */
export function meetingParts(meetingId: MeetingId): DossierPart[] {
  const paths = ['/', '/meetings', `/meetings/${meetingId}`, `/meetings/${meetingId}/papers`, `/meetings/${meetingId}/room`]
  return paths.flatMap((path) => pageAndData(path)).map(plain(null))
}

/**
 * Everything to fetch, in the order in which it helps most: the meeting's pages, then of every paper its reader with the
 * first page, then paper after paper the other pages and their words, and at last the small pictures.
 */
export function partsOf({ meetingId, papers }: Pick<Dossier, 'meetingId' | 'papers'>): DossierPart[] {
  const opening = (paper: DossierPaper) => [
    ...[...pageAndData(`/papers/${paper.versionId}`), ...pageAndData(`/meetings/${meetingId}/room`, `?paper=${paper.versionId}`)].map(plain(paper.versionId)),
    ...reading(paper, paper.pages.slice(0, 1)),
  ]
  const rest = (paper: DossierPaper) => [
    ...reading(paper, paper.pages.slice(1)),
    ...[`/papers/${paper.versionId}/pages`, `/papers/${paper.versionId}/text`, ...words(paper)].map(plain(paper.versionId)),
  ]
  return [...meetingParts(meetingId), ...papers.flatMap(opening), ...papers.flatMap(rest), ...papers.flatMap(small)]
}

function reading({ versionId }: DossierPaper, pages: readonly DossierPage[]): DossierPart[] {
  return pages.map(({ page, reading: { tag, bytes } }) => ({ url: pictureUrl(versionId, page), versionId, bytes, tag }))
}

const words = ({ versionId, pages }: DossierPaper) => Array.from({ length: portionOf(pages.at(-1)?.page ?? 0) }, (_, index) => wordsUrl(versionId, index + 1))

function small({ versionId, pages }: DossierPaper): DossierPart[] {
  return pages.flatMap(({ page, thumb }) => (thumb ? [{ url: pictureUrl(versionId, page, 'thumb'), versionId, bytes: thumb.bytes, tag: thumb.tag }] : []))
}

export type DossierProgress = {
  papers: number
  papersDone: number
  bytes: number
  bytesDone: number
  /** what is still to be fetched, in order */
  missing: DossierPart[]
  /** papers of which everything is there */
  doneVersionIds: VersionId[]
}

/** How far a device is with these papers; `has` tells what lies there. */
export function progressOf(dossier: Pick<Dossier, 'meetingId' | 'papers'>, has: (url: string) => boolean): DossierProgress {
  const parts = partsOf(dossier)
  const missing = parts.filter(({ url }) => !has(url))
  const open = new Set(missing.map(({ versionId }) => versionId))
  const done = dossier.papers.filter(({ versionId, drawn }) => drawn && !open.has(versionId))
  const bytes = bytesOf(parts)
  return { papers: dossier.papers.length, papersDone: done.length, bytes, bytesDone: bytes - bytesOf(missing), missing, doneVersionIds: done.map(({ versionId }) => versionId) }
}

const bytesOf = (parts: readonly DossierPart[]) => parts.reduce((bytes, part) => bytes + part.bytes, 0)

export type Newcomers = { versions: number; papers: number; bytes: number }

/** What came since the dossier was asked for (`asked`: the versions of then): new versions, and papers not there before. */
export function newcomersOf({ papers }: Pick<Dossier, 'papers'>, asked: ReadonlySet<string>): Newcomers {
  const fresh = papers.filter(({ versionId }) => !asked.has(versionId))
  const versions = fresh.filter(({ olderVersionIds }) => olderVersionIds.some((id) => asked.has(id))).length
  return { versions, papers: fresh.length - versions, bytes: bytesOf(fresh.flatMap((paper) => [...reading(paper, paper.pages), ...small(paper)])) }
}
