-- SPDX-License-Identifier: GPL-3.0-or-later
-- The daemons that work on the store, and what exactly one of them may do at a time. Times are Unix seconds.

CREATE TABLE hosts (
    process    TEXT PRIMARY KEY,            -- of the daemon, as base/process.h names it
    name       TEXT NOT NULL,               -- of its machine
    version    TEXT NOT NULL,               -- of baonoi
    roles      TEXT NOT NULL,               -- "work,poll,http"
    workers    INTEGER NOT NULL,
    busy       INTEGER NOT NULL,            -- of these
    articles   INTEGER NOT NULL,            -- that got their audio here in the last hour
    drains     INTEGER NOT NULL,            -- 1: it ends and takes no more work
    refused_by TEXT NOT NULL,               -- JSON: ["source: publisher", …] that a person has to mend there
    started_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL             -- its last sign of life
) STRICT, WITHOUT ROWID;

CREATE TABLE leases (
    name   TEXT PRIMARY KEY,                -- what is done: "poll tin-moi"
    holder TEXT NOT NULL,                   -- process
    until  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
