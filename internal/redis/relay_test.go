package redis

import (
	"context"
	"testing"
	"time"

	"hoithi/internal/dbtest"
)

// A program that stops must not wait for a message that never comes.
func TestReceiveEndsWithItsContext(t *testing.T) {
	t.Parallel()
	client, prefix := dbtest.Redis(t)
	relay := NewRelay(New(client, Options{Now: time.Now, Prefix: prefix}), "a")
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- relay.Receive(ctx, func(string, string, []byte) {}) }()
	other := NewRelay(New(client, Options{Now: time.Now, Prefix: prefix}), "b")
	if err := other.Send(t.Context(), "board:x", "board", []byte(`{}`)); err != nil {
		t.Fatalf("Send: %v", err)
	}
	cancel()
	select {
	case err := <-ended:
		if err == nil {
			t.Error("Receive ended without saying why")
		}
	case <-time.After(10 * time.Second):
		t.Fatal("Receive still waits after its context ended")
	}
}
