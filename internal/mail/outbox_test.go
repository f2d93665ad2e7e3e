package mail_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/mail"
)

// flaky is a carrier that fails a few times and then keeps what it is given.
type flaky struct {
	failures  int
	permanent bool

	mu    sync.Mutex
	tries int                   // guarded by mu
	got   []contest.CodeMessage // guarded by mu
}

func (f *flaky) Deliver(_ context.Context, m contest.CodeMessage) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.tries++
	switch {
	case f.tries > f.failures:
		f.got = append(f.got, m)
		return nil
	case f.permanent:
		return mail.Permanent{Cause: errors.New("no such mailbox")}
	default:
		return errors.New("try again")
	}
}

func message() contest.CodeMessage {
	return contest.CodeMessage{To: contest.Address{Channel: contest.ByEmail, Value: "an@danang.gov.vn"}, Code: "042917",
		Contest: "Tìm hiểu cải cách hành chính", Lang: "vi", Valid: 10 * time.Minute}
}

func TestOutboxDelivers(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		carrier     *flaky
		tries, kept int
	}{
		"at once":                    {&flaky{}, 1, 1},
		"after two failures":         {&flaky{failures: 2}, 3, 1},
		"not where it is hopeless":   {&flaky{failures: 1, permanent: true}, 1, 0},
		"also what waits at the end": {&flaky{failures: 1}, 2, 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log strings.Builder
			out := mail.New(mail.Options{Log: slog.New(slog.NewTextHandler(&log, nil)), Email: test.carrier, First: time.Millisecond, Workers: 1})
			out.SendCode(message())
			out.Close(t.Context())
			if test.carrier.tries != test.tries || len(test.carrier.got) != test.kept {
				t.Errorf("%d tries, %d delivered; want %d, %d", test.carrier.tries, len(test.carrier.got), test.tries, test.kept)
			}
			if strings.Contains(log.String(), "042917") || strings.Contains(log.String(), "an@danang") {
				t.Errorf("the log tells too much: %s", log.String())
			}
		})
	}
}

func TestOutboxSendsOnlyWhatItCan(t *testing.T) {
	t.Parallel()
	out := mail.New(mail.Options{Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Email: &flaky{}})
	if !out.CanSend(contest.ByEmail) || out.CanSend(contest.ByPhone) {
		t.Error("it has a carrier for e-mail and none for phones")
	}
	out.Close(t.Context())
	out.SendCode(message()) // after the end it is dropped, not a panic
}

// A carrier that hangs does not hold up the stop of the program.
func TestOutboxStopsInTime(t *testing.T) {
	t.Parallel()
	hang := hanging{begun: make(chan struct{})}
	out := mail.New(mail.Options{Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Email: hang, Workers: 1})
	out.SendCode(message())
	<-hang.begun
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	out.Close(ctx)
}

type hanging struct{ begun chan struct{} }

func (h hanging) Deliver(ctx context.Context, _ contest.CodeMessage) error {
	close(h.begun)
	<-ctx.Done()
	return mail.Permanent{Cause: ctx.Err()}
}
