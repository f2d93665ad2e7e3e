// Command hoithi runs public quiz contests. `hoithi --help` tells everything
// it can do.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // contests name their zone, and a small image has no list of them
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	// The first signal asks for an orderly stop; a second one gets its usual
	// effect, for whoever does not want to wait.
	context.AfterFunc(ctx, stop)
	code := run(ctx, os.Args[1:], os.Environ(), &streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr})
	stop()
	os.Exit(code)
}
