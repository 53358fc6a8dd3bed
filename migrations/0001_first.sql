-- The first schema. Never edited once merged: a change is a new numbered file.

CREATE TABLE units (
  id TEXT PRIMARY KEY NOT NULL,
  parent_id TEXT,
  name TEXT NOT NULL,
  abbreviation TEXT NOT NULL DEFAULT '',
  protocol_order INTEGER NOT NULL DEFAULT 1000,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX units_parent ON units (parent_id);

CREATE TABLE users (
  id TEXT PRIMARY KEY NOT NULL,
  username TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  honorific TEXT NOT NULL,
  full_name TEXT NOT NULL,
  position TEXT NOT NULL DEFAULT '',
  unit_id TEXT NOT NULL,
  protocol_order INTEGER NOT NULL DEFAULT 1000,
  system_role TEXT NOT NULL DEFAULT 'none',
  is_clerk INTEGER NOT NULL DEFAULT 0,
  is_screen INTEGER NOT NULL DEFAULT 0,
  search_text TEXT NOT NULL DEFAULT '',
  must_change_password INTEGER NOT NULL DEFAULT 0,
  disabled_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX users_username ON users (username);
CREATE INDEX users_unit ON users (unit_id);

CREATE TABLE sessions (
  id TEXT PRIMARY KEY NOT NULL,
  user_id TEXT NOT NULL REFERENCES users(id),
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  device TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE issuing_bodies (
  id TEXT PRIMARY KEY NOT NULL,
  unit_id TEXT,
  name TEXT NOT NULL,
  superior TEXT,
  office_name TEXT NOT NULL DEFAULT '',
  header_lines TEXT NOT NULL,
  place TEXT NOT NULL,
  abbreviation TEXT NOT NULL,
  address TEXT NOT NULL DEFAULT 'ông/bà',
  head_user_id TEXT,
  seal_file_hash TEXT,
  recipients TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE signer_blocks (
  id TEXT PRIMARY KEY NOT NULL,
  body_id TEXT NOT NULL REFERENCES issuing_bodies(id),
  lines TEXT NOT NULL,
  signer_user_id TEXT
) STRICT;

CREATE TABLE number_series (
  id TEXT PRIMARY KEY NOT NULL,
  body_id TEXT NOT NULL REFERENCES issuing_bodies(id),
  paper_kind TEXT
) STRICT;

CREATE TABLE issued_numbers (
  id TEXT PRIMARY KEY NOT NULL,
  series_id TEXT NOT NULL REFERENCES number_series(id),
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  paper_id TEXT NOT NULL,
  issued_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX issued_numbers_unique ON issued_numbers (series_id, year, number);

CREATE TABLE audit_log (
  seq INTEGER PRIMARY KEY NOT NULL,
  at INTEGER NOT NULL,
  actor_id TEXT,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE idempotency_keys (
  key TEXT PRIMARY KEY NOT NULL,
  answer TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE settings (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE notifications (
  id TEXT PRIMARY KEY NOT NULL,
  user_id TEXT NOT NULL REFERENCES users(id),
  meeting_id TEXT,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  read_at INTEGER
) STRICT;
CREATE INDEX notifications_user ON notifications (user_id, created_at);

CREATE TABLE meeting_types (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  noun TEXT NOT NULL,
  chair_word TEXT NOT NULL,
  member_word TEXT NOT NULL,
  quorum TEXT NOT NULL,
  rule TEXT NOT NULL,
  choice_labels TEXT NOT NULL,
  speaking_seconds INTEGER NOT NULL DEFAULT 420,
  deputies_vote INTEGER NOT NULL DEFAULT 0,
  secretary_may_chair INTEGER NOT NULL DEFAULT 1,
  protocol_order INTEGER NOT NULL DEFAULT 1000
) STRICT;

CREATE TABLE meetings (
  id TEXT PRIMARY KEY NOT NULL,
  type_id TEXT NOT NULL REFERENCES meeting_types(id),
  body_id TEXT NOT NULL REFERENCES issuing_bodies(id),
  title TEXT NOT NULL,
  search_title TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL,
  place TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  created_by TEXT NOT NULL REFERENCES users(id),
  created_at INTEGER NOT NULL,
  last_seq INTEGER NOT NULL DEFAULT 0,
  chair_seat_id TEXT,
  current_item_id TEXT,
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX meetings_starts ON meetings (starts_at);
CREATE INDEX meetings_state ON meetings (state, starts_at);

CREATE TABLE sittings (
  id TEXT PRIMARY KEY NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meetings(id),
  ordinal INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  place TEXT NOT NULL,
  opened_at INTEGER,
  closed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX sittings_ordinal ON sittings (meeting_id, ordinal);

CREATE TABLE sites (
  id TEXT PRIMARY KEY NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meetings(id),
  name TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX sites_meeting ON sites (meeting_id);

CREATE TABLE seats (
  id TEXT PRIMARY KEY NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meetings(id),
  role TEXT NOT NULL,
  user_id TEXT,
  unit_id TEXT,
  occupant_user_id TEXT,
  stands_in_for_user_id TEXT,
  counts_for_quorum INTEGER NOT NULL,
  votes INTEGER NOT NULL,
  protocol_order INTEGER NOT NULL DEFAULT 1000,
  site_id TEXT,
  reply TEXT NOT NULL DEFAULT 'none',
  reply_reason TEXT NOT NULL DEFAULT '',
  proposed_deputy_user_id TEXT,
  replied_at INTEGER
) STRICT;
CREATE INDEX seats_meeting ON seats (meeting_id);
CREATE INDEX seats_occupant ON seats (occupant_user_id);
CREATE UNIQUE INDEX seats_person ON seats (meeting_id, occupant_user_id);

CREATE TABLE chair_periods (
  id TEXT PRIMARY KEY NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meetings(id),
  seat_id TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER,
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX chair_periods_meeting ON chair_periods (meeting_id);

CREATE TABLE agenda_items (
  id TEXT PRIMARY KEY NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meetings(id),
  parent_id TEXT,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  neutral_title TEXT NOT NULL DEFAULT 'Nội dung họp kín',
  minutes INTEGER NOT NULL DEFAULT 15,
  preparing_unit_id TEXT,
  presenter_seat_id TEXT,
  closed INTEGER NOT NULL DEFAULT 0,
  arisen INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'planned'
) STRICT;
CREATE INDEX agenda_items_meeting ON agenda_items (meeting_id);

CREATE TABLE meeting_events (
  meeting_id TEXT NOT NULL REFERENCES meetings(id),
  seq INTEGER NOT NULL,
  type TEXT NOT NULL,
  payload TEXT NOT NULL,
  occurred_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor_id TEXT,
  on_behalf_of TEXT,
  source TEXT NOT NULL,
  audience TEXT NOT NULL,
  PRIMARY KEY (meeting_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE speaking_requests (
  id TEXT PRIMARY KEY NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meetings(id),
  item_id TEXT,
  seat_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  topic TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL,
  requested_at INTEGER NOT NULL
) STRICT;
CREATE INDEX speaking_requests_meeting ON speaking_requests (meeting_id, state);

CREATE TABLE speeches (
  id TEXT PRIMARY KEY NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meetings(id),
  item_id TEXT,
  seat_id TEXT NOT NULL,
  request_id TEXT,
  seconds INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX speeches_meeting ON speeches (meeting_id);

CREATE TABLE votes (
  id TEXT PRIMARY KEY NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meetings(id),
  item_id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  question TEXT NOT NULL,
  secret INTEGER NOT NULL DEFAULT 0,
  rule TEXT NOT NULL,
  choice_labels TEXT NOT NULL,
  state TEXT NOT NULL,
  version_id TEXT,
  amended_passage TEXT,
  opened_at INTEGER,
  closed_at INTEGER,
  members INTEGER,
  present INTEGER,
  result TEXT
) STRICT;
CREATE INDEX votes_meeting ON votes (meeting_id);

CREATE TABLE vote_roll (
  vote_id TEXT NOT NULL REFERENCES votes(id),
  seat_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  present INTEGER NOT NULL,
  PRIMARY KEY (vote_id, seat_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ballots (
  id TEXT PRIMARY KEY NOT NULL,
  vote_id TEXT NOT NULL REFERENCES votes(id),
  seat_id TEXT NOT NULL,
  choice TEXT NOT NULL,
  cast_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX ballots_one_each ON ballots (vote_id, seat_id);

CREATE TABLE conclusions (
  id TEXT PRIMARY KEY NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meetings(id),
  item_id TEXT,
  text TEXT NOT NULL,
  lead_unit TEXT,
  cooperating_units TEXT NOT NULL,
  deadline TEXT,
  recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX conclusions_meeting ON conclusions (meeting_id);
CREATE INDEX conclusions_deadline ON conclusions (deadline);

CREATE TABLE documents (
  id TEXT PRIMARY KEY NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meetings(id),
  item_id TEXT NOT NULL REFERENCES agenda_items(id),
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  preparing_unit_id TEXT,
  state TEXT NOT NULL,
  recalled_at INTEGER,
  created_by TEXT NOT NULL REFERENCES users(id),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX documents_item ON documents (item_id);
CREATE INDEX documents_meeting ON documents (meeting_id);

CREATE TABLE document_versions (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id),
  number INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  page_count INTEGER NOT NULL,
  state TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES users(id),
  created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX document_versions_number ON document_versions (document_id, number);
CREATE INDEX document_versions_state ON document_versions (state);

CREATE TABLE document_pages (
  version_id TEXT NOT NULL REFERENCES document_versions(id),
  page INTEGER NOT NULL,
  width_pt REAL NOT NULL,
  height_pt REAL NOT NULL,
  state TEXT NOT NULL,
  reading_hash TEXT,
  thumb_hash TEXT,
  content_box TEXT,
  text TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (version_id, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE reading_places (
  user_id TEXT NOT NULL REFERENCES users(id),
  version_id TEXT NOT NULL REFERENCES document_versions(id),
  page INTEGER NOT NULL,
  offset REAL NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (user_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark_docs (
  id TEXT PRIMARY KEY NOT NULL,
  version_id TEXT NOT NULL REFERENCES document_versions(id),
  layer TEXT NOT NULL,
  epoch INTEGER NOT NULL DEFAULT 1,
  locked INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX mark_docs_layer ON mark_docs (version_id, layer);

CREATE TABLE mark_updates (
  id TEXT PRIMARY KEY NOT NULL,
  doc_id TEXT NOT NULL REFERENCES mark_docs(id),
  user_id TEXT NOT NULL,
  update_bytes BLOB NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX mark_updates_doc ON mark_updates (doc_id);

CREATE TABLE mark_clients (
  doc_id TEXT NOT NULL REFERENCES mark_docs(id),
  client_id INTEGER NOT NULL,
  user_id TEXT NOT NULL,
  PRIMARY KEY (doc_id, client_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE official_papers (
  id TEXT PRIMARY KEY NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meetings(id),
  body_id TEXT NOT NULL REFERENCES issuing_bodies(id),
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  recipients TEXT NOT NULL,
  signer_block_id TEXT,
  revision INTEGER NOT NULL DEFAULT 1,
  sent_back_reason TEXT,
  approved_by TEXT,
  approved_at INTEGER,
  number INTEGER,
  issue_day TEXT,
  issued_by TEXT,
  issued_at INTEGER,
  pdf_hash TEXT,
  docx_hash TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX official_papers_kind ON official_papers (meeting_id, kind);
CREATE INDEX official_papers_state ON official_papers (state);

CREATE TABLE paper_signatures (
  paper_id TEXT NOT NULL REFERENCES official_papers(id),
  position INTEGER NOT NULL,
  user_id TEXT NOT NULL,
  lines TEXT NOT NULL,
  signed_at INTEGER,
  PRIMARY KEY (paper_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper_revisions (
  id TEXT PRIMARY KEY NOT NULL,
  paper_id TEXT NOT NULL REFERENCES official_papers(id),
  revision INTEGER NOT NULL,
  body TEXT NOT NULL,
  subject TEXT NOT NULL,
  saved_by TEXT,
  saved_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX paper_revisions_number ON paper_revisions (paper_id, revision);
