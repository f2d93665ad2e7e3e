package relay

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/coder/websocket"

	"hoithi/internal/connector"
)

// The server says something at least every fifteen seconds; after twice that
// the line is dead.
const (
	silence   = 30 * time.Second
	frameMost = 4 << 20
)

// state is what the relay reads of tv/wire.ts OutputState.
type state struct {
	Type   string           `json:"type"`
	Output string           `json:"output"`
	Rev    int64            `json:"rev"`
	Panic  bool             `json:"panic"`
	Layers map[string]shown `json:"layers"`
}

type shown struct {
	Item     string          `json:"item"`
	Template string          `json:"template"`
	Phase    string          `json:"phase"`
	Step     int             `json:"step"`
	Data     json.RawMessage `json:"data"`
}

// picture is what the machines are told: nothing while panic is on, and no
// graphic that is on its way out.
func (s state) picture() connector.Picture {
	p := connector.Picture{Output: s.Output, Rev: s.Rev, Layers: map[string]connector.Graphic{}}
	if s.Panic {
		return p
	}
	for layer, g := range s.Layers {
		if g.Phase == "in" {
			p.Layers[layer] = connector.Graphic{Item: g.Item, Label: g.Item, Template: g.Template, Step: g.Step, Data: g.Data, Fields: connector.Flatten(g.Data)}
		}
	}
	return p
}

// socketOf is the output's socket: the address of its page says where it is.
func socketOf(output string) (string, error) {
	u, err := url.Parse(output)
	if err != nil {
		return "", err
	}
	u.Scheme = "ws" + strings.TrimPrefix(u.Scheme, "http")
	u.Path = strings.Replace(u.Path, "/tv/o/", "/tv/ws/o/", 1)
	q := u.Query()
	u.RawQuery = url.Values{"t": q["t"], "inst": {"relay"}}.Encode()
	return u.String(), nil
}

// follow hands out the pictures of one connection until it ends. The error
// never holds the address: its token has no business in a log.
func follow(ctx context.Context, socket string, each func(connector.Picture)) error {
	conn, res, err := websocket.Dial(ctx, socket, nil)
	if err != nil {
		if res != nil && res.StatusCode == http.StatusForbidden {
			return fmt.Errorf("the server refuses the token: make a new one of class view")
		}
		return fmt.Errorf("the server does not answer")
	}
	defer conn.CloseNow()
	conn.SetReadLimit(frameMost)
	for {
		s, err := next(ctx, conn)
		if err != nil {
			return err
		}
		if s.Type == "" && s.Layers != nil {
			each(s.picture())
		}
	}
}

func next(ctx context.Context, conn *websocket.Conn) (state, error) {
	ctx, cancel := context.WithTimeout(ctx, silence)
	defer cancel()
	_, text, err := conn.Read(ctx)
	if err != nil {
		return state{}, fmt.Errorf("the line to the server broke")
	}
	var s state
	if err := json.Unmarshal(text, &s); err != nil {
		return state{}, fmt.Errorf("the server says what this relay does not understand: %w", err)
	}
	return s, nil
}
