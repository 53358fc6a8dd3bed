import type { UserId } from '../kernel/ids'

/**
 * Where a paper is on its way to the members (DOMAIN §3): laid there by the unit's staff, with the unit's head, with the
 * secretary and chair, before the members; or sent back, or withdrawn.
 */
export type PaperState = 'draft' | 'awaiting-head' | 'submitted' | 'approved' | 'sent-back' | 'recalled'

/**
 * Who of a meeting reads a paper. `all`: everybody, guests only with `guests`; `members`: chair, secretary and members;
 * `named`: only the groups and persons named. Named groups and persons read in every case.
 */
export type PaperReaders = { kind: 'all' | 'members' | 'named'; groupIds: string[]; userIds: UserId[]; guests: boolean }

export const everyReader: PaperReaders = { kind: 'all', groupIds: [], userIds: [], guests: true }

/** What a PDF carries that we neither run nor show. */
export type PdfFindings = { javascript: boolean; attachments: number }

/** A heading of the PDF's own table of contents; pages count from 1. */
export type Bookmark = { title: string; page: number; children: Bookmark[] }

/** What a digital signature inside the original says. No certificate is traced to an authority here. */
export type PaperSignature = {
  /** common names of the certificate's holder and issuer; '' when they cannot be read */
  signer: string
  issuer: string
  /** UTC milliseconds as the signer's machine said */
  signedAt: number | null
  /** `intact`: the signed bytes are as they were signed; `changed`: they are not; `unreadable`: nobody can tell */
  state: 'intact' | 'changed' | 'unreadable'
  /** false when something was added to the file after signing */
  coversWhole: boolean
}
