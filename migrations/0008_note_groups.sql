-- Groups that participants make for their notes; a group without a maker is the secretary's. One that has ended stays, as its notes do.
ALTER TABLE meeting_groups ADD COLUMN made_by TEXT REFERENCES users(id);
ALTER TABLE meeting_groups ADD COLUMN ended_at INTEGER;
