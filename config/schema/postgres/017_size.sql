-- SPDX-License-Identifier: GPL-3.0-or-later
-- For stores of millions of articles: what changes often is kept apart from what many indexes point at. A claim changes
-- state, time and place of an article, of which no index of articles knows, so that PostgreSQL writes the row alone (HOT);
-- the lists have a narrow table of their own.

DROP VIEW listed;
CREATE TABLE listed (
    number  BIGINT NOT NULL,            -- place of its article
    source  TEXT COLLATE "C" NOT NULL,
    input   TEXT COLLATE "C" NOT NULL,
    state   TEXT COLLATE "C" NOT NULL,
    section TEXT COLLATE "C" NOT NULL,
    voice   TEXT COLLATE "C" NOT NULL
);
INSERT INTO listed SELECT place, source, input, state, section, voice FROM articles ORDER BY place;
ALTER TABLE listed ADD PRIMARY KEY (number);
CREATE INDEX listed_of_state ON listed (state, number);
CREATE INDEX listed_of_source ON listed (source, number);
CREATE INDEX listed_of_source_and_state ON listed (source, state, number);
CREATE INDEX listed_of_section ON listed (section, number) WHERE section != '';
CREATE INDEX listed_of_voice ON listed (voice, number) WHERE voice != '';

DROP INDEX articles_by_change, articles_by_place, articles_of_state, articles_of_source, articles_of_source_and_state,
    articles_of_section, articles_of_voice;
-- Recordings that are to be made again, by why: few have a reason.
CREATE INDEX recordings_because ON articles (substr(reason, 1, 100)) WHERE audio != '' AND reason != '';
-- Room for the next states of a row beside it.
ALTER TABLE articles SET (fillfactor = 90);
-- New words wait in a short list, which every search reads, too, and go into the index together.
ALTER INDEX articles_by_words SET (fastupdate = on, gin_pending_list_limit = 512);
ALTER INDEX article_texts_by_words SET (gin_pending_list_limit = 1024);

