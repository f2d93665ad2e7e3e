package remote

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"sync"
	"time"

	"hoithi/internal/osc"
)

// Prefix begins the addresses that we take: /hoithi/{output}/{command}, with
// the token as the first value.
const Prefix = "/hoithi/"

// debounce is how long the same command from the same place counts as one: OSC
// has no ids, and a button bounces.
const debounce = 300 * time.Millisecond

// workLimit bounds one command.
const workLimit = 3 * time.Second

// OSC listens for commands by Open Sound Control over UDP. Nothing is answered:
// the state is to be had by HTTP. Close the connection to stop it.
type OSC struct {
	panel *Panel
	newID func() string
	now   func() time.Time
	log   *slog.Logger

	mu   sync.Mutex
	last map[string]time.Time // guarded by mu; by sender and command
}

// NewOSC returns a listener on a panel.
func NewOSC(p *Panel, newID func() string, now func() time.Time, log *slog.Logger) *OSC {
	return &OSC{panel: p, newID: newID, now: now, log: log, last: map[string]time.Time{}}
}

// Serve takes packets until the connection is closed, then returns nil.
func (o *OSC) Serve(ctx context.Context, conn net.PacketConn) error {
	buf := make([]byte, 64<<10)
	for {
		n, from, err := conn.ReadFrom(buf)
		if errors.Is(err, net.ErrClosed) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("osc: %w", err)
		}
		messages, err := osc.Parse(buf[:n])
		if err != nil {
			o.log.Debug("osc: packet refused", "from", from.String(), "error", err)
			continue
		}
		for _, m := range messages {
			if err := o.take(ctx, host(from), m); err != nil {
				o.log.Warn("osc: command refused", "from", host(from), "address", m.Address, "error", err)
			}
		}
	}
}

func host(a net.Addr) string {
	h, _, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	return h
}

func (o *OSC) take(ctx context.Context, from string, m osc.Message) error {
	rest, ours := strings.CutPrefix(m.Address, Prefix)
	output, words, more := strings.Cut(rest, "/")
	if !ours || !more {
		return ErrVerb
	}
	secret, _ := first(m.Values).(string)
	ctx, cancel := context.WithTimeout(ctx, workLimit)
	defer cancel()
	token, err := o.panel.Admit(ctx, secret, output)
	if err != nil {
		return err
	}
	if o.bounced(from + " " + m.Address) {
		return nil
	}
	_, err = o.panel.Do(ctx, token.Actor(from), output, o.newID(), words)
	return err
}

func first(values []any) any {
	if len(values) == 0 {
		return nil
	}
	return values[0]
}

// bounced reports whether the same command came a moment ago.
func (o *OSC) bounced(command string) bool {
	now := o.now()
	o.mu.Lock()
	defer o.mu.Unlock()
	for k, at := range o.last {
		if now.Sub(at) >= debounce {
			delete(o.last, k)
		}
	}
	_, before := o.last[command]
	o.last[command] = now
	return before
}
