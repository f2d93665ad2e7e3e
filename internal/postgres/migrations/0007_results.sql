-- +goose Up
-- A computed result is an immutable snapshot; publishing points at one.
CREATE TABLE results (
    id            uuid PRIMARY KEY,
    round_id      uuid NOT NULL REFERENCES rounds ON DELETE CASCADE,
    number        integer NOT NULL,               -- 1, 2 … per round
    rules_version integer NOT NULL,
    digest        text NOT NULL,                  -- sha-256 of the canonical rows, hex
    truths        jsonb NOT NULL,                 -- true prediction values by scope
    participants  integer NOT NULL,
    attempts      integer NOT NULL,
    computed_at   timestamptz NOT NULL,
    computed_by   uuid,
    approved_at   timestamptz,
    approved_by   uuid,
    published_at  timestamptz,
    published_by  uuid,
    reason        text NOT NULL DEFAULT '',       -- why it was published again
    UNIQUE (round_id, number)
);

CREATE TABLE result_rows (
    result_id        uuid NOT NULL REFERENCES results ON DELETE CASCADE,
    position         integer NOT NULL,            -- order in the list, from 1
    rank             integer NOT NULL,            -- 0: listed, not ranked
    group_rank       integer NOT NULL,
    contestant_id    uuid NOT NULL,
    attempt_id       uuid NOT NULL,
    name             text NOT NULL,               -- as it was when computed
    public_name      text NOT NULL,
    group_id         text NOT NULL,
    unit_id          uuid,
    unit_name        text NOT NULL DEFAULT '',
    points           integer NOT NULL,
    right_count      integer NOT NULL,
    questions        integer NOT NULL,
    prediction       bigint,
    prediction_error bigint,
    duration_ms      bigint NOT NULL,
    submitted_ms     bigint NOT NULL,             -- since the round opened
    receipt          text NOT NULL,
    prize            text NOT NULL DEFAULT '',
    excluded         text NOT NULL DEFAULT '',    -- why it is not ranked; empty: ranked
    PRIMARY KEY (result_id, position)
);
CREATE INDEX result_rows_contestant ON result_rows (result_id, contestant_id);
CREATE INDEX result_rows_receipt ON result_rows (receipt);

CREATE TABLE result_units (
    result_id    uuid NOT NULL REFERENCES results ON DELETE CASCADE,
    ranking      integer NOT NULL,                -- index in Rules.Units
    position     integer NOT NULL,
    rank         integer NOT NULL,                -- 0: below the floor
    unit_id      uuid NOT NULL,
    unit_name    text NOT NULL,
    block        text NOT NULL DEFAULT '',
    headcount    integer NOT NULL,
    participants integer NOT NULL,
    mean_points  double precision NOT NULL,
    top_mean     double precision NOT NULL,
    winners      integer NOT NULL,
    PRIMARY KEY (result_id, ranking, position)
);

-- What a person should look at before approving. Evidence, never a verdict.
CREATE TABLE flags (
    id            uuid PRIMARY KEY,
    round_id      uuid NOT NULL REFERENCES rounds ON DELETE CASCADE,
    contestant_id uuid NOT NULL,
    kind          text NOT NULL,
    evidence      jsonb NOT NULL DEFAULT '{}',
    created_at    timestamptz NOT NULL,
    settled_at    timestamptz,
    settled_by    uuid,
    verdict       text NOT NULL DEFAULT '',       -- kept, disqualified
    UNIQUE (round_id, contestant_id, kind)
);

CREATE TABLE disqualifications (
    round_id      uuid NOT NULL REFERENCES rounds ON DELETE CASCADE,
    contestant_id uuid NOT NULL,
    reason        text NOT NULL,
    by_staff      uuid NOT NULL,
    at            timestamptz NOT NULL,
    confirmed_by  uuid,                           -- a second person; NULL: asked, not yet in force
    confirmed_at  timestamptz,
    lifted_at     timestamptz,
    PRIMARY KEY (round_id, contestant_id)
);
