-- +goose Up
-- One cookie of a device stands for one contestant in each contest.
ALTER TABLE contestant_sessions ADD COLUMN contest_id uuid REFERENCES contests ON DELETE CASCADE;
UPDATE contestant_sessions s SET contest_id = c.contest_id FROM contestants c WHERE c.id = s.contestant_id;
ALTER TABLE contestant_sessions
    ALTER COLUMN contest_id SET NOT NULL,
    DROP CONSTRAINT contestant_sessions_pkey,
    ADD PRIMARY KEY (token_hash, contest_id);
CREATE INDEX contestant_sessions_expiry ON contestant_sessions (expires_at);
CREATE INDEX login_codes_expiry ON login_codes (expires_at);
