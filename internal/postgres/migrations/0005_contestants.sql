-- +goose Up
CREATE TABLE contestants (
    id                 uuid PRIMARY KEY,
    contest_id         uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    name               text NOT NULL,
    name_key           text NOT NULL,             -- without diacritics, lower case, for search
    phone              text NOT NULL DEFAULT '',
    email              text NOT NULL DEFAULT '',
    birth_date         date,
    unit_id            uuid REFERENCES units,
    group_id           text NOT NULL,
    fields             jsonb NOT NULL DEFAULT '{}',
    consent_version    integer NOT NULL,
    consent_at         timestamptz NOT NULL,
    guardian           jsonb,
    device_id          text NOT NULL DEFAULT '',
    extra_time_percent integer NOT NULL DEFAULT 0,
    synthetic          boolean NOT NULL DEFAULT false,
    created_at         timestamptz NOT NULL
);
CREATE INDEX contestants_contest ON contestants (contest_id, created_at);
-- Not unique on purpose: a phone may be shared; duplicates are flagged, not refused.
CREATE INDEX contestants_phone ON contestants (contest_id, phone) WHERE phone <> '';
CREATE INDEX contestants_email ON contestants (contest_id, email) WHERE email <> '';
CREATE INDEX contestants_device ON contestants (contest_id, device_id) WHERE device_id <> '';
CREATE INDEX contestants_name ON contestants (contest_id, name_key text_pattern_ops);
CREATE INDEX contestants_unit ON contestants (unit_id);

-- The device's cookie holds a random token; here is its hash.
CREATE TABLE contestant_sessions (
    token_hash    bytea PRIMARY KEY,
    contestant_id uuid NOT NULL REFERENCES contestants ON DELETE CASCADE,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL
);
CREATE INDEX contestant_sessions_contestant ON contestant_sessions (contestant_id);

-- One-time codes to come back on another device. Tries are counted.
CREATE TABLE login_codes (
    id         uuid PRIMARY KEY,
    contest_id uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    contact    text NOT NULL,                     -- normalised phone or e-mail
    code_hash  bytea NOT NULL,
    tries      integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX login_codes_contact ON login_codes (contest_id, contact, created_at);
