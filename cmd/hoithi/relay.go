package main

import (
	"context"
	"errors"
	"os"

	"hoithi/internal/config"
	"hoithi/internal/fault"
	"hoithi/internal/relay"
)

// relayCmd runs in the studio: it needs neither database nor Redis, only the
// address of one output.
type relayCmd struct {
	File string `arg:"" help:"Tệp cấu hình JSON; xem docs/producer.md. | The settings, JSON; see docs/producer.en.md."`
}

// errRelay says that the settings file cannot be used.
var errRelay = fault.New(fault.Invalid, "relay_settings", "Tệp cấu hình chưa dùng được.", "The settings file cannot be used.")

// Run follows the output until the operator stops it.
func (c *relayCmd) Run(ctx context.Context, s *streams, env environ) error {
	file, err := os.Open(c.File)
	if err != nil {
		return errRelay.Because(err)
	}
	settings, err := relay.ReadConfig(file)
	if err = errors.Join(err, file.Close()); err != nil {
		return errRelay.Because(err)
	}
	log, err := config.Load(env, config.ForDemo)
	if err != nil {
		return err
	}
	r, err := relay.New(settings, now, newLogger(s.Err, log.Log))
	if err != nil {
		return errRelay.Because(err)
	}
	r.Run(ctx)
	return nil
}
