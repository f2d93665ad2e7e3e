package devstack

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// heal brings the data folder that an earlier run left, in whatever state, to
// one of two: complete and served by nobody, or not there. It returns the
// major version of the data, 0 when there are none.
func (p *postgres) heal(ctx context.Context) (major int, err error) {
	if err := p.clearInitdb(ctx); err != nil {
		return 0, err
	}
	if _, err := os.Stat(p.data()); errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err := p.stopStale(ctx); err != nil {
		return 0, err
	}
	if !whole(p.data()) {
		return 0, p.setAside()
	}
	version, err := os.ReadFile(filepath.Join(p.data(), "PG_VERSION"))
	if err != nil {
		return 0, errData(p.data(), err)
	}
	first, _, _ := strings.Cut(strings.TrimSpace(string(version)), ".") // before 10 it was "9.6"
	major, err = strconv.Atoi(first)
	if err != nil {
		return 0, errData(p.data(), err)
	}
	return major, nil
}

// clearInitdb ends an initdb that a killed program left at work, and removes
// what it made.
func (p *postgres) clearInitdb(ctx context.Context) error {
	fresh := p.data() + ".new"
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		left := append(workers(p.home), workers(fresh)...) // initdb, and the server it drives
		if len(left) == 0 {
			return unwritable(p.home, os.RemoveAll(fresh))
		}
		for _, pid := range left {
			_ = syscall.Kill(pid, syscall.SIGKILL) // its work is thrown away
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// whole reports whether data holds what initdb writes last and what no server
// starts without.
func whole(data string) bool {
	for _, name := range []string{"PG_VERSION", "global/pg_control", "postgresql.conf", "hoithi.password"} {
		if info, err := os.Stat(filepath.Join(data, name)); err != nil || info.Size() == 0 {
			return false
		}
	}
	return true
}

// setAside keeps damaged data under another name: it is not ours to delete
// what somebody may want to rescue.
func (p *postgres) setAside() error {
	for n := 1; ; n++ {
		aside := fmt.Sprintf("%s.damaged-%d", p.data(), n)
		if _, err := os.Lstat(aside); err == nil {
			continue
		}
		p.log.Warn("the database folder is not complete; it is kept under another name and a new one is made", "folder", aside)
		if err := os.Rename(p.data(), aside); err != nil {
			return errUnwritable(p.home, err)
		}
		return nil
	}
}

// stopStale stops a server that outlived a killed program. It removes a
// postmaster.pid that PostgreSQL would refuse to start over: one whose number
// now belongs to somebody else, or that was cut short.
func (p *postgres) stopStale(ctx context.Context) error {
	pidFile := filepath.Join(p.data(), "postmaster.pid")
	pid, err := readPid(pidFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && serves(pid, p.data()) {
		p.log.Warn("stopping the PostgreSQL that outlived a killed program", "pid", pid)
		return p.stopPid(ctx, pid)
	}
	if err == nil && !alive(pid) {
		return nil // PostgreSQL recognises the file of a dead process itself
	}
	if !canTellWorkers || len(workers(p.data())) > 0 {
		return nil // PostgreSQL is careful about data that may still be in use
	}
	return unwritable(p.home, os.Remove(pidFile))
}

// stopPid asks a server that is not our child to stop, insists after a while,
// and waits until it has.
func (p *postgres) stopPid(ctx context.Context, pid int) error {
	const patience = 20 * time.Second
	insist := time.After(patience)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	_ = syscall.Kill(pid, syscall.SIGINT)
	for serves(pid, p.data()) {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-insist:
			_ = syscall.Kill(pid, syscall.SIGQUIT)
		case <-tick.C:
		}
	}
	return nil
}

// readPid reads the first line of a postmaster.pid.
func readPid(path string) (int, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	first, _, _ := strings.Cut(string(content), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(first))
	if err != nil || pid <= 1 {
		return 0, fmt.Errorf("%s names no process: %q", path, first)
	}
	return pid, nil
}

// alive reports whether pid is some process.
func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
