package web

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/broadcast"
)

func (d *desk) air(ctx context.Context, call *Call, in byID) (AirState, error) {
	if !call.Actor.Can(account.Read, in.ID) {
		return AirState{}, broadcast.ErrForbidden
	}
	return d.airState(ctx, call, in.ID)
}

// airState gathers everything that a desk shows of television.
func (d *desk) airState(ctx context.Context, call *Call, contestID string) (AirState, error) {
	now := d.Now()
	out := AirState{NowMS: ms(now), Outputs: []AirOutput{}, Suggestions: items(d.Air.Control.Suggestions(contestID), suggestionOut),
		Rehearsal: rehearsalOut(d.Air.Rehearsals.Of(contestID), now)}
	outputs, err := d.Air.Control.Outputs(ctx, contestID)
	if err != nil {
		return out, err
	}
	for _, o := range outputs {
		one, err := d.airOutput(ctx, call.Actor, o, now)
		if err != nil {
			return out, err
		}
		out.Outputs = append(out.Outputs, one)
	}
	return out, errors.Join(d.addPlans(ctx, call, contestID, &out), d.addRounds(ctx, call, contestID, &out))
}

func (d *desk) addPlans(ctx context.Context, call *Call, contestID string, out *AirState) error {
	rundowns, err := d.Air.Control.Rundowns(ctx, contestID)
	if err != nil {
		return err
	}
	out.Rundowns = items(rundowns, func(r broadcast.Rundown) AirRundown { return d.rundownOut(ctx, r, call.Lang) })
	themes, err := d.Air.Control.Themes(ctx, contestID)
	if err != nil {
		return err
	}
	out.Themes = items(themes, themeOut)
	tokens, err := d.Air.Control.Tokens(ctx, contestID)
	if err != nil {
		return err
	}
	out.Tokens = items(tokens, tokenOut)
	if out.Builds, err = d.airBuilds(ctx); err != nil {
		return err
	}
	present, err := d.Air.Control.Present(ctx, contestID)
	out.Present = items(present, func(p broadcast.Present) AirPresent { return AirPresent(p) })
	return err
}

func (d *desk) addRounds(ctx context.Context, call *Call, contestID string, out *AirState) error {
	freezes, err := d.Air.Freezer.Freezes(ctx, contestID)
	if err != nil {
		return err
	}
	out.Freezes = items(freezes, freezeOut)
	standing := map[string]bool{}
	for _, f := range freezes {
		standing[f.RoundID] = standing[f.RoundID] || f.LiftedAt.IsZero()
	}
	rounds, err := d.Plan.Rounds(ctx, call.Actor, contestID)
	if err != nil {
		return err
	}
	out.Rounds = items(rounds, func(r contest.RoundView) AirRound {
		return AirRound{ID: r.ID, Number: r.Number, Name: r.Name, State: string(r.State), Frozen: standing[r.ID] && r.State != contest.Published}
	})
	for i := range out.Rounds {
		if code, err := d.Air.Sources.NewestCode(ctx, out.Rounds[i].ID); err == nil {
			out.Rounds[i].Snapshot = code
		}
	}
	return nil
}

func (d *desk) airOutput(ctx context.Context, reader account.Actor, o broadcast.Output, now time.Time) (AirOutput, error) {
	out := AirOutput{ID: o.ID, Name: o.Name, Raster: AirRaster(o.Raster), Theme: o.Theme, DelayMS: o.Delay.Milliseconds(), Lang: o.Lang, Rehearsal: o.Rehearsal,
		Build: o.Build, BuildBefore: o.BuildBefore, Rev: o.Rev, Panic: o.Panic, LastBy: o.LastBy, LastMS: ms(o.LastAt), Locks: locksOut(o), OnGlass: []AirGlass{}, Health: []AirHealth{},
		Program: d.airLayers(ctx, reader, o, broadcast.Program), Preview: d.airLayers(ctx, reader, o, broadcast.Preview)}
	instances, err := d.Air.Control.Health(ctx, o.ID)
	if err != nil {
		return out, err
	}
	for _, i := range instances {
		out.Health = append(out.Health, healthOut(i, now))
		if i.Painted > 0 {
			out.OnGlass = append(out.OnGlass, AirGlass{Inst: i.Inst, Rev: i.Painted, AtMS: ms(i.PaintedAt)})
		}
	}
	return out, nil
}

