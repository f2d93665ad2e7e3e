package caspar

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
	"time"
)

// ErrRefused says that CasparCG answered with a failure (4xx or 5xx); its line
// stands in the wrapping error.
var ErrRefused = errors.New("CasparCG refused")

// linesMost bounds an answer of many lines: nobody needs longer ones here.
const linesMost = 10_000

// Client is one connection to a CasparCG server. One goroutine uses it.
type Client struct {
	conn net.Conn
	r    *bufio.Reader
}

// Dial connects to an address like "10.0.0.7:5250".
func Dial(ctx context.Context, address string) (*Client, error) {
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	return &Client{conn: conn, r: bufio.NewReader(conn)}, nil
}

// Close ends the connection.
func (c *Client) Close() error { return c.conn.Close() }

// Do sends one command and returns the data lines of its answer. It fails with
// ErrRefused when CasparCG will not; after any other error the connection is
// of no more use.
func (c *Client) Do(ctx context.Context, command string) ([]string, error) {
	deadline, ok := ctx.Deadline()
	if !ok {
		deadline = time.Time{}
	}
	if err := c.conn.SetDeadline(deadline); err != nil {
		return nil, err
	}
	if _, err := c.conn.Write([]byte(command + "\r\n")); err != nil {
		return nil, err
	}
	return c.answer()
}

// answer reads "202 CG OK", "201 VERSION OK" and one line, or "200 … OK" and
// lines up to an empty one.
func (c *Client) answer() ([]string, error) {
	head, err := c.line()
	if err != nil {
		return nil, err
	}
	code, _, _ := strings.Cut(head, " ")
	switch n, _ := strconv.Atoi(code); {
	case n == 200:
		return c.lines()
	case n == 201:
		l, err := c.line()
		return []string{l}, err
	case n >= 202 && n < 300:
		return nil, nil
	case n == 400: // the faulty command follows
		said, err := c.line()
		if err != nil {
			return nil, err
		}
		return nil, fmt.Errorf("%w: %s: %s", ErrRefused, head, said)
	case n > 400:
		return nil, fmt.Errorf("%w: %s", ErrRefused, head)
	}
	return nil, fmt.Errorf("not an answer of CasparCG: %.80q", head)
}

func (c *Client) lines() ([]string, error) {
	var out []string
	for range linesMost {
		l, err := c.line()
		if err != nil || l == "" {
			return out, err
		}
		out = append(out, l)
	}
	return nil, errors.New("an answer of CasparCG that does not end")
}

func (c *Client) line() (string, error) {
	l, err := c.r.ReadString('\n')
	return strings.TrimRight(l, "\r\n"), err
}

// Layer is a place in a CasparCG server: video channel, layer, and the flash
// layer of the template in it.
type Layer struct{ Channel, Layer int }

func (l Layer) String() string { return strconv.Itoa(l.Channel) + "-" + strconv.Itoa(l.Layer) }

// Version asks for the server's version: "2.4.3 …".
func (c *Client) Version(ctx context.Context) (string, error) {
	lines, err := c.Do(ctx, "VERSION")
	return strings.Join(lines, " "), err
}

// Add loads a template with its data, and plays it at once when play is set.
func (c *Client) Add(ctx context.Context, l Layer, template string, play bool, data []byte) error {
	return c.cg(ctx, l, "ADD 1 "+quote(template)+map[bool]string{true: " 1 ", false: " 0 "}[play]+quote(string(data)))
}

// Update gives the template new data.
func (c *Client) Update(ctx context.Context, l Layer, data []byte) error {
	return c.cg(ctx, l, "UPDATE 1 "+quote(string(data)))
}

// Next asks the template for its next step.
func (c *Client) Next(ctx context.Context, l Layer) error { return c.cg(ctx, l, "NEXT 1") }

// Stop lets the template animate out.
func (c *Client) Stop(ctx context.Context, l Layer) error { return c.cg(ctx, l, "STOP 1") }

// Clear empties the layer at once.
func (c *Client) Clear(ctx context.Context, l Layer) error { return c.cg(ctx, l, "CLEAR") }

func (c *Client) cg(ctx context.Context, l Layer, rest string) error {
	_, err := c.Do(ctx, "CG "+l.String()+" "+rest)
	return err
}

// quote writes a parameter: AMCP knows three escapes, and a line must end
// nowhere but at its end.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(s) + `"`
}
