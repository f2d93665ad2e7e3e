// Package devstack starts a private PostgreSQL and Redis for one program: the
// demo, and the tests. They are the real servers found on the machine, on
// loopback and behind passwords, with their data under one folder; they stop
// with the program, also when it is killed.
//
// It knows nothing of what is kept in them. Production does not use it: there
// the operator names the servers.
package devstack

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Options say where the servers live. The zero value is an ephemeral stack's
// only when Ephemeral is set; otherwise Dir is required.
type Options struct {
	Dir       string       // the folder of the data, e.g. "var"; created if missing
	Logger    *slog.Logger // nil discards
	Ephemeral bool         // for tests: a new temporary folder, no fsync, removed at the end

	DatabaseURL string // if set, this PostgreSQL is used instead of a private one
	RedisURL    string // if set, this Redis is used instead of a private one
}

// Stack is the running servers. The URLs never change while it lives: a server
// that is restarted comes back on its port, with its password.
type Stack struct {
	DatabaseURL string
	RedisURL    string

	dir       string
	ephemeral bool
	lock      *dirLock
	janitor   *janitor
	end       context.CancelFunc
	postgres  *postgres // nil when the operator named one
	redis     *redisServer
	stopOnce  sync.Once
	stopErr   error
}

// Start starts what o does not name. It returns when both servers answer, or
// a *fault.Error that says in one line what is wrong and what to do about it.
func Start(ctx context.Context, o Options) (*Stack, error) {
	s := &Stack{DatabaseURL: o.DatabaseURL, RedisURL: o.RedisURL, ephemeral: o.Ephemeral}
	if o.DatabaseURL != "" && o.RedisURL != "" {
		return s, nil
	}
	if err := s.start(ctx, o); err != nil {
		cleanup, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopLimit)
		defer cancel()
		return nil, errors.Join(err, s.Stop(cleanup))
	}
	return s, nil
}

func (s *Stack) start(ctx context.Context, o Options) error {
	logger := o.Logger
	if logger == nil {
		logger = slog.New(slog.DiscardHandler)
	}
	if err := s.openDir(o); err != nil {
		return err
	}
	life, end := context.WithCancel(context.WithoutCancel(ctx))
	s.end = end
	var postgresErr, redisErr error
	var both sync.WaitGroup
	if s.DatabaseURL == "" {
		both.Go(func() { s.postgres, postgresErr = startPostgres(ctx, life, s.dir, s.ephemeral, logger) })
	}
	if s.RedisURL == "" {
		both.Go(func() { s.redis, redisErr = startRedis(ctx, life, s.dir, logger) })
	}
	both.Wait()
	if err := errors.Join(postgresErr, redisErr); err != nil {
		return err
	}
	if s.postgres != nil {
		s.DatabaseURL = s.postgres.url(databaseName)
	}
	if s.redis != nil {
		s.RedisURL = s.redis.url()
	}
	return nil
}

// openDir makes the folder and takes the lock that keeps a second program out.
func (s *Stack) openDir(o Options) (err error) {
	if s.ephemeral && o.Dir == "" {
		s.dir, err = temporaryDir()
	} else if s.dir, err = filepath.Abs(o.Dir); err == nil {
		err = makeFolder(s.dir)
	}
	if err != nil {
		return errUnwritable(o.Dir, err)
	}
	if s.lock, err = lockDir(s.dir); err != nil {
		return err
	}
	if s.ephemeral {
		s.janitor, err = hireJanitor(s.dir)
	}
	return err
}

// temporaryDir is a new folder that PostgreSQL's user can pass through; what
// is inside is closed to others.
func temporaryDir() (string, error) {
	dir, err := os.MkdirTemp("", "hoithi-stack-")
	if err != nil {
		return "", err
	}
	return dir, os.Chmod(dir, 0o755)
}

// stopLimit is how long the servers get to stop in order.
const stopLimit = 30 * time.Second

// Stop stops the servers and waits for them; when ctx ends first they are
// made to stop at once, which loses nothing that was committed. An ephemeral
// stack's folder is removed. Calling it again returns the first outcome.
func (s *Stack) Stop(ctx context.Context) error {
	s.stopOnce.Do(func() { s.stopErr = s.stop(ctx) })
	return s.stopErr
}

func (s *Stack) stop(ctx context.Context) error {
	if s.end != nil {
		s.end()
	}
	var both sync.WaitGroup
	if s.redis != nil {
		both.Go(func() { s.redis.stop(ctx) })
	}
	if s.postgres != nil {
		both.Go(func() { s.postgres.stop(ctx, false) })
	}
	both.Wait()
	var err error
	if s.ephemeral && s.dir != "" {
		err = removeStack(s.dir)
	}
	s.janitor.dismiss()
	return errors.Join(err, s.lock.release())
}

// removeStack deletes an ephemeral stack, also the part of it that had to be
// placed where PostgreSQL's user can reach it.
func removeStack(dir string) error {
	if elsewhere, err := filepath.EvalSymlinks(filepath.Join(dir, "pg")); err == nil {
		if err := os.RemoveAll(elsewhere); err != nil {
			return err
		}
	}
	return os.RemoveAll(dir)
}

// KillRedis kills the private Redis as a crash would: it is gone, with all its
// data, until StartRedis.
func (s *Stack) KillRedis() error {
	if s.redis == nil {
		return errNotPrivate
	}
	s.redis.kill()
	return nil
}

// StartRedis starts the private Redis again, empty, on the same address.
func (s *Stack) StartRedis(ctx context.Context) error {
	if s.redis == nil {
		return errNotPrivate
	}
	return s.redis.run(ctx)
}

// StopPostgres stops the private PostgreSQL; immediate stops it as a crash
// would, so that the next start runs recovery.
func (s *Stack) StopPostgres(ctx context.Context, immediate bool) error {
	if s.postgres == nil {
		return errNotPrivate
	}
	s.postgres.stop(ctx, immediate)
	return nil
}

// StartPostgres starts the private PostgreSQL again on the same address.
func (s *Stack) StartPostgres(ctx context.Context) error {
	if s.postgres == nil {
		return errNotPrivate
	}
	return s.postgres.run(ctx)
}

// RestartPostgres is StopPostgres and StartPostgres.
func (s *Stack) RestartPostgres(ctx context.Context, immediate bool) error {
	if err := s.StopPostgres(ctx, immediate); err != nil {
		return err
	}
	return s.StartPostgres(ctx)
}
