-- Up to which change a document's marks have been carried to the next version of their paper.
CREATE TABLE mark_carries (
  doc_id TEXT PRIMARY KEY NOT NULL REFERENCES mark_docs(id),
  version_id TEXT NOT NULL REFERENCES document_versions(id),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- Marks whose place is not in the next version: their authors find one, or leave them out.
CREATE TABLE mark_reviews (
  id TEXT PRIMARY KEY NOT NULL,
  doc_id TEXT NOT NULL REFERENCES mark_docs(id),
  mark_key TEXT NOT NULL,
  author_id TEXT NOT NULL,
  mark_bytes BLOB NOT NULL,
  version_id TEXT NOT NULL REFERENCES document_versions(id),
  reason TEXT NOT NULL,
  state TEXT NOT NULL,
  decided_by TEXT,
  decided_at INTEGER
) STRICT;
CREATE UNIQUE INDEX mark_reviews_mark ON mark_reviews (doc_id, mark_key);
CREATE INDEX mark_reviews_version ON mark_reviews (version_id, state);
