package bench

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"github.com/coder/websocket"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/broadcast"
	"hoithi/internal/onair"
	"hoithi/internal/web"
)

// The load of television: so many outputs, so many answers a second beside them.
const (
	airOutputs = 50
	airRate    = 2000
	airEvery   = 200 * time.Millisecond // between commands
)

// AirLoad is how long a take took to reach the outputs: from the command to the
// frame in the last page's hands. What a page does then is the host's.
type AirLoad struct {
	Load
	Outputs  int     `json:"outputs"`
	Takes    int     `json:"takes"`
	AckP99   float64 `json:"ack_p99_ms"` // until the command was durable and answered
	GlassP50 float64 `json:"to_page_p50_ms"`
	GlassP99 float64 `json:"to_page_p99_ms"`
	GlassMax float64 `json:"to_page_max_ms"`
}

// air is television over the rig's stores, as the program wires it.
func (r *Rig) air() *web.Air {
	a := &web.Air{Public: onair.NewPublicBoards(r.Boards, r.DB, time.Now), Live: r.Boards, Freezer: contest.NewFreezer(r.DB, time.Now, newID), PublicURL: "http://bench"}
	a.Rehearsals = onair.NewRehearsals(r.DB, r.DB.Outputs, time.Now)
	a.Sources = onair.NewSources(onair.Parts{Store: r.DB, Boards: a.Public, Rehearsals: a.Rehearsals, Now: time.Now, PublicURL: a.PublicURL})
	theme := broadcast.Theme{ID: "bench", Name: "Đo tải", Body: json.RawMessage(`{"id":"bench"}`)}
	a.Control = broadcast.NewControl(broadcast.Parts{Store: r.DB, Sources: a.Sources, BuiltIn: []broadcast.Theme{theme}, Now: time.Now, NewID: newID, Random: rand.Reader, Log: r.log})
	return a
}

// onAir takes graphics on and off on fifty outputs while two thousand answers
// a second are saved beside them.
func (s *session) onAir(ctx context.Context) error {
	show, err := s.rig.openShow(ctx, airOutputs)
	defer show.close()
	if err != nil {
		return err
	}
	for range s.Rounds {
		show.sent, show.seen, show.acks = map[string]time.Time{}, nil, nil
		playing, stop := context.WithCancel(ctx)
		var work sync.WaitGroup
		var played error
		work.Go(func() { played = show.play(playing) })
		load, err := s.measure(ctx, modeApp, 256, airRate)
		stop()
		work.Wait()
		if err == nil {
			err = played
		}
		if err != nil {
			return err
		}
		out := show.sum(load)
		s.report.Air = append(s.report.Air, out)
		s.say("%d takes on %d outputs beside %.0f/s: to the page p99 %.1f ms", out.Takes, out.Outputs, load.PerSecond, out.GlassP99)
	}
	return nil
}

// show is a producer with outputs that are watched.
type show struct {
	rig    *Rig
	actor  account.Actor
	ids    []string
	conns  []*websocket.Conn
	finish context.CancelFunc
	work   sync.WaitGroup

	mu   sync.Mutex
	sent map[string]time.Time // guarded by mu; by item
	seen []time.Duration      // guarded by mu
	acks []time.Duration      // guarded by mu
}

func (r *Rig) openShow(ctx context.Context, outputs int) (*show, error) {
	s := &show{rig: r, actor: account.Actor{ID: newID(), Name: "Đo tải", Kind: account.Staff, Grants: []account.Grant{{Role: account.Producer}}}, sent: map[string]time.Time{}}
	ctx, s.finish = context.WithCancel(ctx)
	control := r.Air.Control
	s.work.Go(func() { control.Run(ctx) })
	_, secret, err := control.MakeToken(ctx, s.actor, r.Stage.Contest.ID, broadcast.TokenEdit{Class: broadcast.ClassView, Name: "pages"})
	if err != nil {
		return s, err
	}
	for n := range outputs {
		o, err := control.CreateOutput(ctx, s.actor, r.Stage.Contest.ID, broadcast.OutputEdit{ID: fmt.Sprintf("do-%s-%d", r.Stage.Contest.ID[:8], n), Name: "Đo tải", Raster: broadcast.Raster{W: 1920, H: 1080}})
		if err != nil {
			return s, err
		}
		conn, _, err := websocket.Dial(ctx, "ws://"+r.Addr+"/tv/ws/o/"+o.ID+"?t="+secret, nil)
		if err != nil {
			return s, fmt.Errorf("bench: output: %w", err)
		}
		conn.SetReadLimit(1 << 20)
		s.ids, s.conns = append(s.ids, o.ID), append(s.conns, conn)
		s.work.Go(func() { s.read(ctx, conn) })
	}
	return s, nil
}

// read notes when a page has a graphic that was taken.
func (s *show) read(ctx context.Context, conn *websocket.Conn) {
	known := ""
	for {
		_, text, err := conn.Read(ctx)
		at := time.Now()
		if err != nil {
			return
		}
		var f struct {
			Layers map[string]struct {
				Item string `json:"item"`
			} `json:"layers"`
		}
		if json.Unmarshal(text, &f) != nil || f.Layers["main"].Item == "" || f.Layers["main"].Item == known {
			continue
		}
		known = f.Layers["main"].Item
		s.mu.Lock()
		if sent, ok := s.sent[known]; ok {
			s.seen = append(s.seen, at.Sub(sent))
		}
		s.mu.Unlock()
	}
}

// play cues and takes on one output after the other, as fast as several
// operators would.
func (s *show) play(ctx context.Context) error {
	tick := time.NewTicker(airEvery)
	defer tick.Stop()
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		output := s.ids[n%len(s.ids)]
		item := broadcast.Item{ID: newID(), Label: "Đo tải", Template: broadcast.Leaderboard, Layer: broadcast.Main, Out: broadcast.OutManual,
			Binding: broadcast.Binding{Source: broadcast.FromBoard, RoundID: s.rig.Stage.Round.ID}}
		if n%2 == 0 { // every other one waits for no board
			item.Template, item.Binding = broadcast.Title, broadcast.Binding{}
		}
		if err := s.take(context.WithoutCancel(ctx), output, item); err != nil {
			return fmt.Errorf("bench: %s: %w", item.Template, err)
		}
	}
}

func (s *show) take(ctx context.Context, output string, item broadcast.Item) error {
	control := s.rig.Air.Control
	if _, err := control.Do(ctx, s.actor, broadcast.Command{ID: newID(), OutputID: output, Action: broadcast.Cue, Item: item}); err != nil {
		return err
	}
	begun := time.Now()
	s.mu.Lock()
	s.sent[item.ID] = begun
	s.mu.Unlock()
	_, err := control.Do(ctx, s.actor, broadcast.Command{ID: newID(), OutputID: output, Action: broadcast.Take})
	s.mu.Lock()
	defer s.mu.Unlock()
	s.acks = append(s.acks, time.Since(begun))
	return err
}

func (s *show) sum(load Load) AirLoad {
	s.mu.Lock()
	defer s.mu.Unlock()
	glass, acks := latencyOf(s.seen), latencyOf(s.acks)
	return AirLoad{Load: load, Outputs: len(s.ids), Takes: len(s.seen), AckP99: acks.P99, GlassP50: glass.P50, GlassP99: glass.P99, GlassMax: glass.Max}
}

func (s *show) close() {
	s.finish()
	for _, c := range s.conns {
		_ = c.CloseNow()
	}
	s.work.Wait()
}
