-- SPDX-License-Identifier: GPL-3.0-or-later
-- As ../016_hosts.sql; and what waits for work is told when there is some, over the channel that has the schema's name.

CREATE TABLE hosts (
    process    TEXT COLLATE "C" PRIMARY KEY,            -- of the daemon, as base/process.h names it
    name       TEXT COLLATE "C" NOT NULL,               -- of its machine
    version    TEXT COLLATE "C" NOT NULL,               -- of baonoi
    roles      TEXT COLLATE "C" NOT NULL,               -- "work,poll,http"
    workers    BIGINT NOT NULL,
    busy       BIGINT NOT NULL,            -- of these
    articles   BIGINT NOT NULL,            -- that got their audio here in the last hour
    drains     BIGINT NOT NULL,            -- 1: it ends and takes no more work
    refused_by TEXT COLLATE "C" NOT NULL,  -- JSON: ["source: publisher", …] that a person has to mend there
    started_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL             -- its last sign of life
);

CREATE TABLE leases (
    name   TEXT COLLATE "C" PRIMARY KEY,                -- what is done: "poll tin-moi"
    holder TEXT COLLATE "C" NOT NULL,                   -- process
    until  BIGINT NOT NULL
);

CREATE FUNCTION work_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify(TG_TABLE_SCHEMA, '');
    RETURN NULL;
END $$;
CREATE TRIGGER work_told_in AFTER INSERT ON jobs FOR EACH STATEMENT EXECUTE FUNCTION work_told();
CREATE TRIGGER work_told AFTER UPDATE OF state, run_at ON jobs FOR EACH ROW
    WHEN (NEW.state = 'queued' AND (OLD.state != 'queued' OR NEW.run_at < OLD.run_at)) EXECUTE FUNCTION work_told();
