-- +goose Up
CREATE TABLE rounds (
    id            uuid PRIMARY KEY,
    contest_id    uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    number        integer NOT NULL,
    name          text NOT NULL,
    name_en       text NOT NULL DEFAULT '',
    state         text NOT NULL,
    opens_at      timestamptz NOT NULL,
    closes_at     timestamptz NOT NULL,
    rules         jsonb NOT NULL,
    rules_version integer NOT NULL DEFAULT 1,
    seed          text NOT NULL,
    created_at    timestamptz NOT NULL,
    UNIQUE (contest_id, number),
    CHECK (closes_at > opens_at)
);

-- The rules as they were, by version: a result names the version it used.
CREATE TABLE round_rules (
    round_id  uuid NOT NULL REFERENCES rounds ON DELETE CASCADE,
    version   integer NOT NULL,
    rules     jsonb NOT NULL,
    opens_at  timestamptz NOT NULL,
    closes_at timestamptz NOT NULL,
    at        timestamptz NOT NULL,
    PRIMARY KEY (round_id, version)
);

CREATE TABLE round_transitions (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    round_id   uuid NOT NULL REFERENCES rounds ON DELETE CASCADE,
    from_state text NOT NULL,
    to_state   text NOT NULL,
    by_staff   uuid,                              -- NULL: the clock
    by_name    text NOT NULL DEFAULT '',
    at         timestamptz NOT NULL,
    reason     text NOT NULL DEFAULT ''
);
CREATE INDEX round_transitions_round ON round_transitions (round_id, id);
