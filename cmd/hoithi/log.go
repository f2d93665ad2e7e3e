package main

import (
	"io"
	"log/slog"

	"hoithi/internal/config"
)

// newLogger returns the program's log, as the operator wants it, on w.
func newLogger(w io.Writer, c config.Log) *slog.Logger {
	o := &slog.HandlerOptions{Level: c.Level}
	if c.Format == "json" {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}
