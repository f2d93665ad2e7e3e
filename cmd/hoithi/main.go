// Command hoithi runs public quiz contests. `hoithi --help` tells everything
// it can do.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	_ "time/tzdata" // contests name their zone, and a small image has no list of them
)

// gcPercent lets the heap grow to five times what is alive before it is
// collected. What is alive is small (papers, boards, the newest frames), so by
// default the collector runs several times a second and stands in the way of
// answers: beside two thousand watchers their p99 was 62 ms, and is 17 ms so.
const gcPercent = 400

// collectAt sets when garbage is collected, unless the operator has: their word
// comes first.
func collectAt(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

func main() {
	collectAt(gcPercent)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	// The first signal asks for an orderly stop; a second one gets its usual
	// effect, for whoever does not want to wait.
	context.AfterFunc(ctx, stop)
	code := run(ctx, os.Args[1:], os.Environ(), &streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr})
	stop()
	os.Exit(code)
}
