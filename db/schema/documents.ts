import type { PackedWords } from '~/domain/annotations/packed-words'
import type { ReviewReason } from '~/domain/annotations/carry'
import type { PageBox } from '~/domain/documents/page-box'
import { bytes, flag, fraction, id, index, json, millis, primaryKey, string, table, uniqueIndex, whole } from '#columns'
import { everyReader, type Bookmark, type PaperReaders, type PaperSignature, type PaperState, type PdfFindings } from '~/domain/documents/paper'
import { units, users } from './identity'
import { agendaItems, meetings, seats } from './meetings'

/** A paper of an agenda item, or a person's own paper, which is in no meeting. */
export const documents = table('documents', {
  id: id('id').primaryKey(),
  meetingId: id('meeting_id').references(() => meetings.id),
  itemId: id('item_id').references(() => agendaItems.id),
  /** whose own paper it is; null for a meeting's */
  ownerId: id('owner_id').references(() => users.id),
  folderId: id('folder_id'),
  /** the request that it answers */
  requestId: id('request_id'),
  position: whole('position').notNull(),
  /** the name of its group within the item, or '' */
  groupName: string('group_name').notNull().default(''),
  title: string('title').notNull(),
  /** folded for search */
  searchTitle: string('search_title').notNull().default(''),
  preparingUnitId: id('preparing_unit_id'),
  state: string('state').$type<PaperState>().notNull(),
  sentBackReason: string('sent_back_reason'),
  /** the last decision of the unit's head, the secretary or the chair */
  decidedBy: id('decided_by'),
  decidedAt: millis('decided_at'),
  readers: json('readers').$type<PaperReaders>().notNull().default(everyReader),
  /** outside of this window only those who make the meeting read it */
  opensAt: millis('opens_at'),
  closesAt: millis('closes_at'),
  mayDownload: flag('may_download').notNull().default(true),
  recalledAt: millis('recalled_at'),
  recallReason: string('recall_reason').notNull().default(''),
  createdBy: id('created_by').notNull().references(() => users.id),
  createdAt: millis('created_at').notNull(),
}, (t) => [index('documents_item').on(t.itemId), index('documents_meeting').on(t.meetingId), index('documents_owner').on(t.ownerId, t.folderId)])

/** Immutable: a new file is a new version. The original bytes are never rewritten. */
export const documentVersions = table('document_versions', {
  id: id('id').primaryKey(),
  documentId: id('document_id').notNull().references(() => documents.id),
  number: whole('number').notNull(),
  fileName: string('file_name').notNull(),
  /** the original bytes, untouched */
  fileHash: string('file_hash').notNull(),
  mediaType: string('media_type').notNull().default('application/pdf'),
  /** what is drawn and read: the original where that is a PDF, else what was made of it */
  pdfHash: string('pdf_hash').notNull(),
  /** what is new in this version, in the words of whoever brought it */
  note: string('note').notNull().default(''),
  findings: json('findings').$type<PdfFindings>().notNull().default({ javascript: false, attachments: 0 }),
  signatures: json('signatures').$type<PaperSignature[]>().notNull().default([]),
  outline: json('outline').$type<Bookmark[]>().notNull().default([]),
  sizeBytes: whole('size_bytes').notNull(),
  pageCount: whole('page_count').notNull(),
  state: string('state').$type<'rendering' | 'ready'>().notNull(),
  createdBy: id('created_by').notNull().references(() => users.id),
  createdAt: millis('created_at').notNull(),
  /** when it came into the search index; null while it waits, or when its title has changed since */
  indexedAt: millis('indexed_at'),
}, (t) => [uniqueIndex('document_versions_number').on(t.documentId, t.number), index('document_versions_state').on(t.state), index('document_versions_file').on(t.fileHash), index('document_versions_pdf').on(t.pdfHash)])

