-- +goose Up
-- Who has the on-air desk open, at whichever node. It is told again while the
-- desk's stream is open and means nothing a while later.
CREATE TABLE air_present (
    contest_id uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    staff_id   text NOT NULL,
    name       text NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (contest_id, staff_id)
);
