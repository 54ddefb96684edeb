-- SPDX-License-Identifier: GPL-3.0-or-later
-- When the page of an article was looked at last, and since when it is missed: a page that goes without a word takes
-- its recording with it. Unix seconds; 0: never, and that it is there.

ALTER TABLE articles ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN missed_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX articles_by_seen ON articles (source, seen_at) WHERE audio != '';
