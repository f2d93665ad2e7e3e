-- +goose Up
-- Every change: who, when, what, before and after. Only ever added to.
CREATE TABLE audit_log (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    actor_id   text NOT NULL DEFAULT '',
    actor_name text NOT NULL,
    actor_kind text NOT NULL,
    ip         text NOT NULL DEFAULT '',
    contest_id uuid,
    action     text NOT NULL,                     -- "round.schedule"
    subject    text NOT NULL DEFAULT '',          -- "round:0190…"
    before     jsonb,
    after      jsonb
);
CREATE INDEX audit_log_contest ON audit_log (contest_id, id DESC);
CREATE RULE audit_log_no_update AS ON UPDATE TO audit_log DO INSTEAD NOTHING;
CREATE RULE audit_log_no_delete AS ON DELETE TO audit_log DO INSTEAD NOTHING;
