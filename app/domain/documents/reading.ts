import type { DocumentId, ItemId, MeetingId, Millis, VersionId } from '../kernel/ids'
import type { Snippet } from './find-text'
import type { PageBox } from './page-box'
import type { PageList } from './page-list'
import type { ReadBy } from './readings'
import type { Bookmark, PaperSignature, PaperState, PdfFindings } from './paper'

/** Where a reader is: page from 1, and how far down that page, 0–1. */
export type ReadingPlace = { page: number; offset: number }

/** A page as the reader lays it out. Sizes in points as shown; `box` is where there is print, null for the whole page. */
export type ReaderPage = { page: number; widthPt: number; heightPt: number; state: 'waiting' | 'ready' | 'failed'; box: PageBox | null }

/** The pictures kept of a page: 1,240 pixels wide, 800 for a phone or a slow line, 240. */
export type PictureWidth = 'reading' | 'small' | 'thumb'

/** `mayDownload`: a copy may be taken away, downloaded or printed; without it there are no bytes of the PDF either, only pictures. `mayTakeOriginal`: untouched, too. `readerName`: stands on what is printed. */
export type ReaderVersion = { id: VersionId; title: string; pages: PageList; bookmarks: Bookmark[]; mayDownload: boolean; mayTakeOriginal: boolean; readerName: string }

/** A paper that a search found. `snippets` are empty when its title alone has the words. */
export type PaperHit = {
  versionId: VersionId
  title: string
  pages: number
  foundOnPages: number
  snippets: Snippet[]
  /** null for an own paper */
  meeting: { id: MeetingId; title: string; startsAt: Millis; itemTitle: string } | null
}

/** How an open version stands: whether it may still be read, and the newest version of the paper while it may. */
export type PaperStanding = { readable: boolean; newestVersionId: VersionId | null }

/** A paper in a list. `drawnPages` < `pages` while its pictures are being made. */
export type PaperLine = {
  documentId: DocumentId
  versionId: VersionId
  itemId: ItemId
  title: string
  state: PaperState
  /** '' outside of any group of its item */
  groupName: string
  pages: number
  drawnPages: number
  sizeBytes: number
  /** the page where this person left it, null when never opened */
  leftAtPage: number | null
  findings: PdfFindings
  signatures: PaperSignature[]
  /** when the version that this one replaces came; null for the first */
  replacesAt: Millis | null
  mayChange: boolean
  mayRecall: boolean
  /** who reads it, to those who say so; to others only its window; null when it is for everybody */
  readBy: ReadBy | null
  /** says who may read it, and sees who has */
  mayManage: boolean
}

/** One version in the list of a paper's versions. `by` is the name of whoever brought it, with the honorific. */
export type VersionLine = { versionId: VersionId; number: number; at: Millis; by: { honorific: 'ông' | 'bà'; fullName: string; position: string } | null; note: string; pages: number; sizeBytes: number; fileName: string }

/** All versions of a paper, newest first. */
export type PaperVersions = { documentId: DocumentId; title: string; versions: VersionLine[] }

/** The version that took the place of the one being read, and when it came. */
export type NewerVersion = { versionId: VersionId; at: Millis; note: string }
