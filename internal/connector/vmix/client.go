package vmix

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// ErrRefused says that vMix answered, but would not do it: no such input, no
// such function. Its words stand in the wrapping error.
var ErrRefused = errors.New("vMix refused")

// stateMost is the longest state that is read: a large preset has some 200 KB.
const stateMost = 8 << 20

// Client speaks to one vMix machine.
type Client struct {
	base string
	http *http.Client
}

// NewClient returns a client for an address like "http://10.0.0.5:8088".
func NewClient(address string, h *http.Client) *Client {
	return &Client{base: strings.TrimRight(address, "/") + "/api/", http: h}
}

// Call runs a function of vMix: "SetText", "OverlayInput1In". It fails with
// ErrRefused when vMix will not, and with the network's error when it is away.
func (c *Client) Call(ctx context.Context, function string, params url.Values) error {
	q := url.Values{"Function": {function}}
	for k, v := range params {
		q[k] = v
	}
	body, err := c.get(ctx, "?"+spaces(q.Encode()))
	if err == nil {
		_ = body.Close()
	}
	return err
}

// spaces writes blanks as %20: vMix shows a plus as a plus.
func spaces(query string) string { return strings.ReplaceAll(query, "+", "%20") }

// SetText writes a text into a field of a title: input by name, number or GUID,
// field like "Headline.Text".
func (c *Client) SetText(ctx context.Context, input, field, value string) error {
	return c.Call(ctx, "SetText", url.Values{"Input": {input}, "SelectedName": {field}, "Value": {value}})
}

// Overlay shows an input on an overlay channel (1–8) or takes the channel out,
// with the channel's own transition.
func (c *Client) Overlay(ctx context.Context, channel int, in bool, input string) error {
	if in {
		return c.Call(ctx, "OverlayInput"+strconv.Itoa(channel)+"In", url.Values{"Input": {input}})
	}
	return c.Call(ctx, "OverlayInput"+strconv.Itoa(channel)+"Out", nil)
}

// State is what a vMix machine says of itself, as far as a control room asks.
type State struct {
	Version  string    `xml:"version"`
	Preset   string    `xml:"preset"`
	Inputs   []Input   `xml:"inputs>input"`
	Overlays []Overlay `xml:"overlays>overlay"`
	Active   int       `xml:"active"`
	Preview  int       `xml:"preview"`
}

// Input is one of the machine's inputs with the text fields of a title.
type Input struct {
	Key    string  `xml:"key,attr"`
	Number int     `xml:"number,attr"`
	Type   string  `xml:"type,attr"`
	Title  string  `xml:"title,attr"`
	Fields []Field `xml:"text"`
}

// Field is a text of a title.
type Field struct {
	Name string `xml:"name,attr"`
	Text string `xml:",chardata"`
}

// Overlay is a channel; Input is 0 while it shows nothing.
type Overlay struct {
	Number int    `xml:"number,attr"`
	Input  number `xml:",chardata"`
}

// number is zero when the element is empty.
type number int

// UnmarshalText reads digits, and nothing as zero.
func (n *number) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		return nil
	}
	v, err := strconv.Atoi(string(b))
	*n = number(v)
	return err
}

// State asks the machine for its state.
func (c *Client) State(ctx context.Context) (State, error) {
	body, err := c.get(ctx, "")
	if err != nil {
		return State{}, err
	}
	defer body.Close()
	var s State
	if err := xml.NewDecoder(io.LimitReader(body, stateMost)).Decode(&s); err != nil {
		return State{}, fmt.Errorf("vMix's state: %w", err)
	}
	return s, nil
}

func (c *Client) get(ctx context.Context, query string) (io.ReadCloser, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+query, nil)
	if err != nil {
		return nil, err
	}
	res, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	if res.StatusCode == http.StatusOK {
		return res.Body, nil
	}
	defer res.Body.Close()
	words, _ := io.ReadAll(io.LimitReader(res.Body, 200))
	return nil, fmt.Errorf("%w: %s: %s", ErrRefused, res.Status, strings.TrimSpace(string(words)))
}
