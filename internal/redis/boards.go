package redis

import (
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"sync"
	"time"

	goredis "github.com/redis/go-redis/v9"

	"hoithi/contest"
)

// Source is the truth that boards are made from.
type Source interface {
	FindRound(ctx context.Context, roundID string) (contest.Round, error)
	FindContest(ctx context.Context, contestID string) (contest.Contest, error)
	Rounds(ctx context.Context, contestID string) ([]contest.Round, error)
	Units(ctx context.Context, contestID string) ([]contest.Unit, error)

	// BoardAttempts lists all attempts of contestants, those of one together.
	BoardAttempts(ctx context.Context, contestID string, contestantIDs []string) ([]contest.Attempt, error)
	// StreamRound and StreamContest call each with one contestant's attempts.
	StreamRound(ctx context.Context, roundID string, each func([]contest.Attempt) error) error
	StreamContest(ctx context.Context, contestID string, each func([]contest.Attempt) error) error
	// TopAttempts lists the best attempts straight from the table.
	TopAttempts(ctx context.Context, round contest.Round, group string, units []string, limit int) ([]contest.Attempt, error)

	BoardNames(ctx context.Context, ids []string) ([]contest.Contestant, error)
	SearchNames(ctx context.Context, contestID, key string, limit int) ([]contest.Contestant, error)
}

// Options are the parts of Boards. Source and Now are required.
type Options struct {
	Source Source
	Now    func() time.Time
	Log    *slog.Logger // nil discards
	Prefix string       // of every key: one Redis may serve several installations
}

// Boards are the live boards of all contests.
type Boards struct {
	client  goredis.UniversalClient
	source  Source
	now     func() time.Time
	log     *slog.Logger
	prefix  string
	scripts scripts
	breaker breaker
	book    *book
	names   *nameCache
	dirty   dirtySet
	tops    topCache

	flushing sync.Mutex // one flush at a time
	tending  sync.Mutex // one Tend at a time

	mu    sync.Mutex
	lost  map[scope]bool // guarded by mu; to be rebuilt
	used  map[scope]bool // guarded by mu; seen by this process
	runID string         // guarded by mu; of the Redis process
}

// Timeouts are short: nobody waits long for what can be had elsewhere.
const (
	dialTimeout = 500 * time.Millisecond
	callTimeout = 2 * time.Second
)

// Open returns the boards in the Redis at url ("redis://…"). The server need
// not answer: boards are then made from the source.
func Open(url string, o Options) (*Boards, error) {
	options, err := goredis.ParseURL(url)
	if err != nil {
		return nil, fmt.Errorf("redis: the address is not valid: %w", err)
	}
	options.DialTimeout, options.ReadTimeout, options.WriteTimeout = dialTimeout, callTimeout, callTimeout
	options.MaxRetries, options.DialerRetries = 1, 1
	options.ContextTimeoutEnabled = true
	return New(goredis.NewClient(options), o), nil
}

// New is Open over a client of the caller's making, of a cluster for example.
// Close closes it.
func New(client goredis.UniversalClient, o Options) *Boards {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	b := &Boards{
		client: client, source: o.Source, now: o.Now, log: o.Log, prefix: o.Prefix, scripts: newScripts(),
		breaker: breaker{now: o.Now}, names: newNameCache(o.Source, o.Now),
		tops: topCache{known: make(map[contest.BoardQuery]topEntry)},
		lost: make(map[scope]bool), used: make(map[scope]bool),
	}
	b.book = newBook(o.Source, o.Now, b.loseContest)
	return b
}

// Close closes the connections.
func (b *Boards) Close() error { return b.client.Close() }

// AwaySince is since when Redis does not answer; zero when it does.
func (b *Boards) AwaySince() time.Time { return b.breaker.awaySince() }

// Page reads one page of a board, in one round trip. While Redis is away, or
// the board is being built, the first rows come from the source and the page
// says since when it stands still.
func (b *Boards) Page(ctx context.Context, q contest.BoardQuery) (contest.BoardPage, error) {
	info, err := b.info(ctx, &q)
	if err != nil {
		return contest.BoardPage{}, err
	}
	raw, ok := b.read(ctx, q, b.scripts.page, q.Offset, q.Limit)
	if !ok {
		return b.top(ctx, info, q)
	}
	page := contest.BoardPage{Version: raw.version, AsOf: raw.at, Total: raw.total}
	page.Rows, err = b.rows(ctx, info, raw)
	return page, err
}

// Around reads a contestant's place with at most radius neighbours on either
// side; no rows when they are not on the board, or Redis is away.
func (b *Boards) Around(ctx context.Context, q contest.BoardQuery, contestantID string, radius int) (contest.BoardPage, error) {
	info, err := b.info(ctx, &q)
	if err != nil {
		return contest.BoardPage{}, err
	}
	m, err := member(contestantID)
	if err != nil {
		return contest.BoardPage{}, fmt.Errorf("redis: around: %w", err)
	}
	raw, ok := b.read(ctx, q, b.scripts.around, m, radius)
	if !ok {
		return contest.BoardPage{StaleSince: b.staleSince()}, nil
	}
	page := contest.BoardPage{Version: raw.version, AsOf: raw.at, Total: raw.total}
	page.Rows, err = b.rows(ctx, info, raw)
	return page, err
}

