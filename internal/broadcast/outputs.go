package broadcast

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/unicode/norm"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// OutputEdit is what operators set of an output.
type OutputEdit struct {
	ID        string
	Name      string
	Raster    Raster
	Theme     string
	Lang      string
	Delay     time.Duration
	Rehearsal bool
}

var outputForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Limits of an output. 16384 is what engines can draw.
const (
	outputIDMost = 40
	nameMost     = 120
	rasterMost   = 16384
	rasterLeast  = 160
	delayMost    = 2 * time.Minute
)

func (e OutputEdit) check() error {
	var wrong []fault.Field
	add := func(name, code, vi, en string) {
		wrong = append(wrong, fault.Field{Name: name, Code: code, Msg: fault.Text{VI: vi, EN: en}})
	}
	if !outputForm.MatchString(e.ID) || len(e.ID) > outputIDMost {
		add("id", "id_form", "Mã gồm chữ thường không dấu, số và gạch nối, tối đa 40 ký tự.", "The id has lower-case letters, digits and hyphens, 40 at most.")
	}
	if e.Name == "" {
		add("name", "name_missing", "Hãy đặt tên cho đầu ra.", "Give the output a name.")
	}
	if e.Raster.W < rasterLeast || e.Raster.H < rasterLeast || e.Raster.W > rasterMost || e.Raster.H > rasterMost {
		add("raster", "raster_range", "Kích thước mỗi chiều từ 160 đến 16384 điểm ảnh.", "Each side has 160 to 16384 pixels.")
	}
	if e.Delay < 0 || e.Delay > delayMost {
		add("delay_ms", "delay_range", "Độ trễ từ 0 đến 120 giây.", "The delay is from 0 to 120 seconds.")
	}
	if len(wrong) > 0 {
		return ErrOutputInvalid.At(wrong...)
	}
	return nil
}

func (e OutputEdit) tidy() OutputEdit {
	e.ID, e.Name = strings.TrimSpace(e.ID), line(e.Name, nameMost)
	if e.Lang != "en" {
		e.Lang = "vi"
	}
	return e
}

func (e OutputEdit) on(o Output) Output {
	o.Name, o.Raster, o.Theme, o.Lang, o.Delay, o.Rehearsal = e.Name, e.Raster, e.Theme, e.Lang, e.Delay, e.Rehearsal
	return o
}

// line is one line of NFC text with single spaces, cut to a length in letters.
func line(s string, most int) string {
	runes := []rune(strings.Join(strings.Fields(norm.NFC.String(s)), " "))
	return strings.TrimSpace(string(runes[:min(len(runes), most)]))
}

func (c *Control) deed(actor account.Actor, contestID, action, subject string, before, after any) account.Deed {
	return account.Deed{At: c.Now(), Actor: actor, ContestID: contestID, Action: action, Subject: subject, Before: before, After: after}
}

// Outputs lists the outputs of a contest as they are now.
func (c *Control) Outputs(ctx context.Context, contestID string) ([]Output, error) {
	stored, err := c.Store.Outputs(ctx, contestID)
	if err != nil {
		return nil, err
	}
	out := make([]Output, 0, len(stored))
	for _, o := range stored {
		s, err := c.screen(ctx, o.ID)
		if errors.Is(err, ErrOutputNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, settled(s.now(), c.Now()))
	}
	return out, nil
}

// Output returns one output as it is now.
func (c *Control) Output(ctx context.Context, id string) (Output, error) {
	s, err := c.screen(ctx, id)
	if err != nil {
		return Output{}, err
	}
	return settled(s.now(), c.Now()), nil
}

// Peek is what a graphic of an output shows, as far as it has been read.
func (c *Control) Peek(o Output, s Shown) Content { return c.peek(o, s) }

// Wire is a graphic of an output with its data, as a page is told it.
func (c *Control) Wire(ctx context.Context, o Output, s Shown) (*WireShown, error) {
	d, err := c.data.get(ctx, o.View(s))
	if err != nil {
		return nil, err
	}
	return wireShown(s, d), nil
}

// Script is the list of steps of a reveal on an output: for the desk and the
// presenter, never for a page.
func (c *Control) Script(ctx context.Context, o Output, s Shown) ([]RevealStep, error) {
	return c.Sources.Script(ctx, o.View(s))
}

// Renew makes everything that was read be read again: what may be shown has
// changed, by a freeze or a rehearsal.
func (c *Control) Renew() {
	c.data.drop()
	c.touch()
}

// Content reads data as a graphic would show them, for feeds: one reading
// serves all who ask for the same.
func (c *Control) Content(ctx context.Context, v View) (Content, error) {
	d, err := c.data.get(ctx, v)
	if err != nil {
		return Content{}, err
	}
	if d.due(c.Now()) {
		if d, err = c.data.read(ctx, v.key(), v); err != nil {
			return Content{}, err
		}
	}
	return d.content, nil
}

