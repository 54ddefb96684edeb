-- SPDX-License-Identifier: GPL-3.0-or-later
-- The recordings that an article had, and the one that an editor went back to. Times are Unix seconds.

-- Of the recording that plays.
ALTER TABLE articles ADD COLUMN sha256 TEXT NOT NULL DEFAULT '';         -- of its MP3
ALTER TABLE articles ADD COLUMN text_hash TEXT NOT NULL DEFAULT '';      -- of the words that it says
ALTER TABLE articles ADD COLUMN number INTEGER NOT NULL DEFAULT 1;       -- among the article's recordings, from 1
ALTER TABLE articles ADD COLUMN last_number INTEGER NOT NULL DEFAULT 1;  -- the highest that the article gave
ALTER TABLE articles ADD COLUMN made_for TEXT NOT NULL DEFAULT '';       -- kind of its job
ALTER TABLE articles ADD COLUMN made_by TEXT NOT NULL DEFAULT '';        -- who ordered it
ALTER TABLE articles ADD COLUMN made_because TEXT NOT NULL DEFAULT '';   -- what the order said

-- Recordings that others took the place of. The one that plays is in articles and sentences alone.
CREATE TABLE versions (
    source       TEXT NOT NULL,
    input        TEXT NOT NULL,
    number       INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    text_hash    TEXT NOT NULL,
    audio        TEXT NOT NULL,             -- where it was heard
    captions     TEXT NOT NULL,
    chapters     TEXT NOT NULL,
    bytes        INTEGER NOT NULL,
    duration     REAL NOT NULL,
    sha256       TEXT NOT NULL,
    voice        TEXT NOT NULL,
    version      TEXT NOT NULL,             -- of baonoi
    made_for     TEXT NOT NULL,
    made_by      TEXT NOT NULL,
    made_because TEXT NOT NULL,
    attached_at  INTEGER NOT NULL,
    replaced_at  INTEGER NOT NULL,
    sentences    TEXT NOT NULL,             -- JSON: [[as written, as spoken], …]
    UNIQUE (source, input, number)
) STRICT;
CREATE INDEX versions_by_end ON versions (replaced_at);
CREATE INDEX versions_by_hash ON versions (content_hash);

ALTER TABLE decisions ADD COLUMN pinned TEXT NOT NULL DEFAULT '';        -- content hash of what is to play
ALTER TABLE decisions ADD COLUMN pinned_text TEXT NOT NULL DEFAULT '';   -- text_hash for which that holds
ALTER TABLE decisions ADD COLUMN pinned_by TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN pinned_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decisions ADD COLUMN pinned_because TEXT NOT NULL DEFAULT '';
CREATE INDEX decisions_by_pin ON decisions (pinned) WHERE pinned != '';

-- What has no audio any more is not read, but for what it said before.
DROP TRIGGER reading_out;
CREATE TRIGGER reading_out AFTER UPDATE OF audio ON articles WHEN new.audio = '' AND old.audio != '' BEGIN
    DELETE FROM readings WHERE source = new.source AND input = new.input AND content_hash NOT IN
        (SELECT content_hash FROM versions WHERE source = new.source AND input = new.input);
    DELETE FROM unknown_words WHERE source = new.source AND input = new.input;
END;