export const documentPages = table('document_pages', {
  versionId: id('version_id').notNull().references(() => documentVersions.id),
  page: whole('page').notNull(),
  /** as shown, after the page's own rotation, in points */
  widthPt: fraction('width_pt').notNull(),
  heightPt: fraction('height_pt').notNull(),
  state: string('state').$type<'waiting' | 'ready' | 'failed'>().notNull(),
  readingHash: string('reading_hash'),
  /** a narrow picture for phones and slow lines */
  smallHash: string('small_hash'),
  thumbHash: string('thumb_hash'),
  /** where there is print, 0–1 of the page as shown; null while unknown or when the page has no blank margins */
  contentBox: json('content_box').$type<PageBox>(),
  text: string('text').notNull().default(''),
  /** degrees clockwise that the page asks to be turned by; size and pictures have it applied */
  rotation: whole('rotation').notNull().default(0),
  /** its words with their places; null until they are read */
  words: json('words').$type<PackedWords>(),
}, (t) => [
  primaryKey({ columns: [t.versionId, t.page] }),
  index('document_pages_reading').on(t.readingHash), index('document_pages_small').on(t.smallHash), index('document_pages_thumb').on(t.thumbHash),
])

/** Bytes in the store whose last row may have gone, and since when: the sweep removes those that nobody uses. */
export const looseFiles = table('loose_files', {
  hash: string('hash').primaryKey(),
  at: millis('at').notNull(),
})

/** Where each person left each paper, on any device. */
export const readingPlaces = table('reading_places', {
  userId: id('user_id').notNull().references(() => users.id),
  versionId: id('version_id').notNull().references(() => documentVersions.id),
  page: whole('page').notNull(),
  /** how far down the page, 0–1 */
  offset: fraction('offset').notNull(),
  at: millis('at').notNull(),
}, (t) => [primaryKey({ columns: [t.userId, t.versionId] })])

/** A unit is asked for a paper by a day (DOMAIN §3: documents prepared by units). */
export const paperRequests = table('paper_requests', {
  id: id('id').primaryKey(),
  meetingId: id('meeting_id').notNull().references(() => meetings.id),
  itemId: id('item_id').notNull().references(() => agendaItems.id),
  unitId: id('unit_id').notNull().references(() => units.id),
  what: string('what').notNull(),
  dueAt: millis('due_at').notNull(),
  remindedAt: millis('reminded_at'),
  withdrawnAt: millis('withdrawn_at'),
  createdBy: id('created_by').notNull().references(() => users.id),
  createdAt: millis('created_at').notNull(),
}, (t) => [index('paper_requests_meeting').on(t.meetingId), index('paper_requests_unit').on(t.unitId, t.dueAt)])

/** Folders of a person's own papers. */
export const ownFolders = table('own_folders', {
  id: id('id').primaryKey(),
  ownerId: id('owner_id').notNull().references(() => users.id),
  parentId: id('parent_id'),
  name: string('name').notNull(),
  createdAt: millis('created_at').notNull(),
}, (t) => [index('own_folders_owner').on(t.ownerId)])

/** Any set of a meeting's participants, as a delegation: for who may read, and for notes that its members share. */
export const meetingGroups = table('meeting_groups', {
  id: id('id').primaryKey(),
  meetingId: id('meeting_id').notNull().references(() => meetings.id),
  name: string('name').notNull(),
  /** the participant who made it for notes; null for the secretary's */
  madeBy: id('made_by').references(() => users.id),
  /** a participant's that has ended; its notes stay where they are */
  endedAt: millis('ended_at'),
}, (t) => [index('meeting_groups_meeting').on(t.meetingId)])

export const meetingGroupSeats = table('meeting_group_seats', {
  groupId: id('group_id').notNull().references(() => meetingGroups.id),
  seatId: id('seat_id').notNull().references(() => seats.id),
}, (t) => [primaryKey({ columns: [t.groupId, t.seatId] })])

