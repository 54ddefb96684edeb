-- SPDX-License-Identifier: GPL-3.0-or-later
-- Jobs, the sentences that were spoken, and who may ask and who asked. Times are Unix seconds.

ALTER TABLE sources ADD COLUMN cursor TEXT NOT NULL DEFAULT '';          -- where the last polling ended

ALTER TABLE articles ADD COLUMN voice TEXT NOT NULL DEFAULT '';          -- of our recording
ALTER TABLE articles ADD COLUMN version TEXT NOT NULL DEFAULT '';        -- of baonoi that made it
ALTER TABLE articles ADD COLUMN announced_at INTEGER NOT NULL DEFAULT 0; -- when it was first heard of
ALTER TABLE articles ADD COLUMN first_attached_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN attached_at INTEGER NOT NULL DEFAULT 0;

UPDATE articles SET announced_at = changed_at;
UPDATE articles SET first_attached_at = changed_at, attached_at = changed_at
    WHERE state IN ('attached', 'unchanged');

CREATE INDEX articles_by_change ON articles (changed_at);
CREATE INDEX articles_by_url ON articles (url);
CREATE INDEX articles_by_input ON articles (input);

CREATE TABLE jobs (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    source       TEXT NOT NULL,
    input        TEXT NOT NULL,
    kind         INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3), -- backfill, changed, published, ordered
    urgency      INTEGER NOT NULL DEFAULT 0,
    state        TEXT NOT NULL DEFAULT 'queued' CHECK (state IN
        ('queued', 'working', 'done', 'skipped', 'failed', 'cancelled')),
    content_hash TEXT NOT NULL DEFAULT '',  -- empty: not known before the page was read
    voice        TEXT NOT NULL DEFAULT '',  -- empty: as configured
    version      TEXT NOT NULL,
    ordered_by   TEXT NOT NULL DEFAULT '',
    reason       TEXT NOT NULL DEFAULT '',
    attempts     INTEGER NOT NULL DEFAULT 0,
    created_at   INTEGER NOT NULL,
    run_at       INTEGER NOT NULL,
    started_at   INTEGER NOT NULL DEFAULT 0,
    finished_at  INTEGER NOT NULL DEFAULT 0,
    lease_owner  TEXT NOT NULL DEFAULT '',
    lease_end    INTEGER NOT NULL DEFAULT 0,
    stage        TEXT NOT NULL DEFAULT '',
    errors       TEXT NOT NULL DEFAULT '',
    sentences    INTEGER NOT NULL DEFAULT 0,
    spoken       INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One queued job for an article, and one that is worked on: no two workers meet at one page.
CREATE UNIQUE INDEX jobs_queued ON jobs (source, input) WHERE state = 'queued';
CREATE UNIQUE INDEX jobs_working ON jobs (source, input) WHERE state = 'working';
CREATE INDEX jobs_due ON jobs (kind DESC, urgency DESC, run_at) WHERE state = 'queued';
CREATE INDEX jobs_oldest ON jobs (run_at) WHERE state = 'queued';
CREATE INDEX jobs_by_article ON jobs (source, input, id);
CREATE INDEX jobs_by_state ON jobs (state, id);

CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;

CREATE TABLE sentences (
    source TEXT NOT NULL,
    input  TEXT NOT NULL,
    number INTEGER NOT NULL,                -- from 1
    text   TEXT NOT NULL,                   -- as written
    folded TEXT NOT NULL,                   -- text with its case folded, for searches
    spoken TEXT NOT NULL,
    PRIMARY KEY (source, input, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE tokens (
    name       TEXT PRIMARY KEY,
    role       TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'admin')),
    sha256     TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE orders (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    who    TEXT NOT NULL,
    what   TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    input  TEXT NOT NULL DEFAULT '',
    job    INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE hooks (
    id           TEXT PRIMARY KEY,          -- webhook-id
    forget_after INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
