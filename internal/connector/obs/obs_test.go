package obs

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
	"github.com/google/go-cmp/cmp"

	"hoithi/internal/connector"
)

const salt, challenge = "lM1GncleQOaCu9lT1yeUZhFYnqhsLLP1G5lAGo3ixaI=", "+IxH4CnCiqpX1rM9scsNynZzbOe4KhDeYcTNS3PDaeY="

// fake is an OBS with a password that writes down the exact requests.
type fake struct {
	*httptest.Server
	mu     sync.Mutex
	asked  []string
	refuse string // a request that fails
	conns  []*websocket.Conn
}

func newFake(t *testing.T) *fake {
	f := &fake{}
	f.Server = httptest.NewServer(http.HandlerFunc(f.serve))
	t.Cleanup(func() { f.drop(); f.Close() })
	return f
}

func (f *fake) address() string { return "ws" + strings.TrimPrefix(f.URL, "http") }

func (f *fake) serve(w http.ResponseWriter, r *http.Request) {
	conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{Subprotocols: []string{"obswebsocket.json"}})
	if err != nil {
		return
	}
	f.mu.Lock()
	f.conns = append(f.conns, conn)
	f.mu.Unlock()
	ctx := context.Background()
	say := func(op int, d any) { _ = wsjson.Write(ctx, conn, map[string]any{"op": op, "d": d}) }
	say(opHello, map[string]any{"obsWebSocketVersion": "5.5.2", "rpcVersion": 1, "authentication": map[string]string{"challenge": challenge, "salt": salt}})
	for {
		var in frame
		if wsjson.Read(ctx, conn, &in) != nil {
			return
		}
		if in.Op == opIdentify {
			var d struct{ Authentication string }
			_ = json.Unmarshal(in.Data, &d)
			if d.Authentication != proof("supersecretpassword", salt, challenge) {
				_ = conn.Close(closedAuth, "Authentication failed.")
				return
			}
			say(opIdentified, map[string]any{"negotiatedRpcVersion": 1})
			continue
		}
		f.request(in, say)
	}
}

func (f *fake) request(in frame, say func(int, any)) {
	var d struct {
		Type string          `json:"requestType"`
		ID   string          `json:"requestId"`
		Data json.RawMessage `json:"requestData"`
	}
	_ = json.Unmarshal(in.Data, &d)
	f.mu.Lock()
	f.asked = append(f.asked, d.Type+" "+string(d.Data))
	status := map[string]any{"result": d.Type != f.refuse, "code": 100}
	if d.Type == f.refuse {
		status = map[string]any{"result": false, "code": 600, "comment": "No source was found by the name of `x`."}
	}
	f.mu.Unlock()
	say(5, map[string]any{"eventType": "InputMuteStateChanged"}) // between question and answer
	say(opResponse, map[string]any{"requestType": d.Type, "requestId": d.ID, "requestStatus": status, "responseData": map[string]any{"videoActive": true}})
}

func (f *fake) drop() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, c := range f.conns {
		_ = c.CloseNow()
	}
}

func (f *fake) took() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	asked := f.asked
	f.asked = nil
	return asked
}

func soon(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	t.Cleanup(cancel)
	return ctx
}

// The protocol's own example of an authentication string.
func TestProofIsTheProtocols(t *testing.T) {
	t.Parallel()
	if got, want := proof("supersecretpassword", salt, challenge), "1Ct943GAT+6YQUUX47Ia/ncufilbe6+oD6lY+5kaCu4="; got != want {
		t.Errorf("proof = %s, want %s", got, want)
	}
}

func TestAWrongPasswordIsSaid(t *testing.T) {
	t.Parallel()
	if _, err := Dial(soon(t), newFake(t).address(), "sai"); !errors.Is(err, ErrPassword) {
		t.Errorf("error %v, want ErrPassword", err)
	}
}

func TestTheSourceIsSetUpAndTold(t *testing.T) {
	t.Parallel()
	f := newFake(t)
	l := NewLink(f.address(), "supersecretpassword", Browser{Input: "Hội Thi", URL: "http://h/tv/o/chinh?t=x", Width: 1920, Height: 1080, FPS: 50})
	defer l.Close()
	p := connector.Picture{Output: "chinh", Rev: 4, Layers: map[string]connector.Graphic{"main": {Item: "b", Label: "Bảng", Template: "leaderboard", Step: 1}}}
	event := `CallVendorRequest {"requestData":{"event_data":{"layers":{"main":{"item":"b","label":"Bảng","step":1,"template":"leaderboard"}},"output":"chinh","rev":4},"event_name":"hoithiOnAir"},"requestType":"emit_event","vendorName":"obs-browser"}`
	settings := `SetInputSettings {"inputName":"Hội Thi","inputSettings":{"css":"","fps":50,"fps_custom":true,"height":1080,"restart_when_active":false,"shutdown":false,"url":"http://h/tv/o/chinh?t=x","width":1920},"overlay":true}`
	for i, want := range [][]string{{settings, event}, {event}} {
		if err := l.Show(soon(t), p); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, f.took()); diff != "" {
			t.Errorf("telling %d:\n%s", i+1, diff)
		}
	}
	f.drop()
	if err := l.Show(soon(t), p); err == nil {
		t.Fatal("a dropped connection was not noticed")
	}
	if err := l.Show(soon(t), p); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{settings, event}, f.took()); diff != "" {
		t.Errorf("after OBS came back:\n%s", diff)
	}
}

func TestRequestsOfTheControlRoom(t *testing.T) {
	t.Parallel()
	f := newFake(t)
	c, err := Dial(soon(t), f.address(), "supersecretpassword")
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if on, err := c.OnProgram(soon(t), "Hội Thi"); err != nil || !on {
		t.Errorf("OnProgram = %v, %v", on, err)
	}
	if err := c.Refresh(soon(t), "Hội Thi"); err != nil {
		t.Error(err)
	}
	want := []string{`GetSourceActive {"sourceName":"Hội Thi"}`, `PressInputPropertiesButton {"inputName":"Hội Thi","propertyName":"refreshnocache"}`}
	if diff := cmp.Diff(want, f.took()); diff != "" {
		t.Error(diff)
	}
	f.mu.Lock()
	f.refuse = "SetInputSettings"
	f.mu.Unlock()
	if err := c.SetBrowser(soon(t), Browser{Input: "x"}); !errors.Is(err, ErrRefused) || !strings.Contains(err.Error(), "No source") {
		t.Errorf("error %v, want ErrRefused with OBS's words", err)
	}
}
