package live

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"time"

	"hoithi/internal/fault"
)

// ErrManyStreams says that an address holds as many streams as it may.
var ErrManyStreams = fault.New(fault.TooMany, "too_many_streams", "Mạng này đang mở quá nhiều kết nối theo dõi trực tiếp.", "This network has too many live connections open.")

// Settings of a stream.
const (
	heartbeat    = 15 * time.Second // shorter than the idle limits of proxies
	writeLimit   = 5 * time.Second  // per write: a dead phone is noticed, a slow one is not
	defaultCap   = 500              // streams per address: a school behind one router
	reconnectMin = time.Second
	reconnectMax = 6 * time.Second
)

// Streams writes a hub's frames as server-sent events.
type Streams struct {
	hub *Hub
	cap int

	mu   sync.Mutex
	byIP map[string]int // guarded by mu
}

// NewStreams returns the writer. perIP bounds the streams of one address; 0 is
// 500.
func NewStreams(hub *Hub, perIP int) *Streams {
	if perIP <= 0 {
		perIP = defaultCap
	}
	return &Streams{hub: hub, cap: perIP, byIP: make(map[string]int)}
}

// Serve streams a topic until the watcher leaves or the hub closes: the newest
// frame at once, then each newer one. It fails with ErrManyStreams before
// anything is written; afterwards it returns nil, for there is nobody left to
// tell. The server must not have a WriteTimeout.
func (s *Streams) Serve(w http.ResponseWriter, r *http.Request, topic, ip string) error {
	if !s.enter(ip) {
		return ErrManyStreams
	}
	defer s.leave(ip)
	watch := s.hub.Watch(topic)
	defer watch.Close()
	out := newStream(w, r)
	if err := out.open(); err != nil {
		return nil //nolint:nilerr // the watcher is gone
	}
	out.follow(r.Context(), watch)
	return nil
}

func (s *Streams) enter(ip string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.byIP[ip] >= s.cap {
		return false
	}
	s.byIP[ip]++
	return true
}

func (s *Streams) leave(ip string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.byIP[ip]--; s.byIP[ip] <= 0 {
		delete(s.byIP, ip)
	}
}

// stream is one connection.
type stream struct {
	w       http.ResponseWriter
	control *http.ResponseController
	zipped  bool
}

func newStream(w http.ResponseWriter, r *http.Request) *stream {
	return &stream{w: w, control: http.NewResponseController(w), zipped: acceptsGzip(r)}
}

func acceptsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		coding, q, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(coding) == "gzip" && strings.ReplaceAll(q, " ", "") != "q=0" {
			return true
		}
	}
	return false
}

// open writes the head, and how long to wait before coming back: not the same
// for all, or they would all come back at once.
func (s *stream) open() error {
	h := s.w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // nginx: do not wait for more
	h.Add("Vary", "Accept-Encoding")
	retry := fmt.Appendf(nil, "retry: %d\n\n", pause().Milliseconds())
	if !s.zipped {
		s.w.WriteHeader(http.StatusOK)
		return s.write(retry)
	}
	h.Set("Content-Encoding", "gzip")
	s.w.WriteHeader(http.StatusOK)
	return s.write(append(append([]byte(nil), gzipHead...), deflate(retry)...))
}

func pause() time.Duration { return reconnectMin + rand.N(reconnectMax-reconnectMin) }

// follow writes frames until the end.
func (s *stream) follow(ctx context.Context, watch *Watch) {
	for {
		frame, err := nextOrBeat(ctx, watch)
		switch {
		case errors.Is(err, errBeat):
			err = s.write(s.choose(beat.sse, beat.deflated))
		case errors.Is(err, ErrClosing):
			bye := newFrame(0, "bye", fmt.Appendf(nil, `{"retry_ms":%d}`, pause().Milliseconds()))
			_ = s.write(s.choose(bye.sse, bye.deflated)) // it is over either way
			return
		case err == nil:
			err = s.write(s.choose(frame.sse, frame.deflated))
		}
		if err != nil {
			return
		}
	}
}

// beat is a comment that keeps proxies from closing an idle stream.
var beat = &Frame{sse: []byte(":\n\n"), deflated: deflate([]byte(":\n\n"))}

var errBeat = errors.New("live: time for a heartbeat")

func nextOrBeat(ctx context.Context, watch *Watch) (*Frame, error) {
	wait, cancel := context.WithTimeoutCause(ctx, heartbeat, errBeat)
	defer cancel()
	frame, err := watch.Next(wait)
	if err != nil && errors.Is(context.Cause(wait), errBeat) {
		return nil, errBeat
	}
	return frame, err
}

func (s *stream) choose(plain, deflated []byte) []byte {
	if s.zipped {
		return deflated
	}
	return plain
}

// write sends bytes with a deadline of their own, and brings them on their way.
func (s *stream) write(b []byte) error {
	// Not every writer knows deadlines: a test's recorder does not.
	if err := s.control.SetWriteDeadline(time.Now().Add(writeLimit)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := s.w.Write(b); err != nil {
		return err
	}
	return s.control.Flush()
}
