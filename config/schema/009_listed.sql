-- SPDX-License-Identifier: GPL-3.0-or-later
-- What lists, searches and counts are answered from, so that none of them reads all articles or all jobs.
--
-- An article is listed from its first change under this schema on, a job likewise; what was there before is listed in
-- batches (store/catch_up.h), whose place is in the table unfinished. Triggers keep everything else in step: what is
-- listed is counted and can be searched, what is not is neither.

-- What is listed of an article.
CREATE VIEW article_facts AS SELECT
    source, input, state,
    audio != '' AS has_audio,
    -- From the announcement to the first audio, in minutes begun, at most a year; -1: it never had any.
    CASE WHEN first_attached_at = 0 THEN -1
         ELSE (min(max(first_attached_at - announced_at, 0), 31536060) + 59) / 60 END AS minutes,
    -- Why it has no audio. Two reasons that differ only in the name of their article, or in what was found instead, are
    -- one.
    CASE WHEN audio != '' THEN ''
         ELSE replace(substr(reason, 1, instr(reason || ': the longest text is ', ': the longest text is ') - 1),
                      input, 'it') END AS why,
    -- It never had any, or has none any more, and its page is gone: it is missing nothing.
    audio = '' AND missed_at != 0 AS is_gone,
    't' || state || ' s' || hex(source) AS marks,
    -- The tokenizer below takes case and tone marks away; to it, đ is a letter without a mark.
    replace(replace(title || ' ' || id || ' ' || url || iif(url = input, '', ' ' || input), 'đ', 'd'), 'Đ', 'd') AS words
    FROM articles;

-- The higher the number, the later the article changed. Begins in the middle: what is older is listed downwards.
CREATE TABLE listed (
    number    INTEGER PRIMARY KEY,
    source    TEXT NOT NULL,
    input     TEXT NOT NULL,
    state     TEXT NOT NULL,
    has_audio INTEGER NOT NULL,
    minutes   INTEGER NOT NULL,
    why       TEXT NOT NULL,
    is_gone   INTEGER NOT NULL,
    marks     TEXT NOT NULL,
    words     TEXT NOT NULL,
    UNIQUE (source, input)
) STRICT;
CREATE INDEX listed_order ON listed (number); -- narrow, to step over pages

CREATE VIRTUAL TABLE listed_words USING fts5(marks, words, content='listed', content_rowid='number',
    prefix='2 3', tokenize='unicode61 remove_diacritics 2');

CREATE TABLE article_counts (
    source    TEXT NOT NULL,
    state     TEXT NOT NULL,
    has_audio INTEGER NOT NULL,
    minutes   INTEGER NOT NULL,
    why       TEXT NOT NULL,
    is_gone   INTEGER NOT NULL,
    count     INTEGER NOT NULL,
    PRIMARY KEY (source, state, has_audio, minutes, why, is_gone)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER listed_in AFTER INSERT ON listed BEGIN
    INSERT INTO listed_words (rowid, marks, words) VALUES (new.number, new.marks, new.words);
    INSERT INTO article_counts VALUES (new.source, new.state, new.has_audio, new.minutes, new.why, new.is_gone, 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER listed_out AFTER DELETE ON listed BEGIN
    INSERT INTO listed_words (listed_words, rowid, marks, words) VALUES ('delete', old.number, old.marks, old.words);
    UPDATE article_counts SET count = count - 1 WHERE source = old.source AND state = old.state
        AND has_audio = old.has_audio AND minutes = old.minutes AND why = old.why AND is_gone = old.is_gone;
    DELETE FROM article_counts WHERE source = old.source AND state = old.state
        AND has_audio = old.has_audio AND minutes = old.minutes AND why = old.why AND is_gone = old.is_gone AND count = 0;
END;

CREATE TRIGGER article_in AFTER INSERT ON articles BEGIN
    INSERT INTO listed SELECT (SELECT coalesce(max(number), 1 << 40) + 1 FROM listed), *
        FROM article_facts WHERE source = new.source AND input = new.input;
END;
-- That its page was looked at is no change.
CREATE TRIGGER article_changed AFTER UPDATE OF source, input, id, url, title, state, reason, audio, announced_at,
    first_attached_at, missed_at, changed_at ON articles BEGIN
    DELETE FROM listed WHERE source = old.source AND input = old.input;
    INSERT INTO listed SELECT (SELECT coalesce(max(number), 1 << 40) + 1 FROM listed), *
        FROM article_facts WHERE source = new.source AND input = new.input;
END;
CREATE TRIGGER article_out AFTER DELETE ON articles BEGIN
    DELETE FROM listed WHERE source = old.source AND input = old.input;
END;

DROP INDEX articles_by_state;

CREATE TABLE listed_jobs (
    kind       INTEGER NOT NULL,
    state      TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    id         INTEGER NOT NULL,
    PRIMARY KEY (kind, state, created_at, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE job_counts (
    kind  INTEGER NOT NULL,
    state TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (kind, state)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER listed_job_in AFTER INSERT ON listed_jobs BEGIN
    INSERT INTO job_counts VALUES (new.kind, new.state, 1) ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER listed_job_out AFTER DELETE ON listed_jobs BEGIN
    UPDATE job_counts SET count = count - 1 WHERE kind = old.kind AND state = old.state;
    DELETE FROM job_counts WHERE kind = old.kind AND state = old.state AND count = 0;
END;

CREATE TRIGGER job_in AFTER INSERT ON jobs BEGIN
    INSERT INTO listed_jobs VALUES (new.kind, new.state, new.created_at, new.id);
END;
CREATE TRIGGER job_changed AFTER UPDATE OF kind, state, created_at ON jobs
WHEN new.kind != old.kind OR new.state != old.state OR new.created_at != old.created_at BEGIN
    DELETE FROM listed_jobs WHERE kind = old.kind AND state = old.state AND created_at = old.created_at AND id = old.id;
    INSERT INTO listed_jobs VALUES (new.kind, new.state, new.created_at, new.id);
END;
CREATE TRIGGER job_out AFTER DELETE ON jobs BEGIN
    DELETE FROM listed_jobs WHERE kind = old.kind AND state = old.state AND created_at = old.created_at AND id = old.id;
END;

-- How far what was there before is listed: everything after this place is.
CREATE TABLE unfinished (
    what   TEXT PRIMARY KEY CHECK (what IN ('articles', 'jobs')),
    at     INTEGER NOT NULL,               -- changed_at of an article, id of a job
    source TEXT NOT NULL DEFAULT '',
    input  TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO unfinished (what, at) SELECT 'articles', 9223372036854775807 WHERE EXISTS (SELECT 1 FROM articles);
INSERT INTO unfinished (what, at) SELECT 'jobs', 9223372036854775807 WHERE EXISTS (SELECT 1 FROM jobs);

ALTER TABLE tokens ADD COLUMN expires_at INTEGER NOT NULL DEFAULT 0; -- Unix time; 0: never

-- The last accepted hooks, in the order in which they came: what is forgotten does not hang on a clock alone.
CREATE TABLE hooks_now (
    number       INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,      -- webhook-id
    forget_after INTEGER NOT NULL
) STRICT;
INSERT INTO hooks_now (id, forget_after) SELECT id, forget_after FROM hooks;
DROP TABLE hooks;
ALTER TABLE hooks_now RENAME TO hooks;
