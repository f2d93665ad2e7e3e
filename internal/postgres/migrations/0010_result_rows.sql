-- +goose Up
-- Whether the row differs from a neighbour by less than a printed second or by
-- lot only: its explanation then shows milliseconds.
ALTER TABLE result_rows ADD COLUMN close_call boolean NOT NULL DEFAULT false;
