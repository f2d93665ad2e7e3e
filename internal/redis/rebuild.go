package redis

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	goredis "github.com/redis/go-redis/v9"

	"hoithi/contest"
)

// errBusyRebuilding says that somebody else rebuilds the same boards now.
var errBusyRebuilding = errors.New("redis: the boards are being rebuilt already")

// leaseLife is how long a rebuild may be silent before another may begin.
const leaseLife = 30 * time.Second

// Rebuilt says what a rebuild did.
type Rebuilt struct {
	Boards  int
	Members int // on all boards together
	Took    time.Duration
}

// Rebuild builds the boards of a round anew from the source: its own, those of
// its groups and units, beside the old ones, which they replace at once. Whoever
// moves meanwhile is put again afterwards.
func (b *Boards) Rebuild(ctx context.Context, roundID string) (Rebuilt, error) {
	round, err := b.source.FindRound(ctx, roundID)
	if err != nil {
		return Rebuilt{}, err
	}
	return b.rebuildScope(ctx, scope{contestID: round.ContestID, roundID: roundID})
}

// RebuildContest is Rebuild for the board over all rounds of a contest.
func (b *Boards) RebuildContest(ctx context.Context, contestID string) (Rebuilt, error) {
	return b.rebuildScope(ctx, scope{contestID: contestID})
}

// rebuild is for Run: that another node is at it already is fine.
func (b *Boards) rebuild(ctx context.Context, s scope) error {
	done, err := b.rebuildScope(ctx, s)
	if errors.Is(err, errBusyRebuilding) {
		return nil
	}
	if err == nil {
		b.log.Info("boards rebuilt", "contest", s.contestID, "round", s.roundID, "boards", done.Boards, "members", done.Members, "took", done.Took)
	}
	return err
}

func (b *Boards) rebuildScope(ctx context.Context, s scope) (Rebuilt, error) {
	begun := b.now()
	b.note(s)
	r := &rebuilding{b: b, scope: s, keys: b.keys(s), token: rand.Text(), boards: make(map[string][]entry)}
	won, err := b.client.SetNX(ctx, r.keys.rebuilding(), r.token, leaseLife).Result()
	if err != nil {
		b.failed(ctx, err)
		return Rebuilt{}, fmt.Errorf("redis: rebuild: %w", err)
	}
	if !won {
		return Rebuilt{}, errBusyRebuilding
	}
	late, err := r.run(ctx)
	if err != nil {
		r.abandon(ctx)
		return Rebuilt{}, err
	}
	for _, m := range late {
		b.dirty.add(touch{s.contestID, contestantOf(m)})
	}
	done := Rebuilt{Boards: len(r.boards), Took: b.now().Sub(begun)}
	for _, entries := range r.boards {
		done.Members += len(entries)
	}
	return done, nil
}

// rebuilding is one rebuild under way. It belongs to one goroutine. All of it
// is in memory before it is sent, some 100 MB for a million people: Redis takes
// a board in the order of its scores twice as fast as in any other.
type rebuilding struct {
	b       *Boards
	scope   scope
	keys    keys
	token   string
	info    *contestInfo
	members []string           // each contestant once
	boards  map[string][]entry // by the name of the sorted set
}

// entry is a place on a board in the making.
type entry struct {
	score int64
	who   int32 // index into members
}

// rebuildBatch is how many members travel in one pipeline, and how many people
// are read between two signs of life.
const rebuildBatch = 20_000

func (r *rebuilding) run(ctx context.Context) (late []string, err error) {
	if r.info, err = r.b.book.find(ctx, r.scope.contestID); err != nil {
		return nil, err
	}
	if err := r.clear(ctx); err != nil {
		return nil, err
	}
	each := func(theirs []contest.Attempt) error { return r.add(ctx, theirs) }
	if r.scope.roundID == "" {
		err = r.b.source.StreamContest(ctx, r.scope.contestID, each)
	} else {
		err = r.b.source.StreamRound(ctx, r.scope.roundID, each)
	}
	if err != nil {
		return nil, err
	}
	if err := r.send(ctx); err != nil {
		return nil, err
	}
	return r.swap(ctx)
}

// clear removes what a rebuild that died has left.
func (r *rebuilding) clear(ctx context.Context) error {
	left, err := r.b.client.SMembers(ctx, r.keys.fresh()).Result()
	if err != nil {
		return fmt.Errorf("redis: rebuild: %w", err)
	}
	pipe := r.b.client.Pipeline()
	for _, board := range left {
		pipe.Unlink(ctx, r.keys.rebuilt(board))
	}
	pipe.Unlink(ctx, r.keys.fresh())
	if _, err := pipe.Exec(ctx); err != nil {
		return fmt.Errorf("redis: rebuild: %w", err)
	}
	return nil
}