// airLayers are the graphics of a bus. One whose data cannot be read is shown
// without them: the operator must see that it is there.
func (d *desk) airLayers(ctx context.Context, reader account.Actor, o broadcast.Output, bus broadcast.Bus) map[broadcast.Layer]AirShown {
	out := map[broadcast.Layer]AirShown{}
	for l, shown := range o.On(bus) {
		one := AirShown{Label: shown.Graphic.Label, Steps: shown.Steps, Auto: shown.Auto, StepNames: []string{}}
		wire, err := d.airWire(ctx, reader, o, bus, shown)
		if err != nil {
			one.WireShown = broadcast.WireShown{Item: shown.Item, Template: shown.Graphic.Template, Phase: shown.Phase, AtMS: ms(shown.At), Step: shown.Step,
				StepMS: ms(shown.StepAt), Page: shown.Page, Data: json.RawMessage("{}")}
		} else {
			content := d.Air.Control.Peek(o, shown)
			one.WireShown, one.Pages, one.Hold, one.StepNames = *wire, content.Pages, content.Hold, listOf(content.StepNames)
		}
		out[l] = one
	}
	return out
}

// airWire is what a graphic shows. Whoever sees it before it is on air is
// written down first.
func (d *desk) airWire(ctx context.Context, reader account.Actor, o broadcast.Output, bus broadcast.Bus, shown broadcast.Shown) (*broadcast.WireShown, error) {
	if !o.Public(bus) {
		if err := d.Air.Sources.Told(ctx, reader, o.View(shown)); err != nil {
			return nil, err
		}
	}
	return d.Air.Control.Wire(ctx, o, shown)
}

// The stream of the desk: the whole state, when it has changed.
const (
	airGap   = 250 * time.Millisecond
	airLook  = time.Second // health and clocks change without a command
	airAlive = 15 * time.Second
)

func (d *desk) streamAir(c echo.Context, call *Call, in byID) error {
	if !call.Actor.Can(account.Read, in.ID) {
		return broadcast.ErrForbidden
	}
	var noted time.Time
	return d.streamJSON(c, "air", func(ctx context.Context) ([]byte, error) {
		if _, err := d.Team.Authenticate(ctx, call.Cookie(cookieDesk)); err != nil {
			return nil, err
		}
		if now := d.Now(); now.Sub(noted) >= broadcast.PresenceEvery {
			if err := d.Air.Control.Here(ctx, in.ID, call.Actor); err != nil {
				return nil, err
			}
			noted = now
		}
		state, err := d.airState(ctx, call, in.ID)
		if err != nil {
			return nil, err
		}
		return json.Marshal(state)
	})
}

// streamJSON keeps sending a state whenever it says something new. The time in
// it does not count as new.
func (d *desk) streamJSON(c echo.Context, event string, make func(context.Context) ([]byte, error)) error {
	w := &eventWriter{response: c.Response(), control: http.NewResponseController(c.Response())}
	w.open()
	ctx := c.Request().Context()
	var sent string
	beat := d.Now()
	for {
		_, moved := d.Air.Control.Changed()
		frame, err := make(ctx)
		if err != nil {
			return nil //nolint:nilerr // signed out, or the database is away: the page asks again
		}
		_, said, _ := strings.Cut(string(frame), ",") // now_ms comes first
		switch {
		case said != sent:
			err, sent, beat = w.event(event, frame), said, d.Now()
		case d.Now().Sub(beat) >= airAlive:
			err, beat = w.comment(), d.Now()
		}
		if err != nil {
			return nil //nolint:nilerr // the watcher has left
		}
		if !d.pause(ctx, w, moved) {
			return nil
		}
	}
}

// pause waits for news, but never shorter than the gap; false when it is over.
func (d *desk) pause(ctx context.Context, w *eventWriter, moved <-chan struct{}) bool {
	gap, look := time.NewTimer(airGap), time.NewTimer(airLook)
	defer gap.Stop()
	defer look.Stop()
	for _, wait := range []<-chan time.Time{gap.C, look.C} {
		var news <-chan struct{}
		if wait == look.C {
			news = moved
		}
		select {
		case <-wait:
		case <-news:
		case <-d.Stopping:
			_ = w.event("bye", []byte(`{"retry_ms":2000}`)) // it reconnects either way
			return false
		case <-ctx.Done():
			return false
		}
	}
	return true
}

