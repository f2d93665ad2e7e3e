-- +goose Up
-- The running state of an attempt: narrow, no index on what changes, so that
-- the journal's updates stay on the page (HOT).
CREATE TABLE attempts (
    id             uuid PRIMARY KEY,
    round_id       uuid NOT NULL REFERENCES rounds ON DELETE CASCADE,
    contest_id     uuid NOT NULL,
    contestant_id  uuid NOT NULL REFERENCES contestants ON DELETE CASCADE,
    group_id       text NOT NULL,
    unit_id        uuid,
    number         integer NOT NULL,
    receipt        text NOT NULL UNIQUE,
    questions      smallint NOT NULL,
    started_at     timestamptz NOT NULL,
    deadline       timestamptz NOT NULL,
    grace_ms       integer NOT NULL,
    ended_at       timestamptz,
    ended_by       text NOT NULL DEFAULT '',
    prediction     bigint,
    points         integer NOT NULL DEFAULT 0,
    right_count    integer NOT NULL DEFAULT 0,
    answered_count integer NOT NULL DEFAULT 0,
    UNIQUE (round_id, contestant_id, number)
) WITH (fillfactor = 60);

-- One attempt runs at a time: a second start finds the first.
CREATE UNIQUE INDEX attempts_running ON attempts (round_id, contestant_id) WHERE ended_at IS NULL;
CREATE INDEX attempts_contestant ON attempts (contest_id, contestant_id);
-- For the job that ends attempts whose deadline has passed.
CREATE INDEX attempts_due ON attempts (deadline) WHERE ended_at IS NULL;

-- What the attempt asks; written with it, never changed.
CREATE TABLE papers (
    attempt_id uuid PRIMARY KEY REFERENCES attempts ON DELETE CASCADE,
    questions  bytea NOT NULL                     -- see internal/postgres/paper.go
);

-- The journal: the newest answer at each place. seq is the receipt number.
-- previous_* let the statement that stores an answer return the exact change.
CREATE SEQUENCE answer_receipts CACHE 64;
CREATE TABLE answers (
    attempt_id      uuid NOT NULL,
    position        smallint NOT NULL,
    revision        integer NOT NULL,
    chosen          integer NOT NULL,             -- bits, author's order; 0: cleared
    is_right        boolean NOT NULL,
    points          integer NOT NULL,
    received_at     timestamptz NOT NULL,
    seq             bigint NOT NULL DEFAULT nextval('answer_receipts'),
    previous_chosen integer NOT NULL DEFAULT 0,
    previous_right  boolean NOT NULL DEFAULT false,
    previous_points integer NOT NULL DEFAULT 0,
    PRIMARY KEY (attempt_id, position)
);

-- What an answer was before it was changed: evidence, never read on the hot path.
CREATE TABLE answer_history (
    attempt_id  uuid NOT NULL,
    position    smallint NOT NULL,
    revision    integer NOT NULL,
    chosen      integer NOT NULL,
    received_at timestamptz NOT NULL,
    seq         bigint NOT NULL,
    PRIMARY KEY (attempt_id, position, revision)
);

-- +goose StatementBegin
CREATE FUNCTION keep_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO answer_history (attempt_id, position, revision, chosen, received_at, seq)
    VALUES (OLD.attempt_id, OLD.position, OLD.revision, OLD.chosen, OLD.received_at, OLD.seq)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER answers_keep AFTER UPDATE ON answers FOR EACH ROW EXECUTE FUNCTION keep_answer();

-- When a question with its own time limit was first shown.
CREATE TABLE question_openings (
    attempt_id uuid NOT NULL,
    position   smallint NOT NULL,
    opened_at  timestamptz NOT NULL,
    PRIMARY KEY (attempt_id, position)
);
