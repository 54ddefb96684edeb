-- SPDX-License-Identifier: GPL-3.0-or-later
-- What editors decided about an article: it lasts until they decide otherwise, whatever the article's source announces.

CREATE TABLE decisions (
    source       TEXT NOT NULL,
    input        TEXT NOT NULL,
    voice        TEXT NOT NULL DEFAULT '',     -- that speaks it; empty: as configured
    withdrawn_by TEXT NOT NULL DEFAULT '',     -- who took its audio away; empty: nobody
    withdrawn_at INTEGER NOT NULL DEFAULT 0,   -- Unix time
    reason       TEXT NOT NULL DEFAULT '',     -- of the withdrawal
    PRIMARY KEY (source, input)
) STRICT, WITHOUT ROWID;

-- The last voice that was ordered for an article is what its editor decided.
INSERT INTO decisions (source, input, voice)
    SELECT source, input, voice FROM jobs AS ordered WHERE kind = 3 AND voice != '' AND NOT EXISTS (
        SELECT 1 FROM jobs AS later WHERE later.source = ordered.source AND later.input = ordered.input AND
        later.kind = 3 AND later.voice != '' AND later.id > ordered.id);

ALTER TABLE jobs ADD COLUMN outcome TEXT NOT NULL DEFAULT ''; -- of a job that is done: what became of its article
