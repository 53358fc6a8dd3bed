-- Whom a mark has named and who was told of it: nobody is told twice of one mark.
CREATE TABLE mark_mentions (
  doc_id TEXT NOT NULL REFERENCES mark_docs(id),
  mark_key TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES users(id),
  at INTEGER NOT NULL,
  PRIMARY KEY (doc_id, mark_key, user_id)
) STRICT;
