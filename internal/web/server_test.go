package web

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/labstack/echo/v4"

	"hoithi/contest"
	"hoithi/internal/account"
)

// newServer makes a server with small pages and the given parts.
func newServer(t testing.TB, o Options) *Server {
	t.Helper()
	if o.Log == nil {
		o.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Pages == nil {
		o.Pages = fstest.MapFS{
			"play.html":         {Data: []byte("<!doctype html><html lang=\"vi\"><head><title>Hội Thi</title><!--head--></head><body>play</body></html>")},
			"desk.html":         {Data: []byte("<!doctype html><title>Bàn</title>desk")},
			"assets/main-1a.js": {Data: []byte(strings.Repeat("const a = 1;\n", 200))},
			"robots.txt":        {Data: []byte("User-agent: *\n")},
		}
	}
	s, err := New(o)
	if err != nil {
		t.Fatalf("New() = %v", err)
	}
	return s
}

// ask sends one request to a handler; headers are name, value, name, value…
func ask(t *testing.T, h http.Handler, method, path, body string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

// text reads the body of an answer.
func text(t *testing.T, r *http.Response) string {
	t.Helper()
	defer func() { _ = r.Body.Close() }()
	raw, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// read decodes the JSON body of an answer.
func read[T any](t *testing.T, r *http.Response) T {
	t.Helper()
	var v T
	raw := text(t, r)
	if err := json.Unmarshal([]byte(raw), &v); err != nil {
		t.Fatalf("body %q: %v", raw, err)
	}
	return v
}

func TestAPIAnswersCarryTheClockAndSafeHeaders(t *testing.T) {
	t.Parallel()
	at := time.UnixMilli(1_790_000_000_123)
	s := newServer(t, Options{Now: func() time.Time { return at }, Secure: true})
	r := ask(t, s, "GET", "/api/v1/time", "")
	if got := read[Time](t, r); got.NowMS != at.UnixMilli() {
		t.Errorf("GET /time says %d, want %d", got.NowMS, at.UnixMilli())
	}
	for name, want := range map[string]string{
		"Server-Time-Ms":            "1790000000123",
		"Content-Security-Policy":   policyData,
		"X-Content-Type-Options":    "nosniff",
		"Strict-Transport-Security": "max-age=31536000",
		"Cache-Control":             "no-store",
	} {
		if got := r.Header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestUnknownAPIPathIsAProblem(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	tests := []struct{ name, method, path, accept, code, title string }{
		{"path", "GET", "/api/v1/nothing", "", "not_found", errNoRoute.Msg.VI},
		{"in English", "GET", "/api/v1/nothing", "en-GB,en;q=0.9,vi;q=0.3", "not_found", errNoRoute.Msg.EN},
		{"method", "PUT", "/api/v1/time", "", "method_not_allowed", errMethod.Msg.VI},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := ask(t, s, test.method, test.path, "", "Accept-Language", test.accept)
			if got := r.Header.Get("Content-Type"); got != "application/problem+json" {
				t.Errorf("Content-Type %q", got)
			}
			if got := read[Problem](t, r); got.Code != test.code || got.Title != test.title || got.Status != r.StatusCode {
				t.Errorf("problem %+v, want code %s, title %q, status %d", got, test.code, test.title, r.StatusCode)
			}
		})
	}
}

func TestPages(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	tests := []struct {
		name, path, want string
		status           int
	}{
		{"home", "/", "play", 200},
		{"a contest", "/c/cchc-2026", "play", 200},
		{"the desk", "/desk/rounds/1", "desk", 200},
		{"not the desk", "/desktop", "play", 200},
		{"a missing asset", "/assets/gone.js", "not found", 404},
		{"a file", "/robots.txt", "User-agent", 200},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := ask(t, s, "GET", test.path, "")
			if body := text(t, r); r.StatusCode != test.status || !strings.Contains(body, test.want) {
				t.Errorf("GET %s = %d %q, want %d with %q", test.path, r.StatusCode, body, test.status, test.want)
			}
		})
	}
}

func TestOnlyEmbedsMayBeFramed(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	for path, framed := range map[string]bool{"/c/a": false, "/embed/c/a/rules": true, "/desk": false, "/embedded": false} {
		policy := ask(t, s, "GET", path, "").Header.Get("Content-Security-Policy")
		if got := strings.Contains(policy, "frame-ancestors *"); got != framed {
			t.Errorf("GET %s: may be framed %v, want %v (%s)", path, got, framed, policy)
		}
	}
}

func TestAssetsAreImmutableAndCompressed(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	r := ask(t, s, "GET", "/assets/main-1a.js", "", "Accept-Encoding", "gzip, br")
	if got := r.Header.Get("Content-Encoding"); got != "gzip" {
		t.Errorf("Content-Encoding %q, want gzip", got)
	}
	if got := r.Header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("Cache-Control %q, want immutable", got)
	}
	again := ask(t, s, "GET", "/assets/main-1a.js", "", "If-None-Match", r.Header.Get("ETag"))
	if again.StatusCode != http.StatusNotModified {
		t.Errorf("with its ETag: %d, want 304", again.StatusCode)
	}
}