type asRunAsk struct {
	ID     string `param:"id" json:"-"`
	Output string `query:"output" json:"-"`
	Offset int    `query:"offset" json:"-"`
	Limit  int    `query:"limit" json:"-"`
}

func (d *desk) asRun(ctx context.Context, call *Call, in asRunAsk) (List[AsRun], error) {
	if !call.Actor.Can(account.Read, in.ID) {
		return List[AsRun]{}, broadcast.ErrForbidden
	}
	offset, limit := page(in.Offset, in.Limit)
	lines, total, err := d.Air.Control.AsRun(ctx, broadcast.LogFilter{ContestID: in.ID, Output: in.Output, Offset: offset, Limit: limit})
	return List[AsRun]{Items: items(lines, asRunOut), Total: total, Offset: offset, Limit: limit}, err
}

// asRunCSV is the whole log for an archive: UTC and timecode.
func (d *desk) asRunCSV(c echo.Context, call *Call, in asRunAsk) error {
	if !call.Actor.Can(account.Read, in.ID) {
		return broadcast.ErrForbidden
	}
	lines, _, err := d.Air.Control.AsRun(c.Request().Context(), broadcast.LogFilter{ContestID: in.ID, Output: in.Output})
	if err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, mediaCSV)
	h.Set(echo.HeaderContentDisposition, `attachment; filename="as-run.csv"`)
	h.Set(echo.HeaderCacheControl, "no-store")
	w := csv.NewWriter(c.Response())
	w.UseCRLF = true
	if _, err := c.Response().Write([]byte("\ufeff")); err != nil {
		return err
	}
	rows := [][]string{{"n", "utc", "timecode", "actor", "action", "output", "layer", "item", "label", "template", "rev", "data_hash", "reason", "first_on_glass_utc"}}
	for _, l := range lines {
		rows = append(rows, asRunRow(l))
	}
	return w.WriteAll(rows)
}

func asRunRow(l broadcast.AsRun) []string {
	glass := ""
	for _, a := range l.Acks {
		if at := a.Painted.UTC().Format("2006-01-02T15:04:05.000Z"); glass == "" || at < glass {
			glass = at
		}
	}
	return []string{strconv.FormatInt(l.N, 10), l.At.UTC().Format("2006-01-02T15:04:05.000Z"), broadcast.Timecode(l.At), safeCell(l.Actor.Name), string(l.Action), l.Output,
		string(l.Layer), l.Item, safeCell(l.Label), string(l.Template), strconv.FormatInt(l.Rev, 10), l.DataHash, safeCell(l.Reason), glass}
}

// safeCell keeps a spreadsheet from taking a text for a formula.
func safeCell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func (d *desk) airReadRoutes() []Route {
	read := account.Read
	return []Route{
		{http.MethodGet, "/desk/contests/:id/air", AuthStaff, read, "Television: outputs, rundowns, themes, tokens, freezes, suggestions", answer(d.air)},
		{http.MethodGet, "/desk/contests/:id/air/stream", AuthStaff, read, "The same, again whenever it changes (event air)", raw("text/event-stream", d.streamAir).stream()},
		{http.MethodGet, "/desk/contests/:id/air/corrections", AuthStaff, read, "Corrections of what the picture says, the oldest first", handle(d.corrections)},
		{http.MethodGet, "/desk/contests/:id/air/log", AuthStaff, read, "What really went on air, the newest first", answer(d.asRun)},
		{http.MethodGet, "/desk/contests/:id/air/log.csv", AuthStaff, read, "All of it as CSV, the oldest first", raw(mediaCSV, d.asRunCSV)},
		{http.MethodGet, "/desk/air/outputs/:output/still", AuthStaff, account.RunAir, "An item of a rundown as it would be on air at one step and page, for a still store", handle(d.still).
			fails(airFails(broadcast.ErrItemNotFound, broadcast.ErrNotReady, broadcast.ErrStep, broadcast.ErrRundownInvalid)...)},
		{http.MethodGet, "/desk/air/outputs/:output/reveal", AuthStaff, account.RunAir, "The steps of the reveal that is cued or on air", handle(d.revealScript).fails(airFails(broadcast.ErrNotOnAir)...)},
		{http.MethodGet, "/desk/rounds/:id/air-board", AuthStaff, read, "The live board and the frozen one, side by side", handle(d.airBoards).fails(contest.ErrRoundNotFound)},
	}
}
