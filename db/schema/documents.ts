import type { PageBox } from '~/domain/documents/page-box'
import { bytes, flag, fraction, id, index, json, millis, primaryKey, string, table, uniqueIndex, whole } from '#columns'
import { users } from './identity'
import { agendaItems, meetings } from './meetings'

export const documents = table('documents', {
  id: id('id').primaryKey(),
  meetingId: id('meeting_id').notNull().references(() => meetings.id),
  itemId: id('item_id').notNull().references(() => agendaItems.id),
  position: whole('position').notNull(),
  title: string('title').notNull(),
  preparingUnitId: id('preparing_unit_id'),
  state: string('state').$type<'draft' | 'submitted' | 'approved' | 'sent-back' | 'recalled'>().notNull(),
  recalledAt: millis('recalled_at'),
  createdBy: id('created_by').notNull().references(() => users.id),
  createdAt: millis('created_at').notNull(),
}, (t) => [index('documents_item').on(t.itemId), index('documents_meeting').on(t.meetingId)])

/** Immutable: a new file is a new version. The original bytes are never rewritten. */
export const documentVersions = table('document_versions', {
  id: id('id').primaryKey(),
  documentId: id('document_id').notNull().references(() => documents.id),
  number: whole('number').notNull(),
  fileName: string('file_name').notNull(),
  fileHash: string('file_hash').notNull(),
  sizeBytes: whole('size_bytes').notNull(),
  pageCount: whole('page_count').notNull(),
  state: string('state').$type<'rendering' | 'ready'>().notNull(),
  createdBy: id('created_by').notNull().references(() => users.id),
  createdAt: millis('created_at').notNull(),
}, (t) => [uniqueIndex('document_versions_number').on(t.documentId, t.number), index('document_versions_state').on(t.state)])

export const documentPages = table('document_pages', {
  versionId: id('version_id').notNull().references(() => documentVersions.id),
  page: whole('page').notNull(),
  /** as shown, after the page's own rotation, in points */
  widthPt: fraction('width_pt').notNull(),
  heightPt: fraction('height_pt').notNull(),
  state: string('state').$type<'waiting' | 'ready' | 'failed'>().notNull(),
  readingHash: string('reading_hash'),
  thumbHash: string('thumb_hash'),
  /** where there is print, 0–1 of the page as shown; null while unknown or when the page has no blank margins */
  contentBox: json('content_box').$type<PageBox>(),
  text: string('text').notNull().default(''),
}, (t) => [primaryKey({ columns: [t.versionId, t.page] })])

/** Where each person left each paper, on any device. */
export const readingPlaces = table('reading_places', {
  userId: id('user_id').notNull().references(() => users.id),
  versionId: id('version_id').notNull().references(() => documentVersions.id),
  page: whole('page').notNull(),
  /** how far down the page, 0–1 */
  offset: fraction('offset').notNull(),
  at: millis('at').notNull(),
}, (t) => [primaryKey({ columns: [t.userId, t.versionId] })])

/** One Y.Doc per (version, layer); layer = room, group/<id> or private/<userId> (DESIGN §5). */
export const markDocs = table('mark_docs', {
  id: id('id').primaryKey(),
  versionId: id('version_id').notNull().references(() => documentVersions.id),
  layer: string('layer').notNull(),
  /** changed by a restore: clients of another epoch start afresh */
  epoch: whole('epoch').notNull().default(1),
  locked: flag('locked').notNull().default(false),
}, (t) => [uniqueIndex('mark_docs_layer').on(t.versionId, t.layer)])

export const markUpdates = table('mark_updates', {
  id: id('id').primaryKey(),
  docId: id('doc_id').notNull().references(() => markDocs.id),
  userId: id('user_id').notNull(),
  update: bytes('update_bytes').notNull(),
  at: millis('at').notNull(),
}, (t) => [index('mark_updates_doc').on(t.docId)])

/** A Yjs client id belongs to the user who used it first. */
export const markClients = table('mark_clients', {
  docId: id('doc_id').notNull().references(() => markDocs.id),
  clientId: whole('client_id').notNull(),
  userId: id('user_id').notNull(),
}, (t) => [primaryKey({ columns: [t.docId, t.clientId] })])
