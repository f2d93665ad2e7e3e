-- +goose Up
-- How a version of a question did in a round, kept once the round is locked, so
-- that a question's own page can tell its history without reading the answers
-- of every round again.
CREATE TABLE item_figures (
    round_id       uuid NOT NULL REFERENCES rounds ON DELETE CASCADE,
    version_id     bigint NOT NULL,
    question_id    uuid NOT NULL,
    seen           integer NOT NULL,              -- papers that asked it
    answered       integer NOT NULL,
    rights         integer NOT NULL,
    discrimination double precision NOT NULL,
    correlation    double precision,              -- NULL: nothing varied
    group_size     integer NOT NULL,              -- of the upper and the lower group
    first_ms       bigint NOT NULL,
    median_ms      bigint NOT NULL,
    third_ms       bigint NOT NULL,
    notes          jsonb NOT NULL,                -- the gravest first
    PRIMARY KEY (round_id, version_id)
);
CREATE INDEX item_figures_question ON item_figures (question_id);

-- The rounds that this has been done for, and when.
CREATE TABLE rounds_figured (
    round_id uuid PRIMARY KEY REFERENCES rounds ON DELETE CASCADE,
    at       timestamptz NOT NULL
);
