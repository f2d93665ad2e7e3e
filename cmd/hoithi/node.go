package main

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/prometheus/client_golang/prometheus"

	"hoithi/contest"
	"hoithi/frontend"
	"hoithi/internal/account"
	"hoithi/internal/bankfile"
	"hoithi/internal/broadcast"
	"hoithi/internal/config"
	"hoithi/internal/live"
	"hoithi/internal/mail"
	"hoithi/internal/onair"
	"hoithi/internal/postgres"
	"hoithi/internal/redis"
	"hoithi/internal/seal"
	"hoithi/internal/token"
	"hoithi/internal/unitfile"
	"hoithi/internal/web"
	"hoithi/questions"
)

// node is one running server: the stores, the services over them, and HTTP.
// Any number of nodes may share a PostgreSQL and a Redis.
type node struct {
	config config.Config
	log    *slog.Logger

	db      *postgres.DB
	journal *postgres.Journal
	boards  *redis.Boards
	outbox  *mail.Outbox
	hub     *live.Hub
	pump    *live.Pump
	meter   *meter
	shed    shedder

	hasher  *account.Hasher
	keeper  *seal.Keeper
	vault   *questions.Vault
	library *questions.Library
	taking  *contest.Taking
	plan    *contest.Planning
	server  *web.Server

	control    *broadcast.Control
	rehearsals *onair.Rehearsals

	stopping chan struct{} // closed when the node begins to stop
	close    []func(context.Context) error
}

// The bounds of an orderly stop: requests that run are finished, then what is
// left is cut.
const (
	drainLimit = 20 * time.Second
	stopLimit  = 30 * time.Second
)

// newID is how ids are made: UUIDs of version 7, so that they sort by time.
func newID() string { return uuid.Must(uuid.NewV7()).String() }

// now is the server's clock. Everything that is decided by time is decided by
// it, in whole milliseconds.
func now() time.Time { return time.Now().Truncate(time.Millisecond) }

// openNode opens the stores, brings the schema up to date and wires the
// services. demo shows one-time codes that cannot be sent. Close it with stop.
func openNode(ctx context.Context, c config.Config, log *slog.Logger, demo bool) (n *node, err error) {
	n = &node{config: c, log: log, stopping: make(chan struct{})}
	defer func() {
		if err != nil {
			n.stop(context.WithoutCancel(ctx))
		}
	}()
	if err := n.openStores(ctx); err != nil {
		return nil, err
	}
	n.openServices()
	if err := n.openVault(ctx); err != nil {
		return nil, err
	}
	if err := n.openSite(demo); err != nil {
		return nil, err
	}
	return n, n.adoptPages(ctx)
}

func (n *node) openStores(ctx context.Context) (err error) {
	if n.db, err = postgres.Open(ctx, n.config.Stores.DatabaseURL); err != nil {
		return err
	}
	n.onStop(func(context.Context) error { return n.db.Close() })
	if _, err = postgres.Migrate(ctx, n.db.SQL()); err != nil {
		return err
	}
	n.journal = postgres.OpenJournal(n.db, postgres.JournalOptions{})
	n.onStop(func(context.Context) error { n.journal.Close(); return nil })
	n.boards, err = redis.Open(n.config.Stores.RedisURL, redis.Options{Source: n.db, Now: now, Log: n.log})
	if err != nil {
		return err
	}
	n.onStop(func(context.Context) error { return n.boards.Close() })
	return nil
}

func (n *node) openServices() {
	n.hasher = account.NewHasher(2)
	n.plan = contest.NewPlanning(n.db, now, newID)
	n.meter = &meter{Journal: n.journal}
	n.taking = contest.NewTaking(contest.TakingParts{Store: n.db, Journal: n.meter, Feed: n.boards, NewID: newID, Random: rand.Reader})
	n.library = questions.NewLibrary(n.db, now, newID)
	n.outbox = mail.New(n.carriers())
	n.onStop(func(ctx context.Context) error { n.outbox.Close(ctx); return nil })
	n.hub = live.NewHub(frameSpread)
}

// frameSpread paces the frames of a tick to their watchers: one burst to
// thousands would stand in the way of answers.
const frameSpread = 200 * time.Millisecond

// carriers are the ways to send a one-time code that the operator has set up.
func (n *node) carriers() mail.Options {
	o := mail.Options{Log: n.log}
	if m := n.config.Mail; m.Host != "" {
		o.Email = &mail.SMTP{Host: m.Host, Port: m.Port, User: m.User, Password: m.Password, From: m.From, TLS: m.TLS, Now: now}
	}
	if s := n.config.SMS; s.Gateway != nil {
		o.SMS = &mail.Gateway{URL: s.Gateway, Token: s.Token}
	}
	return o
}

