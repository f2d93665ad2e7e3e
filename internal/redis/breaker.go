package redis

import (
	"sync"
	"time"

	"hoithi/internal/fault"
)

// ErrAway says that Redis does not answer. Boards then come from Postgres.
var ErrAway = fault.New(fault.Unavailable, "board_store_away", "Bảng xếp hạng tạm dừng cập nhật. Câu trả lời vẫn được lưu bình thường.", "The board stands still for a while. Answers are still being saved.")

// retryAfter is how long nobody asks again after a failure, but one.
const retryAfter = time.Second

// breaker keeps callers from waiting for a server that does not answer: after
// a failure one caller in a second tries, the others are refused at once.
type breaker struct {
	now func() time.Time

	mu    sync.Mutex
	since time.Time // guarded by mu; of the first failure in a row; zero: well
	next  time.Time // guarded by mu; when the next caller may try
}

// admit reports whether a caller may try now.
func (b *breaker) admit() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.since.IsZero() {
		return true
	}
	now := b.now()
	if now.Before(b.next) {
		return false
	}
	b.next = now.Add(retryAfter)
	return true
}

// settle notes how a call went; it returns whether the server is back from
// being away.
func (b *breaker) settle(ok bool) (back bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if ok {
		back = !b.since.IsZero()
		b.since = time.Time{}
		return back
	}
	now := b.now()
	if b.since.IsZero() {
		b.since = now
	}
	b.next = now.Add(retryAfter)
	return false
}

// awaySince is when the failures began; zero when all is well.
func (b *breaker) awaySince() time.Time {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.since
}
