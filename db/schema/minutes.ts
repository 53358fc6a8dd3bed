import type { Block, PaperKind } from '~/domain/minutes/paper'
import { id, index, json, millis, primaryKey, string, table, uniqueIndex, whole } from '#columns'
import { issuingBodies } from './identity'
import { meetings } from './meetings'

/** Minutes and conclusion notices, from the composed draft to the issued paper. */
export const officialPapers = table('official_papers', {
  id: id('id').primaryKey(),
  meetingId: id('meeting_id').notNull().references(() => meetings.id),
  bodyId: id('body_id').notNull().references(() => issuingBodies.id),
  kind: string('kind').$type<PaperKind>().notNull(),
  state: string('state').$type<'draft' | 'submitted' | 'approved' | 'signed' | 'numbered' | 'issued'>().notNull(),
  subject: string('subject').notNull(),
  body: json('body').$type<Block[]>().notNull(),
  recipients: json('recipients').$type<string[]>().notNull(),
  signerBlockId: id('signer_block_id'),
  /** raised by each save; a save names the revision that it stands on */
  revision: whole('revision').notNull().default(1),
  sentBackReason: string('sent_back_reason'),
  approvedBy: id('approved_by'),
  approvedAt: millis('approved_at'),
  number: whole('number'),
  /** yyyy-mm-dd of number and issue, Vietnamese time */
  issueDay: string('issue_day'),
  issuedBy: id('issued_by'),
  issuedAt: millis('issued_at'),
  pdfHash: string('pdf_hash'),
  docxHash: string('docx_hash'),
  createdAt: millis('created_at').notNull(),
}, (t) => [uniqueIndex('official_papers_kind').on(t.meetingId, t.kind), index('official_papers_state').on(t.state)])

/** Who signs a paper, in the order of printing, and when each did: a recorded act, later a digital signature. */
export const paperSignatures = table('paper_signatures', {
  paperId: id('paper_id').notNull().references(() => officialPapers.id),
  position: whole('position').notNull(),
  userId: id('user_id').notNull(),
  /** over the name: ["THƯ KÝ"], ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"] */
  lines: json('lines').$type<string[]>().notNull(),
  signedAt: millis('signed_at'),
}, (t) => [primaryKey({ columns: [t.paperId, t.position] })])

/** Earlier texts of a paper, so that no edit is lost. */
export const paperRevisions = table('paper_revisions', {
  id: id('id').primaryKey(),
  paperId: id('paper_id').notNull().references(() => officialPapers.id),
  revision: whole('revision').notNull(),
  body: json('body').$type<Block[]>().notNull(),
  subject: string('subject').notNull(),
  savedBy: id('saved_by'),
  savedAt: millis('saved_at').notNull(),
}, (t) => [uniqueIndex('paper_revisions_number').on(t.paperId, t.revision)])
