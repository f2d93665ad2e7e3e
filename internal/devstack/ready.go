package devstack

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"strconv"
	"strings"
	"time"
)

// waitReady asks ping until it succeeds. It gives up when the process has
// ended, when ctx is done, or after readyLimit.
func waitReady(ctx context.Context, p *process, ping func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, readyLimit)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		err := pingOnce(ctx, ping)
		if err == nil {
			return nil
		}
		select {
		case <-p.done:
			return errors.Join(errors.New("the server ended"), p.err)
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		case <-tick.C:
		}
	}
}

// pingOnce bounds one question: somebody else on our port may take it and
// never answer.
func pingOnce(ctx context.Context, ping func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	return ping(ctx)
}

// freePort returns a TCP port of 127.0.0.1 that was free a moment ago.
func freePort() (int, error) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// portIsFree reports whether a server could listen on port.
func portIsFree(port int) bool {
	l, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return false
	}
	return l.Close() == nil
}

// revive starts an unexpectedly ended server again, for as long as it is
// wanted, ever more slowly up to once in five seconds.
func revive(life context.Context, server string, log *slog.Logger, wanted func() bool, run func(context.Context) error) {
	for pause := 100 * time.Millisecond; wanted(); pause = min(2*pause, 5*time.Second) {
		log.Warn("server ended unexpectedly; starting it again", "server", server)
		select {
		case <-life.Done():
			return
		case <-time.After(pause):
		}
		if !wanted() {
			return
		}
		if err := run(life); err != nil {
			log.Error("server does not come back", "server", server, "error", err)
		}
	}
}

// rotate keeps the log of the last run beside the new one.
func rotate(path string) error {
	if err := os.Rename(path, path+".1"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return errUnwritable(path, err)
	}
	return nil
}

// lastWords finds in a server's log what made it give up; fallback when it
// said nothing.
func lastWords(logPath string, fallback error) string {
	written, err := os.ReadFile(logPath)
	if err != nil {
		return fallback.Error()
	}
	lines := bytes.Split(bytes.TrimSpace(written), []byte("\n"))
	for i := len(lines) - 1; i >= 0; i-- {
		for _, mark := range []string{"FATAL: ", "PANIC: ", "Fatal", "Failed", "error:"} {
			if j := strings.Index(string(lines[i]), mark); j >= 0 {
				return causeBefore(lines[:i], string(lines[i][j:]))
			}
		}
	}
	return fallback.Error()
}

// causeBefore prefers, to a final line that only says that nothing came of it,
// the first nearby one that says what could not be done.
func causeBefore(lines [][]byte, last string) string {
	for _, line := range lines[max(0, len(lines)-4):] {
		if j := strings.Index(strings.ToLower(string(line)), "could not "); j >= 0 {
			return string(line[j:])
		}
	}
	return last
}
