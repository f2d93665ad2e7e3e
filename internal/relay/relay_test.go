package relay

import (
	"bufio"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
)

func TestEveryMistakeIsNamed(t *testing.T) {
	t.Parallel()
	_, err := ReadConfig(strings.NewReader(`{"output":"https://thi.example.vn/tv/o/chinh","vmix":[{"address":"10.0.0.5:8088","titles":{"roof":{"input":"","overlay":9}}}],
		"obs":[{"address":"http://x"}],"casparcg":[{"address":"10.0.0.7","layers":{"main":"20"}}],"files":[{"path":"a.txt","text":"no place"}]}`))
	if !errors.Is(err, ErrConfig) {
		t.Fatal(err)
	}
	for _, part := range []string{"output:", "vmix[0].address", "vmix[0].titles.roof: an input", "titles.roof: the layers are", "obs[0].address", "casparcg[0].address", "layers.main: channel", "files[0]"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q is not named in\n%v", part, err)
		}
	}
	for name, text := range map[string]string{"no machine": `{"output":"https://x/tv/o/a?t=b"}`, "a slip": `{"outputs":""}`, "not JSON": `output: x`} {
		if _, err := ReadConfig(strings.NewReader(text)); !errors.Is(err, ErrConfig) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// studio is a server with one output and a CasparCG, each writing down what it hears.
type studio struct {
	t      *testing.T
	server *httptest.Server
	frames chan string
	asked  chan string
	amcp   net.Listener
	lines  chan string
}

func newStudio(t *testing.T) *studio {
	t.Helper()
	s := &studio{t: t, frames: make(chan string), asked: make(chan string, 16), lines: make(chan string, 64)}
	s.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.asked <- r.URL.RequestURI()
		conn, err := websocket.Accept(w, r, nil)
		if err != nil {
			return
		}
		defer conn.CloseNow()
		for f := range s.frames {
			if f == "cut" {
				return
			}
			if conn.Write(context.Background(), websocket.MessageText, []byte(f)) != nil {
				return
			}
		}
	}))
	var err error
	if s.amcp, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	go s.caspar()
	t.Cleanup(func() { close(s.frames); s.server.Close(); s.amcp.Close() })
	return s
}

func (s *studio) caspar() {
	for {
		conn, err := s.amcp.Accept()
		if err != nil {
			return
		}
		go func() {
			for in := bufio.NewScanner(conn); in.Scan(); {
				if in.Text() == "VERSION" {
					_, _ = io.WriteString(conn, "201 VERSION OK\r\n2.4\r\n")
					continue
				}
				s.lines <- in.Text()
				_, _ = io.WriteString(conn, "202 CG OK\r\n")
			}
		}()
	}
}

func (s *studio) hears(want ...string) {
	s.t.Helper()
	for _, w := range want {
		select {
		case got := <-s.lines:
			if got != w {
				s.t.Fatalf("CasparCG heard %q, want %q", got, w)
			}
		case <-time.After(20 * time.Second):
			s.t.Fatalf("CasparCG did not hear %q", w)
		}
	}
}

func TestTheStudioFollowsTheServer(t *testing.T) {
	t.Parallel()
	s := newStudio(t)
	file := filepath.Join(t.TempDir(), "ten.txt")
	c, err := ReadConfig(strings.NewReader(`{"output":"` + s.server.URL + `/tv/o/chinh?t=mat&mode=alpha","casparcg":[{"address":"` + s.amcp.Addr().String() + `","layers":{"lower":"1-20"}}],
		"files":[{"path":"` + file + `","text":"{lower.name} | {main.title}"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(c, time.Now, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { r.Run(ctx); close(done) }()
	if asked := <-s.asked; asked != "/tv/ws/o/chinh?inst=relay&t=mat" {
		t.Errorf("the relay asked for %s", asked)
	}
	on := `{"now_ms":1,"output":"chinh","rev":5,"panic":false,"layers":{"lower":{"item":"a","template":"lowerthird","data":{"name":"Ẳng"},"phase":"in","step":0},"corner":{"item":"b","template":"bug","data":{},"phase":"out","step":0}}}`
	s.frames <- on
	s.hears(`CG 1-20 CLEAR`, `CG 1-20 ADD 1 "hoithi/lowerthird" 1 "{\"name\":\"Ẳng\"}"`)
	s.frames <- `{"type":"probe","id":1,"now_ms":2}` // not a picture
	s.frames <- "cut"                                // the server restarts: the machines keep what they show
	<-s.asked
	s.frames <- on
	s.frames <- strings.Replace(on, `"panic":false`, `"panic":true`, 1)
	s.hears(`CG 1-20 STOP 1`)
	s.frames <- strings.Replace(on, `"rev":5`, `"rev":6`, 1)
	s.hears(`CG 1-20 ADD 1 "hoithi/lowerthird" 1 "{\"name\":\"Ẳng\"}"`)
	holds(t, file, "Ẳng | \n")
	stop()
	<-done
}

// holds waits for a file to hold a text.
func holds(t *testing.T, file, want string) {
	t.Helper()
	deadline := time.After(20 * time.Second)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		text, err := os.ReadFile(file)
		if err == nil && string(text) == want {
			return
		}
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatalf("the file holds %q, %v, want %q", text, err, want)
		}
	}
}
