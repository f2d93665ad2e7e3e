package bench

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// audience is many watchers of one board's stream.
type audience struct {
	conns  []net.Conn
	frames atomic.Int64
	bytes  atomic.Int64
	work   sync.WaitGroup
}

// watch opens n streams, as phones do: with gzip.
func (r *Rig) watch(n int) (*audience, error) {
	a := &audience{}
	for range n {
		c, err := net.DialTimeout("tcp", r.Addr, 5*time.Second)
		if err != nil {
			a.leave()
			return nil, fmt.Errorf("bench: watch: %w", err)
		}
		a.conns = append(a.conns, c)
		if _, err := fmt.Fprintf(c, "GET /api/v1/rounds/%s/board/stream?limit=50 HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\nAccept-Encoding: gzip\r\n\r\n", r.Stage.Round.ID); err != nil {
			a.leave()
			return nil, fmt.Errorf("bench: watch: %w", err)
		}
		in := bufio.NewReaderSize(c, 512)
		line, err := in.ReadString('\n')
		if err != nil || len(line) < 12 || line[9:12] != "200" {
			a.leave()
			return nil, fmt.Errorf("bench: watch: the server says %q %v", line, err)
		}
		a.work.Go(func() { a.read(c) })
	}
	return a, nil
}

// read counts what arrives. A frame is one chunk of the response, in general
// one read: that is exact enough to see that watchers are served.
func (a *audience) read(c net.Conn) {
	buffer := make([]byte, 8<<10)
	for {
		n, err := c.Read(buffer)
		if err != nil {
			return
		}
		a.bytes.Add(int64(n))
		if bytes.HasSuffix(buffer[:n], []byte("\r\n")) {
			a.frames.Add(1)
		}
	}
}

func (a *audience) leave() {
	for _, c := range a.conns {
		_ = c.Close()
	}
	a.work.Wait()
}

// Watched is a load of answers beside an audience.
type Watched struct {
	Load
	Watchers         int     `json:"watchers"`
	FramesPerWatcher float64 `json:"frames_per_watcher_per_s"`
	BytesPerFrame    float64 `json:"bytes_per_frame"`
}