func (r *rebuilding) add(ctx context.Context, theirs []contest.Attempt) error {
	newest := theirs[len(theirs)-1]
	score, boards := int64(0), []string(nil)
	if r.scope.roundID == "" {
		if scores := r.info.roundScores(theirs); len(scores) > 0 {
			score, boards = contest.ContestBoardScore(scores), r.info.contestBoards(r.keys, newest)
		}
	} else if round, ok := r.info.rounds[r.scope.roundID]; ok && onBoards(round) {
		var shown bool
		if score, shown = round.BoardScoreOf(theirs); shown {
			boards = r.info.roundBoards(r.keys, newest)
		}
	}
	if len(boards) == 0 {
		return nil
	}
	who, err := member(newest.ContestantID)
	if err != nil {
		return err
	}
	for _, board := range boards {
		r.boards[board] = append(r.boards[board], entry{score: score, who: int32(len(r.members))})
	}
	r.members = append(r.members, who)
	if len(r.members)%rebuildBatch == 0 {
		return r.beat(ctx)
	}
	return nil
}

// beat shows that the rebuild is alive.
func (r *rebuilding) beat(ctx context.Context) error {
	if err := r.b.client.PExpire(ctx, r.keys.rebuilding(), leaseLife).Err(); err != nil {
		r.b.failed(ctx, err)
		return fmt.Errorf("redis: rebuild: %w", err)
	}
	return nil
}

// send writes the boards, each from its last place to its first, at most a
// thousand members a command.
func (r *rebuilding) send(ctx context.Context) error {
	const perCommand = 1000
	pipe, queued := r.b.client.Pipeline(), 0
	for board, entries := range r.boards {
		pipe.SAdd(ctx, r.keys.fresh(), board)
		slices.SortFunc(entries, func(x, y entry) int { return cmp.Compare(x.score, y.score) })
		for chunk := range slices.Chunk(entries, perCommand) {
			pipe.ZAdd(ctx, r.keys.rebuilt(board), r.adds(chunk)...)
			if queued += len(chunk); queued < rebuildBatch {
				continue
			}
			if err := r.exec(ctx, pipe); err != nil {
				return err
			}
			queued = 0
		}
	}
	return r.exec(ctx, pipe)
}

func (r *rebuilding) adds(entries []entry) []goredis.Z {
	adds := make([]goredis.Z, len(entries))
	for i, e := range entries {
		adds[i] = goredis.Z{Score: float64(e.score), Member: r.members[e.who]}
	}
	return adds
}

func (r *rebuilding) exec(ctx context.Context, pipe goredis.Pipeliner) error {
	pipe.PExpire(ctx, r.keys.rebuilding(), leaseLife)
	if _, err := pipe.Exec(ctx); err != nil {
		r.b.failed(ctx, err)
		return fmt.Errorf("redis: rebuild: %w", err)
	}
	return nil
}

// swap replaces all boards of the scope, also by nothing those that are empty
// now, and returns who moved meanwhile.
func (r *rebuilding) swap(ctx context.Context) ([]string, error) {
	before, err := r.b.client.SMembers(ctx, r.keys.names()).Result()
	if err != nil {
		return nil, fmt.Errorf("redis: rebuild: %w", err)
	}
	boards := make(map[string]bool, len(before)+len(r.boards))
	for _, board := range before {
		boards[board] = true
	}
	for board := range r.boards {
		boards[board] = true
	}
	names := []string{r.keys.built(), r.keys.rebuilding(), r.keys.late(), r.keys.names(), r.keys.fresh()}
	for board := range boards {
		names = append(names, board, r.keys.rebuilt(board))
	}
	reply, err := r.b.scripts.swap.Run(ctx, r.b.client, names, r.token, r.b.now().UnixMilli()).Result()
	if errors.Is(err, goredis.Nil) {
		return nil, errBusyRebuilding
	}
	if err != nil {
		r.b.failed(ctx, err)
		return nil, fmt.Errorf("redis: rebuild: swap: %w", err)
	}
	var late []string
	members, _ := reply.([]any)
	for _, m := range members {
		if text, ok := m.(string); ok {
			late = append(late, text)
		}
	}
	return late, nil
}

// abandon gives the lease back, if it is still ours.
func (r *rebuilding) abandon(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), callTimeout)
	defer cancel()
	if token, err := r.b.client.Get(ctx, r.keys.rebuilding()).Result(); err == nil && token == r.token {
		_ = r.b.client.Unlink(ctx, r.keys.rebuilding()).Err() // it expires by itself
	}
}

// lookAtServer notices that Redis is another process than before: what it
// holds may be empty, or old.
func (b *Boards) lookAtServer(ctx context.Context) {
	if !b.breaker.admit() {
		return
	}
	text, err := b.client.Info(ctx, "server").Result()
	if err != nil {
		b.failed(ctx, err)
		return
	}
	b.answered()
	id := runIDOf(text)
	b.mu.Lock()
	changed := b.runID != "" && b.runID != id
	b.runID = id
	b.mu.Unlock()
	if changed {
		b.log.Info("Redis has restarted; boards are rebuilt")
		b.loseAll()
	}
}

func runIDOf(info string) string {
	for line := range strings.Lines(info) {
		if id, ok := strings.CutPrefix(line, "run_id:"); ok {
			return strings.TrimSpace(id)
		}
	}
	return ""
}
