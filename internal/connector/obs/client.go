package obs

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
)

// Failures of an OBS machine.
var (
	ErrRefused  = errors.New("OBS refused") // its words stand in the wrapping error
	ErrPassword = errors.New("OBS asks for another password")
)

// The protocol's operations (WebSocketOpCode).
const (
	opHello      = 0
	opIdentify   = 1
	opIdentified = 2
	opRequest    = 6
	opResponse   = 7
)

// closedAuth is the protocol's close code for a wrong password.
const closedAuth = 4009

type frame struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
}

// Client is one identified connection to OBS. One goroutine uses it.
type Client struct {
	conn *websocket.Conn
	next int
}

// Dial connects to an address like "ws://10.0.0.6:4455" and identifies itself.
// It fails with ErrPassword when the password is not the right one.
func Dial(ctx context.Context, address, password string) (*Client, error) {
	conn, _, err := websocket.Dial(ctx, address, &websocket.DialOptions{Subprotocols: []string{"obswebsocket.json"}})
	if err != nil {
		return nil, err
	}
	conn.SetReadLimit(4 << 20)
	c := &Client{conn: conn}
	if err := c.identify(ctx, password); err != nil {
		_ = conn.CloseNow()
		return nil, err
	}
	return c, nil
}

func (c *Client) identify(ctx context.Context, password string) error {
	var hello struct {
		Authentication *struct{ Challenge, Salt string } `json:"authentication"`
	}
	if err := c.await(ctx, opHello, &hello); err != nil {
		return err
	}
	identify := map[string]any{"rpcVersion": 1, "eventSubscriptions": 0}
	if a := hello.Authentication; a != nil {
		identify["authentication"] = proof(password, a.Salt, a.Challenge)
	}
	if err := c.send(ctx, opIdentify, identify); err != nil {
		return err
	}
	err := c.await(ctx, opIdentified, &struct{}{})
	if websocket.CloseStatus(err) == closedAuth {
		return ErrPassword
	}
	return err
}

// proof shows that the password is known without sending it (protocol,
// "Creating an authentication string").
func proof(password, salt, challenge string) string {
	return hash(hash(password+salt) + challenge)
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// Do makes a request and reads its answer into out, which may be nil.
func (c *Client) Do(ctx context.Context, request string, data, out any) error {
	c.next++
	id := strconv.Itoa(c.next)
	ask := map[string]any{"requestType": request, "requestId": id}
	if data != nil {
		ask["requestData"] = data
	}
	if err := c.send(ctx, opRequest, ask); err != nil {
		return err
	}
	for {
		var answer struct {
			ID     string `json:"requestId"`
			Status struct {
				Result  bool   `json:"result"`
				Code    int    `json:"code"`
				Comment string `json:"comment"`
			} `json:"requestStatus"`
			Data json.RawMessage `json:"responseData"`
		}
		if err := c.await(ctx, opResponse, &answer); err != nil {
			return err
		}
		if answer.ID != id {
			continue // of a request whose asker gave up
		}
		if !answer.Status.Result {
			return fmt.Errorf("%w: %s: %d %s", ErrRefused, request, answer.Status.Code, answer.Status.Comment)
		}
		if out == nil || len(answer.Data) == 0 {
			return nil
		}
		return json.Unmarshal(answer.Data, out)
	}
}

func (c *Client) send(ctx context.Context, op int, data any) error {
	return wsjson.Write(ctx, c.conn, map[string]any{"op": op, "d": data})
}

// await reads up to the next frame of an operation.
func (c *Client) await(ctx context.Context, op int, out any) error {
	for {
		var f frame
		if err := wsjson.Read(ctx, c.conn, &f); err != nil {
			return err
		}
		if f.Op == op {
			return json.Unmarshal(f.Data, out)
		}
	}
}

// Browser is how a browser source must be set for an output.
type Browser struct {
	Input  string // the source's name in OBS
	URL    string
	Width  int
	Height int
	FPS    int
}

// SetBrowser sets a browser source up: OBS makes it 800×600 at 30 otherwise.
// It keeps the page alive while the source is hidden, so that it never shows a
// stale frame.
func (c *Client) SetBrowser(ctx context.Context, b Browser) error {
	return c.Do(ctx, "SetInputSettings", map[string]any{"inputName": b.Input, "overlay": true, "inputSettings": map[string]any{
		"url": b.URL, "width": b.Width, "height": b.Height, "fps_custom": true, "fps": b.FPS,
		"shutdown": false, "restart_when_active": false, "css": "",
	}}, nil)
}

// Refresh loads the source's page again past the cache.
func (c *Client) Refresh(ctx context.Context, input string) error {
	return c.Do(ctx, "PressInputPropertiesButton", map[string]any{"inputName": input, "propertyName": "refreshnocache"}, nil)
}

// OnProgram reports whether a source is seen on program.
func (c *Client) OnProgram(ctx context.Context, source string) (bool, error) {
	var out struct {
		Active bool `json:"videoActive"`
	}
	err := c.Do(ctx, "GetSourceActive", map[string]any{"sourceName": source}, &out)
	return out.Active, err
}

// Emit fires a custom event in every browser source.
func (c *Client) Emit(ctx context.Context, event string, data any) error {
	return c.Do(ctx, "CallVendorRequest", map[string]any{"vendorName": "obs-browser", "requestType": "emit_event",
		"requestData": map[string]any{"event_name": event, "event_data": data}}, nil)
}

// Close ends the connection.
func (c *Client) Close() error { return c.conn.Close(websocket.StatusNormalClosure, "") }
