-- +goose Up
-- What each node hears of the machines that draw, for the desks at the others.
-- It is told again every second or two, and worth nothing after a crash.
CREATE UNLOGGED TABLE air_instances (
    node      text NOT NULL,
    output_id text NOT NULL,
    inst      text NOT NULL,
    heard_at  timestamptz NOT NULL,
    said      jsonb NOT NULL,                    -- broadcast.Instance
    PRIMARY KEY (node, output_id, inst)
);

-- The rehearsal of a contest. What it shows is made of this alone, the same at
-- every node.
CREATE TABLE air_rehearsals (
    contest_id uuid PRIMARY KEY REFERENCES contests ON DELETE CASCADE,
    kind       text NOT NULL,
    round_id   uuid REFERENCES rounds ON DELETE CASCADE,
    speed      double precision NOT NULL,
    players    integer NOT NULL,
    started_at timestamptz NOT NULL
);
