package bench

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"hoithi/contest"
	"hoithi/internal/devstack"
	"hoithi/internal/live"
	"hoithi/internal/postgres"
	"hoithi/internal/redis"
	"hoithi/internal/token"
	"hoithi/internal/web"
)

// Rig is the whole program over private servers, on a port of its own.
type Rig struct {
	Stack   *devstack.Stack
	DB      *postgres.DB
	Boards  *redis.Boards
	Stage   *Stage
	Hub     *live.Hub
	Air     *web.Air
	Journal *postgres.Journal
	Taking  *contest.Taking
	Tokens  *token.Signer
	Addr    string // "127.0.0.1:port"

	log    *slog.Logger
	end    context.CancelFunc
	work   sync.WaitGroup
	server *http.Server
	rivals []*http.Server
}

// spread is how long the watchers of a board are woken over: most of a tick.
const spread = 200 * time.Millisecond

// NewRig migrates the stack's database, sets a stage and starts the program.
func NewRig(ctx context.Context, stack *devstack.Stack, o StageOptions, log *slog.Logger) (*Rig, error) {
	db, err := postgres.Open(ctx, stack.DatabaseURL)
	if err != nil {
		return nil, err
	}
	r := &Rig{Stack: stack, DB: db, log: log}
	if err := r.build(ctx, o); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

func (r *Rig) build(ctx context.Context, o StageOptions) (err error) {
	if _, err := postgres.Migrate(ctx, r.DB.SQL()); err != nil {
		return err
	}
	if o.At.IsZero() {
		o.At = time.Now()
	}
	if r.Stage, err = NewStage(ctx, r.DB.SQL(), o); err != nil {
		return err
	}
	if r.Boards, err = redis.Open(r.Stack.RedisURL, redis.Options{Source: r.DB, Now: time.Now, Log: r.log}); err != nil {
		return err
	}
	if r.Tokens, err = token.NewSigner(randomBytes(token.MinKey)); err != nil {
		return err
	}
	r.Journal = postgres.OpenJournal(r.DB, postgres.JournalOptions{})
	r.Taking = r.taking(r.Journal, r.Boards)
	r.Hub = live.NewHub(spread)
	r.Air = r.air()
	server, err := r.site(r.Taking)
	if err != nil {
		return err
	}
	work, end := context.WithCancel(context.WithoutCancel(ctx))
	r.end = end
	pump := live.NewPump(r.Hub, nil, r.log, live.Source{Prefix: web.BoardTopics, Event: web.BoardEvent, Every: time.Second / 4, Render: server.RenderBoard})
	r.work.Go(func() { pump.Run(work) })
	r.work.Go(func() { _ = r.Boards.Run(work) }) // it logs what goes wrong
	r.server, r.Addr, err = listen(server.HTTPServer())
	return err
}

func randomBytes(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails
	return b
}

// taking is the service over a journal: the real one, or a rival's.
func (r *Rig) taking(j contest.Journal, f contest.Feed) *contest.Taking {
	return contest.NewTaking(contest.TakingParts{Store: r.DB, Journal: j, Feed: f, NewID: newID, Random: rand.Reader})
}

// site is the real site over a service.
func (r *Rig) site(taking *contest.Taking) (*web.Server, error) {
	return web.New(web.Options{
		Log: r.log, Now: time.Now, Contests: r.DB,
		Entrants: contest.NewRegistrar(contest.RegistrarParts{Store: r.DB, Sender: noSender{}, NewID: newID, Random: rand.Reader, Secret: randomBytes(32)}),
		Sittings: taking, Tokens: r.Tokens, Boards: r.Air.Public, Results: r.DB, Air: r.Air, Streams: live.NewStreams(r.Hub, 1<<20),
	})
}

// noSender is the sender of a machine without mail.
type noSender struct{ contest.CodeSender }

// serveRival puts another handler on a port of its own, until Close.
func (r *Rig) serveRival(h http.Handler) (addr string, err error) {
	server, addr, err := listen(&http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second})
	if err == nil {
		r.rivals = append(r.rivals, server)
	}
	return addr, err
}

func listen(server *http.Server) (*http.Server, string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, "", fmt.Errorf("bench: listen: %w", err)
	}
	go func() { _ = server.Serve(listener) }() // ends with Shutdown
	return server, listener.Addr().String(), nil
}

// Close stops the program; the servers stay.
func (r *Rig) Close() error {
	var errs []error
	if r.Hub != nil {
		r.Hub.Close()
	}
	if r.server != nil {
		errs = append(errs, stopServer(r.server))
	}
	for _, rival := range r.rivals {
		errs = append(errs, stopServer(rival))
	}
	if r.end != nil {
		r.end()
	}
	r.work.Wait()
	if r.Journal != nil {
		r.Journal.Close()
	}
	if r.Boards != nil {
		errs = append(errs, r.Boards.Close())
	}
	return errors.Join(append(errs, r.DB.Close())...)
}

func stopServer(s *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := s.Shutdown(ctx); err != nil {
		return s.Close()
	}
	return nil
}
