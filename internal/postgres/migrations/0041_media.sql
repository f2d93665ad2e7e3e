-- +goose Up
-- Pictures and sounds of questions. The id is also the address, which nobody
-- can guess; the bytes never change. The same content is kept once in a bank.
CREATE TABLE media (
    id         text PRIMARY KEY,
    bank_id    uuid NOT NULL REFERENCES banks ON DELETE CASCADE,
    sum        bytea NOT NULL,                    -- sha-256 of data
    type       text NOT NULL,
    width      integer NOT NULL DEFAULT 0,        -- pixels; 0 for a sound
    height     integer NOT NULL DEFAULT 0,
    data       bytea NOT NULL,
    created_by uuid,
    created_at timestamptz NOT NULL,
    UNIQUE (bank_id, sum)
);
-- The bytes are compressed already.
ALTER TABLE media ALTER COLUMN data SET STORAGE EXTERNAL;
