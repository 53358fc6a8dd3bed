-- Papers: own papers, approval, who may read, versions, what a file holds, who has read.

-- meeting_id and item_id may be empty now: a person's own paper is in no meeting.
CREATE TABLE documents_new (
  id TEXT PRIMARY KEY NOT NULL,
  meeting_id TEXT REFERENCES meetings(id),
  item_id TEXT REFERENCES agenda_items(id),
  owner_id TEXT REFERENCES users(id),
  folder_id TEXT,
  request_id TEXT,
  position INTEGER NOT NULL,
  group_name TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL,
  search_title TEXT NOT NULL DEFAULT '',
  preparing_unit_id TEXT,
  state TEXT NOT NULL,
  sent_back_reason TEXT,
  decided_by TEXT,
  decided_at INTEGER,
  readers TEXT NOT NULL DEFAULT '{"kind":"all","groupIds":[],"userIds":[],"guests":true}',
  opens_at INTEGER,
  closes_at INTEGER,
  may_download INTEGER NOT NULL DEFAULT 1,
  recalled_at INTEGER,
  recall_reason TEXT NOT NULL DEFAULT '',
  created_by TEXT NOT NULL REFERENCES users(id),
  created_at INTEGER NOT NULL,
  CHECK ((owner_id IS NULL) = (meeting_id IS NOT NULL) AND (meeting_id IS NULL) = (item_id IS NULL))
) STRICT;
INSERT INTO documents_new (id, meeting_id, item_id, position, title, preparing_unit_id, state, recalled_at, created_by, created_at)
  SELECT id, meeting_id, item_id, position, title, preparing_unit_id, state, recalled_at, created_by, created_at FROM documents;
DROP TABLE documents;
ALTER TABLE documents_new RENAME TO documents;
CREATE INDEX documents_item ON documents (item_id);
CREATE INDEX documents_meeting ON documents (meeting_id);
CREATE INDEX documents_owner ON documents (owner_id, folder_id);

ALTER TABLE document_versions ADD COLUMN media_type TEXT NOT NULL DEFAULT 'application/pdf';
ALTER TABLE document_versions ADD COLUMN pdf_hash TEXT NOT NULL DEFAULT '';
UPDATE document_versions SET pdf_hash = file_hash;
ALTER TABLE document_versions ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE document_versions ADD COLUMN findings TEXT NOT NULL DEFAULT '{"javascript":false,"attachments":0}';
ALTER TABLE document_versions ADD COLUMN signatures TEXT NOT NULL DEFAULT '[]';
ALTER TABLE document_versions ADD COLUMN outline TEXT NOT NULL DEFAULT '[]';

ALTER TABLE document_pages ADD COLUMN small_hash TEXT;
ALTER TABLE document_pages ADD COLUMN rotation INTEGER NOT NULL DEFAULT 0;

ALTER TABLE agenda_items ADD COLUMN on_paper INTEGER NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN is_unit_head INTEGER NOT NULL DEFAULT 0;

CREATE TABLE paper_requests (
  id TEXT PRIMARY KEY NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meetings(id),
  item_id TEXT NOT NULL REFERENCES agenda_items(id),
  unit_id TEXT NOT NULL REFERENCES units(id),
  what TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  reminded_at INTEGER,
  withdrawn_at INTEGER,
  created_by TEXT NOT NULL REFERENCES users(id),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX paper_requests_meeting ON paper_requests (meeting_id);
CREATE INDEX paper_requests_unit ON paper_requests (unit_id, due_at);

CREATE TABLE own_folders (
  id TEXT PRIMARY KEY NOT NULL,
  owner_id TEXT NOT NULL REFERENCES users(id),
  parent_id TEXT,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX own_folders_owner ON own_folders (owner_id);

CREATE TABLE meeting_groups (
  id TEXT PRIMARY KEY NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meetings(id),
  name TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_groups_meeting ON meeting_groups (meeting_id);

CREATE TABLE meeting_group_seats (
  group_id TEXT NOT NULL REFERENCES meeting_groups(id),
  seat_id TEXT NOT NULL REFERENCES seats(id),
  PRIMARY KEY (group_id, seat_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper_readings (
  version_id TEXT NOT NULL REFERENCES document_versions(id),
  user_id TEXT NOT NULL REFERENCES users(id),
  opened_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  furthest_page INTEGER NOT NULL,
  pages_read TEXT NOT NULL,
  PRIMARY KEY (version_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_readings_user ON paper_readings (user_id);