-- One function for all that precedes a change of an article: its place, its words, and in which order feeds list its
-- recording. PostgreSQL computes a generated column with every change of a table that has such a function: the words are
-- none any more.
ALTER TABLE articles ALTER COLUMN words DROP EXPRESSION;
DROP TRIGGER article_listed_anew ON articles;
DROP FUNCTION article_listed;
-- With its plan kept: a function in SQL is planned whenever it is called. Only the function of a trigger calls it now, with
-- the search path of who changes the article.
CREATE OR REPLACE FUNCTION text_vector(said TEXT) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN (SELECT coalesce(string_agg('''' || left(word, 200) || ''':' || least(place, 16383), ' '), '')::tsvector
            FROM unnest(plain_words(said)) WITH ORDINALITY AS words (word, place));
END $$;
CREATE OR REPLACE FUNCTION article_set() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.place := nextval('places');
    IF TG_OP = 'INSERT' OR NEW.title != OLD.title OR NEW.id != OLD.id OR NEW.url != OLD.url OR NEW.input != OLD.input THEN
        NEW.words := text_vector(NEW.title || ' ' || NEW.id || ' ' || NEW.url ||
                                 CASE WHEN NEW.url = NEW.input THEN '' ELSE ' ' || NEW.input END);
    END IF;
    IF NEW.audio != '' THEN
        IF TG_OP = 'INSERT' THEN
            IF NEW.listed_at = 0 THEN
                NEW.listed_at := publication(NEW.published, NEW.first_attached_at);
            END IF;
        ELSIF NEW.published != OLD.published OR NEW.first_attached_at != OLD.first_attached_at OR OLD.listed_at <= 0 THEN
            NEW.listed_at := publication(NEW.published, NEW.first_attached_at);
        END IF;
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER article_changed ON articles;
CREATE TRIGGER article_changed BEFORE UPDATE OF source, input, id, url, title, published, state, reason, audio, voice,
    section, exemption, announced_at, first_attached_at, missed_at, changed_at ON articles
    FOR EACH ROW EXECUTE FUNCTION article_set();

-- PostgreSQL reads a condition of a table or of a trigger anew for every statement. What they held out, the program's types
-- do not have, and it refuses to read a state that it does not know.
ALTER TABLE articles DROP CONSTRAINT articles_state_check;
ALTER TABLE jobs DROP CONSTRAINT jobs_kind_check, DROP CONSTRAINT jobs_state_check;
ALTER TABLE events DROP CONSTRAINT events_kind_check;

-- Now and then: what is added up is made few where there are several rows of one kind (the others, and there are many,
-- stay as they are); events of which nobody looks on go.
DROP TRIGGER event_in ON events;
DROP FUNCTION event_in;
DROP FUNCTION settle_counts;
CREATE FUNCTION tidy_up() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF pg_try_advisory_xact_lock(hashtext('baonoi counts ' || current_schema())) THEN
        WITH several AS (SELECT unnest(array_agg(ctid)) AS row FROM article_counts
                         GROUP BY source, state, has_audio, minutes, why, is_gone, exemption HAVING count(*) > 1),
             gone AS (DELETE FROM article_counts WHERE ctid = ANY (ARRAY(SELECT row FROM several)) RETURNING *)
            INSERT INTO article_counts SELECT source, state, has_audio, minutes, why, is_gone, exemption, sum(count)
            FROM gone GROUP BY source, state, has_audio, minutes, why, is_gone, exemption HAVING sum(count) != 0;
        WITH gone AS (DELETE FROM job_counts RETURNING *)
            INSERT INTO job_counts SELECT kind, state, sum(count) FROM gone GROUP BY kind, state HAVING sum(count) != 0;
        DELETE FROM events WHERE arrival <= (SELECT max(arrival) FROM events) - 20000;
    END IF;
END $$;

-- One function for all that follows a change of an article: its list, its count and what is told of it.
DROP TRIGGER article_counted ON articles;
DROP TRIGGER article_told_in ON articles;
DROP TRIGGER article_told ON articles;
DROP FUNCTION article_counted;
DROP FUNCTION article_told;
CREATE FUNCTION article_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was article_fact;
    is_now article_fact;
BEGIN
    IF TG_OP = 'DELETE' THEN
        was := facts_of(OLD);
        DELETE FROM listed WHERE number = OLD.place;
        INSERT INTO article_counts VALUES
            (was.source, was.state, was.has_audio, was.minutes, was.why, was.is_gone, was.exemption, -1);
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        is_now := facts_of(NEW);
        INSERT INTO listed VALUES (NEW.place, NEW.source, NEW.input, NEW.state, NEW.section, NEW.voice);
        INSERT INTO article_counts VALUES
            (is_now.source, is_now.state, is_now.has_audio, is_now.minutes, is_now.why, is_now.is_gone, is_now.exemption, 1);
    ELSIF NEW.place != OLD.place THEN
        was := facts_of(OLD);
        is_now := facts_of(NEW);
        UPDATE listed SET number = NEW.place, source = NEW.source, input = NEW.input, state = NEW.state,
            section = NEW.section, voice = NEW.voice WHERE number = OLD.place;
        IF NOT FOUND THEN
            INSERT INTO listed VALUES (NEW.place, NEW.source, NEW.input, NEW.state, NEW.section, NEW.voice);
        END IF;
        IF was != is_now THEN
            INSERT INTO article_counts VALUES
                (was.source, was.state, was.has_audio, was.minutes, was.why, was.is_gone, was.exemption, -1),
                (is_now.source, is_now.state, is_now.has_audio, is_now.minutes, is_now.why, is_now.is_gone,
                 is_now.exemption, 1);
        END IF;
    END IF;
    IF TG_OP = 'INSERT' OR NEW.state != OLD.state OR NEW.audio != OLD.audio OR NEW.content_hash != OLD.content_hash THEN
        INSERT INTO events (kind, source, input, id, title, state, what)
            VALUES ('article', NEW.source, NEW.input, NEW.id, NEW.title, NEW.state, NEW.audio);
    END IF;
    IF NEW.state != 'working' AND random() < 0.001 THEN PERFORM tidy_up(); END IF; -- claims are brief
    RETURN NULL;
END $$;
CREATE TRIGGER article_follows_new AFTER INSERT OR DELETE ON articles FOR EACH ROW EXECUTE FUNCTION article_follows();
CREATE TRIGGER article_follows AFTER UPDATE OF source, input, id, url, title, published, state, reason, audio, voice,
    section, exemption, announced_at, first_attached_at, missed_at, changed_at, content_hash ON articles
    FOR EACH ROW EXECUTE FUNCTION article_follows();

-- The same of a job, and whether there is work for who waits.
DROP TRIGGER job_counted ON jobs;
DROP TRIGGER job_counted_anew ON jobs;
DROP TRIGGER job_told_in ON jobs;
DROP TRIGGER job_told ON jobs;
DROP FUNCTION job_counted;
DROP FUNCTION job_told;
DROP TRIGGER work_told ON jobs;
CREATE FUNCTION job_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.state = 'queued' AND (OLD.state != 'queued' OR NEW.run_at < OLD.run_at) THEN
            PERFORM pg_notify(TG_TABLE_SCHEMA, '');
        END IF;
        IF NEW.kind = OLD.kind AND NEW.state = OLD.state THEN
            RETURN NULL;
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        INSERT INTO job_counts VALUES (OLD.kind, OLD.state, -1);
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO job_counts VALUES (NEW.kind, NEW.state, 1);
    ELSE
        INSERT INTO job_counts VALUES (OLD.kind, OLD.state, -1), (NEW.kind, NEW.state, 1);
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.state != OLD.state) THEN
        INSERT INTO events (kind, source, input, id, title, job, state, what)
            SELECT 'job', NEW.source, NEW.input, coalesce(max(a.id), ''), coalesce(max(a.title), ''), NEW.id, NEW.state,
                   CASE WHEN TG_OP = 'INSERT' THEN '' ELSE NEW.outcome END
            FROM articles a WHERE a.source = NEW.source AND a.input = NEW.input;
    END IF;
    IF NEW.state != 'working' AND random() < 0.001 THEN PERFORM tidy_up(); END IF; -- claims are brief
    RETURN NULL;
END $$;
CREATE TRIGGER job_follows_new AFTER INSERT OR DELETE ON jobs FOR EACH ROW EXECUTE FUNCTION job_follows();
CREATE TRIGGER job_follows AFTER UPDATE OF kind, state, run_at ON jobs FOR EACH ROW EXECUTE FUNCTION job_follows();

-- Of events that have no number yet the index of numbers knows nothing.
ALTER TABLE events DROP CONSTRAINT events_number_key;
CREATE UNIQUE INDEX events_by_number ON events (number) WHERE number IS NOT NULL;

-- claim_job as it was, but that no claim looks at every job that is worked on: leases that have ended are found by their
-- index, and whether an article is worked on by that of its name, whatever the planner thinks of how many there are. Nor at
-- every job that is held, of which a source may have any number, while none of them is due.
CREATE INDEX jobs_leases ON jobs (lease_end) WHERE state = 'working' AND lease_end > 0; -- not to be used for an article's
DROP INDEX jobs_due;
CREATE INDEX jobs_due ON jobs (kind DESC, urgency DESC, run_at, id) WHERE state = 'queued' AND is_held = 0;
CREATE INDEX jobs_held ON jobs (kind DESC, urgency DESC, run_at, id) WHERE state = 'queued' AND is_held = 1;
CREATE INDEX jobs_held_until ON jobs (run_at) WHERE state = 'queued' AND is_held = 1;
CREATE INDEX jobs_held_since ON jobs (greatest(created_at, finished_at)) WHERE state = 'queued' AND is_held = 1;
-- Its plans do not depend on what time it is, nor on how many jobs there were when it was planned.
CREATE OR REPLACE FUNCTION claim_job(owner TEXT, lease BIGINT, only_job BIGINT, by_clock BIGINT, looks BIGINT)
RETURNS TABLE (has_ended BIGINT, claimed jobs, announced TEXT) LANGUAGE plpgsql
    SET plan_cache_mode = force_generic_plan SET enable_sort = off SET lock_timeout = '200ms' AS $$
DECLARE
    t BIGINT;
    picked BIGINT;
    other BIGINT;
    its_kind BIGINT;
    free RECORD;
    held RECORD;
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    -- Two at a time: more of them only wait for each other's pages at the head of the queue, and for the processor (with 64
    -- connections on two cores they claim and end a third more; one claim takes 0.2 ms). Who waits for long goes on all the
    -- same: one claim that is held up holds up no others.
    BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('baonoi claims ' || current_schema()), floor(random() * 2)::INT);
    EXCEPTION WHEN lock_not_available THEN
        NULL;
    END;
    PERFORM set_config('lock_timeout', '30s', true); -- until the function ends
    t := coalesce(by_clock, now_seconds());
    has_ended := 0;
    IF looks = 1 AND
       (EXISTS (SELECT 1 FROM jobs j WHERE j.state = 'working' AND j.lease_end > 0 AND j.lease_end <= t) OR
        EXISTS (SELECT 1 FROM jobs j WHERE j.state = 'working' AND j.lease_end > 0 AND j.lease_end > t + 600)) THEN
        has_ended := 1;
        RETURN NEXT;
        RETURN;
    END IF;
    IF only_job IS NOT NULL THEN
        SELECT j.id INTO picked FROM jobs j WHERE j.id = only_job AND j.state = 'queued' AND
            (SELECT o.id FROM jobs o WHERE o.state = 'working' AND o.source = j.source AND o.input = j.input) IS NULL
            FOR UPDATE SKIP LOCKED;
    ELSE
        SELECT j.id, j.kind, j.urgency, j.run_at INTO free FROM jobs j WHERE j.state = 'queued' AND j.is_held = 0 AND
            (j.run_at <= t OR j.created_at > t OR j.finished_at > t) AND
            (SELECT o.id FROM jobs o WHERE o.state = 'working' AND o.source = j.source AND o.input = j.input) IS NULL
            ORDER BY j.kind DESC, j.urgency DESC, j.run_at, j.id LIMIT 1 FOR UPDATE SKIP LOCKED;
        picked := free.id;
        its_kind := free.kind;
        IF EXISTS (SELECT 1 FROM jobs j WHERE j.state = 'queued' AND j.is_held = 1 AND j.run_at <= t) OR
           EXISTS (SELECT 1 FROM jobs j WHERE j.state = 'queued' AND j.is_held = 1 AND
                   greatest(j.created_at, j.finished_at) > t) THEN
            SELECT j.id, j.kind, j.urgency, j.run_at INTO held FROM jobs j WHERE j.state = 'queued' AND j.is_held = 1 AND
                (j.run_at <= t OR j.created_at > t OR j.finished_at > t) AND
                (SELECT o.id FROM jobs o WHERE o.state = 'working' AND o.source = j.source AND o.input = j.input) IS NULL
                ORDER BY j.kind DESC, j.urgency DESC, j.run_at, j.id LIMIT 1 FOR UPDATE SKIP LOCKED;
            IF picked IS NULL OR (-held.kind, -held.urgency, held.run_at, held.id) <
                                 (-free.kind, -free.urgency, free.run_at, free.id) THEN
                picked := held.id;
                its_kind := held.kind;
            END IF;
        END IF;
        IF picked IS NULL OR (its_kind < 3 AND nextval('claims') % 10 = 0) THEN
            SELECT j.id INTO other FROM jobs j WHERE j.state = 'failed' AND j.retry_at > 0 AND
                (j.retry_at <= t OR j.finished_at > t) AND
                (SELECT o.id FROM jobs o WHERE o.state = 'working' AND o.source = j.source AND o.input = j.input) IS NULL
                ORDER BY j.retry_at, j.id LIMIT 1 FOR UPDATE SKIP LOCKED;
            IF other IS NULL AND picked IS NOT NULL THEN
                SELECT j.id INTO other FROM jobs j WHERE j.state = 'queued' AND
                    (j.run_at <= t OR j.created_at > t OR j.finished_at > t) AND
                    (SELECT o.id FROM jobs o WHERE o.state = 'working' AND o.source = j.source AND o.input = j.input) IS NULL
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