func (n *node) openSite(demo bool) error {
	secret := []byte(n.config.HTTP.Secret)
	signer, err := token.NewSigner(subkey(secret, "attempts"))
	if err != nil {
		return err
	}
	air, err := n.openAir()
	if err != nil {
		return err
	}
	n.control, n.rehearsals = air.Control, air.Rehearsals
	registry := prometheus.NewRegistry()
	options := web.Options{
		Log: n.log, Now: now, Pages: frontend.Dist(),
		TrustedProxies: n.config.HTTP.TrustedProxies,
		Ready:          n.db.Ping, Registry: registry,
		Contests: n.db, Sittings: n.taking, Tokens: signer, Boards: air.Public, Results: n.db, Air: air,
		Streams: live.NewStreams(n.hub, 0), Desk: n.desk(air), Open: n.library,
		Entrants: contest.NewRegistrar(contest.RegistrarParts{
			Store: n.db, Sender: n.outbox, NewID: newID, Random: rand.Reader, Secret: subkey(secret, "codes"), ShowCodes: demo,
		}),
	}
	if u := n.config.HTTP.PublicURL; u != nil {
		options.PublicURL, options.Secure = u.String(), u.Scheme == "https"
	}
	if n.server, err = web.New(options); err != nil {
		return err
	}
	n.pump = live.NewPump(n.hub, redis.NewRelay(n.boards, newID()), n.log,
		live.Source{Prefix: web.BoardTopics, Event: web.BoardEvent, Every: 250 * time.Millisecond, Render: n.server.RenderBoard})
	return nil
}

// desk is the staff's side.
func (n *node) desk(air *web.Air) web.Desk {
	officials := contest.NewOfficials(n.plan, n.db, now, newID)
	people := contest.NewPeople(n.db, now)
	items := contest.NewItems(n.plan, n.db, now, newID)
	return web.NewDesk(web.DeskParts{
		Now: now, Secure: n.config.HTTP.PublicURL != nil && n.config.HTTP.PublicURL.Scheme == "https",
		Grace:     n.config.Rounds.Grace,
		Team:      account.NewTeam(account.Guarded(n.db, n.keeper), n.hasher, "Hội Thi", now, newID),
		Plan:      n.plan,
		Officials: officials,
		People:    people,
		Watch:     contest.NewWatch(n.plan, n.db, now),
		Library:   n.library,
		Vault:     n.vault,
		Log:       n.db,
		ReadUnits: unitfile.Read,
		ReadBank:  bankfile.Read,
		Export:    resultFiles{officials, people, items},
		Items:     items,
		BankFiles: bankfile.Files{Library: n.library, Media: n.db, Now: now},
		Stopping:  n.stopping,
		Pulse:     n.pulse,
		Air:       air,
	})
}

// readBank reads an uploaded question file; pages show their own progress.

// subkey derives a key for one purpose, so that what one part signs means
// nothing to another.
func subkey(secret []byte, purpose string) []byte {
	sum := sha256.Sum256(append([]byte("hoithi/"+purpose+"\n"), secret...))
	return sum[:]
}

func (n *node) onStop(f func(context.Context) error) { n.close = append(n.close, f) }

// run serves on a listener until ctx ends, then stops in order: watchers are
// told to come back, requests are finished, queues are drained.
func (n *node) run(ctx context.Context, listener net.Listener) error {
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	var loops sync.WaitGroup
	n.onStop(func(context.Context) error { cancel(); loops.Wait(); return nil })
	loops.Go(func() { n.report("boards", n.boards.Run(work)) })
	loops.Go(func() { n.pump.Run(work) })
	loops.Go(func() { n.control.Run(work) })
	loops.Go(func() { n.followRehearsals(work) })
	loops.Go(func() { n.roundClock().Run(work) })
	loops.Go(func() { n.clockwork(work) })
	loops.Go(func() { n.guardItems(work) })
	loops.Go(func() { n.watchLoad(work) })
	if err := n.listenOSC(work, &loops); err != nil {
		return errors.Join(err, listener.Close())
	}

	site := n.server.HTTPServer()
	failed := make(chan error, 1)
	go func() { failed <- site.Serve(listener) }()
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	close(n.stopping)
	n.hub.Close()
	drain, done := context.WithTimeout(context.WithoutCancel(ctx), drainLimit)
	defer done()
	if stopErr := site.Shutdown(drain); stopErr != nil {
		err = errors.Join(err, stopErr, site.Close())
	}
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	return err
}

func (n *node) report(part string, err error) {
	if err != nil && !errors.Is(err, context.Canceled) {
		n.log.Error("a part of the program ended", "part", part, "error", err)
	}
}

// stop closes what was opened, the last first.
func (n *node) stop(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopLimit)
	defer cancel()
	for i := len(n.close) - 1; i >= 0; i-- {
		if err := n.close[i](ctx); err != nil {
			n.log.Error("stop", "error", err)
		}
	}
	n.close = nil
}

// listen opens the address that the operator chose.
func listen(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, errListen.With("address", address).Because(fmt.Errorf("%s: %w", address, err))
	}
	return l, nil
}
