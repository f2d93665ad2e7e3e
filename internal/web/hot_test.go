package web

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/token"
)

// instant saves every answer at once, so that only the way to it is measured.
type instant struct{ Sittings }

func (instant) Answer(_ context.Context, _ contest.Pass, c contest.Choice, at time.Time) (contest.Saved, error) {
	return contest.Saved{Position: c.Position, Revision: c.Revision, Receipt: 42, ReceivedAt: at}, nil
}

// hotServer answers for one attempt; it returns its path and a token.
func hotServer(tb testing.TB) (h http.Handler, path, bearer string) {
	tb.Helper()
	signer, err := token.NewSigner(make([]byte, token.MinKey))
	if err != nil {
		tb.Fatal(err)
	}
	const id = "01928f00-0000-7000-8000-000000000001"
	at := time.Now()
	type store = Contests
	s := newServer(tb, Options{
		Contests: struct{ store }{}, Entrants: struct{ Entrants }{}, Sittings: instant{}, Tokens: signer,
		Boards: struct{ Boards }{}, Results: struct{ Results }{}, Streams: struct{ Streams }{},
	})
	pass := contest.Pass{AttemptID: id, ContestantID: id, RoundID: id, Deadline: at.Add(time.Hour), Expires: at.Add(2 * time.Hour)}
	return s, apiPrefix + "/attempts/" + id + "/answers", "Bearer " + signer.Sign(pass)
}

// deaf is a writer that costs nothing.
type deaf struct{ header http.Header }

func (d deaf) Header() http.Header         { return d.header }
func (d deaf) Write(b []byte) (int, error) { return len(b), nil }
func (d deaf) WriteHeader(int)             {}

func hotRequest(path, bearer string) (*http.Request, *bytes.Reader) {
	body := bytes.NewReader([]byte(`{"position":3,"revision":2,"choice":[1]}`))
	r := httptest.NewRequest(http.MethodPost, path, nil)
	r.Header.Set("Authorization", bearer)
	r.Header.Set("Content-Type", "application/json")
	r.Body, r.ContentLength = io.NopCloser(body), int64(body.Len())
	return r, body
}

func BenchmarkAnswerRoute(b *testing.B) {
	h, path, bearer := hotServer(b)
	r, body := hotRequest(path, bearer)
	original := r.Body
	w := deaf{http.Header{}}
	b.ReportAllocs()
	for b.Loop() {
		_, _ = body.Seek(0, io.SeekStart)
		r.Body = original
		clear(w.header)
		h.ServeHTTP(w, r)
	}
}
