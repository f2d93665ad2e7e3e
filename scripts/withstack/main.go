// Command withstack runs a command beside a private PostgreSQL and Redis, whose
// addresses the command finds in HOITHI_TEST_DATABASE_URL and
// HOITHI_TEST_REDIS_URL: one pair of servers for all test packages, instead of
// one for each.
//
//	go run ./scripts/withstack go test ./...
//
// Servers that these variables name already are used as they are.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"

	"hoithi/internal/dbtest"
	"hoithi/internal/devstack"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: withstack COMMAND [ARGUMENT...]")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	code, err := run(ctx, os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "withstack:", err)
	}
	os.Exit(code)
}

// run returns the command's exit code, and an error that is not the command's.
func run(ctx context.Context, args []string) (code int, err error) {
	stack, err := devstack.Start(ctx, devstack.Options{
		Ephemeral:   true,
		DatabaseURL: os.Getenv(dbtest.DatabaseVar),
		RedisURL:    os.Getenv(dbtest.RedisVar),
	})
	if err != nil {
		return 1, err
	}
	defer func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 30*time.Second)
		defer cancel()
		err = errors.Join(err, stack.Stop(ctx))
	}()
	return command(ctx, args, stack)
}

func command(ctx context.Context, args []string, stack *devstack.Stack) (int, error) {
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(),
		dbtest.DatabaseVar+"="+stack.DatabaseURL,
		dbtest.RedisVar+"="+stack.RedisURL)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 20 * time.Second
	err := cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return max(exit.ExitCode(), 1), nil
	}
	if err != nil {
		return 1, err
	}
	return 0, nil
}
