import type { PaperReaders } from './paper'

/** Who a paper is laid before, in a list; names of groups, persons counted. */
export type ReadBy = { kind: PaperReaders['kind']; guests: boolean; groups: string[]; people: number; opensAt: number | null; closesAt: number | null; mayDownload: boolean }

/** What one person has read of one version. `pages` were each looked at for a moment; `lastAt` UTC ms. */
export type Reading = { userId: string; openedAt: number; lastAt: number; furthestPage: number; pages: number }
export type ReaderState = { userId: string; honorific: 'ông' | 'bà'; fullName: string; position: string; unitName: string; reading: Reading | null }
/** One paper as its readers have read it, in protocol order; or with one's own reading only. */
export type PaperReadings = { documentId: string; versionId: string; title: string; pages: number; readers: ReaderState[] }

/** Pages that were seen, in order and each once; pages that the paper does not have are left out. */
export function withPages(known: readonly number[], seen: readonly number[], pageCount: number): number[] {
  return [...new Set([...known, ...seen])].filter((page) => Number.isInteger(page) && page >= 1 && page <= pageCount).sort((a, b) => a - b)
}

/** Nobody is reminded of the same paper again within this time. */
export const remindAtMostEveryMs = 3_600_000
