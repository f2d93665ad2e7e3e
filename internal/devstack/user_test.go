package devstack_test

import (
	"os"
	osuser "os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"hoithi/internal/devstack"
)

// nobody is an ordinary user, for tests that run as root.
func nobody(t *testing.T) *syscall.Credential {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root can start programs as others")
	}
	u, err := osuser.Lookup("nobody")
	if err != nil {
		t.Skip("there is no user nobody")
	}
	uid, _ := strconv.ParseUint(u.Uid, 10, 32)
	gid, _ := strconv.ParseUint(u.Gid, 10, 32)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

// An ordinary user's servers run as that user.
func TestStart_AsOrdinaryUser(t *testing.T) {
	t.Parallel()
	ordinary := nobody(t)
	dir := folder(t)
	if err := os.Chown(dir, int(ordinary.Uid), int(ordinary.Gid)); err != nil {
		t.Fatal(err)
	}
	h := startHolder(t, filepath.Join(dir, "var"), ordinary)
	execute(t, h.line(t), "CREATE TABLE t ()")
	if err := client(t, h.line(t)).Ping(t.Context()).Err(); err != nil {
		t.Error(err)
	}
	info, err := os.Stat(filepath.Join(dir, "var/pg/data"))
	if err != nil {
		t.Fatal(err)
	}
	if uid := info.Sys().(*syscall.Stat_t).Uid; uid != ordinary.Uid {
		t.Errorf("the data belong to user %d, want %d", uid, ordinary.Uid)
	}
	_ = h.stdin.Close()
	if err := h.cmd.Wait(); err != nil {
		t.Errorf("the program did not end in order: %v", err)
	}
}

func TestStart_ReadOnlyFolder(t *testing.T) {
	t.Parallel()
	ordinary := nobody(t)
	readOnly := folder(t) // belongs to root
	h := startHolder(t, filepath.Join(readOnly, "var"), ordinary)
	if said := h.line(t); !strings.Contains(said, devstack.CodeUnwritable) || !strings.Contains(said, readOnly) {
		t.Errorf("Start said %q, want %s and the folder", said, devstack.CodeUnwritable)
	}
}

// A clean clone under /root: root may pass, PostgreSQL's user may not.
func TestStart_UnreachableFolder(t *testing.T) {
	t.Parallel()
	nobody(t) // only as root
	closed := folder(t)
	if err := os.Chmod(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(closed, "var")
	stack := start(t, devstack.Options{Dir: dir})
	execute(t, stack.DatabaseURL, "CREATE TABLE kept AS SELECT 'still here' AS word")
	real, err := os.Readlink(filepath.Join(dir, "pg"))
	if err != nil {
		t.Fatalf("the data are not linked from where they were asked for: %v", err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(real) })
	if got := query(t, stack.DatabaseURL, "SHOW data_directory"); got != filepath.Join(real, "data") {
		t.Errorf("data_directory = %s, want it under %s", got, real)
	}
	stop(t, stack)

	again := start(t, devstack.Options{Dir: dir})
	if got := query(t, again.DatabaseURL, "SELECT word FROM kept"); got != "still here" {
		t.Errorf("the second start found %q", got)
	}
	stop(t, again)
}

// Data that root's PostgreSQL user owns are given to a new one as they are.
func TestStart_UmaskDoesNotMatter(t *testing.T) {
	t.Parallel()
	nobody(t)
	dir := filepath.Join(folder(t), "a/b/var")
	stack := start(t, devstack.Options{Dir: dir})
	for d := dir; d != filepath.Dir(filepath.Dir(filepath.Dir(dir))); d = filepath.Dir(d) {
		info, err := os.Stat(d)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o755 {
			t.Errorf("%s has mode %v, want 0755", d, info.Mode().Perm())
		}
	}
	stop(t, stack)
}
