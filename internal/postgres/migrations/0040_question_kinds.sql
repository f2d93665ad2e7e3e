-- +goose Up
-- Questions beyond choice: their key (accepted answers, numbers, pairs), media,
-- and the short text for television. The shapes are in question_key.go.
ALTER TABLE question_versions
    ADD COLUMN tv_text text NOT NULL DEFAULT '',
    ADD COLUMN key     jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN media   jsonb NOT NULL DEFAULT '{}';

-- An answer that is not a choice, in the author's order; NULL for a choice.
-- chosen is 1 for every written answer and 0 when it is cleared, so that what
-- counts answers need not know the kinds.
ALTER TABLE answers ADD COLUMN written text;
ALTER TABLE answer_history ADD COLUMN written text;

-- +goose StatementBegin
CREATE OR REPLACE FUNCTION keep_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO answer_history (attempt_id, position, revision, chosen, written, received_at, seq)
    VALUES (OLD.attempt_id, OLD.position, OLD.revision, OLD.chosen, OLD.written, OLD.received_at, OLD.seq)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
-- +goose StatementEnd

-- What nearest-wins questions added to a row of a result.
ALTER TABLE result_rows ADD COLUMN nearest_points integer NOT NULL DEFAULT 0;
