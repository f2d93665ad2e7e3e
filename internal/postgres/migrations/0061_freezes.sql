-- +goose Up
-- A frozen board is an immutable snapshot with a digest, never a filter over
-- live data. At most one of a round stands.
CREATE TABLE freezes (
    id         uuid PRIMARY KEY,
    contest_id uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    round_id   uuid NOT NULL REFERENCES rounds ON DELETE CASCADE,
    digest     text NOT NULL,
    rows       integer NOT NULL,
    at         timestamptz NOT NULL,
    by_id      text NOT NULL DEFAULT '',
    by_name    text NOT NULL DEFAULT '',
    reason     text NOT NULL DEFAULT '',
    lifted_at  timestamptz,
    lifted_by  text NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX freezes_standing ON freezes (round_id) WHERE lifted_at IS NULL;
CREATE INDEX freezes_contest ON freezes (contest_id, at);

CREATE TABLE freeze_rows (
    freeze_id     uuid NOT NULL REFERENCES freezes ON DELETE CASCADE,
    scope         text NOT NULL,                  -- round, contest
    position      integer NOT NULL,               -- order in the list, from 1
    contestant_id uuid NOT NULL,
    name          text NOT NULL,                  -- as the public sees it
    unit_id       uuid,
    unit_name     text NOT NULL DEFAULT '',
    group_id      text NOT NULL DEFAULT '',
    points        integer NOT NULL,
    time_ms       bigint NOT NULL,
    PRIMARY KEY (freeze_id, scope, position)
);
