-- SPDX-License-Identifier: GPL-3.0-or-later
-- For PostgreSQL: what the files of the folder above make up to this number, with the same tables and columns. A file of
-- that folder with a higher number serves PostgreSQL, too (store/postgres_schema.cpp says in which words), unless there
-- is one of its number here. Texts are compared byte by byte, whole numbers have 64 bits, times are Unix seconds.

-- What SQLite has by itself.
CREATE FUNCTION max(BIGINT, BIGINT) RETURNS BIGINT LANGUAGE sql IMMUTABLE AS 'SELECT greatest($1, $2)';
CREATE FUNCTION min(BIGINT, BIGINT) RETURNS BIGINT LANGUAGE sql IMMUTABLE AS 'SELECT least($1, $2)';
CREATE FUNCTION instr(TEXT, TEXT) RETURNS BIGINT LANGUAGE sql IMMUTABLE AS 'SELECT strpos($1, $2)::BIGINT';

-- The clock that leases and dates go by.
CREATE FUNCTION now_seconds() RETURNS BIGINT LANGUAGE sql VOLATILE AS
    'SELECT floor(extract(epoch FROM clock_timestamp()))::BIGINT';

-- Words, without case and marks; đ, to Unicode no d with a mark, is d.
CREATE FUNCTION plain_words(said TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE AS $$
    SELECT array_remove(regexp_split_to_array(
        lower(regexp_replace(normalize(translate(left(said, 120000), 'đĐ', 'dd'), NFD), '[\u0300-\u036f]', '', 'g')
              COLLATE "default"),
        '[\u0001-\u002f\u003a-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7' ||
        '\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u303f\ufe30-\ufe6f\uff01-\uff0f\uff1a-\uff20' ||
        '\uff3b-\uff40\uff5b-\uff65\ufff0-\uffff\U0001f000-\U0001faff]+'), '')
$$;
-- With its own search path: pg_dump's copies are read back without any.
CREATE FUNCTION text_vector(said TEXT) RETURNS tsvector LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $$
    SELECT coalesce(string_agg('''' || left(word, 200) || ''':' || least(place, 16383), ' '), '')::tsvector
    FROM unnest(plain_words(said)) WITH ORDINALITY AS words (word, place)
$$;
-- What was typed into a search: the parts between blanks as words in a row; the last word may go on.
CREATE FUNCTION words_query(asked TEXT, goes_on BIGINT) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    part TEXT;
    words TEXT[];
    phrases TEXT[] := '{}';
BEGIN
    FOREACH part IN ARRAY regexp_split_to_array(asked, '\s+') LOOP
        words := ARRAY(SELECT left(w, 200) FROM unnest(plain_words(part)) WITH ORDINALITY AS u (w, n) ORDER BY n);
        IF cardinality(words) > 0 THEN
            phrases := phrases || ('''' || array_to_string(words, ''' <-> ''') || '''');
        END IF;
    END LOOP;
    RETURN (array_to_string(phrases, ' & ') || CASE WHEN goes_on = 1 AND cardinality(phrases) > 0 THEN ':*' ELSE '' END)::tsquery;
END $$;

CREATE TABLE sources (
    name        TEXT COLLATE "C" PRIMARY KEY,
    round       BIGINT NOT NULL DEFAULT 1,
    rounds_done BIGINT NOT NULL DEFAULT 0,
    cursor      TEXT COLLATE "C" NOT NULL DEFAULT ''
);

CREATE SEQUENCE places; -- the higher, the later an article changed

CREATE TABLE articles (
    source            TEXT COLLATE "C" NOT NULL,
    input             TEXT COLLATE "C" NOT NULL,
    id                TEXT COLLATE "C" NOT NULL DEFAULT '',
    url               TEXT COLLATE "C" NOT NULL DEFAULT '',
    title             TEXT COLLATE "C" NOT NULL DEFAULT '',
    published         TEXT COLLATE "C" NOT NULL DEFAULT '',
    state             TEXT COLLATE "C" NOT NULL CHECK (state IN ('missing', 'queued', 'working', 'attached', 'unchanged',
                                                                 'skipped', 'failed', 'outdated', 'attaching')),
    reason            TEXT COLLATE "C" NOT NULL DEFAULT '',
    content_hash      TEXT COLLATE "C" NOT NULL DEFAULT '',
    audio             TEXT COLLATE "C" NOT NULL DEFAULT '',
    stable            TEXT COLLATE "C" NOT NULL DEFAULT '',
    captions          TEXT COLLATE "C" NOT NULL DEFAULT '',
    chapters          TEXT COLLATE "C" NOT NULL DEFAULT '',
    bytes             BIGINT NOT NULL DEFAULT 0,
    duration          DOUBLE PRECISION NOT NULL DEFAULT 0,
    voice             TEXT COLLATE "C" NOT NULL DEFAULT '',
    version           TEXT COLLATE "C" NOT NULL DEFAULT '',
    round             BIGINT NOT NULL DEFAULT 0,
    announced_at      BIGINT NOT NULL DEFAULT 0,
    first_attached_at BIGINT NOT NULL DEFAULT 0,
    attached_at       BIGINT NOT NULL DEFAULT 0,
    changed_at        BIGINT NOT NULL,
    page_hash         TEXT COLLATE "C" NOT NULL DEFAULT '',
    seen_at           BIGINT NOT NULL DEFAULT 0,
    missed_at         BIGINT NOT NULL DEFAULT 0,
    section           TEXT COLLATE "C" NOT NULL DEFAULT '',
    exemption         TEXT COLLATE "C" NOT NULL DEFAULT '',
    listed_at         BIGINT NOT NULL DEFAULT 0,
    sha256            TEXT COLLATE "C" NOT NULL DEFAULT '',
    text_hash         TEXT COLLATE "C" NOT NULL DEFAULT '',
    number            BIGINT NOT NULL DEFAULT 1,
    last_number       BIGINT NOT NULL DEFAULT 1,
    made_for          TEXT COLLATE "C" NOT NULL DEFAULT '',
    made_by           TEXT COLLATE "C" NOT NULL DEFAULT '',
    made_because      TEXT COLLATE "C" NOT NULL DEFAULT '',
    -- Of PostgreSQL alone: its place in lists, and its words for their search.
    place             BIGINT NOT NULL DEFAULT 0,
    words             tsvector GENERATED ALWAYS AS (text_vector(
        title || ' ' || id || ' ' || url || CASE WHEN url = input THEN '' ELSE ' ' || input END)) STORED,
    PRIMARY KEY (source, input)
);
CREATE INDEX articles_by_id ON articles (id);
CREATE INDEX articles_by_change ON articles (changed_at);
CREATE INDEX articles_by_url ON articles (url);
CREATE INDEX articles_by_input ON articles (input);
CREATE INDEX articles_by_seen ON articles (source, seen_at) WHERE audio != '';
CREATE INDEX articles_by_section ON articles (source, section);
CREATE INDEX articles_by_voice ON articles (voice) WHERE audio != '';
CREATE INDEX recordings_listed ON articles (listed_at DESC, first_attached_at DESC, source, input) WHERE audio != '';
CREATE INDEX recordings_of_source ON articles (source, listed_at DESC, first_attached_at DESC, input) WHERE audio != '';
CREATE UNIQUE INDEX articles_by_place ON articles (place);
CREATE INDEX articles_of_state ON articles (state, place);
CREATE INDEX articles_of_source ON articles (source, place);
CREATE INDEX articles_of_source_and_state ON articles (source, state, place);
CREATE INDEX articles_of_section ON articles (section, place) WHERE section != '';
CREATE INDEX articles_of_voice ON articles (voice, place) WHERE voice != '';
CREATE INDEX articles_by_words ON articles USING gin (words) WITH (fastupdate = off); -- few words: found at once

CREATE VIEW listed AS SELECT place AS number, source, input FROM articles;

-- In which order feeds list recordings, see ../012_spoken.sql.
CREATE FUNCTION published_at(published TEXT) RETURNS BIGINT LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    -- year, month, day, hour, minute, second, and of the zone its sign, hours and minutes
    p TEXT[] := regexp_match(CASE
        WHEN length(published) = 10 THEN published || 'T00:00:00+07:00'
        WHEN length(published) IN (16, 19) THEN published || '+07:00'
        ELSE published END,
        '^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(?:[Zz]|([+-])(\d\d):(\d\d))?$');
BEGIN
    IF p IS NULL OR p[1]::INT < 1 OR p[2]::INT NOT BETWEEN 1 AND 12 OR p[3]::INT NOT BETWEEN 1 AND 31 OR p[4]::INT > 24
        OR p[5]::INT > 59 OR coalesce(p[6], '0')::INT > 59 OR coalesce(p[8], '0')::INT > 14
        OR coalesce(p[9], '0')::INT > 59 THEN
        RETURN NULL;
    END IF;
    RETURN (make_date(p[1]::INT, p[2]::INT, 1) - DATE '1970-01-01' + p[3]::INT - 1)::BIGINT * 86400 +
           p[4]::BIGINT * 3600 + p[5]::BIGINT * 60 + coalesce(p[6], '0')::BIGINT -
           CASE WHEN p[7] = '-' THEN -1 ELSE 1 END *
               (coalesce(p[8], '0')::BIGINT * 3600 + coalesce(p[9], '0')::BIGINT * 60);
END $$;
CREATE FUNCTION publication(published TEXT, first_attached_at BIGINT) RETURNS BIGINT LANGUAGE sql IMMUTABLE AS
    'SELECT least(first_attached_at, coalesce(published_at(published), first_attached_at))';

CREATE FUNCTION article_set() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.place := nextval('places');
    IF TG_OP = 'INSERT' AND NEW.audio != '' AND NEW.listed_at = 0 THEN
        NEW.listed_at := publication(NEW.published, NEW.first_attached_at);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER article_in BEFORE INSERT ON articles FOR EACH ROW EXECUTE FUNCTION article_set();
-- That its page was looked at is no change.
CREATE TRIGGER article_changed BEFORE UPDATE OF source, input, id, url, title, state, reason, audio, voice, section,
    exemption, announced_at, first_attached_at, missed_at, changed_at ON articles
    FOR EACH ROW EXECUTE FUNCTION article_set();
CREATE FUNCTION article_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.listed_at := publication(NEW.published, NEW.first_attached_at);
    RETURN NEW;
END $$;
CREATE TRIGGER article_listed_anew BEFORE UPDATE OF audio, published, first_attached_at ON articles FOR EACH ROW
    WHEN (NEW.audio != '' AND (NEW.published != OLD.published OR NEW.first_attached_at != OLD.first_attached_at OR
                               OLD.listed_at <= 0))
    EXECUTE FUNCTION article_listed();

-- Counts: rows that are added up. Nobody who counts waits for another one; now and then they are made few again.
CREATE TABLE article_counts (
    source    TEXT COLLATE "C" NOT NULL,
    state     TEXT COLLATE "C" NOT NULL,
    has_audio BIGINT NOT NULL,
    minutes   BIGINT NOT NULL,
    why       TEXT COLLATE "C" NOT NULL,
    is_gone   BIGINT NOT NULL,
    exemption TEXT COLLATE "C" NOT NULL,
    count     BIGINT NOT NULL
);
CREATE TYPE article_fact AS (source TEXT, state TEXT, has_audio BIGINT, minutes BIGINT, why TEXT, is_gone BIGINT,
                             exemption TEXT);
CREATE FUNCTION facts_of(a articles) RETURNS article_fact LANGUAGE sql IMMUTABLE AS $$
    SELECT ROW(a.source, a.state, CASE WHEN a.audio != '' THEN 1 ELSE 0 END,
        CASE WHEN a.first_attached_at = 0 THEN -1
             ELSE (least(greatest(a.first_attached_at - a.announced_at, 0), 31536060) + 59) / 60 END,
        CASE WHEN a.audio != '' OR a.exemption != '' THEN ''
             ELSE replace(split_part(a.reason, ': the longest text is ', 1), a.input, 'it') END,
        CASE WHEN a.audio = '' AND a.missed_at != 0 THEN 1 ELSE 0 END,
        CASE WHEN a.audio = '' THEN a.exemption ELSE '' END)::article_fact
$$;
CREATE FUNCTION settle_counts() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF pg_try_advisory_xact_lock(hashtext('baonoi counts ' || current_schema())) THEN
        WITH gone AS (DELETE FROM article_counts RETURNING *)
            INSERT INTO article_counts SELECT source, state, has_audio, minutes, why, is_gone, exemption, sum(count)
            FROM gone GROUP BY source, state, has_audio, minutes, why, is_gone, exemption HAVING sum(count) != 0;
        WITH gone AS (DELETE FROM job_counts RETURNING *)
            INSERT INTO job_counts SELECT kind, state, sum(count) FROM gone GROUP BY kind, state HAVING sum(count) != 0;
    END IF;
END $$;
CREATE FUNCTION article_counted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was article_fact;
    is_now article_fact;
BEGIN
    IF TG_OP != 'INSERT' THEN was := facts_of(OLD); END IF;
    IF TG_OP != 'DELETE' THEN is_now := facts_of(NEW); END IF;
    IF TG_OP = 'UPDATE' AND was = is_now THEN RETURN NULL; END IF;
    IF TG_OP != 'INSERT' THEN
        INSERT INTO article_counts VALUES (was.source, was.state, was.has_audio, was.minutes, was.why, was.is_gone, was.exemption, -1);
    END IF;
    IF TG_OP != 'DELETE' THEN
        INSERT INTO article_counts VALUES (is_now.source, is_now.state, is_now.has_audio, is_now.minutes, is_now.why,
                                           is_now.is_gone, is_now.exemption, 1);
    END IF;
    IF random() < 0.001 THEN PERFORM settle_counts(); END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER article_counted AFTER INSERT OR UPDATE OR DELETE ON articles
    FOR EACH ROW EXECUTE FUNCTION article_counted();

CREATE TABLE jobs (
    id           BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    source       TEXT COLLATE "C" NOT NULL,
    input        TEXT COLLATE "C" NOT NULL,
    kind         BIGINT NOT NULL CHECK (kind BETWEEN 0 AND 3),
    urgency      BIGINT NOT NULL DEFAULT 0,
    state        TEXT COLLATE "C" NOT NULL DEFAULT 'queued' CHECK (state IN
        ('queued', 'working', 'done', 'skipped', 'failed', 'cancelled')),
    content_hash TEXT COLLATE "C" NOT NULL DEFAULT '',
    voice        TEXT COLLATE "C" NOT NULL DEFAULT '',
    version      TEXT COLLATE "C" NOT NULL,
    ordered_by   TEXT COLLATE "C" NOT NULL DEFAULT '',
    reason       TEXT COLLATE "C" NOT NULL DEFAULT '',
    attempts     BIGINT NOT NULL DEFAULT 0,
    created_at   BIGINT NOT NULL,
    run_at       BIGINT NOT NULL,
    started_at   BIGINT NOT NULL DEFAULT 0,
    finished_at  BIGINT NOT NULL DEFAULT 0,
    lease_owner  TEXT COLLATE "C" NOT NULL DEFAULT '',
    lease_end    BIGINT NOT NULL DEFAULT 0,
    stage        TEXT COLLATE "C" NOT NULL DEFAULT '',
    errors       TEXT COLLATE "C" NOT NULL DEFAULT '',
    sentences    BIGINT NOT NULL DEFAULT 0,
    spoken       BIGINT NOT NULL DEFAULT 0,
    is_listed    BIGINT NOT NULL DEFAULT 0,
    losses       BIGINT NOT NULL DEFAULT 0,
    deaths       BIGINT NOT NULL DEFAULT 0,
    retry_at     BIGINT NOT NULL DEFAULT 0,
    outcome      TEXT COLLATE "C" NOT NULL DEFAULT '',
    is_held      BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX jobs_queued ON jobs (source, input) WHERE state = 'queued';
CREATE UNIQUE INDEX jobs_working ON jobs (source, input) WHERE state = 'working';
CREATE INDEX jobs_due ON jobs (kind DESC, urgency DESC, run_at, id) WHERE state = 'queued';
CREATE INDEX jobs_oldest ON jobs (run_at, id) WHERE state = 'queued';
CREATE INDEX jobs_by_article ON jobs (source, input, id);
CREATE INDEX jobs_by_state ON jobs (state, finished_at DESC, id DESC);
CREATE INDEX jobs_tried_again ON jobs (retry_at, id) WHERE state = 'failed' AND retry_at > 0;
CREATE INDEX jobs_counted ON jobs (kind, state, created_at);

CREATE VIEW listed_jobs AS SELECT kind, state, created_at, id FROM jobs;
CREATE TABLE job_counts (
    kind  BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    count BIGINT NOT NULL
);
CREATE FUNCTION job_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP != 'INSERT' THEN INSERT INTO job_counts VALUES (OLD.kind, OLD.state, -1); END IF;
    IF TG_OP != 'DELETE' THEN INSERT INTO job_counts VALUES (NEW.kind, NEW.state, 1); END IF;
    IF random() < 0.001 THEN PERFORM settle_counts(); END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER job_counted AFTER INSERT OR DELETE ON jobs FOR EACH ROW EXECUTE FUNCTION job_counted();
CREATE TRIGGER job_counted_anew AFTER UPDATE OF kind, state ON jobs FOR EACH ROW
    WHEN (NEW.kind != OLD.kind OR NEW.state != OLD.state) EXECUTE FUNCTION job_counted();

CREATE TABLE counters (name TEXT COLLATE "C" PRIMARY KEY, value BIGINT NOT NULL);

CREATE TABLE listings (
    source  TEXT COLLATE "C" NOT NULL,
    input   TEXT COLLATE "C" NOT NULL,
    listing TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (source, input)
);

-- Whose turn it is, and he has it: the order and the fairness of store/jobs.h in one round trip. Rows that others are
-- just claiming are stepped over. only: none but that job. now: NULL: the server's clock. looks: when leases have ended
-- nothing is claimed, and has_ended says so; their jobs are to be lost first.
CREATE SEQUENCE claims;
CREATE FUNCTION claim_job(owner TEXT, lease BIGINT, only_job BIGINT, by_clock BIGINT, looks BIGINT)
RETURNS TABLE (has_ended BIGINT, claimed jobs, announced TEXT) LANGUAGE plpgsql AS $$
DECLARE
    t BIGINT := coalesce(by_clock, now_seconds());
    picked BIGINT;
    other BIGINT;
    its_kind BIGINT;
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    has_ended := 0;
    IF looks = 1 AND EXISTS (SELECT 1 FROM jobs j WHERE j.state = 'working' AND
                             (j.lease_end <= t OR j.lease_end > t + 600)) THEN
        has_ended := 1;
        RETURN NEXT;
        RETURN;
    END IF;
    IF only_job IS NOT NULL THEN
        SELECT j.id INTO picked FROM jobs j WHERE j.id = only_job AND j.state = 'queued' AND NOT EXISTS
            (SELECT 1 FROM jobs o WHERE o.state = 'working' AND o.source = j.source AND o.input = j.input)
            FOR UPDATE SKIP LOCKED;
    ELSE
        SELECT j.id, j.kind INTO picked, its_kind FROM jobs j WHERE j.state = 'queued' AND
            (j.run_at <= t OR j.created_at > t OR j.finished_at > t) AND NOT EXISTS
            (SELECT 1 FROM jobs o WHERE o.state = 'working' AND o.source = j.source AND o.input = j.input)
            ORDER BY j.kind DESC, j.urgency DESC, j.run_at, j.id LIMIT 1 FOR UPDATE SKIP LOCKED;
        IF picked IS NULL OR (its_kind < 3 AND nextval('claims') % 10 = 0) THEN
            SELECT j.id INTO other FROM jobs j WHERE j.state = 'failed' AND j.retry_at > 0 AND
                (j.retry_at <= t OR j.finished_at > t) AND NOT EXISTS
                (SELECT 1 FROM jobs o WHERE o.state = 'working' AND o.source = j.source AND o.input = j.input)
                ORDER BY j.retry_at, j.id LIMIT 1 FOR UPDATE SKIP LOCKED;
            IF other IS NULL AND picked IS NOT NULL THEN
                SELECT j.id INTO other FROM jobs j WHERE j.state = 'queued' AND
                    (j.run_at <= t OR j.created_at > t OR j.finished_at > t) AND NOT EXISTS
                    (SELECT 1 FROM jobs o WHERE o.state = 'working' AND o.source = j.source AND o.input = j.input)
                    ORDER BY j.run_at, j.id LIMIT 1 FOR UPDATE SKIP LOCKED;
            END IF;
            picked := coalesce(other, picked);
        END IF;
    END IF;
    IF picked IS NULL THEN
        RETURN;
    END IF;
    UPDATE jobs j SET state = 'working', lease_owner = owner, lease_end = t + lease, started_at = t
        WHERE j.id = picked RETURNING j.* INTO claimed;
    UPDATE articles a SET state = 'working', changed_at = t
        WHERE a.source = claimed.source AND a.input = claimed.input AND a.audio = '' AND a.state != 'attaching';
    SELECT l.listing INTO announced FROM listings l WHERE l.source = claimed.source AND l.input = claimed.input;
    RETURN NEXT;
END $$;

CREATE TABLE sentences (
    source TEXT COLLATE "C" NOT NULL,
    input  TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    text   TEXT COLLATE "C" NOT NULL,
    folded TEXT COLLATE "C" NOT NULL,
    spoken TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (source, input, number)
);

CREATE TABLE article_texts (
    number BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    source TEXT COLLATE "C" NOT NULL,
    input  TEXT COLLATE "C" NOT NULL,
    words  tsvector NOT NULL, -- as written with the weight A, as said with B
    UNIQUE (source, input)
);
CREATE INDEX article_texts_by_words ON article_texts USING gin (words);

CREATE TABLE tokens (
    name       TEXT COLLATE "C" PRIMARY KEY,
    role       TEXT COLLATE "C" NOT NULL CHECK (role IN ('viewer', 'editor', 'admin')),
    sha256     TEXT COLLATE "C" NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE orders (
    id     BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    at     BIGINT NOT NULL,
    who    TEXT COLLATE "C" NOT NULL,
    what   TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL DEFAULT '',
    input  TEXT COLLATE "C" NOT NULL DEFAULT '',
    job    BIGINT NOT NULL DEFAULT 0,
    reason TEXT COLLATE "C" NOT NULL DEFAULT ''
);

CREATE TABLE hooks (
    number       BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    id           TEXT COLLATE "C" NOT NULL UNIQUE,
    forget_after BIGINT NOT NULL
);

CREATE TABLE sessions (
    number     BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    sha256     TEXT COLLATE "C" NOT NULL UNIQUE,
    token      TEXT COLLATE "C" NOT NULL,
    who        TEXT COLLATE "C" NOT NULL DEFAULT '',
    role       TEXT COLLATE "C" NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    ends_at    BIGINT NOT NULL,
    address    TEXT COLLATE "C" NOT NULL,
    agent      TEXT COLLATE "C" NOT NULL
);
CREATE INDEX sessions_by_end ON sessions (ends_at);

CREATE TABLE decisions (
    source         TEXT COLLATE "C" NOT NULL,
    input          TEXT COLLATE "C" NOT NULL,
    voice          TEXT COLLATE "C" NOT NULL DEFAULT '',
    withdrawn_by   TEXT COLLATE "C" NOT NULL DEFAULT '',
    withdrawn_at   BIGINT NOT NULL DEFAULT 0,
    reason         TEXT COLLATE "C" NOT NULL DEFAULT '',
    published_by   TEXT COLLATE "C" NOT NULL DEFAULT '',
    pinned         TEXT COLLATE "C" NOT NULL DEFAULT '',
    pinned_text    TEXT COLLATE "C" NOT NULL DEFAULT '',
    pinned_by      TEXT COLLATE "C" NOT NULL DEFAULT '',
    pinned_at      BIGINT NOT NULL DEFAULT 0,
    pinned_because TEXT COLLATE "C" NOT NULL DEFAULT '',
    PRIMARY KEY (source, input)
);
CREATE INDEX decisions_by_pin ON decisions (pinned) WHERE pinned != '';

CREATE TABLE passages (
    source  TEXT COLLATE "C" NOT NULL,
    input   TEXT COLLATE "C" NOT NULL,
    number  BIGINT NOT NULL,
    text    TEXT COLLATE "C" NOT NULL,
    is_read BIGINT NOT NULL,
    PRIMARY KEY (source, input, number)
);

CREATE TABLE words_of_article (
    source TEXT COLLATE "C" NOT NULL,
    input  TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    word   TEXT COLLATE "C" NOT NULL,
    said   TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (source, input, number)
);

CREATE TABLE scopes (
    source     TEXT COLLATE "C" NOT NULL,
    section    TEXT COLLATE "C" NOT NULL,
    voice      TEXT COLLATE "C" NOT NULL,
    heard      TEXT COLLATE "C" NOT NULL CHECK (heard IN ('', 'yes', 'no')),
    intro      TEXT COLLATE "C" NOT NULL,
    outro      TEXT COLLATE "C" NOT NULL,
    has_intro  BIGINT NOT NULL,
    has_outro  BIGINT NOT NULL,
    changed_by TEXT COLLATE "C" NOT NULL,
    changed_at BIGINT NOT NULL,
    reason     TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (source, section)
);

CREATE TABLE lexicon_changes (
    id     BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    at     BIGINT NOT NULL,
    who    TEXT COLLATE "C" NOT NULL,
    what   TEXT COLLATE "C" NOT NULL,
    word   TEXT COLLATE "C" NOT NULL,
    said   TEXT COLLATE "C" NOT NULL DEFAULT '',
    file   TEXT COLLATE "C" NOT NULL,
    before TEXT COLLATE "C" NOT NULL DEFAULT '',
    undoes BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX lexicon_changes_by_word ON lexicon_changes (word, id);
CREATE INDEX lexicon_changes_undone ON lexicon_changes (undoes) WHERE undoes != 0;

CREATE TABLE readings (
    source       TEXT COLLATE "C" NOT NULL,
    input        TEXT COLLATE "C" NOT NULL,
    content_hash TEXT COLLATE "C" NOT NULL,
    reading      BYTEA NOT NULL,
    PRIMARY KEY (source, input, content_hash)
);

CREATE TABLE unknown_words (
    source   TEXT COLLATE "C" NOT NULL,
    input    TEXT COLLATE "C" NOT NULL,
    folded   TEXT COLLATE "C" NOT NULL,
    at       BIGINT NOT NULL,
    text     TEXT COLLATE "C" NOT NULL,
    spoken   TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    sentence TEXT COLLATE "C" NOT NULL,
    times    BIGINT NOT NULL,
    PRIMARY KEY (source, input, folded)
);
CREATE INDEX unknown_words_by_word ON unknown_words (folded, at, times);
CREATE INDEX unknown_words_by_time ON unknown_words (at, folded, times);

CREATE TABLE versions (
    rowid        BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    source       TEXT COLLATE "C" NOT NULL,
    input        TEXT COLLATE "C" NOT NULL,
    number       BIGINT NOT NULL,
    content_hash TEXT COLLATE "C" NOT NULL,
    text_hash    TEXT COLLATE "C" NOT NULL,
    audio        TEXT COLLATE "C" NOT NULL,
    captions     TEXT COLLATE "C" NOT NULL,
    chapters     TEXT COLLATE "C" NOT NULL,
    bytes        BIGINT NOT NULL,
    duration     DOUBLE PRECISION NOT NULL,
    sha256       TEXT COLLATE "C" NOT NULL,
    voice        TEXT COLLATE "C" NOT NULL,
    version      TEXT COLLATE "C" NOT NULL,
    made_for     TEXT COLLATE "C" NOT NULL,
    made_by      TEXT COLLATE "C" NOT NULL,
    made_because TEXT COLLATE "C" NOT NULL,
    attached_at  BIGINT NOT NULL,
    replaced_at  BIGINT NOT NULL,
    sentences    TEXT COLLATE "C" NOT NULL,
    UNIQUE (source, input, number)
);
CREATE INDEX versions_by_end ON versions (replaced_at);
CREATE INDEX versions_by_hash ON versions (content_hash);

CREATE FUNCTION reading_out() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM readings r WHERE r.source = NEW.source AND r.input = NEW.input AND r.content_hash NOT IN
        (SELECT v.content_hash FROM versions v WHERE v.source = NEW.source AND v.input = NEW.input);
    DELETE FROM unknown_words u WHERE u.source = NEW.source AND u.input = NEW.input;
    RETURN NULL;
END $$;
CREATE TRIGGER reading_out AFTER UPDATE OF audio ON articles FOR EACH ROW
    WHEN (NEW.audio = '' AND OLD.audio != '') EXECUTE FUNCTION reading_out();

-- What happened, for those who look on. Transactions end in another order than they began: numbers are given to what is
-- seen, by those who read, so that nobody who asks for what is after a number misses any of it.
CREATE TABLE events (
    arrival BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    number  BIGINT UNIQUE,
    kind    TEXT COLLATE "C" NOT NULL CHECK (kind IN ('job', 'article', 'lexicon')),
    source  TEXT COLLATE "C" NOT NULL DEFAULT '',
    input   TEXT COLLATE "C" NOT NULL DEFAULT '',
    id      TEXT COLLATE "C" NOT NULL DEFAULT '',
    title   TEXT COLLATE "C" NOT NULL DEFAULT '',
    job     BIGINT NOT NULL DEFAULT 0,
    state   TEXT COLLATE "C" NOT NULL,
    what    TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX events_new ON events (arrival) WHERE number IS NULL;
CREATE FUNCTION number_events() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    newest BIGINT;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM events WHERE number IS NULL) THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('baonoi events ' || current_schema()));
    SELECT coalesce(max(number), 0) INTO newest FROM events;
    UPDATE events e SET number = newest + n.place FROM
        (SELECT arrival, row_number() OVER (ORDER BY arrival) AS place FROM events WHERE number IS NULL) n
        WHERE e.arrival = n.arrival;
    DELETE FROM events WHERE number <= (SELECT max(number) FROM events) - 10000;
END $$;
CREATE FUNCTION event_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM events WHERE arrival <= NEW.arrival - 20000; -- nobody looks on
    RETURN NULL;
END $$;
CREATE TRIGGER event_in AFTER INSERT ON events FOR EACH ROW WHEN (NEW.arrival % 1000 = 0) EXECUTE FUNCTION event_in();

CREATE FUNCTION job_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO events (kind, source, input, id, title, job, state, what)
        SELECT 'job', NEW.source, NEW.input, coalesce(max(a.id), ''), coalesce(max(a.title), ''), NEW.id, NEW.state,
               CASE WHEN TG_OP = 'INSERT' THEN '' ELSE NEW.outcome END
        FROM articles a WHERE a.source = NEW.source AND a.input = NEW.input;
    RETURN NULL;
END $$;
CREATE TRIGGER job_told_in AFTER INSERT ON jobs FOR EACH ROW EXECUTE FUNCTION job_told();
CREATE TRIGGER job_told AFTER UPDATE OF state ON jobs FOR EACH ROW WHEN (NEW.state != OLD.state)
    EXECUTE FUNCTION job_told();
CREATE FUNCTION article_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO events (kind, source, input, id, title, state, what)
        VALUES ('article', NEW.source, NEW.input, NEW.id, NEW.title, NEW.state, NEW.audio);
    RETURN NULL;
END $$;
CREATE TRIGGER article_told_in AFTER INSERT ON articles FOR EACH ROW EXECUTE FUNCTION article_told();
CREATE TRIGGER article_told AFTER UPDATE OF state, audio, content_hash ON articles FOR EACH ROW
    WHEN (NEW.state != OLD.state OR NEW.audio != OLD.audio OR NEW.content_hash != OLD.content_hash)
    EXECUTE FUNCTION article_told();
CREATE FUNCTION word_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO events (kind, state, what) VALUES ('lexicon', NEW.what, NEW.word);
    RETURN NULL;
END $$;
CREATE TRIGGER word_told AFTER INSERT ON lexicon_changes FOR EACH ROW EXECUTE FUNCTION word_told();
