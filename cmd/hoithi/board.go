package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"hoithi/internal/config"
	"hoithi/internal/fault"
	"hoithi/internal/postgres"
	"hoithi/internal/redis"
)

// boardCmd looks after the live boards.
type boardCmd struct {
	Rebuild boardRebuildCmd `cmd:"" help:"Dựng lại bảng xếp hạng tạm tính của một đợt thi, hoặc của cả cuộc thi, từ PostgreSQL. | Build the live boards of a round, or of a whole contest, anew from PostgreSQL."`
}

// errBoardOf says that the command does not know what to rebuild.
var errBoardOf = fault.New(fault.Invalid, "board_of_what", "Hãy cho biết --round hoặc --contest.", "Say --round or --contest.")

// boardRebuildCmd replaces boards while people look at them: they change over
// at once, and whoever moves meanwhile is put again.
type boardRebuildCmd struct {
	Round   string `help:"Mã đợt thi. | The round's id."`
	Contest string `help:"Đường dẫn hoặc mã cuộc thi: mọi đợt thi và bảng chung. | The contest's address or id: all its rounds and the board over them."`
}

// Run rebuilds and says how much.
func (c *boardRebuildCmd) Run(ctx context.Context, s *streams, env environ) (err error) {
	if c.Round == "" && c.Contest == "" {
		return errBoardOf
	}
	settings, err := config.Load(env, config.ForStores)
	if err != nil {
		return err
	}
	db, err := postgres.Open(ctx, settings.Stores.DatabaseURL)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	boards, err := redis.Open(settings.Stores.RedisURL, redis.Options{Source: db, Now: time.Now, Log: newLogger(s.Err, settings.Log)})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, boards.Close()) }()
	return c.rebuild(ctx, s, db, boards, config.Lang(env))
}

func (c *boardRebuildCmd) rebuild(ctx context.Context, s *streams, db *postgres.DB, boards *redis.Boards, lang string) error {
	say := func(name string, r redis.Rebuilt) {
		fmt.Fprintf(s.Out, text(lang, "%s: %d bảng, %d vị trí, %.1f giây\n", "%s: %d boards, %d places, %.1f s\n"), name, r.Boards, r.Members, r.Took.Seconds())
	}
	rounds := []string{c.Round}
	if c.Contest != "" {
		id, err := contestNamed(ctx, db, c.Contest)
		if err != nil {
			return err
		}
		all, err := db.Rounds(ctx, id)
		if err != nil {
			return err
		}
		rounds = rounds[:0]
		for _, r := range all {
			rounds = append(rounds, r.ID)
		}
		done, err := boards.RebuildContest(ctx, id)
		if err != nil {
			return err
		}
		say(c.Contest, done)
	}
	for _, id := range rounds {
		done, err := boards.Rebuild(ctx, id)
		if err != nil {
			return err
		}
		say(id, done)
	}
	return nil
}
