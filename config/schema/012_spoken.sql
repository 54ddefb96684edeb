-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is spoken and who corrects it: changes of the lexicon, how each recording reads its article, unknown words, a
-- search in texts, and what happens, for those who look on. Times are Unix seconds.

-- How editors changed their lexicon: who, when, and what was there before.

CREATE TABLE lexicon_changes (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    who    TEXT NOT NULL,
    what   TEXT NOT NULL,
    word   TEXT NOT NULL,
    said   TEXT NOT NULL DEFAULT '',
    file   TEXT NOT NULL,
    before TEXT NOT NULL DEFAULT '',       -- the word's <lexeme>s, as they stood in the file
    undoes INTEGER NOT NULL DEFAULT 0      -- the change that this one takes back; 0: none
) STRICT;
CREATE INDEX lexicon_changes_by_word ON lexicon_changes (word, id);
CREATE INDEX lexicon_changes_undone ON lexicon_changes (undoes) WHERE undoes != 0;

-- How the recording of an article reads it, and the words that nobody had entered.

CREATE TABLE readings (
    source       TEXT NOT NULL,
    input        TEXT NOT NULL,
    content_hash TEXT NOT NULL,             -- of the recording
    reading      BLOB NOT NULL,             -- JSON, packed by zlib; see work/reading_text.h
    PRIMARY KEY (source, input, content_hash) -- of what is attached, and of what is to take its place
) STRICT;

CREATE TABLE unknown_words (
    source   TEXT NOT NULL,
    input    TEXT NOT NULL,
    folded   TEXT NOT NULL,                 -- the word in small letters
    at       INTEGER NOT NULL,              -- when it was read
    text     TEXT NOT NULL,                 -- as it is written
    spoken   TEXT NOT NULL,
    language TEXT NOT NULL,
    sentence TEXT NOT NULL,                 -- the first that has it
    times    INTEGER NOT NULL,
    PRIMARY KEY (source, input, folded)
) STRICT, WITHOUT ROWID;
-- With all that is counted.
CREATE INDEX unknown_words_by_word ON unknown_words (folded, at, times);
CREATE INDEX unknown_words_by_time ON unknown_words (at, folded, times);

-- What has no audio any more is not read.
CREATE TRIGGER reading_out AFTER UPDATE OF audio ON articles WHEN new.audio = '' AND old.audio != '' BEGIN
    DELETE FROM readings WHERE source = new.source AND input = new.input;
    DELETE FROM unknown_words WHERE source = new.source AND input = new.input;
END;

-- What happened, for those who look on: triggers note it, so that whoever changes a job or an article tells of it.

CREATE TABLE events (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind   TEXT NOT NULL CHECK (kind IN ('job', 'article', 'lexicon')),
    source TEXT NOT NULL DEFAULT '',
    input  TEXT NOT NULL DEFAULT '',
    id     TEXT NOT NULL DEFAULT '',
    title  TEXT NOT NULL DEFAULT '',
    job    INTEGER NOT NULL DEFAULT 0,
    state  TEXT NOT NULL,
    what   TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TRIGGER event_in AFTER INSERT ON events WHEN new.number % 100 = 0 BEGIN
    DELETE FROM events WHERE number <= new.number - 10000;
END;

CREATE TRIGGER job_told_in AFTER INSERT ON jobs BEGIN
    INSERT INTO events (kind, source, input, id, title, job, state)
        SELECT 'job', new.source, new.input, coalesce(max(id), ''), coalesce(max(title), ''), new.id, new.state
        FROM articles WHERE source = new.source AND input = new.input;
END;
CREATE TRIGGER job_told AFTER UPDATE OF state ON jobs WHEN new.state != old.state BEGIN
    INSERT INTO events (kind, source, input, id, title, job, state, what)
        SELECT 'job', new.source, new.input, coalesce(max(id), ''), coalesce(max(title), ''), new.id, new.state,
               new.outcome
        FROM articles WHERE source = new.source AND input = new.input;
END;
CREATE TRIGGER article_told_in AFTER INSERT ON articles BEGIN
    INSERT INTO events (kind, source, input, id, title, state, what)
        VALUES ('article', new.source, new.input, new.id, new.title, new.state, new.audio);
END;
CREATE TRIGGER article_told AFTER UPDATE OF state, audio, content_hash ON articles
WHEN new.state != old.state OR new.audio != old.audio OR new.content_hash != old.content_hash BEGIN
    INSERT INTO events (kind, source, input, id, title, state, what)
        VALUES ('article', new.source, new.input, new.id, new.title, new.state, new.audio);
END;
CREATE TRIGGER word_told AFTER INSERT ON lexicon_changes BEGIN
    INSERT INTO events (kind, state, what) VALUES ('lexicon', new.what, new.word);
END;

-- What articles say, to be searched: one text of each, made of its sentences by store/sqlite_texts.cpp. What was there
-- before is indexed in batches (store/catch_up.h).

CREATE TABLE article_texts (
    number INTEGER PRIMARY KEY,             -- the higher, the later it was spoken; begins in the middle
    source TEXT NOT NULL,
    input  TEXT NOT NULL,
    UNIQUE (source, input)
) STRICT;

-- Holds no texts, so that what is taken out has to be told again.
CREATE VIRTUAL TABLE text_words USING fts5(text, spoken, content='', tokenize='unicode61 remove_diacritics 2');

-- Texts are caught up with as articles and jobs are: everything up to this place is indexed.
CREATE TABLE unfinished_now (
    what   TEXT PRIMARY KEY CHECK (what IN ('articles', 'jobs', 'texts')),
    at     INTEGER NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    input  TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO unfinished_now SELECT * FROM unfinished;
INSERT INTO unfinished_now (what, at) SELECT 'texts', 0 WHERE EXISTS (SELECT 1 FROM sentences);
DROP TABLE unfinished;
ALTER TABLE unfinished_now RENAME TO unfinished;

-- In which order feeds list recordings: an article's publication, never after its first recording. A time without a
-- zone is Vietnam's.
ALTER TABLE articles ADD COLUMN listed_at INTEGER NOT NULL DEFAULT 0; -- of those with audio
CREATE VIEW publications AS SELECT source, input, min(first_attached_at, coalesce(unixepoch(
    CASE WHEN length(published) = 10 THEN published || 'T00:00:00+07:00'
         WHEN length(published) IN (16, 19) THEN published || '+07:00'
         ELSE published END), first_attached_at)) AS at FROM articles;
UPDATE articles SET listed_at = (SELECT at FROM publications AS p WHERE (p.source, p.input) =
    (articles.source, articles.input)) WHERE audio != '';
CREATE TRIGGER article_listed AFTER INSERT ON articles WHEN new.audio != '' BEGIN
    UPDATE articles SET listed_at = (SELECT at FROM publications WHERE (source, input) = (new.source, new.input))
        WHERE (source, input) = (new.source, new.input);
END;
CREATE TRIGGER article_listed_anew AFTER UPDATE OF audio, published, first_attached_at ON articles WHEN new.audio != ''
        AND (new.published, new.first_attached_at, 1) != (old.published, old.first_attached_at, old.listed_at > 0) BEGIN
    UPDATE articles SET listed_at = (SELECT at FROM publications WHERE (source, input) = (new.source, new.input))
        WHERE (source, input) = (new.source, new.input);
END;
CREATE INDEX recordings_listed ON articles (listed_at DESC, first_attached_at DESC, source, input) WHERE audio != '';
CREATE INDEX recordings_of_source ON articles (source, listed_at DESC, first_attached_at DESC, input) WHERE audio != '';
