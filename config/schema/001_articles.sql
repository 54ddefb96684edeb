-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sources, and what became of each article that they announce.

CREATE TABLE sources (
    name   TEXT PRIMARY KEY,
    round  INTEGER NOT NULL DEFAULT 1,      -- counts the runs of `fill` over the whole source
    rounds_done INTEGER NOT NULL DEFAULT 0  -- the last round that came to its end
) STRICT;

CREATE TABLE articles (
    source       TEXT NOT NULL,
    input        TEXT NOT NULL,             -- URL or absolute path, as the source announces it
    id           TEXT NOT NULL DEFAULT '',  -- empty until its page was fetched
    url          TEXT NOT NULL DEFAULT '',
    title        TEXT NOT NULL DEFAULT '',
    published    TEXT NOT NULL DEFAULT '',  -- ISO 8601
    state        TEXT NOT NULL CHECK (state IN
        ('missing', 'queued', 'working', 'attached', 'unchanged', 'skipped', 'failed', 'outdated')),
    reason       TEXT NOT NULL DEFAULT '',
    content_hash TEXT NOT NULL DEFAULT '',  -- of our recording
    audio        TEXT NOT NULL DEFAULT '',
    duration     REAL NOT NULL DEFAULT 0,   -- seconds
    round        INTEGER NOT NULL DEFAULT 0, -- the last round that dealt with it
    changed_at   INTEGER NOT NULL,          -- Unix time
    PRIMARY KEY (source, input)
) STRICT, WITHOUT ROWID;

CREATE INDEX articles_by_state ON articles (state, source);
CREATE INDEX articles_by_id ON articles (id);