func TestMetricsAreForNeighboursOnly(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	r := httptest.NewRequest("GET", "/metrics", nil)
	for address, want := range map[string]int{"127.0.0.1:9": 200, "10.1.2.3:9": 200, "203.0.113.9:9": 404} {
		r.RemoteAddr = address
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("from %s: %d, want %d", address, w.Code, want)
		}
	}
	if got := ask(t, s, "GET", "/metrics", "", "X-Forwarded-For", "203.0.113.9").StatusCode; got != 404 {
		t.Errorf("through a proxy that nobody has named: %d, want 404", got)
	}
}

func TestProblemsDoNotTellCauses(t *testing.T) {
	t.Parallel()
	broken := func(context.Context, *Call, Empty) (Time, error) {
		return Time{}, fmt.Errorf("pq: password authentication failed for user %q", "hoithi")
	}
	panics := func(context.Context, *Call, Empty) (Time, error) { panic("at the disco") }
	s := newServer(t, Options{Desk: extra{
		{http.MethodGet, "/broken", AuthPublic, "", "x", answer(broken)},
		{http.MethodGet, "/panics", AuthPublic, "", "x", answer(panics)},
	}})
	for _, path := range []string{"/api/v1/broken", "/api/v1/panics"} {
		r := ask(t, s, "GET", path, "")
		body := text(t, r)
		if r.StatusCode != http.StatusInternalServerError || !strings.Contains(body, `"code":"internal"`) || strings.Contains(body, "password") || strings.Contains(body, "disco") {
			t.Errorf("GET %s = %d %s", path, r.StatusCode, body)
		}
	}
}

// extra are routes of a test's own.
type extra []Route

func (e extra) Routes() []Route { return e }
func (e extra) Actor(echo.Context) (account.Actor, error) {
	return account.Actor{}, contest.ErrForbidden
}

func TestAnswersToGETAreConditionalAndCompressed(t *testing.T) {
	t.Parallel()
	long := func(context.Context, *Call, Empty) (Items[string], error) {
		return Items[string]{Items: slices.Repeat([]string{"Hội thi"}, 500)}, nil
	}
	s := newServer(t, Options{Desk: extra{{http.MethodGet, "/long", AuthPublic, "", "x", answer(long)}}})
	r := ask(t, s, "GET", "/api/v1/long", "", "Accept-Encoding", "gzip")
	if got := r.Header.Get("Content-Encoding"); got != "gzip" {
		t.Errorf("Content-Encoding %q, want gzip", got)
	}
	tag := r.Header.Get("ETag")
	again := ask(t, s, "GET", "/api/v1/long", "", "Accept-Encoding", "gzip", "If-None-Match", `"other", `+tag)
	if again.StatusCode != http.StatusNotModified || text(t, again) != "" || tag == "" {
		t.Errorf("with its tag %q: %d", tag, again.StatusCode)
	}
}

func TestStaffRoutesNeedTheirRight(t *testing.T) {
	t.Parallel()
	fine := func(context.Context, account.Actor, Empty) (Empty, error) { return Empty{}, nil }
	table := extra{{http.MethodPost, "/desk/thing", AuthStaff, account.RunRounds, "x", handle(fine)}}
	for name, test := range map[string]struct {
		actor account.Actor
		want  int
	}{
		"an auditor":                {account.Actor{Grants: []account.Grant{{Role: account.Auditor}}}, 403},
		"an organiser":              {account.Actor{Grants: []account.Grant{{Role: account.Organiser}}}, 204},
		"an organiser of a contest": {account.Actor{Grants: []account.Grant{{Role: account.Organiser, ContestID: "c"}}}, 204},
		"nobody in particular":      {account.Actor{}, 403},
	} {
		s := newServer(t, Options{Desk: signedIn{table, test.actor}})
		if r := ask(t, s, "POST", "/api/v1/desk/thing", "{}"); r.StatusCode != test.want {
			t.Errorf("%s: %d, want %d", name, r.StatusCode, test.want)
		}
	}
}

type signedIn struct {
	extra
	actor account.Actor
}

func (s signedIn) Actor(echo.Context) (account.Actor, error) { return s.actor, nil }
