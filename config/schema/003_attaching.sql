-- SPDX-License-Identifier: GPL-3.0-or-later
-- Articles whose page does not show their audio yet; what a feed says of the recordings.

CREATE TABLE articles_now (
    source            TEXT NOT NULL,
    input             TEXT NOT NULL,             -- URL or absolute path, as the source announces it
    id                TEXT NOT NULL DEFAULT '',  -- empty until its page was fetched
    url               TEXT NOT NULL DEFAULT '',
    title             TEXT NOT NULL DEFAULT '',
    published         TEXT NOT NULL DEFAULT '',  -- ISO 8601
    state             TEXT NOT NULL CHECK (state IN ('missing', 'queued', 'working', 'attached', 'unchanged',
                                                     'skipped', 'failed', 'outdated', 'attaching')),
    reason            TEXT NOT NULL DEFAULT '',
    content_hash      TEXT NOT NULL DEFAULT '',  -- of our recording, as the next ones
    audio             TEXT NOT NULL DEFAULT '',
    stable            TEXT NOT NULL DEFAULT '',
    captions          TEXT NOT NULL DEFAULT '',
    chapters          TEXT NOT NULL DEFAULT '',  -- JSON, see encode/chapters.h
    bytes             INTEGER NOT NULL DEFAULT 0,
    duration          REAL NOT NULL DEFAULT 0,   -- seconds
    voice             TEXT NOT NULL DEFAULT '',
    version           TEXT NOT NULL DEFAULT '',  -- of baonoi that made it
    round             INTEGER NOT NULL DEFAULT 0, -- the last round that dealt with it
    announced_at      INTEGER NOT NULL DEFAULT 0, -- when it was first heard of
    first_attached_at INTEGER NOT NULL DEFAULT 0,
    attached_at       INTEGER NOT NULL DEFAULT 0,
    changed_at        INTEGER NOT NULL,
    PRIMARY KEY (source, input)
) STRICT, WITHOUT ROWID;

INSERT INTO articles_now (source, input, id, url, title, published, state, reason, content_hash, audio, duration,
                          voice, version, round, announced_at, first_attached_at, attached_at, changed_at)
    SELECT source, input, id, url, title, published, state, reason, content_hash, audio, duration,
           voice, version, round, announced_at, first_attached_at, attached_at, changed_at FROM articles;

DROP TABLE articles;
ALTER TABLE articles_now RENAME TO articles;

CREATE INDEX articles_by_state ON articles (state, source);
CREATE INDEX articles_by_id ON articles (id);
CREATE INDEX articles_by_change ON articles (changed_at);
CREATE INDEX articles_by_url ON articles (url);
CREATE INDEX articles_by_input ON articles (input);
