import { id, index, table, whole } from '#columns'
import { documents, documentVersions } from './documents'

/** A run of pages of a paper as one entry of the full-text index, whose words lie under the same number. */
export const searchPortions = table('search_portions', {
  id: whole('id').primaryKey(),
  documentId: id('document_id').notNull().references(() => documents.id),
  versionId: id('version_id').notNull().references(() => documentVersions.id),
  firstPage: whole('first_page').notNull(),
  lastPage: whole('last_page').notNull(),
}, (t) => [index('search_portions_document').on(t.documentId)])
