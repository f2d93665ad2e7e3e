package redis

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	goredis "github.com/redis/go-redis/v9"

	"hoithi/contest"
)

// dirtySet remembers whose figures have moved since the last flush. However
// often somebody moves, they are in it once.
type dirtySet struct {
	mu    sync.Mutex
	moved map[touch]struct{} // guarded by mu
}

type touch struct{ contestID, contestantID string }

func (d *dirtySet) add(t touch) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.moved == nil {
		d.moved = make(map[touch]struct{})
	}
	d.moved[t] = struct{}{}
}

// take empties the set and returns what was in it, by contest.
func (d *dirtySet) take() map[string][]string {
	d.mu.Lock()
	moved := d.moved
	d.moved = nil
	d.mu.Unlock()
	out := make(map[string][]string)
	for t := range moved {
		out[t.contestID] = append(out[t.contestID], t.contestantID)
	}
	return out
}

// Touch implements contest.Feed: it notes who has moved and returns at once.
// Flush asks the source for the figures and brings them to the boards.
func (b *Boards) Touch(contestID, _ /* roundID */, contestantID string) {
	b.dirty.add(touch{contestID, contestantID})
}

// flushChunk is how many contestants one query and one pipeline carry.
const flushChunk = 500

// Flush brings the boards up to date with everybody who was touched. What
// cannot be written now is kept for the next time.
func (b *Boards) Flush(ctx context.Context) error {
	b.flushing.Lock() // who calls Flush finds everything written that was touched before
	defer b.flushing.Unlock()
	var failures []error
	for contestID, ids := range b.dirty.take() {
		for len(ids) > 0 {
			n := min(flushChunk, len(ids))
			if err := b.flush(ctx, contestID, ids[:n]); err != nil {
				failures = append(failures, err)
				for _, id := range ids {
					b.dirty.add(touch{contestID, id})
				}
				break
			}
			ids = ids[n:]
		}
	}
	return errors.Join(failures...)
}

func (b *Boards) flush(ctx context.Context, contestID string, ids []string) error {
	if !b.breaker.admit() {
		return ErrAway
	}
	info, err := b.book.find(ctx, contestID)
	if err != nil {
		return err
	}
	attempts, err := b.source.BoardAttempts(ctx, contestID, ids)
	if err != nil {
		return err
	}
	changes := make(map[scope]marks)
	if err := eachContestant(attempts, func(theirs []contest.Attempt) error { return b.mark(info, theirs, changes) }); err != nil {
		return fmt.Errorf("redis: flush: %w", err)
	}
	return b.put(ctx, changes)
}

// mark works out one contestant's changes on all boards.
func (b *Boards) mark(info *contestInfo, attempts []contest.Attempt, changes map[scope]marks) error {
	whole := scope{contestID: info.contest.ID}
	err := eachRound(attempts, func(theirs []contest.Attempt) error {
		round, ok := info.rounds[theirs[0].RoundID]
		if !ok || !onBoards(round) {
			return nil
		}
		s := scope{contestID: info.contest.ID, roundID: round.ID}
		return of(changes, s).markRound(b.keys(s), info, round, theirs)
	})
	if err != nil {
		return err
	}
	return of(changes, whole).markContest(b.keys(whole), info, attempts[len(attempts)-1], info.roundScores(attempts))
}

func of(changes map[scope]marks, s scope) marks {
	if changes[s] == nil {
		changes[s] = make(marks)
	}
	return changes[s]
}

// put sends the changes in one pipeline. A scope whose boards are not built is
// given to the rebuild, which finds the same figures in the source.
func (b *Boards) put(ctx context.Context, changes map[scope]marks) error {
	lost, err := b.tryPut(ctx, changes)
	if goredis.HasErrorPrefix(err, "NOSCRIPT") {
		// A new Redis does not know the script, and a pipeline cannot ask first.
		// Figures are absolute: putting some of them twice is harmless.
		if err = b.scripts.put.Load(ctx, b.client).Err(); err == nil {
			lost, err = b.tryPut(ctx, changes)
		}
	}
	if err != nil {
		b.failed(ctx, err)
		return fmt.Errorf("redis: put: %w", err)
	}
	b.answered()
	for _, s := range lost {
		b.lose(s)
	}
	return nil
}

// tryPut returns the scopes whose boards have to be built first.
func (b *Boards) tryPut(ctx context.Context, changes map[scope]marks) (lost []scope, err error) {
	now := b.now().UnixMilli()
	pipe := b.client.Pipeline()
	var sent []*goredis.Cmd
	var scopes []scope
	for s, boards := range changes {
		b.note(s)
		k := b.keys(s)
		for board, set := range boards {
			names := []string{k.built(), k.rebuilding(), k.late(), k.names(), board}
			sent = append(sent, pipe.EvalSha(ctx, b.scripts.put.Hash(), names, putArgs(now, set)...))
			scopes = append(scopes, s)
		}
	}
	if _, err := pipe.Exec(ctx); err != nil {
		return nil, err
	}
	for i, cmd := range sent {
		version, err := cmd.Int64()
		if err != nil {
			return nil, err
		}
		if version < 0 {
			lost = append(lost, scopes[i])
		}
	}
	return lost, nil
}

func putArgs(now int64, set []mark) []any {
	args := make([]any, 2, 2+2*len(set))
	removals := 0
	for _, m := range set {
		if m.off {
			args = append(args, m.member)
			removals++
		}
	}
	args[0], args[1] = now, removals
	for _, m := range set {
		if !m.off {
			args = append(args, strconv.FormatInt(m.score, 10), m.member)
		}
	}
	return args
}

// tick is how often boards move: four times a second is as often as people
// can look.
const tick = 250 * time.Millisecond

// Run keeps the boards up to date until ctx ends, then flushes once more. One
// Run per process.
func (b *Boards) Run(ctx context.Context) error {
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), callTimeout)
			defer cancel()
			return b.Flush(last)
		case <-ticker.C:
		}
		b.Tend(ctx, n%4 == 0)
	}
}

// Tend does one round of Run's work; look asks whether Redis is still the
// process that it was.
func (b *Boards) Tend(ctx context.Context, look bool) {
	b.tending.Lock()
	defer b.tending.Unlock()
	if look {
		b.lookAtServer(ctx)
	}
	if err := b.Flush(ctx); err != nil && !errors.Is(err, ErrAway) && ctx.Err() == nil {
		b.log.Warn("boards: flush", "error", err)
	}
	for _, s := range b.takeLost() {
		if err := b.rebuild(ctx, s); err != nil && ctx.Err() == nil {
			b.log.Warn("boards: rebuild", "contest", s.contestID, "round", s.roundID, "error", err)
			b.lose(s)
		}
	}
}

func (b *Boards) takeLost() []scope {
	if !b.AwaySince().IsZero() {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	out := make([]scope, 0, len(b.lost))
	for s := range b.lost {
		out = append(out, s)
	}
	clear(b.lost)
	return out
}
