-- Updates of marks are counted per document, in the order of their commit: clocks of servers may go back, this does not.
ALTER TABLE mark_updates ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
UPDATE mark_updates SET seq = counted.seq
  FROM (SELECT id, row_number() OVER (PARTITION BY doc_id ORDER BY id) AS seq FROM mark_updates) AS counted
  WHERE counted.id = mark_updates.id;
DROP INDEX mark_updates_doc;
CREATE UNIQUE INDEX mark_updates_seq ON mark_updates (doc_id, seq);

-- A run of updates in one piece, for loading. The updates stay: they are the history.
CREATE TABLE mark_segments (
  doc_id TEXT NOT NULL REFERENCES mark_docs(id),
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  update_bytes BLOB NOT NULL,
  PRIMARY KEY (doc_id, epoch, first_seq)
) STRICT;