// CreateOutput makes an empty output.
func (c *Control) CreateOutput(ctx context.Context, actor account.Actor, contestID string, e OutputEdit) (Output, error) {
	if !actor.Can(account.RunAir, contestID) {
		return Output{}, ErrForbidden
	}
	e = e.tidy()
	if err := e.check(); err != nil {
		return Output{}, err
	}
	o := e.on(Output{ID: e.ID, ContestID: contestID, Build: c.CurrentBuild(), Rev: 1, LastBy: actor.Name, LastAt: c.Now()})
	if err := c.Store.CreateOutput(ctx, o, c.deed(actor, contestID, "air.output_create", "output:"+o.ID, nil, e)); err != nil {
		return Output{}, err
	}
	c.touch()
	return o, nil
}

// UpdateOutput changes the settings of an output. It is a revision like any
// other: pages hear of it at once.
func (c *Control) UpdateOutput(ctx context.Context, actor account.Actor, id string, e OutputEdit) (Output, error) {
	s, err := c.writable(ctx, actor, id)
	if err != nil {
		return Output{}, err
	}
	e.ID = id
	e = e.tidy()
	if err := e.check(); err != nil {
		return Output{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if was := settled(s.state, c.Now()); e.Rehearsal != was.Rehearsal && len(was.Program)+len(was.Preview) > 0 {
		return Output{}, ErrOutputOnAir // what may be rehearsed may not all go on air
	}
	next := e.on(s.state.clone())
	if same(next, s.state) {
		return next, nil
	}
	return c.revise(ctx, s, actor, next, AsRun{Command: c.NewID(), Action: "settings"})
}

// revise keeps settings as the next revision and shows them. The line says what
// was done; whose, when and where is filled in. The screen is locked.
func (c *Control) revise(ctx context.Context, s *screen, actor account.Actor, next Output, line AsRun) (Output, error) {
	next.Rev, next.LastBy, next.LastAt = s.state.Rev+1, actor.Name, c.Now()
	line.ContestID, line.At, line.Actor, line.Output, line.Rev = next.ContestID, next.LastAt, actor, next.ID, next.Rev
	if err := c.Store.Commit(ctx, s.state.Rev, next, line); err != nil {
		return Output{}, err
	}
	s.set(next)
	c.paint(ctx, s)
	c.touch()
	return next, nil
}

// DeleteOutput takes an output away that shows nothing. Its log stays.
func (c *Control) DeleteOutput(ctx context.Context, actor account.Actor, id string) error {
	s, err := c.writable(ctx, actor, id)
	if err != nil {
		return err
	}
	o := s.now()
	if len(o.Program) > 0 {
		return ErrOutputOnAir
	}
	if err := c.Store.DeleteOutput(ctx, id, o.Rev, c.deed(actor, o.ContestID, "air.output_delete", "output:"+id, map[string]any{"name": o.Name}, nil)); err != nil {
		return err
	}
	c.drop(id)
	c.touch()
	return nil
}

func (c *Control) writable(ctx context.Context, actor account.Actor, id string) (*screen, error) {
	s, err := c.screen(ctx, id)
	if err != nil {
		return nil, err
	}
	if !actor.Can(account.RunAir, s.now().ContestID) {
		return nil, ErrForbidden
	}
	return s, nil
}

// Outcome is what became of a command on one output.
type Outcome struct {
	Output string
	Receipt
	Err error
}

// Everywhere carries clearing, panic or resuming out on every output of a
// contest, all of them at once.
func (c *Control) Everywhere(ctx context.Context, actor account.Actor, contestID, id string, action Action) ([]Outcome, error) {
	if !actor.Can(account.RunAir, contestID) {
		return nil, ErrForbidden
	}
	if action != ClearAll && action != Panic && action != Resume {
		return nil, ErrAction
	}
	outputs, err := c.Outputs(ctx, contestID)
	if err != nil {
		return nil, err
	}
	out := make([]Outcome, len(outputs))
	var all sync.WaitGroup
	for i, o := range outputs {
		all.Go(func() {
			receipt, err := c.Do(ctx, actor, Command{ID: id, OutputID: o.ID, Action: action})
			out[i] = Outcome{Output: o.ID, Receipt: receipt, Err: err}
		})
	}
	all.Wait()
	return out, nil
}

// AsRun returns a page of the as-run log of a contest, and its length.
func (c *Control) AsRun(ctx context.Context, f LogFilter) ([]AsRun, int, error) {
	return c.Store.AsRun(ctx, f)
}

// cut keeps the line breaks of a longer text and bounds it.
func cut(s string, most int) string {
	runes := []rune(strings.TrimSpace(norm.NFC.String(s)))
	return string(runes[:min(len(runes), most)])
}
