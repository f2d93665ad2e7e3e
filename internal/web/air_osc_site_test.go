package web_test

import (
	"context"
	"log/slog"
	"net"
	"testing"
	"time"

	"hoithi/internal/osc"
	"hoithi/internal/remote"
)

// A lighting desk speaks to the output by OSC; the picture follows.
func TestOSCRunsTheOutput(t *testing.T) {
	t.Parallel()
	p := newPanel(t)
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener := remote.NewOSC(p.server.Panel(), newID, p.clock.now, slog.New(slog.NewTextHandler(logs{t}, nil)))
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- listener.Serve(ctx, conn) }()
	desk, err := net.Dial("udp", conn.LocalAddr().String())
	if err != nil {
		t.Fatal(err)
	}
	say := func(address string, values ...any) {
		t.Helper()
		if _, err := desk.Write(osc.Message{Address: address, Values: values}.Append(nil)); err != nil {
			t.Fatal(err)
		}
	}
	pgm := p.open("t=" + p.view)
	rev := pgm.state("the first frame", 1).Rev
	say("/hoithi/chinh/cue/chao")                        // no token
	say("/hoithi/chinh/cue/chao", "abcdefghijklmnopqrs") // a guess
	say("/hoithi/chinh/cue/chao", p.view)                // a token of another class
	say("/light/1/on", p.token)
	_, _ = desk.Write([]byte("no OSC at all"))
	say("/hoithi/chinh/cue/chao", p.token)
	say("/hoithi/chinh/take", p.token)
	say("/hoithi/chinh/take", p.token) // the button bounced
	f := pgm.next("on air by OSC", func(f frame) bool { return f.Layers["main"] != nil && f.Layers["main"].Phase == "in" })
	if f.Rev != rev+2 {
		t.Errorf("a cue and a take made %d revisions", f.Rev-rev)
	}
	p.clock.set(p.clock.now().Add(time.Second))
	say("/hoithi/chinh/panic", p.token)
	pgm.next("panic by OSC", func(f frame) bool { return f.Panic })
	stop()
	_ = conn.Close()
	if err := <-done; err != nil {
		t.Errorf("Serve ended with %v", err)
	}
}
