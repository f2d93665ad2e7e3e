package live_test

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"hoithi/internal/live"
)

// serve starts a server that streams one topic.
func serve(t *testing.T, h *live.Hub, perIP int) *httptest.Server {
	t.Helper()
	streams := live.NewStreams(h, perIP)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := streams.Serve(w, r, "board", "an address"); errors.Is(err, live.ErrManyStreams) {
			w.WriteHeader(http.StatusTooManyRequests)
		}
	}))
	t.Cleanup(server.Close)
	t.Cleanup(h.Close) // first: it ends the streams
	return server
}

// connect opens a stream; zipped asks for compression.
func connect(t *testing.T, server *httptest.Server, zipped bool) (*http.Response, *bufio.Reader) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", "identity")
	if zipped {
		request.Header.Set("Accept-Encoding", "br, gzip;q=1.0")
	}
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}}
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = response.Body.Close(); client.CloseIdleConnections() })
	var body io.Reader = response.Body
	if response.Header.Get("Content-Encoding") == "gzip" {
		if body, err = gzip.NewReader(response.Body); err != nil {
			t.Fatal(err)
		}
	}
	return response, bufio.NewReader(body)
}

// event reads the next event; comments and the retry field are skipped.
func event(t *testing.T, r *bufio.Reader) (name, data string) {
	t.Helper()
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			t.Fatalf("the stream ended: %v", err)
		}
		line = strings.TrimSuffix(line, "\n")
		if v, ok := strings.CutPrefix(line, "event: "); ok {
			name = v
		}
		if v, ok := strings.CutPrefix(line, "data: "); ok {
			data += v
		}
		if line == "" && name != "" {
			return name, data
		}
	}
}

func TestServe(t *testing.T) {
	t.Parallel()
	for name, zipped := range map[string]bool{"plain": false, "compressed": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := live.NewHub(0)
			server := serve(t, h, 0)
			first, a := connect(t, server, zipped)
			if got := first.Header.Get("Content-Encoding") == "gzip"; got != zipped {
				t.Errorf("Content-Encoding: got %q", first.Header.Get("Content-Encoding"))
			}
			_, b := connect(t, server, zipped)
			// Both are open: their heads have been written after they joined.
			for _, state := range []string{`{"rows":[1]}`, `{"rows":[1,2]}`, strings.Repeat("Nguyễn ", 5000)} {
				h.Publish("board", "board", []byte(state))
				for i, r := range []*bufio.Reader{a, b} {
					if name, data := event(t, r); name != "board" || data != state {
						t.Fatalf("watcher %d: got event %q of %d bytes, want %d", i, name, len(data), len(state))
					}
				}
			}
			h.Close()
			if name, data := event(t, a); name != "bye" || !strings.Contains(data, "retry_ms") {
				t.Errorf("at the end: got %q %q, want bye with retry_ms", name, data)
			}
		})
	}
}

func TestServeCap(t *testing.T) {
	t.Parallel()
	h := live.NewHub(0)
	server := serve(t, h, 2)
	connect(t, server, false)
	connect(t, server, false)
	if third, _ := connect(t, server, false); third.StatusCode != http.StatusTooManyRequests {
		t.Errorf("the third stream of an address: got status %d, want 429", third.StatusCode)
	}
}
