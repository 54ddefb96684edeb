-- SPDX-License-Identifier: GPL-3.0-or-later
-- What points at a job when a program dies, and when a failed job is tried again. Times are Unix seconds.

ALTER TABLE jobs ADD COLUMN losses INTEGER NOT NULL DEFAULT 0;   -- in a row: the program died while it worked on this
ALTER TABLE jobs ADD COLUMN deaths INTEGER NOT NULL DEFAULT 0;   -- in a row: the process in which this ran alone died
ALTER TABLE jobs ADD COLUMN retry_at INTEGER NOT NULL DEFAULT 0; -- of a failed job; 0: it is not tried again

-- What failed before this version, and is the last that is known of its article, is tried again now.
UPDATE jobs SET retry_at = finished_at WHERE state = 'failed' AND NOT EXISTS (SELECT 1 FROM jobs AS later WHERE
    later.source = jobs.source AND later.input = jobs.input AND later.id > jobs.id AND later.state != 'cancelled');

CREATE INDEX jobs_tried_again ON jobs (retry_at) WHERE state = 'failed' AND retry_at > 0;
