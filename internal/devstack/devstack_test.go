package devstack_test

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"hoithi/internal/devstack"
	"hoithi/internal/fault"
)

func TestStart_KeepsPostgresAndNotRedis(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	stack := start(t, devstack.Options{Dir: dir})
	execute(t, stack.DatabaseURL, "CREATE TABLE kept (n int)")
	if err := client(t, stack.RedisURL).Set(t.Context(), "lost", 1, 0).Err(); err != nil {
		t.Fatal(err)
	}
	stop(t, stack)

	begun := time.Now()
	again := start(t, devstack.Options{Dir: dir})
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("the second start took %v, want well under 5 s", took)
	}
	execute(t, again.DatabaseURL, "INSERT INTO kept VALUES (1)")
	if n := client(t, again.RedisURL).Exists(t.Context(), "lost").Val(); n != 0 {
		t.Error("Redis kept a key over a restart: what is in it must always be rebuilt")
	}
}

func TestStart_Settings(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		options devstack.Options
		want    map[string]string
	}{
		{
			name: "the demo keeps what it acknowledged", options: devstack.Options{Dir: folder(t)},
			want: map[string]string{"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "server_encoding": "UTF8", "TimeZone": "UTC"},
		},
		{
			name: "a test waits for its commits too", options: devstack.Options{Ephemeral: true},
			want: map[string]string{"fsync": "off", "synchronous_commit": "on", "server_encoding": "UTF8"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			stack := start(t, tt.options)
			for name, want := range tt.want {
				if got := query(t, stack.DatabaseURL, "SHOW "+name); got != want {
					t.Errorf("SHOW %s = %s, want %s", name, got, want)
				}
			}
			if got := query(t, stack.DatabaseURL, "SELECT lower('ĐỢT THI ƯỚC')"); got != "đợt thi ước" {
				t.Errorf("lower() = %q: the locale knows no Vietnamese", got)
			}
		})
	}
}

// Others on the machine can reach the ports, but not without the password.
func TestStart_AsksForPasswords(t *testing.T) {
	t.Parallel()
	stack := start(t, devstack.Options{Ephemeral: true})
	_, after, _ := strings.Cut(stack.DatabaseURL, "@")
	if err := tryExecute(t, "postgres://hoithi:wrong@"+after, "SELECT 1"); err == nil {
		t.Error("PostgreSQL let in whoever came")
	}
	_, after, _ = strings.Cut(stack.RedisURL, "@")
	if err := client(t, "redis://"+after).Ping(t.Context()).Err(); err == nil {
		t.Error("Redis let in whoever came")
	}
}

func TestStart_UsesWhatIsNamed(t *testing.T) {
	t.Parallel()
	named := start(t, devstack.Options{Ephemeral: true})
	stack := start(t, devstack.Options{Dir: folder(t), DatabaseURL: named.DatabaseURL})
	if stack.DatabaseURL != named.DatabaseURL {
		t.Errorf("DatabaseURL = %s, want the one that was named", stack.DatabaseURL)
	}
	if err := client(t, stack.RedisURL).Ping(t.Context()).Err(); err != nil {
		t.Errorf("the private Redis: %v", err)
	}
	if err := stack.RestartPostgres(t.Context(), true); err == nil {
		t.Error("RestartPostgres restarted a server that is not ours")
	}
}

func TestStart_RefusesASecondProgram(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	start(t, devstack.Options{Dir: dir})
	_, err := devstack.Start(t.Context(), devstack.Options{Dir: dir})
	wantCode(t, err, devstack.CodeInUse)
	if !strings.Contains(err.Error(), strconv.Itoa(os.Getpid())) {
		t.Errorf("Start = %v, want the process named that holds the folder", err)
	}
}

func TestStart_Unwritable(t *testing.T) {
	t.Parallel()
	file := filepath.Join(folder(t), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := devstack.Start(t.Context(), devstack.Options{Dir: filepath.Join(file, "var")})
	wantCode(t, err, devstack.CodeUnwritable)
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	if !errors.Is(err, fault.New(fault.Unavailable, code, "", "")) {
		t.Errorf("err = %v, want code %s", err, code)
	}
}

func TestKillRedis(t *testing.T) {
	t.Parallel()
	stack := start(t, devstack.Options{Ephemeral: true})
	redis := client(t, stack.RedisURL)
	if err := redis.Set(t.Context(), "k", "v", 0).Err(); err != nil {
		t.Fatal(err)
	}
	if err := stack.KillRedis(); err != nil {
		t.Fatal(err)
	}
	if err := redis.Ping(t.Context()).Err(); err == nil {
		t.Error("a killed Redis answers")
	}
	for range 2 { // the second is for a server that runs, and does nothing
		if err := stack.StartRedis(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := redis.Exists(t.Context(), "k").Result(); n != 0 || err != nil {
		t.Errorf("EXISTS = %d, %v, want Redis back and empty", n, err)
	}
}

func TestRestartPostgres(t *testing.T) {
	t.Parallel()
	for _, immediate := range []bool{false, true} {
		t.Run("immediate="+strconv.FormatBool(immediate), func(t *testing.T) {
			t.Parallel()
			stack := start(t, devstack.Options{Ephemeral: true})
			execute(t, stack.DatabaseURL, "CREATE TABLE kept AS SELECT 'still here' AS word")
			if err := stack.RestartPostgres(t.Context(), immediate); err != nil {
				t.Fatal(err)
			}
			if got := query(t, stack.DatabaseURL, "SELECT word FROM kept"); got != "still here" {
				t.Errorf("after a restart: %q", got)
			}
		})
	}
}

// Servers that die unasked come back on their addresses.
func TestSupervise(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	stack := start(t, devstack.Options{Dir: dir})
	redis := client(t, stack.RedisURL)
	if err := redis.Set(t.Context(), "k", "v", 0).Err(); err != nil {
		t.Fatal(err)
	}
	redis.ShutdownNoSave(t.Context())
	eventually(t, "Redis is back, and empty", func() bool {
		n, err := redis.Exists(t.Context(), "k").Result()
		return n == 0 && err == nil
	})

	pid, err := strconv.Atoi(postmaster(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	eventually(t, "PostgreSQL is back", func() bool {
		return tryExecute(t, stack.DatabaseURL, "SELECT 1") == nil && postmaster(t, dir) != strconv.Itoa(pid)
	})
}

func TestStop_RemovesEphemeral(t *testing.T) {
	t.Parallel()
	stack := start(t, devstack.Options{Ephemeral: true})
	data := query(t, stack.DatabaseURL, "SHOW data_directory")
	stop(t, stack)
	if _, err := os.Stat(filepath.Dir(filepath.Dir(data))); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder is still there: %v", err)
	}
}