/** Who has opened a version, when, and how far. */
export const paperReadings = table('paper_readings', {
  versionId: id('version_id').notNull().references(() => documentVersions.id),
  userId: id('user_id').notNull().references(() => users.id),
  openedAt: millis('opened_at').notNull(),
  lastAt: millis('last_at').notNull(),
  furthestPage: whole('furthest_page').notNull(),
  pagesRead: json('pages_read').$type<number[]>().notNull(),
}, (t) => [primaryKey({ columns: [t.versionId, t.userId] }), index('paper_readings_user').on(t.userId)])

/** One Y.Doc per (version, layer); layer = room, group/<id> or private/<userId> (DESIGN §5). */
export const markDocs = table('mark_docs', {
  id: id('id').primaryKey(),
  versionId: id('version_id').notNull().references(() => documentVersions.id),
  layer: string('layer').notNull(),
  /** changed by a restore: clients of another epoch start afresh */
  epoch: whole('epoch').notNull().default(1),
  locked: flag('locked').notNull().default(false),
}, (t) => [uniqueIndex('mark_docs_layer').on(t.versionId, t.layer)])

/** Who changed what, and when: the document and its history. Never rewritten. */
export const markUpdates = table('mark_updates', {
  id: id('id').primaryKey(),
  docId: id('doc_id').notNull().references(() => markDocs.id),
  userId: id('user_id').notNull(),
  update: bytes('update_bytes').notNull(),
  at: millis('at').notNull(),
  /** 1, 2, 3, … in the order of commit */
  seq: whole('seq').notNull().default(0),
}, (t) => [uniqueIndex('mark_updates_seq').on(t.docId, t.seq)])

/** The updates `firstSeq` to `lastSeq` of a document merged into one, so that it loads fast. `epoch`: the document's when it was made. */
export const markSegments = table('mark_segments', {
  docId: id('doc_id').notNull().references(() => markDocs.id),
  firstSeq: whole('first_seq').notNull(),
  lastSeq: whole('last_seq').notNull(),
  epoch: whole('epoch').notNull(),
  update: bytes('update_bytes').notNull(),
}, (t) => [primaryKey({ columns: [t.docId, t.epoch, t.firstSeq] })])

/** A Yjs client id belongs to the user who used it first. */
export const markClients = table('mark_clients', {
  docId: id('doc_id').notNull().references(() => markDocs.id),
  clientId: whole('client_id').notNull(),
  userId: id('user_id').notNull(),
}, (t) => [primaryKey({ columns: [t.docId, t.clientId] })])

/** Up to which change a document's marks have been carried to the next version of their paper. */
export const markCarries = table('mark_carries', {
  docId: id('doc_id').primaryKey().references(() => markDocs.id),
  versionId: id('version_id').notNull().references(() => documentVersions.id),
  seq: whole('seq').notNull(),
  at: millis('at').notNull(),
})

/** Marks whose place is not in the next version: their authors find one, or leave them out. */
export const markReviews = table('mark_reviews', {
  id: id('id').primaryKey(),
  /** where the mark stands */
  docId: id('doc_id').notNull().references(() => markDocs.id),
  markKey: string('mark_key').notNull(),
  authorId: id('author_id').notNull(),
  mark: bytes('mark_bytes').notNull(),
  /** where it is to be placed: the newest version that was ready */
  versionId: id('version_id').notNull().references(() => documentVersions.id),
  reason: string('reason').$type<ReviewReason>().notNull(),
  state: string('state').$type<'waiting' | 'placed' | 'left-out'>().notNull(),
  decidedBy: id('decided_by'),
  decidedAt: millis('decided_at'),
}, (t) => [uniqueIndex('mark_reviews_mark').on(t.docId, t.markKey), index('mark_reviews_version').on(t.versionId, t.state)])

/** Whom a mark has named and who was told of it: nobody is told twice of one mark. */
export const markMentions = table('mark_mentions', {
  docId: id('doc_id').notNull().references(() => markDocs.id),
  markKey: string('mark_key').notNull(),
  userId: id('user_id').notNull().references(() => users.id),
  at: millis('at').notNull(),
}, (t) => [primaryKey({ columns: [t.docId, t.markKey, t.userId] })])
