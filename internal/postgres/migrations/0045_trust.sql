-- +goose Up
-- A person's key pair for opening sealed sets: the private half lies here only
-- encrypted under a passphrase that the server does not keep. A new pair
-- retires the old one, which still opens what was sealed for it.
CREATE TABLE release_keys (
    id         uuid PRIMARY KEY,
    staff_id   uuid NOT NULL REFERENCES staff,
    public     bytea NOT NULL,
    locked     bytea NOT NULL,
    created_at timestamptz NOT NULL,
    retired_at timestamptz
);
CREATE UNIQUE INDEX release_keys_current ON release_keys (staff_id) WHERE retired_at IS NULL;

-- A sealed set: its questions' content is in the box and nowhere else.
CREATE TABLE seals (
    id          uuid PRIMARY KEY,
    bank_id     uuid NOT NULL REFERENCES banks ON DELETE CASCADE,
    contest_id  uuid NOT NULL,
    name        text NOT NULL,
    mode        text NOT NULL,                    -- people, time
    state       text NOT NULL,                    -- sealed, released
    questions   integer NOT NULL,
    opens_at    timestamptz,                      -- mode time
    ring        jsonb NOT NULL,                   -- how the key may be had; opens nothing by itself
    box         bytea NOT NULL,                   -- AES-256-GCM; emptied at the release
    created_by  uuid,
    created_at  timestamptz NOT NULL,
    released_at timestamptz
);
CREATE INDEX seals_bank ON seals (bank_id, created_at);

CREATE TABLE seal_holders (
    seal_id  uuid NOT NULL REFERENCES seals ON DELETE CASCADE,
    position smallint NOT NULL,                   -- in the ring
    staff_id uuid NOT NULL REFERENCES staff,
    key_id   uuid NOT NULL REFERENCES release_keys,
    given    bytea,                               -- this person's part, under the server's key, waiting for the second
    given_at timestamptz,
    PRIMARY KEY (seal_id, position),
    UNIQUE (seal_id, staff_id)
);

-- secrecy: '' readable by rights; 'sealed': the content is in the box;
-- 'engine': released, but closed to people until the round that draws it opens.
ALTER TABLE questions
    ADD COLUMN secrecy text NOT NULL DEFAULT '',
    ADD COLUMN seal_id uuid REFERENCES seals ON DELETE SET NULL;

-- Who read which question that no paper had held yet. Only ever added to.
CREATE TABLE question_reads (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    actor_id   text NOT NULL DEFAULT '',
    actor_name text NOT NULL,
    ip         text NOT NULL DEFAULT '',
    contest_id uuid NOT NULL,
    bank_id    uuid NOT NULL,
    how        text NOT NULL,                     -- list, open, import, preview, export …
    questions  uuid[] NOT NULL
);
CREATE INDEX question_reads_contest ON question_reads (contest_id, id DESC);
CREATE INDEX question_reads_question ON question_reads USING gin (questions);
CREATE RULE question_reads_no_update AS ON UPDATE TO question_reads DO INSTEAD NOTHING;
CREATE RULE question_reads_no_delete AS ON DELETE TO question_reads DO INSTEAD NOTHING;

-- Questions that papers have held; written once a round has closed.
CREATE TABLE question_uses (
    question_id uuid PRIMARY KEY,
    round_id    uuid NOT NULL
);
CREATE TABLE rounds_counted (
    round_id uuid PRIMARY KEY REFERENCES rounds ON DELETE CASCADE
);

CREATE TABLE question_comments (
    id          uuid PRIMARY KEY,
    question_id uuid NOT NULL REFERENCES questions ON DELETE CASCADE,
    parent_id   uuid REFERENCES question_comments ON DELETE CASCADE, -- NULL: begins a thread
    version     integer NOT NULL,                 -- of the question when it was written
    by_staff    uuid,
    body        text NOT NULL,
    at          timestamptz NOT NULL,
    resolved_at timestamptz,                      -- of a thread
    resolved_by uuid
);
CREATE INDEX question_comments_question ON question_comments (question_id, at);

-- Read-only links for people without an account. The token itself is not kept.
CREATE TABLE question_previews (
    id          uuid PRIMARY KEY,
    token_hash  bytea NOT NULL UNIQUE,
    contest_id  uuid NOT NULL,
    bank_id     uuid NOT NULL REFERENCES banks ON DELETE CASCADE,
    question_id uuid REFERENCES questions ON DELETE CASCADE, -- NULL: the whole bank
    name        text NOT NULL,                    -- for whom
    with_key    boolean NOT NULL,
    created_by  uuid,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    revoked_at  timestamptz,
    opened      integer NOT NULL DEFAULT 0,
    opened_at   timestamptz
);
CREATE INDEX question_previews_bank ON question_previews (bank_id, created_at);

-- What the public may read and practise on.
CREATE TABLE open_banks (
    id           uuid PRIMARY KEY,
    contest_id   uuid NOT NULL REFERENCES contests ON DELETE CASCADE,
    bank_id      uuid NOT NULL REFERENCES banks ON DELETE CASCADE,
    title        text NOT NULL,
    title_en     text NOT NULL DEFAULT '',
    topics       text[] NOT NULL DEFAULT '{}',    -- empty: all
    readable     boolean NOT NULL,
    practice     boolean NOT NULL,
    with_answers boolean NOT NULL,
    opens_at     timestamptz NOT NULL,
    closes_at    timestamptz,
    created_at   timestamptz NOT NULL
);
CREATE INDEX open_banks_contest ON open_banks (contest_id, created_at);

-- Comments of reviews may quote a question: they are in question_reviews, which
-- a seal empties, and no longer in the log, which nothing empties.
ALTER TABLE audit_log DISABLE RULE audit_log_no_update;
UPDATE audit_log SET after = after - 'comment' WHERE action LIKE 'question.%' AND after ? 'comment';
ALTER TABLE audit_log ENABLE RULE audit_log_no_update;
