//go:build !race

// The race detector empties pools at random, so allocations are counted
// without it.

package web

import (
	"io"
	"net/http"
	"testing"
)

// hotAllocations is what the way from Echo to the journal may cost. It was 8
// when this was written, 504 bytes.
const hotAllocations = 10

func TestTheHotPathIsLean(t *testing.T) {
	h, path, bearer := hotServer(t)
	r, body := hotRequest(path, bearer)
	original := r.Body
	w := deaf{http.Header{}}
	got := testing.AllocsPerRun(500, func() {
		_, _ = body.Seek(0, io.SeekStart)
		r.Body = original
		clear(w.header)
		h.ServeHTTP(w, r)
	})
	if got > hotAllocations {
		t.Errorf("an answer costs %v allocations before the journal, want at most %d", got, hotAllocations)
	}
	t.Logf("%v allocations", got)
}
