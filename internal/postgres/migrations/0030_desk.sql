-- +goose Up
-- A session ends when it has been idle, and at the latest a working day after
-- it began. What the session holds is in columns now.
ALTER TABLE sessions ALTER COLUMN data SET DEFAULT '';
ALTER TABLE sessions ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();

-- A secret that waits for its first code before the second factor is on.
ALTER TABLE staff ADD COLUMN totp_pending text NOT NULL DEFAULT '';

-- Failed sign-ins by account, by address and by both; old ones are swept with
-- each new one.
CREATE TABLE failed_tries (
    key text NOT NULL,
    at  timestamptz NOT NULL
);
CREATE INDEX failed_tries_key ON failed_tries (key, at);
CREATE INDEX failed_tries_at ON failed_tries (at);

-- The text of a question without diacritics, for search.
ALTER TABLE questions ADD COLUMN search text NOT NULL DEFAULT '';

-- What a confirmed import did to each question, so that it can be undone.
CREATE TABLE import_questions (
    import_id   uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
    question_id uuid NOT NULL,
    version_id  bigint NOT NULL,
    previous_id bigint,                           -- NULL: the import made the question
    previous_state text NOT NULL DEFAULT '',
    PRIMARY KEY (import_id, question_id)
);
ALTER TABLE imports ADD COLUMN outcome jsonb NOT NULL DEFAULT '{}';
