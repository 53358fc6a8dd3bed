-- Bytes whose last row may have gone with a paper: looked at by the sweep, which removes those that nobody uses.
CREATE TABLE loose_files (
  hash TEXT PRIMARY KEY NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Whether anybody uses some bytes is asked of each.
CREATE INDEX document_versions_file ON document_versions (file_hash);
CREATE INDEX document_versions_pdf ON document_versions (pdf_hash);
CREATE INDEX document_pages_reading ON document_pages (reading_hash);
CREATE INDEX document_pages_small ON document_pages (small_hash);
CREATE INDEX document_pages_thumb ON document_pages (thumb_hash);
