-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the source of an article announced of it, so that its job need not list the whole source again; how its page
-- stood when we had written our player into it.

CREATE TABLE listings (
    source  TEXT NOT NULL,
    input   TEXT NOT NULL,
    listing TEXT NOT NULL,             -- JSON, see work/listing_text.h
    PRIMARY KEY (source, input)
) STRICT;

ALTER TABLE jobs ADD COLUMN is_listed INTEGER NOT NULL DEFAULT 0;     -- 1: its source announced it with the listing
ALTER TABLE articles ADD COLUMN page_hash TEXT NOT NULL DEFAULT '';   -- SHA-256 of the page that we wrote
