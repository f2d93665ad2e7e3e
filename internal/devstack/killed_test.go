package devstack_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"hoithi/internal/devstack"
)

// A program that is killed takes its servers with it, loses nothing that was
// committed, and the next start works at once.
func TestKilledProgram(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	h := startHolder(t, dir, nil)
	database, cache := h.line(t), h.line(t)
	execute(t, database, "CREATE TABLE kept AS SELECT 'still here' AS word")
	if err := client(t, cache).Ping(t.Context()).Err(); err != nil {
		t.Fatal(err)
	}
	h.kill(t)

	stack := start(t, devstack.Options{Dir: dir}) // the old servers may still be stopping
	if got := query(t, stack.DatabaseURL, "SELECT word FROM kept"); got != "still here" {
		t.Errorf("after a kill: %q", got)
	}
	eventually(t, "the old Redis is gone", func() bool { return client(t, cache).Ping(t.Context()).Err() != nil })
}

func TestKilledProgram_EphemeralLeavesNothing(t *testing.T) {
	t.Parallel()
	h := startHolder(t, ephemeral, nil)
	data := query(t, h.line(t), "SHOW data_directory")
	h.kill(t)
	eventually(t, "the folder is removed", func() bool {
		_, err := os.Stat(filepath.Dir(filepath.Dir(data)))
		return errors.Is(err, os.ErrNotExist)
	})
}

// The program may be killed at any moment of the first start.
func TestKilledProgram_DuringFirstStart(t *testing.T) {
	t.Parallel()
	for _, moment := range []string{"pg/data.new/PG_VERSION", "pg/data.new/global", "pg/data/postmaster.pid"} {
		t.Run(filepath.Base(moment), func(t *testing.T) {
			t.Parallel()
			dir := folder(t)
			h := startHolder(t, dir, nil)
			eventually(t, moment, func() bool {
				_, err := os.Stat(filepath.Join(dir, moment))
				return err == nil
			})
			h.kill(t)
			stack := start(t, devstack.Options{Dir: dir})
			execute(t, stack.DatabaseURL, "CREATE TABLE t ()")
		})
	}
}

// prepared is a folder with the data of a stack that ran and stopped.
func prepared(t *testing.T) (dir, data string) {
	t.Helper()
	dir = folder(t)
	stack := start(t, devstack.Options{Dir: dir})
	execute(t, stack.DatabaseURL, "CREATE TABLE kept AS SELECT 'still here' AS word")
	stop(t, stack)
	return dir, filepath.Join(dir, "pg/data")
}

// Where the kernel knows no last will, a server outlives its program.
func TestStart_StopsAServerThatOutlivedItsProgram(t *testing.T) {
	t.Parallel()
	dir, data := prepared(t)
	bins, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	if len(bins) == 0 {
		t.Skip("PostgreSQL is not where this test looks for it")
	}
	cmd := exec.Command(filepath.Join(bins[len(bins)-1], "postgres"), "-D", data, "-c", "port="+strconv.Itoa(freePort(t)), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=")
	cmd.Dir, cmd.SysProcAttr = "/", ownerOf(t, data)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	eventually(t, "the left-over server runs", func() bool {
		content, err := os.ReadFile(filepath.Join(data, "postmaster.pid"))
		return err == nil && strings.Contains(string(content), "ready")
	})

	stack := start(t, devstack.Options{Dir: dir})
	if got := query(t, stack.DatabaseURL, "SELECT word FROM kept"); got != "still here" {
		t.Errorf("after a left-over server: %q", got)
	}
	if err := <-ended; err != nil {
		t.Errorf("the left-over server did not stop in order: %v", err)
	}
}

// The number in a stale postmaster.pid may belong to somebody else by now,
// whom nobody may hurt.
func TestStart_ForgetsAReusedProcessNumber(t *testing.T) {
	t.Parallel()
	dir, data := prepared(t)
	bystander := exec.Command("sleep", "600")
	bystander.Dir, bystander.SysProcAttr = "/", ownerOf(t, data)
	if err := bystander.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = bystander.Wait() }()
	stale := fmt.Sprintf("%d\n%s\n1700000000\n5432\n\n127.0.0.1\n  1  1\nready\n", bystander.Process.Pid, data)
	if err := os.WriteFile(filepath.Join(data, "postmaster.pid"), []byte(stale), 0o600); err != nil {
		t.Fatal(err)
	}

	stack := start(t, devstack.Options{Dir: dir})
	if got := query(t, stack.DatabaseURL, "SELECT word FROM kept"); got != "still here" {
		t.Errorf("after a stale file: %q", got)
	}
	if err := bystander.Process.Kill(); err != nil {
		t.Errorf("the bystander was hurt: %v", err)
	}
}

// ownerOf runs a program as the owner of path.
func ownerOf(t *testing.T, path string) *syscall.SysProcAttr {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	owner := info.Sys().(*syscall.Stat_t)
	if int(owner.Uid) == os.Geteuid() {
		return nil
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: owner.Uid, Gid: owner.Gid}}
}

// Whatever lost a file of the data: the rest is kept for rescue, and the
// program starts.
func TestStart_SetsDamagedDataAside(t *testing.T) {
	t.Parallel()
	dir, data := prepared(t)
	if err := os.Remove(filepath.Join(data, "global/pg_control")); err != nil {
		t.Fatal(err)
	}
	start(t, devstack.Options{Dir: dir})
	if _, err := os.Stat(data + ".damaged-1/base"); err != nil {
		t.Errorf("the damaged data are not kept: %v", err)
	}
}

func TestStart_PostmasterFileWithoutANumber(t *testing.T) {
	t.Parallel()
	dir, data := prepared(t)
	if err := os.WriteFile(filepath.Join(data, "postmaster.pid"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	stack := start(t, devstack.Options{Dir: dir})
	if got := query(t, stack.DatabaseURL, "SELECT word FROM kept"); got != "still here" {
		t.Errorf("after an empty file: %q", got)
	}
}

func TestStart_DataOfAnotherVersion(t *testing.T) {
	t.Parallel()
	dir, data := prepared(t)
	if err := os.WriteFile(filepath.Join(data, "PG_VERSION"), []byte("9\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := devstack.Start(t.Context(), devstack.Options{Dir: dir})
	wantCode(t, err, devstack.CodeVersion)
	if err := os.WriteFile(filepath.Join(data, "PG_VERSION"), []byte("9.6\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = devstack.Start(t.Context(), devstack.Options{Dir: dir})
	wantCode(t, err, devstack.CodeVersion)
	if !strings.Contains(err.Error(), "PostgreSQL "+strconv.Itoa(9)) {
		t.Errorf("Start = %v, want the version named", err)
	}
}
