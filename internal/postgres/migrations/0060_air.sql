-- +goose Up
-- Television. An output is one document with a revision: what is on it is a
-- pure function of that document, so that a restart changes nothing.
CREATE TABLE air_outputs (
    id         text PRIMARY KEY,                  -- in its address: "chinh"
    contest_id uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    rev        bigint NOT NULL,
    document   jsonb NOT NULL,                    -- broadcast.Output
    updated_at timestamptz NOT NULL
);
CREATE INDEX air_outputs_contest ON air_outputs (contest_id);

CREATE TABLE air_rundowns (
    id         uuid PRIMARY KEY,
    contest_id uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    name       text NOT NULL,
    version    integer NOT NULL,
    items      jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX air_rundowns_contest ON air_rundowns (contest_id, created_at);

-- What really went on air. It only grows; a command's id makes it happen once.
CREATE TABLE air_log (
    n          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id uuid NOT NULL,
    output_id  text NOT NULL,
    command    text NOT NULL DEFAULT '',          -- '': what the clock did
    at         timestamptz NOT NULL,
    actor_id   text NOT NULL DEFAULT '',
    actor_name text NOT NULL DEFAULT '',
    action     text NOT NULL,
    layer      text NOT NULL DEFAULT '',
    item       text NOT NULL DEFAULT '',
    label      text NOT NULL DEFAULT '',
    template   text NOT NULL DEFAULT '',
    rev        bigint NOT NULL,
    data_hash  text NOT NULL DEFAULT '',
    reason     text NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX air_log_command ON air_log (output_id, command) WHERE command <> '';
CREATE INDEX air_log_contest ON air_log (contest_id, n);
CREATE RULE air_log_no_update AS ON UPDATE TO air_log DO INSTEAD NOTHING;
CREATE RULE air_log_no_delete AS ON DELETE TO air_log DO INSTEAD NOTHING;

-- When a revision was received and painted, by each instance of an output.
CREATE TABLE air_acks (
    output_id   text NOT NULL,
    rev         bigint NOT NULL,
    inst        text NOT NULL,
    received_at timestamptz NOT NULL,
    painted_at  timestamptz NOT NULL,
    PRIMARY KEY (output_id, rev, inst)
);

CREATE TABLE air_tokens (
    id         uuid PRIMARY KEY,
    contest_id uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    class      text NOT NULL,                     -- view, feed, ctl, mc
    name       text NOT NULL,
    output_id  text NOT NULL DEFAULT '',          -- '': every output of the contest
    hash       bytea NOT NULL UNIQUE,             -- SHA-256 of the secret, which is kept nowhere
    hint       text NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL DEFAULT '',
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used  timestamptz
);
CREATE INDEX air_tokens_contest ON air_tokens (contest_id, created_at);

CREATE TABLE air_corrections (
    id         uuid PRIMARY KEY,
    contest_id uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    kind       text NOT NULL,                     -- contestant, unit, question
    target     text NOT NULL,
    field      text NOT NULL,
    value      text NOT NULL,
    before     text NOT NULL DEFAULT '',
    reason     text NOT NULL,
    actor_id   text NOT NULL DEFAULT '',
    actor_name text NOT NULL DEFAULT '',
    at         timestamptz NOT NULL,
    undone_at  timestamptz,
    undone_by  text NOT NULL DEFAULT ''
);
CREATE INDEX air_corrections_contest ON air_corrections (contest_id, at);

CREATE TABLE air_themes (
    contest_id uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    id         text NOT NULL,
    name       text NOT NULL,
    body       jsonb NOT NULL,
    PRIMARY KEY (contest_id, id)
);
