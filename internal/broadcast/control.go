package broadcast

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"sync"
	"time"

	"hoithi/internal/account"
)

// Parts are what a Control stands on. All but BuiltIn are required.
type Parts struct {
	Store   Store
	Sources Sources
	BuiltIn []Theme // the finished themes; the first is the default
	Now     func() time.Time
	NewID   func() string
	Random  io.Reader // of tokens
	Log     *slog.Logger
}

// Control is the control room: it takes commands, keeps what they did before
// it acknowledges them, and hands out the newest picture of every output. One
// writer at a time changes an output; another node that wrote in between is
// noticed by the revision. Start Run beside it.
type Control struct {
	Parts
	data   *dataCache
	tokens *tokenCache
	acks   *ackQueue
	mind   *mind
	node   string // this node's own name among all

	mu      sync.Mutex
	screens map[string]*screen // guarded by mu; by output
	themes  map[string][]Theme // guarded by mu; a contest's own
	changed chan struct{}      // guarded by mu; closed when something changed that desks show
	version int64              // guarded by mu; rises with it
	build   string             // guarded by mu; of this program's own pages; "": it has none
	stamps  map[string]Stamp   // guarded by mu; by contest, as they were last seen; nil: never
}

// NewControl makes a control room. It reads nothing yet.
func NewControl(p Parts) *Control {
	return &Control{Parts: p, data: newDataCache(p.Sources, p.Now), tokens: newTokenCache(p.Store, p.Now), acks: newAckQueue(), mind: newMind(p.NewID), node: p.NewID(),
		screens: map[string]*screen{}, themes: map[string][]Theme{}, changed: make(chan struct{})}
}

// Receipt says what became of a command.
type Receipt struct {
	Rev    int64
	At     time.Time
	Repeat bool // it had been done before
}

// Do carries a command out for somebody who may. It returns when the new state
// is durable. The same command again has no second effect.
func (c *Control) Do(ctx context.Context, actor account.Actor, cmd Command) (Receipt, error) {
	s, err := c.screen(ctx, cmd.OutputID)
	if err != nil {
		return Receipt{}, err
	}
	contestID := s.now().ContestID
	if !actor.Can(account.RunAir, contestID) {
		return Receipt{}, ErrForbidden
	}
	if cmd.ID == "" {
		return Receipt{}, ErrCommandID
	}
	cmd.By, cmd.ByName = actor.ID, actor.Name
	if cmd.Action == Cue {
		if err := c.prepare(ctx, actor, s.now(), &cmd); err != nil {
			return Receipt{}, err
		}
	}
	if cmd.Action == Take {
		if err := c.standing(ctx, s.now(), cmd.Layer); err != nil {
			return c.perhapsDone(ctx, cmd, err)
		}
	}
	return c.commit(ctx, s, actor, cmd)
}

// standing makes sure that a cued result is still the one that counts: between
// cue and take its approval may have been withdrawn, or it was computed again.
func (c *Control) standing(ctx context.Context, o Output, only Layer) error {
	for l, s := range o.Preview {
		if !s.Graphic.official() || only != "" && l != only {
			continue
		}
		v := o.View(s)
		v.Step, v.Page, v.Since = 0, 0, 0
		prepared, err := c.Sources.Prepare(ctx, v)
		if err != nil {
			return err
		}
		if prepared.Pin != s.Pin {
			return NotReady("result_changed", "Kết quả đã được tính lại sau khi đưa vào xem trước. Hãy đưa mục này vào xem trước lần nữa.",
				"The result was computed again after this was cued. Cue it again.")
		}
	}
	return nil
}

// prepare ties a cued item to its data and reads them, before anybody waits.
// Who cues sees the preview.
func (c *Control) prepare(ctx context.Context, actor account.Actor, o Output, cmd *Command) error {
	if err := cmd.Item.check(); err != nil {
		return err
	}
	v := View{ContestID: o.ContestID, Item: cmd.Item, Lang: o.lang(), Rehearsal: o.Rehearsal}
	prepared, err := c.Sources.Prepare(ctx, v)
	if err != nil {
		return err
	}
	cmd.Pin, cmd.Steps, v.Pin = prepared.Pin, prepared.Steps, prepared.Pin
	if err := c.Sources.Told(ctx, actor, v); err != nil {
		return err
	}
	_, err = c.data.get(ctx, v)
	return err
}