// Rank is one contestant's place among how many; 0 when they are not on the
// board or Redis is away.
func (b *Boards) Rank(ctx context.Context, q contest.BoardQuery, contestantID string) (rank, of int, asOf time.Time, err error) {
	if _, err := b.info(ctx, &q); err != nil {
		return 0, 0, time.Time{}, err
	}
	places, raw, err := b.places(ctx, q, []string{contestantID})
	if err != nil || len(places) == 0 {
		return 0, 0, time.Time{}, err
	}
	return places[0].rank, raw.total, raw.at, nil
}

// Search finds contestants on the board by a part of their name, with or
// without diacritics, best place first.
func (b *Boards) Search(ctx context.Context, q contest.BoardQuery, text string, limit int) (contest.BoardPage, error) {
	info, err := b.info(ctx, &q)
	if err != nil {
		return contest.BoardPage{}, err
	}
	key := contest.SearchKey(text)
	if key == "" {
		return contest.BoardPage{Rows: []contest.BoardRow{}}, nil
	}
	found, err := b.source.SearchNames(ctx, q.ContestID, key, searchBreadth)
	if err != nil {
		return contest.BoardPage{}, err
	}
	return b.foundOnBoard(ctx, info, q, found, limit)
}

// searchBreadth bounds the names that a search looks up on the board: not
// everybody of that name takes part.
const searchBreadth = 200

// info completes the query with the contest and returns what is known of it.
// An only group is everybody.
func (b *Boards) info(ctx context.Context, q *contest.BoardQuery) (*contestInfo, error) {
	if q.ContestID == "" {
		round, err := b.source.FindRound(ctx, q.RoundID)
		if err != nil {
			return nil, err
		}
		q.ContestID = round.ContestID
	}
	info, err := b.book.find(ctx, q.ContestID)
	if err == nil && !info.grouped() && len(info.contest.Groups) == 1 && q.Group == info.contest.Groups[0].ID {
		q.Group = ""
	}
	return info, err
}

// rawRows are a script's reply.
type rawRows struct {
	version int64
	at      time.Time
	total   int
	first   int // rank of the first row
	offset  int // its place, from 0
	pairs   []string
}

// read runs a script on a board; false when Redis is away or the board is not
// built, in which case it will be.
func (b *Boards) read(ctx context.Context, q contest.BoardQuery, script *goredis.Script, args ...any) (rawRows, bool) {
	s := scopeOf(q)
	b.note(s)
	if !b.breaker.admit() {
		return rawRows{}, false
	}
	k := b.keys(s)
	reply, err := script.Run(ctx, b.client, []string{k.built(), k.board(q)}, args...).Slice()
	if err != nil {
		b.failed(ctx, err)
		return rawRows{}, false
	}
	b.answered()
	raw := parseRows(reply)
	if raw.version == 0 {
		b.lose(s)
		return rawRows{}, false
	}
	return raw, true
}

func parseRows(reply []any) rawRows {
	raw := rawRows{version: number(reply[0]), at: time.UnixMilli(number(reply[1])).UTC(), total: int(number(reply[2])), first: int(number(reply[3])), offset: int(number(reply[4]))}
	for _, v := range reply[5:] {
		switch v := v.(type) {
		case string:
			raw.pairs = append(raw.pairs, v)
		case int64:
			raw.pairs = append(raw.pairs, strconv.FormatInt(v, 10))
		}
	}
	return raw
}

// number reads an integer that Lua sends as a number or as text.
func number(v any) int64 {
	switch v := v.(type) {
	case int64:
		return v
	case string:
		if n, err := strconv.ParseInt(v, 10, 64); err == nil {
			return n
		}
		f, _ := strconv.ParseFloat(v, 64) // a score: whole, below 2^53
		return int64(f)
	default:
		return 0
	}
}

// failed notes that Redis did not answer, unless it was the caller who left.
func (b *Boards) failed(ctx context.Context, err error) {
	if ctx.Err() != nil {
		b.breaker.settle(b.breaker.awaySince().IsZero()) // no news of the server
		return
	}
	if b.breaker.awaySince().IsZero() {
		b.log.Warn("Redis does not answer; boards come from PostgreSQL meanwhile", "error", err)
	}
	b.breaker.settle(false)
}

// answered notes that Redis answers. When it was away, nothing that it holds
// is trusted before it was built again.
func (b *Boards) answered() {
	if b.breaker.settle(true) {
		b.log.Info("Redis answers again; boards are rebuilt")
		b.loseAll()
	}
}

func (b *Boards) note(s scope) {
	b.mu.Lock()
	b.used[s] = true
	b.mu.Unlock()
}

// lose asks for a scope's boards to be built by Run.
func (b *Boards) lose(s scope) {
	b.mu.Lock()
	b.lost[s] = true
	b.mu.Unlock()
}

func (b *Boards) loseAll() {
	b.mu.Lock()
	for s := range b.used {
		b.lost[s] = true
	}
	b.mu.Unlock()
}

// loseContest asks for everything of one contest to be built anew.
func (b *Boards) loseContest(contestID string) {
	b.mu.Lock()
	for s := range b.used {
		if s.contestID == contestID {
			b.lost[s] = true
		}
	}
	b.mu.Unlock()
}

// staleSince is since when boards stand still: since Redis is away, or now.
func (b *Boards) staleSince() time.Time {
	if since := b.breaker.awaySince(); !since.IsZero() {
		return since
	}
	return b.now()
}
