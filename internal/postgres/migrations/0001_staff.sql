-- +goose Up
-- People who run contests. A session can be revoked one by one or all at once;
-- a TOTP step is remembered so that a code works only once.
CREATE TABLE staff (
    id             uuid PRIMARY KEY,
    email          text NOT NULL UNIQUE,          -- lower case
    name           text NOT NULL,
    password_hash  text NOT NULL,                 -- argon2id, PHC string
    totp_secret    text NOT NULL DEFAULT '',      -- empty: off
    totp_last_step bigint NOT NULL DEFAULT 0,
    active         boolean NOT NULL DEFAULT true,
    created_at     timestamptz NOT NULL
);

CREATE TABLE staff_grants (
    staff_id   uuid NOT NULL REFERENCES staff,
    role       text NOT NULL,
    contest_id uuid,                              -- NULL: every contest
    UNIQUE NULLS NOT DISTINCT (staff_id, role, contest_id)
);

CREATE TABLE sessions (
    token    text PRIMARY KEY,                    -- hash of the cookie's token, never the token
    data     bytea NOT NULL,
    staff_id uuid REFERENCES staff ON DELETE CASCADE,
    expiry   timestamptz NOT NULL
);
CREATE INDEX sessions_expiry ON sessions (expiry);
CREATE INDEX sessions_staff ON sessions (staff_id);
