-- The words of each page with their places (app/domain/annotations/packed-words.ts); null until they are read.
ALTER TABLE document_pages ADD COLUMN words TEXT;