// commit applies a command to the newest state and keeps it. When another node
// has moved the output on, it reads that state and tries once more.
func (c *Control) commit(ctx context.Context, s *screen, actor account.Actor, cmd Command) (Receipt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := c.Now()
	for again := false; ; again = true {
		next, err := Apply(s.state, c.pages(s.state, cmd), at)
		if err != nil {
			return c.perhapsDone(ctx, cmd, err)
		}
		receipt := Receipt{Rev: next.Rev, At: at}
		if next.Rev == s.state.Rev {
			_, done, err := c.Store.Done(ctx, cmd.OutputID, cmd.ID)
			receipt.Repeat = done
			return receipt, err
		}
		err = c.Store.Commit(ctx, s.state.Rev, next, c.line(s.state, next, actor, cmd, at))
		switch {
		case err == nil:
			s.set(next)
			c.paint(ctx, s)
			return receipt, nil
		case errors.Is(err, ErrRepeated):
			return c.perhapsDone(ctx, cmd, err)
		case !errors.Is(err, ErrRevChanged) || again:
			return c.emergency(ctx, s, next, cmd, err)
		}
		fresh, err := c.Store.FindOutput(ctx, cmd.OutputID)
		if err != nil {
			return Receipt{}, err
		}
		s.set(fresh)
		c.paint(ctx, s) // whatever becomes of the command, this is on air
	}
}

// emergency empties an output even when the state cannot be kept at the
// moment: a picture that must go goes now. The caller hears that it was not
// kept; the state stays in memory and is kept with the next command.
func (c *Control) emergency(ctx context.Context, s *screen, next Output, cmd Command, err error) (Receipt, error) {
	if cmd.Action == ClearAll || cmd.Action == Panic || cmd.Action == Clear {
		shown := s.state.clone()
		shown.Program, shown.Preview, shown.Panic = next.Program, next.Preview, next.Panic
		s.set(shown)
		c.paint(ctx, s)
	}
	return Receipt{}, err
}

// perhapsDone looks whether a command that fails now was done before: then its
// effect is there, and that is what its sender wants to hear.
func (c *Control) perhapsDone(ctx context.Context, cmd Command, failed error) (Receipt, error) {
	line, done, err := c.Store.Done(ctx, cmd.OutputID, cmd.ID)
	if err != nil || !done {
		return Receipt{}, failed
	}
	return Receipt{Rev: line.Rev, At: line.At, Repeat: true}, nil
}

// pages tells a page command how many pages there are now.
func (c *Control) pages(o Output, cmd Command) Command {
	if cmd.Action != Page {
		return cmd
	}
	if s, on := o.Program[cmd.Layer]; on {
		cmd.Steps = c.peek(o, s).Pages
	}
	return cmd
}

// peek is the content of a graphic as far as it is known.
func (c *Control) peek(o Output, s Shown) Content {
	c.data.mu.Lock()
	defer c.data.mu.Unlock()
	if k, ok := c.data.known[o.View(s).key()]; ok && k.datum != nil {
		return k.datum.content
	}
	return Content{}
}

// View asks for the content of a graphic that is on the output.
func (o Output) View(s Shown) View {
	v := View{ContestID: o.ContestID, Item: s.Graphic, Pin: s.Pin, Step: s.Step, Page: s.Page, Lang: o.lang(), Rehearsal: o.Rehearsal}
	if _, cued := o.Preview[s.Graphic.Layer]; s.Graphic.counts() && !(cued && o.Preview[s.Graphic.Layer].At.Equal(s.At)) {
		v.Since = s.At.UnixMilli()
	}
	return v
}

// counts reports whether the graphic counts down a span from when it came on air.
func (i Item) counts() bool {
	return (i.Template == Countdown || i.Template == Timer) && i.Text["minutes"] != ""
}

// official reports whether the graphic shows a stored result.
func (i Item) official() bool {
	return i.Template == Reveal || i.Template == Podium || i.Binding.Source == FromResult
}

// line is what the as-run log says of a command.
func (c *Control) line(was, is Output, actor account.Actor, cmd Command, at time.Time) AsRun {
	line := AsRun{ContestID: is.ContestID, At: at, Actor: actor, Command: cmd.ID, Action: cmd.Action, Output: is.ID, Layer: cmd.Layer, Rev: is.Rev, Reason: cmd.Reason}
	if cmd.Action == LockOn && was.Locks[cmd.Layer].By == cmd.By {
		line.Action = "" // a sign of life, nothing that was run
		return line
	}
	shown, on := is.Program[cmd.Layer]
	switch {
	case cmd.Action == Cue:
		line.Layer, shown, on = cmd.Item.Layer, is.Preview[cmd.Item.Layer], true
	case cmd.Action == Take && cmd.Layer == "":
		shown, line.Layer, on = taken(was, is)
	case !on:
		shown, on = was.Program[cmd.Layer]
	}
	if on {
		line.Item, line.Label, line.Template = shown.Item, shown.Graphic.Label, shown.Graphic.Template
		c.data.mu.Lock()
		if k, ok := c.data.known[is.View(shown).key()]; ok && k.datum != nil {
			line.DataHash = hashOf(k.datum.body)
		}
		c.data.mu.Unlock()
	}
	return line
}

// taken is the lowest layer that a take of everything put on air.
func taken(was, is Output) (Shown, Layer, bool) {
	for _, l := range Layers() {
		if s, on := is.Program[l]; on {
			if _, cued := was.Preview[l]; cued {
				return s, l, true
			}
		}
	}
	return Shown{}, "", false
}
