-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who is logged in to the console. A session lives as long as the token that opened it and has its role; one that an
-- OpenID provider opened has its own.

CREATE TABLE sessions (
    number     INTEGER PRIMARY KEY AUTOINCREMENT, -- by which people name it
    sha256     TEXT NOT NULL UNIQUE,    -- of its id, which only its browser has
    token      TEXT NOT NULL,           -- SHA-256 of the token that opened it; empty: a provider did
    who        TEXT NOT NULL DEFAULT '', -- without a token
    role       TEXT NOT NULL DEFAULT '', -- without a token
    created_at INTEGER NOT NULL,        -- Unix time, as the next ones
    seen_at    INTEGER NOT NULL,        -- the last request, to about a minute
    ends_at    INTEGER NOT NULL,        -- at the latest
    address    TEXT NOT NULL,           -- of the client that logged in
    agent      TEXT NOT NULL            -- what its browser calls itself
) STRICT;
CREATE INDEX sessions_by_end ON sessions (ends_at);
