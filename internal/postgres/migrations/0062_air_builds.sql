-- +goose Up
-- The pages of television, by build: an output keeps the build that it was
-- rehearsed with, whatever program runs, and every node can serve it.
CREATE TABLE air_builds (
    id       text PRIMARY KEY,                    -- digest of the files
    version  text NOT NULL,                       -- of the program that brought it
    first_at timestamptz NOT NULL,
    last_at  timestamptz NOT NULL                 -- when a program with it last started
);

CREATE TABLE air_build_files (
    build_id text NOT NULL REFERENCES air_builds ON DELETE CASCADE,
    name     text NOT NULL,                       -- "tv.html", "assets/tv-C8E5qn8u.js"
    body     bytea NOT NULL,
    PRIMARY KEY (build_id, name)
);
CREATE INDEX air_build_files_name ON air_build_files (name);
