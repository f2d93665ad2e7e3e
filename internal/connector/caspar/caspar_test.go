package caspar

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hoithi/internal/connector"
)

// fake is a CasparCG server that writes down the exact lines.
type fake struct {
	net.Listener
	mu     sync.Mutex
	lines  []string
	answer map[string]string // by the line's beginning
	conns  []net.Conn
}

func newFake(t *testing.T) *fake {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	f := &fake{Listener: l, answer: map[string]string{"VERSION": "201 VERSION OK\r\n2.4.3 Stable\r\n", "CG": "202 CG OK\r\n", "CLS": "200 CLS OK\r\n\"AMB\" MOVIE\r\n\"GO\" MOVIE\r\n\r\n"}}
	t.Cleanup(func() { l.Close(); f.restart() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			f.mu.Lock()
			f.conns = append(f.conns, conn)
			f.mu.Unlock()
			go f.serve(conn)
		}
	}()
	return f
}

func (f *fake) serve(conn net.Conn) {
	for s := bufio.NewScanner(conn); s.Scan(); {
		f.mu.Lock()
		line := s.Text()
		f.lines = append(f.lines, line)
		answer := "400 ERROR\r\n" + line + "\r\n"
		for begin, a := range f.answer {
			if strings.HasPrefix(line, begin) {
				answer = a
			}
		}
		f.mu.Unlock()
		_, _ = conn.Write([]byte(answer))
	}
}

// restart drops every connection, as a server that went down does.
func (f *fake) restart() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, c := range f.conns {
		c.Close()
	}
	f.conns = nil
}

func (f *fake) took() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	lines := f.lines
	f.lines = nil
	return lines
}

func soon(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	t.Cleanup(cancel)
	return ctx
}

func graphic(item string, step int, data string) connector.Graphic {
	return connector.Graphic{Item: item, Template: "question", Step: step, Data: json.RawMessage(data)}
}

func TestLayersFollowTheOutput(t *testing.T) {
	t.Parallel()
	f := newFake(t)
	l := NewLink(Plan{Address: f.Addr().String(), Folder: "hoithi", Layers: map[string]Layer{"main": {1, 20}, "lower": {1, 30}}})
	defer l.Close()
	steps := []struct {
		name   string
		layers map[string]connector.Graphic
		want   []string
	}{
		{"a new connection empties the layers, then loads", map[string]connector.Graphic{"main": graphic("q", 0, `{"stem":"Câu \"1\"\\?"}`)}, []string{
			`CG 1-30 CLEAR`, `CG 1-20 CLEAR`, `CG 1-20 ADD 1 "hoithi/question" 1 "{\"stem\":\"Câu \\\"1\\\"\\\\?\"}"`}},
		{"new data and two steps on", map[string]connector.Graphic{"main": graphic("q", 2, `{"stem":"B"}`)}, []string{
			`VERSION`, `CG 1-20 UPDATE 1 "{\"stem\":\"B\"}"`, `CG 1-20 NEXT 1`, `CG 1-20 NEXT 1`}},
		{"a step back begins anew", map[string]connector.Graphic{"main": graphic("q", 1, `{"stem":"B"}`)}, []string{
			`VERSION`, `CG 1-20 ADD 1 "hoithi/question" 1 "{\"stem\":\"B\"}"`, `CG 1-20 NEXT 1`}},
		{"out", nil, []string{`VERSION`, `CG 1-20 STOP 1`}},
	}
	for _, s := range steps {
		if err := l.Show(soon(t), connector.Picture{Layers: s.layers}); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		got := f.took()
		if diff := cmp.Diff(s.want, got); diff != "" {
			t.Errorf("%s:\n%s", s.name, diff)
		}
	}
}

func TestARestartedServerIsToldEverythingAgain(t *testing.T) {
	t.Parallel()
	f := newFake(t)
	l := NewLink(Plan{Address: f.Addr().String(), Folder: "hoithi", Layers: map[string]Layer{"main": {1, 20}}})
	defer l.Close()
	on := connector.Picture{Layers: map[string]connector.Graphic{"main": graphic("q", 0, `{}`)}}
	if err := l.Show(soon(t), on); err != nil {
		t.Fatal(err)
	}
	f.restart()
	f.took()
	if err := l.Show(soon(t), on); err != nil {
		t.Fatal(err)
	}
	got := f.took()
	if diff := cmp.Diff([]string{`CG 1-20 CLEAR`, `CG 1-20 ADD 1 "hoithi/question" 1 "{}"`}, got[max(0, len(got)-2):]); diff != "" {
		t.Error(diff)
	}
}

func TestAnswersAreRead(t *testing.T) {
	t.Parallel()
	f := newFake(t)
	c, err := Dial(soon(t), f.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if v, err := c.Version(soon(t)); err != nil || v != "2.4.3 Stable" {
		t.Errorf("Version = %q, %v", v, err)
	}
	if lines, err := c.Do(soon(t), "CLS"); err != nil || len(lines) != 2 {
		t.Errorf("CLS = %q, %v", lines, err)
	}
	f.mu.Lock()
	f.answer["CG"] = "404 CG ERROR\r\n"
	f.mu.Unlock()
	if err := c.Next(soon(t), Layer{1, 1}); !errors.Is(err, ErrRefused) {
		t.Errorf("404 is %v, want ErrRefused", err)
	}
	if _, err := c.Do(soon(t), "NONSENSE"); !errors.Is(err, ErrRefused) || !strings.Contains(err.Error(), "NONSENSE") {
		t.Errorf("400 is %v, want ErrRefused with the command", err)
	}
	if _, err := c.Version(soon(t)); err != nil {
		t.Errorf("the connection is out of step after refusals: %v", err)
	}
}
