-- SPDX-License-Identifier: GPL-3.0-or-later
-- What readers hear beside the MP3, and how much of it they listen to.

-- Of the recording that plays.
ALTER TABLE articles ADD COLUMN opus TEXT NOT NULL DEFAULT '';           -- where its Opus file is heard; empty: none
ALTER TABLE articles ADD COLUMN opus_bytes INTEGER NOT NULL DEFAULT 0;

-- How often a recording of an article was begun, and heard that far, as readers' browsers told. Nothing is known of them.
CREATE TABLE listened (
    article TEXT NOT NULL,                  -- id
    day     INTEGER NOT NULL,               -- days since 1970, in Vietnam
    start   INTEGER NOT NULL DEFAULT 0,
    to_25   INTEGER NOT NULL DEFAULT 0,     -- percent
    to_50   INTEGER NOT NULL DEFAULT 0,
    to_75   INTEGER NOT NULL DEFAULT 0,
    to_100  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (article, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX listened_by_day ON listened (day);

-- Browsers name the recording that they play.
CREATE INDEX articles_by_hash ON articles (content_hash);
