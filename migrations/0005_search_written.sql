-- The index holds the words with their diacritics too: those that were typed are found in it and not among all that are alike without them.
-- Words of two or three letters that are only begun have an index of their own. Everything is taken in again from the pages' texts.
DROP TABLE search_words;
CREATE VIRTUAL TABLE search_words USING fts5 (title, body, written_title, written_body, content = '', contentless_delete = 1, prefix = '2 3', tokenize = "unicode61 remove_diacritics 0");
DELETE FROM search_portions;
UPDATE document_versions SET indexed_at = NULL WHERE indexed_at IS NOT NULL;
