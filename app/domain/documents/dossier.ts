import type { DocumentId, MeetingId, Millis, VersionId } from '../kernel/ids'

/** A stored picture: the beginning of its hash (as its ETag says it) and how many bytes it has. */
export type DossierPicture = { tag: string; bytes: number }
export type DossierPage = { page: number; reading: DossierPicture; thumb: DossierPicture | null }

export type DossierPaper = {
  documentId: DocumentId
  versionId: VersionId
  title: string
  /** until when it may be read, by the server's clock; null without a limit */
  closesAt: Millis | null
  /** earlier versions, which stay readable to those who may read the paper */
  olderVersionIds: VersionId[]
  /** whether all its pages are drawn; the rest comes with a later look */
  drawn: boolean
  /** the pages whose pictures there are */
  pages: DossierPage[]
}

/** All that one person may read of a meeting: what a device fetches to go on without a line. */
export type Dossier = { meetingId: MeetingId; title: string; now: Millis; papers: DossierPaper[] }

/** So much of a hash tells two pictures apart. */
export const pictureTagLength = 16

/** The answer's header that says for whom it is: a mark of the person, or `nobody`. */
export const personHeader = 'Nghi-Su-Person'
export const nobody = 'nobody'
