package main

import (
	"errors"

	"hoithi/internal/config"
)

// configCmd prints what serve would run with, and what keeps it from running.
type configCmd struct{}

func (configCmd) Run(s *streams, env environ) error {
	c, problems := config.Load(env, config.ForServe)
	return errors.Join(config.Print(s.Out, c, config.Lang(env)), problems)
}
