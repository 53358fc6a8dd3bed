-- Full-text search over the papers' titles and texts. The index holds words without diacritics and no text of its own.

CREATE TABLE search_portions (
  id INTEGER PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id),
  version_id TEXT NOT NULL REFERENCES document_versions(id),
  first_page INTEGER NOT NULL,
  last_page INTEGER NOT NULL
) STRICT;
CREATE INDEX search_portions_document ON search_portions (document_id);

CREATE VIRTUAL TABLE search_words USING fts5 (title, body, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");

-- NULL: not in the index yet, or its title has changed since
ALTER TABLE document_versions ADD COLUMN indexed_at INTEGER;
CREATE INDEX document_versions_unindexed ON document_versions (created_at) WHERE indexed_at IS NULL;
