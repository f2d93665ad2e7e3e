-- +goose Up
-- An item of an open round whose right rate or response time jumped: what was
-- seen, once for each item and kind, and who set it aside with which reason.
CREATE TABLE item_alarms (
    id           uuid PRIMARY KEY,
    round_id     uuid NOT NULL REFERENCES rounds ON DELETE CASCADE,
    version_id   bigint NOT NULL,
    kind         text NOT NULL,                   -- right_rate, response_time
    before_n     integer NOT NULL,
    recent_n     integer NOT NULL,
    before_rate  double precision NOT NULL,
    recent_rate  double precision NOT NULL,
    before_ms    bigint NOT NULL,
    recent_ms    bigint NOT NULL,
    at           timestamptz NOT NULL,
    dismissed_at timestamptz,
    dismissed_by uuid,
    reason       text NOT NULL DEFAULT '',
    UNIQUE (round_id, version_id, kind)
);
