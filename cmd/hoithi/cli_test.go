package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"hoithi/internal/config"
	"hoithi/internal/dbtest"
	"hoithi/internal/fault"
)

// call runs the program as the shell would.
func call(t *testing.T, env environ, args ...string) (code int, out, err string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(t.Context(), args, env, &streams{In: strings.NewReader(""), Out: &stdout, Err: &stderr})
	return code, stdout.String(), stderr.String()
}

func TestRun(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		env     environ
		args    []string
		code    exitCode
		out, in string // parts of standard output and of standard error
	}{
		{name: "help", args: []string{"--help"}, code: exitOK, out: "Bring the database to the newest schema."},
		{name: "help names the environment", args: []string{"--help"}, code: exitOK, out: "HOITHI_TRUSTED_PROXIES"},
		{name: "help in Vietnamese", env: environ{"LANG=vi_VN.UTF-8"}, args: []string{"--help"}, code: exitOK, out: "Đưa cơ sở dữ liệu lên lược đồ mới nhất."},
		{name: "help of a verb", args: []string{"healthcheck", "--help"}, code: exitOK, out: "--path"},
		{name: "no verb", code: exitUsage, in: "See: hoithi --help"},
		{name: "an unknown verb", args: []string{"migrat"}, code: exitUsage, in: "migrat"},
		{name: "an unknown flag points to the verb's help", args: []string{"migrate", "--fast"}, code: exitUsage, in: "See: hoithi migrate --help"},
		{name: "an incomplete configuration", args: []string{"migrate"}, code: exitFailed, in: "DATABASE_URL: is not set"},
		{name: "an incomplete configuration, in Vietnamese", env: environ{"HOITHI_LANG=vi"}, args: []string{"migrate"}, code: exitFailed, in: "DATABASE_URL: chưa đặt"},
		{name: "a database that is away", env: environ{"DATABASE_URL=postgres://127.0.0.1:1/x"}, args: []string{"migrate"}, code: exitFailed, in: "[database_unavailable]"},
		{name: "the configuration, with its problems", env: environ{"HOITHI_GRACE=3s"}, args: []string{"config"}, code: exitFailed, out: "3s", in: "HOITHI_SECRET: is not set"},
		{name: "version", args: []string{"version"}, code: exitOK, out: "hoithi "},
		{name: "nothing listens", env: environ{"HOITHI_LISTEN=127.0.0.1:1"}, args: []string{"healthcheck"}, code: exitFailed, in: "connection refused"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			code, out, err := call(t, tt.env, tt.args...)
			if code != int(tt.code) || !strings.Contains(out, tt.out) || !strings.Contains(err, tt.in) {
				t.Errorf("hoithi %s = %d\n%s\n%s\nwant %d with %q on output and %q on error", strings.Join(tt.args, " "), code, out, err, tt.code, tt.out, tt.in)
			}
		})
	}
}

// Every help text exists in both languages.
func TestRun_HelpIsBilingual(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"vi", "en"} {
		_, out, _ := call(t, environ{"HOITHI_LANG=" + lang}, "--help")
		if strings.Contains(out, " | ") {
			t.Errorf("--help in %s shows both halves:\n%s", lang, out)
		}
	}
}

func TestMigrate(t *testing.T) {
	t.Parallel()
	env := environ{"DATABASE_URL=" + dbtest.DSN(t, nil)}
	for _, want := range []string{"0001", "The schema is up to date."} {
		code, out, err := call(t, env, "migrate")
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("hoithi migrate = %d, %q, %q, want %q", code, out, err, want)
		}
	}
}

func TestHealthcheck(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		status int
		want   exitCode
	}{
		{http.StatusOK, exitOK},
		{http.StatusServiceUnavailable, exitFailed},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/readyz" {
				w.WriteHeader(tt.status)
			}
		}))
		_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
		if code, _, said := call(t, environ{"HOITHI_LISTEN=0.0.0.0:" + port}, "healthcheck"); code != int(tt.want) {
			t.Errorf("hoithi healthcheck of a server that says %d = %d, %s, want %d", tt.status, code, said, tt.want)
		}
		server.Close()
	}
}

func TestOutcome(t *testing.T) {
	t.Parallel()
	away := fault.New(fault.Unavailable, "database_away", "Cơ sở dữ liệu không trả lời.", "The database does not answer.")
	tests := []struct {
		name string
		err  error
		lang string
		code exitCode
		said string
	}{
		{name: "done", code: exitOK},
		{name: "interrupted", err: fmt.Errorf("serve: %w", context.Canceled), code: exitInterrupted},
		{name: "a code of the verb's own", err: exitCode(3), code: 3},
		{name: "a fault in English", err: fmt.Errorf("open: %w", away), lang: "en", code: exitFailed, said: "hoithi: The database does not answer. [database_away]\n"},
		{name: "a fault in Vietnamese, with its cause", err: away.Because(errors.New("refused")), lang: "vi", code: exitFailed, said: "hoithi: Cơ sở dữ liệu không trả lời. [database_away] (refused)\n"},
		{name: "two at once", err: errors.Join(away, errors.New("disk full")), lang: "en", code: exitFailed, said: "hoithi: The database does not answer. [database_away]\nhoithi: disk full\n"},
		{name: "problems of the configuration", err: config.Problems{{Variable: "X", Msg: fault.Text{EN: "is wrong"}}}, lang: "en", code: exitFailed, said: "hoithi: the configuration cannot be used:\n  X: is wrong\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var said bytes.Buffer
			if code := outcome(&said, tt.lang, tt.err); code != tt.code || said.String() != tt.said {
				t.Errorf("outcome(%v) = %d, %q, want %d, %q", tt.err, code, said.String(), tt.code, tt.said)
			}
		})
	}
}
