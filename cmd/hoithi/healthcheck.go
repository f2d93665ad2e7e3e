package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"time"

	"hoithi/internal/config"
)

// healthcheckCmd asks the program on HOITHI_LISTEN of this machine, so that a
// container needs no other program for its health check.
type healthcheckCmd struct {
	Path string `default:"/readyz" help:"Đường dẫn cần hỏi. | The path to ask."`
}

func (h healthcheckCmd) Run(ctx context.Context, env environ) error {
	c, err := config.Load(env, config.ForDemo)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+local(c.HTTP.Listen)+h.Path, nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", request.URL, response.Status)
	}
	return nil
}

// local is where to reach, from this machine, what listens on listen.
func local(listen string) string {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return listen
	}
	if addr, err := netip.ParseAddr(host); host == "" || err == nil && addr.IsUnspecified() {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}
