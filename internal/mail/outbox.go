package mail

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/sethvargo/go-retry"

	"hoithi/contest"
)

// Carrier delivers one message. An error that is Permanent is not tried again.
type Carrier interface {
	Deliver(ctx context.Context, m contest.CodeMessage) error
}

// Options are the parts of an outbox. A channel without a carrier cannot send.
type Options struct {
	Log     *slog.Logger
	Email   Carrier       // nil: no e-mail
	SMS     Carrier       // nil: no text messages
	Queue   int           // messages waiting; 1000
	Workers int           // deliveries at a time; 4
	First   time.Duration // wait before the first repetition, doubled each time; 1 s
}

// Outbox takes messages at once and delivers them in the background. It
// implements contest.CodeSender.
type Outbox struct {
	options Options
	queue   chan contest.CodeMessage
	ctx     context.Context
	cancel  context.CancelFunc
	workers sync.WaitGroup

	mu     sync.Mutex
	closed bool // guarded by mu
}

const (
	queueSize    = 1000
	workerCount  = 4
	firstWait    = time.Second
	longestWait  = 30 * time.Second
	deliverLimit = 20 * time.Second // of one try
)

// New starts the workers. Close the outbox at the end.
func New(o Options) *Outbox {
	if o.Queue == 0 {
		o.Queue = queueSize
	}
	if o.Workers == 0 {
		o.Workers = workerCount
	}
	if o.First == 0 {
		o.First = firstWait
	}
	out := &Outbox{options: o, queue: make(chan contest.CodeMessage, o.Queue)}
	out.ctx, out.cancel = context.WithCancel(context.Background())
	for range o.Workers {
		out.workers.Go(out.work)
	}
	return out
}

// CanSend implements contest.CodeSender.
func (o *Outbox) CanSend(ch contest.Channel) bool { return o.carrier(ch) != nil }

func (o *Outbox) carrier(ch contest.Channel) Carrier {
	if ch == contest.ByEmail {
		return o.options.Email
	}
	return o.options.SMS
}

// SendCode implements contest.CodeSender. When the queue is full the message is
// dropped and that is logged: its owner asks for another code, and waiting
// here would slow the request down.
func (o *Outbox) SendCode(m contest.CodeMessage) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.closed || !o.CanSend(m.To.Channel) {
		return
	}
	select {
	case o.queue <- m:
	default:
		o.options.Log.Error("code not sent: too many are waiting", "to", m.To.Masked(), "waiting", len(o.queue))
	}
}

// Close delivers what is waiting, as long as ctx lives, and stops.
func (o *Outbox) Close(ctx context.Context) {
	o.mu.Lock()
	if !o.closed {
		o.closed = true
		close(o.queue)
	}
	o.mu.Unlock()
	stop := context.AfterFunc(ctx, o.cancel)
	defer stop()
	o.workers.Wait()
	o.cancel()
}

func (o *Outbox) work() {
	for m := range o.queue {
		o.deliver(m)
	}
}

// deliver tries until the code has lost half of its life: what comes later
// only confuses.
func (o *Outbox) deliver(m contest.CodeMessage) {
	ctx, cancel := context.WithTimeout(o.ctx, m.Valid/2)
	defer cancel()
	waits := retry.WithJitterPercent(20, retry.WithCappedDuration(longestWait, retry.NewExponential(o.options.First)))
	err := retry.Do(ctx, waits, func(ctx context.Context) error {
		try, cancel := context.WithTimeout(ctx, deliverLimit)
		defer cancel()
		err := o.carrier(m.To.Channel).Deliver(try, m)
		if err == nil || errors.As(err, new(Permanent)) {
			return err
		}
		o.options.Log.Warn("code not delivered yet", "to", m.To.Masked(), "err", err)
		return retry.RetryableError(err)
	})
	if err != nil {
		o.options.Log.Error("code not delivered", "to", m.To.Masked(), "err", err)
	}
}

// Permanent is a failure that no repetition will cure: an address that does
// not exist, a gateway that refuses our token.
type Permanent struct{ Cause error }

func (p Permanent) Error() string { return p.Cause.Error() }

// Unwrap returns the cause.
func (p Permanent) Unwrap() error { return p.Cause }
