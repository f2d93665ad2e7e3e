package mail

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"hoithi/contest"
)

// Gateway sends text messages through an HTTP gateway: a POST of
// {"to": "+84905123456", "text": "…"} with a bearer token; any 2xx is success.
// It implements Carrier.
type Gateway struct {
	URL    *url.URL
	Token  string       // empty: none is sent
	Client *http.Client // nil: the standard one
}

// Deliver implements Carrier.
func (g *Gateway) Deliver(ctx context.Context, m contest.CodeMessage) error {
	body, err := json.Marshal(map[string]string{"to": m.To.Value, "text": short(m)})
	if err != nil {
		return Permanent{fmt.Errorf("mail: text message: %w", err)}
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, g.URL.String(), bytes.NewReader(body))
	if err != nil {
		return Permanent{errGateway} // the cause would print the address, which may hold a secret
	}
	request.Header.Set("Content-Type", "application/json")
	if g.Token != "" {
		request.Header.Set("Authorization", "Bearer "+g.Token)
	}
	client := g.Client
	if client == nil {
		client = http.DefaultClient
	}
	response, err := client.Do(request)
	if err != nil {
		return fmt.Errorf("mail: message gateway: %w", withoutAddress(err))
	}
	defer func() { _ = response.Body.Close() }()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 64<<10)) // so that the connection is used again
	return verdict(response.StatusCode)
}

var errGateway = errors.New("mail: the message gateway's address is not valid")

// withoutAddress drops the URL that net/http puts into its errors.
func withoutAddress(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

func verdict(status int) error {
	switch {
	case status >= 200 && status < 300:
		return nil
	case status >= 400 && status < 500 && status != http.StatusRequestTimeout && status != http.StatusTooManyRequests:
		return Permanent{fmt.Errorf("mail: message gateway: %s", http.StatusText(status))}
	default:
		return fmt.Errorf("mail: message gateway: %s", http.StatusText(status))
	}
}
