package devstack

import (
	"context"
	"log/slog"
	"net"
	"os"
	"strings"
	"testing"
)

// A port may be taken between our question and the server's; whoever took it
// may even accept connections and never speak.
func TestRun_PortInUse(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	dir, err := os.MkdirTemp("", "hoithi-test-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)

	r, err := startRedis(t.Context(), t.Context(), dir, log)
	if err != nil {
		t.Fatal(err)
	}
	r.stop(t.Context())
	r.port = port
	if err := r.run(t.Context()); err == nil || !strings.Contains(err.Error(), "Address already in use") || portIsFree(port) {
		t.Errorf("Redis on a taken port: %v", err)
	}

	p, err := startPostgres(t.Context(), t.Context(), dir, true, log)
	if err != nil {
		t.Fatal(err)
	}
	p.stop(context.Background(), true)
	p.port = port
	if err := p.run(t.Context()); err == nil || !strings.Contains(err.Error(), "Address already in use") || portIsFree(port) {
		t.Errorf("PostgreSQL on a taken port: %v", err)
	}
}
