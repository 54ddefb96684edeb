-- SPDX-License-Identifier: GPL-3.0-or-later
-- What editors set for an article, a section or a source; why an article need not have audio. Times are Unix seconds.

ALTER TABLE articles ADD COLUMN section TEXT NOT NULL DEFAULT '';        -- of its source, see work/section.h
ALTER TABLE articles ADD COLUMN exemption TEXT NOT NULL DEFAULT '';      -- model/exemption.h; empty: it can have audio

ALTER TABLE decisions ADD COLUMN published_by TEXT NOT NULL DEFAULT ''; -- who wants it heard whatever its section says

-- Passages that are read or not read by an editor's word.
CREATE TABLE passages (
    source  TEXT NOT NULL,
    input   TEXT NOT NULL,
    number  INTEGER NOT NULL,               -- from 1
    text    TEXT NOT NULL,
    is_read INTEGER NOT NULL,
    PRIMARY KEY (source, input, number)
) STRICT, WITHOUT ROWID;

-- What holds for a section of a source, or with an empty section for the source.
CREATE TABLE scopes (
    source     TEXT NOT NULL,
    section    TEXT NOT NULL,
    voice      TEXT NOT NULL,               -- empty: nothing is said of it
    heard      TEXT NOT NULL CHECK (heard IN ('', 'yes', 'no')),
    intro      TEXT NOT NULL,
    outro      TEXT NOT NULL,
    has_intro  INTEGER NOT NULL,            -- 0: nothing is said of it; 1 with an empty text: there is none
    has_outro  INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    reason     TEXT NOT NULL,
    PRIMARY KEY (source, section)
) STRICT, WITHOUT ROWID;

CREATE INDEX articles_by_section ON articles (source, section);

-- Why what was skipped before need not have audio.
UPDATE articles SET exemption = CASE
    WHEN reason = 'has a recording' OR reason LIKE 'has a recording: %' THEN 'human_recording'
    WHEN reason LIKE 'withdrawn by %' OR reason = 'deleted at its source' THEN 'switched_off'
    WHEN reason LIKE 'it is the article %, which has its recording' THEN 'other_address'
    WHEN reason LIKE '%the article in % is not Vietnamese (%' THEN 'other_language'
    WHEN reason LIKE '%no article found in %' OR reason LIKE '%the article in % has less than one sentence'
        OR reason LIKE '%is not an HTML page but %' THEN 'no_article'
    ELSE '' END
    WHERE state = 'skipped' AND audio = '';

-- Lists and counts know it, and can be narrowed to a section and to a voice. What is there is listed again, in batches
-- as after 009_listed.sql.
DROP TRIGGER article_in;
DROP TRIGGER article_changed;
DROP TRIGGER article_out;
DROP TRIGGER listed_in;
DROP TRIGGER listed_out;
DROP VIEW article_facts;
DROP TABLE listed_words;
DROP TABLE listed;
DROP TABLE article_counts;

CREATE VIEW article_facts AS SELECT
    source, input, state,
    audio != '' AS has_audio,
    -- From the announcement to the first audio, in minutes begun, at most a year; -1: it never had any.
    CASE WHEN first_attached_at = 0 THEN -1
         ELSE (min(max(first_attached_at - announced_at, 0), 31536060) + 59) / 60 END AS minutes,
    -- Why it has no audio. Two reasons that differ only in the name of their article, or in what was found instead, are
    -- one. Of what need not have any, the exemption says enough.
    CASE WHEN audio != '' OR exemption != '' THEN ''
         ELSE replace(substr(reason, 1, instr(reason || ': the longest text is ', ': the longest text is ') - 1),
                      input, 'it') END AS why,
    -- It never had any, or has none any more, and its page is gone: it is missing nothing.
    audio = '' AND missed_at != 0 AS is_gone,
    iif(audio = '', exemption, '') AS exemption,
    't' || state || ' s' || hex(source) || ' c' || hex(section) || ' v' || hex(voice) AS marks,
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
    exemption TEXT NOT NULL,
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
    exemption TEXT NOT NULL,
    count     INTEGER NOT NULL,
    PRIMARY KEY (source, state, has_audio, minutes, why, is_gone, exemption)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER listed_in AFTER INSERT ON listed BEGIN
    INSERT INTO listed_words (rowid, marks, words) VALUES (new.number, new.marks, new.words);
    INSERT INTO article_counts
        VALUES (new.source, new.state, new.has_audio, new.minutes, new.why, new.is_gone, new.exemption, 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER listed_out AFTER DELETE ON listed BEGIN
    INSERT INTO listed_words (listed_words, rowid, marks, words) VALUES ('delete', old.number, old.marks, old.words);
    UPDATE article_counts SET count = count - 1 WHERE source = old.source AND state = old.state AND
        has_audio = old.has_audio AND minutes = old.minutes AND why = old.why AND is_gone = old.is_gone AND
        exemption = old.exemption;
    DELETE FROM article_counts WHERE source = old.source AND state = old.state AND has_audio = old.has_audio AND
        minutes = old.minutes AND why = old.why AND is_gone = old.is_gone AND exemption = old.exemption AND count = 0;
END;

CREATE TRIGGER article_in AFTER INSERT ON articles BEGIN
    INSERT INTO listed SELECT (SELECT coalesce(max(number), 1 << 40) + 1 FROM listed), *
        FROM article_facts WHERE source = new.source AND input = new.input;
END;
-- That its page was looked at is no change.
CREATE TRIGGER article_changed AFTER UPDATE OF source, input, id, url, title, state, reason, audio, voice, section,
    exemption, announced_at, first_attached_at, missed_at, changed_at ON articles BEGIN
    DELETE FROM listed WHERE source = old.source AND input = old.input;
    INSERT INTO listed SELECT (SELECT coalesce(max(number), 1 << 40) + 1 FROM listed), *
        FROM article_facts WHERE source = new.source AND input = new.input;
END;
CREATE TRIGGER article_out AFTER DELETE ON articles BEGIN
    DELETE FROM listed WHERE source = old.source AND input = old.input;
END;

DELETE FROM unfinished WHERE what = 'articles';
INSERT INTO unfinished (what, at) SELECT 'articles', 9223372036854775807 WHERE EXISTS (SELECT 1 FROM articles);
