package devstack_test

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	_ "github.com/lib/pq"
	"github.com/redis/go-redis/v9"

	"hoithi/internal/devstack"
)

// holdVar makes the test binary another program: one that holds a stack in the
// folder until it is killed or its input ends. That is what can be killed.
const holdVar = "DEVSTACK_TEST_HOLD"

const ephemeral = "ephemeral"

func TestMain(m *testing.M) {
	if dir := os.Getenv(holdVar); dir != "" {
		os.Exit(hold(dir))
	}
	os.Exit(m.Run())
}

func hold(dir string) int {
	o := devstack.Options{Dir: dir}
	if dir == ephemeral {
		o = devstack.Options{Ephemeral: true}
	}
	stack, err := devstack.Start(context.Background(), o)
	if err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println(stack.DatabaseURL)
	fmt.Println(stack.RedisURL)
	_, _ = io.Copy(io.Discard, os.Stdin)
	if err := stack.Stop(context.Background()); err != nil {
		fmt.Println(err)
		return 1
	}
	return 0
}

// holder is the other program.
type holder struct {
	cmd   *exec.Cmd
	stdin io.WriteCloser
	out   *bufio.Scanner
}

// startHolder starts the other program; as "nobody" when user is set.
func startHolder(t *testing.T, dir string, credential *syscall.Credential) *holder {
	t.Helper()
	cmd := exec.Command(program(t, credential))
	cmd.Dir = "/"
	cmd.Env = append(os.Environ(), holdVar+"="+dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: credential}
	cmd.Stderr = os.Stderr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return &holder{cmd, stdin, bufio.NewScanner(stdout)}
}

// program is this binary, copied to where another user can run it.
func program(t *testing.T, credential *syscall.Credential) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if credential == nil {
		return self
	}
	content, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder(t), "program")
	if err := os.WriteFile(path, content, 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

// line is the next thing that the other program says.
func (h *holder) line(t *testing.T) string {
	t.Helper()
	if !h.out.Scan() {
		t.Fatalf("the other program ended without a word: %v", h.out.Err())
	}
	return h.out.Text()
}

func (h *holder) kill(t *testing.T) {
	t.Helper()
	if err := h.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = h.cmd.Wait()
}

// folder is a temporary folder that every user can pass through; t.TempDir's
// is closed to PostgreSQL's user.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "hoithi-test-")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func start(t *testing.T, o devstack.Options) *devstack.Stack {
	t.Helper()
	stack, err := devstack.Start(t.Context(), o)
	if err != nil {
		t.Fatalf("Start(%+v): %v", o, err)
	}
	t.Cleanup(func() { stop(t, stack) })
	return stack
}

func stop(t *testing.T, stack *devstack.Stack) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := stack.Stop(ctx); err != nil {
		t.Errorf("Stop: %v", err)
	}
}

// eventually asks until it is so, for what happens in another process.
func eventually(t *testing.T, what string, isSo func() bool) {
	t.Helper()
	deadline := time.After(20 * time.Second)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !isSo() {
		select {
		case <-deadline:
			t.Fatalf("not within 20 s: %s", what)
		case <-tick.C:
		}
	}
}

func execute(t *testing.T, url, query string) {
	t.Helper()
	if err := tryExecute(t, url, query); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

func tryExecute(t *testing.T, url, query string) error {
	t.Helper()
	db, err := sql.Open("postgres", url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.ExecContext(t.Context(), query)
	return err
}

func query(t *testing.T, url, query string) string {
	t.Helper()
	db, err := sql.Open("postgres", url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var s string
	if err := db.QueryRowContext(t.Context(), query).Scan(&s); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return s
}

// client gives up at once: the tests ask servers that are away.
func client(t *testing.T, url string) *redis.Client {
	t.Helper()
	o, err := redis.ParseURL(url)
	if err != nil {
		t.Fatal(err)
	}
	o.MaxRetries, o.DialerRetries = -1, 1
	c := redis.NewClient(o)
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// postmaster is the process number of the server of dir's data.
func postmaster(t *testing.T, dir string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, "pg/data/postmaster.pid"))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(content), "\n")
	return first
}

// freePort was free a moment ago.
func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}
