package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"runtime"
	"slices"
	"time"

	"hoithi/contest"
	"hoithi/internal/devstack"
)

// The modes that are compared.
const (
	modeApp   = "hoithi"
	modeNaive = "naive"
	modeNoop  = "noop"
)

// Options size a run. Zero values take the defaults of `make bench`.
type Options struct {
	Rounds    int           // 3
	Length    time.Duration // of each cell; 5 s
	Warm      time.Duration // before it; 1 s
	Clients   []int         // 64, 256, 1024
	Modes     []string      // noop, naive, hoithi
	Rate      float64       // of the open loop; 5 000 answers a second
	Watchers  int           // 2 000
	Starts    int           // 5 000
	BoardRows int           // 1 000 000; negative: leave it out
	Questions int           // of a file that is imported; 10 000
	Units     int           // of a file that is imported; 3 400
	Program   string        // path of hoithi, which reads the files of questions; "": it is left out
	Only      []string      // some of Steps; empty: all
	Pages     fs.FS         // the built frontend; nil: its size is not measured
	Progress  io.Writer     // a line per step; nil discards
	Log       *slog.Logger  // of the program under test; nil discards
}

func (o Options) withDefaults() Options {
	o.Rounds = orDefault(o.Rounds, 3)
	o.Length = orDefault(o.Length, 5*time.Second)
	o.Warm = orDefault(o.Warm, time.Second)
	o.Rate = orDefault(o.Rate, 5000)
	o.Watchers = orDefault(o.Watchers, 2000)
	o.Starts = orDefault(o.Starts, 5000)
	o.BoardRows = orDefault(o.BoardRows, 1_000_000)
	o.Questions = orDefault(o.Questions, 10_000)
	o.Units = orDefault(o.Units, 3400)
	if o.Clients == nil {
		o.Clients = []int{64, 256, 1024}
	}
	if o.Modes == nil {
		o.Modes = []string{modeNoop, modeNaive, modeApp}
	}
	if o.Progress == nil {
		o.Progress = io.Discard
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

func orDefault[T comparable](v, otherwise T) T {
	var zero T
	if v == zero {
		return otherwise
	}
	return v
}

// session is one run over its servers.
type session struct {
	Options
	report *Report
	stack  *devstack.Stack
	rig    *Rig
	addrs  map[string]string
	undo   []func()
}

// Run measures everything over a private stack. Whatever an acknowledged
// answer or a board lacks is an error, not a figure.
func Run(ctx context.Context, stack *devstack.Stack, o Options) (*Report, error) {
	s := &session{Options: o.withDefaults(), stack: stack, addrs: map[string]string{}}
	s.report = &Report{At: time.Now(), Machine: machine(), CPUs: runtime.NumCPU(), Rounds: s.Rounds, Seconds: s.Length.Seconds()}
	err := s.run(ctx)
	for _, undo := range s.undo {
		undo()
	}
	if s.rig != nil {
		err = errors.Join(err, s.rig.Close())
	}
	if err == nil {
		s.report.cells(s.Clients)
		s.report.judge()
	}
	return s.report, err
}

func (s *session) say(format string, args ...any) { fmt.Fprintf(s.Progress, format+"\n", args...) }

func (s *session) run(ctx context.Context) (err error) {
	if s.report.Size, err = firstLoad(s.Pages); err != nil {
		return err
	}
	if s.rig, err = NewRig(ctx, s.stack, StageOptions{Questions: questionsPerPaper}, s.Log); err != nil {
		return err
	}
	if err := s.openRivals(ctx); err != nil {
		return err
	}
	for i, step := range []func(context.Context) error{s.closedLoops, s.openLoops, s.burstOfStarts, s.onAir, s.liveBoard, s.imports, s.largeBoard} {
		if len(s.Only) > 0 && !slices.Contains(s.Only, Steps[i]) {
			continue
		}
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// Steps are the names of what is measured, in this order.
var Steps = [...]string{"answers", "open", "starts", "air", "watchers", "imports", "board"}

const questionsPerPaper = 30

func (s *session) openRivals(ctx context.Context) error {
	naive, undo, err := newNaive(ctx, s.rig)
	if err != nil {
		return err
	}
	s.undo = append(s.undo, undo)
	site, err := s.rig.site(s.rig.taking(naive, silent{}))
	if err != nil {
		return err
	}
	s.addrs[modeApp] = s.rig.Addr
	if s.addrs[modeNaive], err = s.rig.serveRival(site); err != nil {
		return err
	}
	s.addrs[modeNoop], err = s.rig.serveRival(noop())
	return err
}

// closedLoops runs the modes in turn, so that each round compares neighbours
// in time.
func (s *session) closedLoops(ctx context.Context) error {
	for round := range s.Rounds {
		for _, clients := range s.Clients {
			for _, mode := range s.Modes {
				load, err := s.measure(ctx, mode, clients, 0)
				if err != nil {
					return err
				}
				s.report.Raw = append(s.report.Raw, load)
				s.say("round %d, %4d clients, %-6s %8.0f/s  p50 %7.2f  p99 %7.2f ms  processor %4.1f + %4.1f us an answer, %.0f %% stolen",
					round+1, clients, mode, load.PerSecond, load.P50, load.P99, load.Program, load.Servers, load.Stolen)
			}
		}
	}
	return nil
}

func (s *session) openLoops(ctx context.Context) error {
	for range s.Rounds {
		load, err := s.measure(ctx, modeApp, 256, s.Rate)
		if err != nil {
			return err
		}
		s.report.Open = append(s.report.Open, load)
		s.say("open loop %.0f/s: p99 %.2f ms", s.Rate, load.P99)
	}
	return nil
}

// liveBoard has a stage of its own where answers cannot be changed, so that
// the board moves with each of them: five thousand a second for two thousand
// people to watch.
func (s *session) liveBoard(ctx context.Context) error {
	rig, err := NewRig(ctx, s.stack, StageOptions{Board: contest.BoardRunning, Locked: true, Questions: questionsPerPaper}, s.Log)
	if err != nil {
		return err
	}
	before, addr := s.rig, s.addrs[modeApp]
	s.rig, s.addrs[modeApp] = rig, rig.Addr
	for range s.Rounds {
		if err = s.besideWatchers(ctx); err != nil {
			break
		}
	}
	s.rig, s.addrs[modeApp] = before, addr
	return errors.Join(err, rig.Close())
}

func (s *session) besideWatchers(ctx context.Context) error {
	audience, err := s.rig.watch(s.Watchers)
	if err != nil {
		return err
	}
	defer audience.leave()
	frames, bytes, begun := audience.frames.Load(), audience.bytes.Load(), time.Now()
	load, err := s.measure(ctx, modeApp, 256, s.Rate)
	if err != nil {
		return err
	}
	seen := float64(audience.frames.Load() - frames)
	w := Watched{Load: load, Watchers: s.Watchers, FramesPerWatcher: seen / float64(s.Watchers) / time.Since(begun).Seconds()}
	if seen > 0 {
		w.BytesPerFrame = float64(audience.bytes.Load()-bytes) / seen
	}
	s.report.Watched = append(s.report.Watched, w)
	s.say("open loop %.0f/s beside %d watchers: p99 %.2f ms, %.1f frames/s each", s.Rate, s.Watchers, load.P99, w.FramesPerWatcher)
	return nil
}

// measure runs one load and counts its answers and boards afterwards.
func (s *session) measure(ctx context.Context, mode string, clients int, rate float64) (Load, error) {
	sitters, err := s.seats(ctx, mode, clients, rate)
	if err != nil {
		return Load{}, err
	}
	runtime.GC() // what was before is not this mode's to collect
	load, err := run{addr: s.addrs[mode], mode: mode, clients: clients, questions: questionsPerPaper, sitters: sitters,
		warm: s.Warm, length: s.Length, rate: rate}.load(ctx)
	if err != nil || mode != modeApp {
		return load, err
	}
	v, err := s.rig.verify(ctx, sitters)
	if err != nil {
		return load, err
	}
	s.report.Verified.Attempts += v.Attempts
	s.report.Verified.Acked += v.Acked
	s.report.Verified.Stored += v.Stored
	if err := s.rig.endAll(ctx); err != nil {
		return load, err
	}
	places, err := s.rig.verifyBoards(ctx)
	s.report.Places = max(places, s.report.Places)
	return load, err
}

// seats starts as many attempts as the load can fill: an answer to each place
// of each paper, seldom a second one.
func (s *session) seats(ctx context.Context, mode string, clients int, rate float64) ([]*sitter, error) {
	perSecond := map[string]float64{modeApp: 20_000, modeNaive: 4000, modeNoop: 500}[mode]
	if rate > 0 {
		perSecond = rate * 1.1
	}
	each := perSecond * (s.Warm + s.Length).Seconds() / float64(clients) // answers of one connection
	return s.rig.seat(ctx, clients*(1+int(each)/questionsPerPaper))
}

func (s *session) burstOfStarts(ctx context.Context) error {
	for range s.Rounds {
		starts, err := s.rig.starts(ctx, s.Starts)
		if err != nil {
			return err
		}
		s.report.Starts = append(s.report.Starts, starts)
		s.say("%d starts in a second: p99 %.1f ms, %d durable", s.Starts, starts.P99, starts.Durable)
	}
	return nil
}

// largeBoard has a stage of its own, so that what it measures does not depend
// on how many took part before.
func (s *session) largeBoard(ctx context.Context) error {
	if s.BoardRows < 0 {
		return nil
	}
	s.say("filling a board of %d", s.BoardRows)
	rig, err := NewRig(ctx, s.stack, StageOptions{}, s.Log)
	if err != nil {
		return err
	}
	s.report.Board, err = rig.bigBoard(ctx, s.BoardRows, s.Rounds, 2000)
	return errors.Join(err, rig.Close())
}
