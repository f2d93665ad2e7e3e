-- +goose Up
CREATE TABLE contests (
    id           uuid PRIMARY KEY,
    slug         text NOT NULL UNIQUE,
    name         text NOT NULL,
    name_en      text NOT NULL DEFAULT '',
    organiser    text NOT NULL DEFAULT '',
    intro        text NOT NULL DEFAULT '',
    intro_en     text NOT NULL DEFAULT '',
    time_zone    text NOT NULL DEFAULT 'Asia/Ho_Chi_Minh',
    registration jsonb NOT NULL,
    groups       jsonb NOT NULL,
    masking      text NOT NULL,
    demo         boolean NOT NULL DEFAULT false,
    version      integer NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL
);

-- Every consent text that was ever shown: a contestant's consent names a version.
CREATE TABLE consents (
    contest_id uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    version    integer NOT NULL,
    text       text NOT NULL,
    text_en    text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL,
    PRIMARY KEY (contest_id, version)
);

CREATE TABLE units (
    id         uuid PRIMARY KEY,
    contest_id uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    parent_id  uuid REFERENCES units DEFERRABLE INITIALLY DEFERRED,
    name       text NOT NULL,
    search     text NOT NULL,                     -- name and aliases without diacritics, lower case
    kind       text NOT NULL DEFAULT '',
    block      text NOT NULL DEFAULT '',
    headcount  integer NOT NULL DEFAULT 0 CHECK (headcount >= 0),
    valid_from date,
    valid_to   date,
    aliases    text[] NOT NULL DEFAULT '{}',
    position   integer NOT NULL DEFAULT 0
);
CREATE INDEX units_contest ON units (contest_id, position);
CREATE INDEX units_parent ON units (parent_id);

-- Organisers, exam board, jury: they may not enter.
CREATE TABLE barred (
    id         uuid PRIMARY KEY,
    contest_id uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    name       text NOT NULL DEFAULT '',
    phone      text NOT NULL DEFAULT '',
    email      text NOT NULL DEFAULT '',
    reason     text NOT NULL DEFAULT ''
);
CREATE INDEX barred_contest ON barred (contest_id);
