import { isForEverybody } from '~/domain/documents/may-read'
import { packPages } from '~/domain/documents/page-list'
import { everyReader } from '~/domain/documents/paper'
import type { ReadBy } from '~/domain/documents/readings'
import type { PaperLine, ReaderVersion, VersionLine } from '~/domain/documents/reading'
import type { HandedIn } from '~/domain/documents/request'
import type { Person } from '~/domain/meetings/types'
import type { MeetingGroup } from '~db/queries/meetings'
import type { DocumentRow, listPages, MeetingDocument, PlaceRow, VersionRow } from '~db/queries/documents'

type Row = { document: MeetingDocument; version: VersionRow; drawnPages: number; replacesAt: number | null }

export function presentPaper({ document, version, drawnPages, replacesAt }: Row, own: { place: PlaceRow | null; mayChange: boolean; mayRecall: boolean; mayManage: boolean; groups: MeetingGroup[] }): PaperLine {
  return {
    documentId: document.id, versionId: version.id, itemId: document.itemId, title: document.title,
    state: document.state, groupName: document.groupName, pages: version.pageCount, drawnPages, sizeBytes: version.sizeBytes,
    findings: version.findings, signatures: version.signatures,
    leftAtPage: own.place?.page ?? null, replacesAt, mayChange: own.mayChange, mayRecall: own.mayRecall, mayManage: own.mayManage,
    readBy: presentReadBy(document, own),
  }
}

/** Who reads it, in a list; whoever does not say so learns only until when, and that it is not to be taken away. */
function presentReadBy({ readers, opensAt, closesAt, mayDownload }: DocumentRow, { mayManage, groups }: { mayManage: boolean; groups: MeetingGroup[] }): ReadBy | null {
  const shown = mayManage ? readers : everyReader
  const isUsual = isForEverybody(shown) && opensAt === null && closesAt === null && mayDownload
  if (isUsual) return null
  const { kind, guests, groupIds, userIds } = shown
  return { kind, guests, groups: groups.filter(({ id }) => groupIds.includes(id)).map(({ name }) => name), people: userIds.length, opensAt, closesAt, mayDownload }
}

/** A paper on its way to the members, with what this person may do with it. */
export function presentHandedIn({ document, version }: Row, may: HandedIn['may']): HandedIn {
  return {
    documentId: document.id, versionId: version.id, title: document.title, state: document.state, pages: version.pageCount, sizeBytes: version.sizeBytes,
    createdAt: version.createdAt, sentBackReason: document.state === 'sent-back' ? document.sentBackReason : null, may,
  }
}

/** What the reader needs before it can show a page. */
export function presentVersion(
  document: DocumentRow, version: VersionRow, pages: Awaited<ReturnType<typeof listPages>>, reader: Pick<ReaderVersion, 'mayDownload' | 'mayTakeOriginal' | 'readerName'>,
): ReaderVersion {
  return {
    id: version.id, title: document.title, bookmarks: version.outline, mayDownload: reader.mayDownload, mayTakeOriginal: reader.mayTakeOriginal, readerName: reader.readerName,
    pages: packPages(pages),
  }
}

export function presentVersionLine(version: VersionRow, by: Person | null): VersionLine {
  return {
    versionId: version.id, number: version.number, at: version.createdAt, note: version.note, pages: version.pageCount, sizeBytes: version.sizeBytes, fileName: version.fileName,
    by: by && { honorific: by.honorific, fullName: by.fullName, position: by.position },
  }
}
