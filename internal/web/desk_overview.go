package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"hoithi/contest"
	"hoithi/internal/account"
)

// The stream of an overview: at most one frame a second, and a sign of life
// when nothing has changed. Few people watch it, so each has their own loop
// over the shared count.
const (
	overviewEvery = time.Second
	overviewBeat  = 15 * time.Second
	overviewWrite = 10 * time.Second
)

func (d *desk) overview(ctx context.Context, actor account.Actor, in byID) (Overview, error) {
	if _, err := d.Watch.Allow(ctx, actor, in.ID); err != nil {
		return Overview{}, err
	}
	return d.overviews.get(ctx, in.ID)
}

// countOverview counts once for everybody who watches.
func (d *desk) countOverview(ctx context.Context, roundID string) (Overview, error) {
	o, err := d.Watch.Overview(ctx, roundID)
	if err != nil {
		return Overview{}, err
	}
	out := overviewOf(o)
	if d.Pulse != nil {
		out.feel(d.Pulse(roundID))
	}
	return out, nil
}

func overviewOf(o contest.Overview) Overview {
	return Overview{
		NowMS: ms(o.At), State: string(o.Round.StateAt(o.At)), Redis: "ok",
		Started: o.Figures.Started, Ended: o.Figures.Ended, Running: o.Figures.Started - o.Figures.Ended, Participants: o.Figures.Participants,
		Contestants: o.Contestants, Synthetic: o.Synthetic,
		Timeline: items(o.Timeline, func(b contest.TimelineBucket) TimelineBucket {
			return TimelineBucket{TMS: ms(b.At), Started: b.Started, Ended: b.Ended}
		}),
		Scores: items(o.Scores, func(s contest.ScoreCount) ScoreCount { return ScoreCount{Points: s.Points, Count: s.Count} }),
		Bands:  []BandCount{{"100", o.Bands.All}, {"75", o.Bands.Most}, {"25", o.Bands.Some}, {"0", o.Bands.Few}},
		Units: items(o.Units, func(u contest.UnitCount) OverviewUnit {
			return OverviewUnit{UnitID: u.UnitID, Name: u.Name, Block: u.Block, Participants: u.Participants, Headcount: u.Headcount}
		}),
		Groups: items(o.Groups, func(g contest.GroupCount) OverviewGroup {
			return OverviewGroup{GroupID: g.GroupID, Participants: g.Participants, AllRight: g.AllRight}
		}),
	}
}

func (o *Overview) feel(p Pulse) {
	o.AnswersPerS, o.Watchers, o.ShedLevel, o.BoardStaleSinceMS = p.AnswersPerSecond, p.Watchers, p.ShedLevel, ms(p.BoardStaleSince)
	if p.RedisAway {
		o.Redis = "away"
	}
}

// streamOverview keeps sending a round's overview, complete each time.
func (d *desk) streamOverview(c echo.Context, call *Call, in byID) error {
	if _, err := d.Watch.Allow(c.Request().Context(), call.Actor, in.ID); err != nil {
		return err
	}
	w := &eventWriter{response: c.Response(), control: http.NewResponseController(c.Response())}
	w.open()
	tick := time.NewTicker(overviewEvery)
	defer tick.Stop()
	var sent []byte
	beat := d.Now()
	for {
		frame, err := d.overviewFrame(c.Request().Context(), call, in.ID)
		switch {
		case err != nil: // signed out, or the database is away: the page asks again
			return nil
		case string(frame) != string(sent):
			err, sent, beat = w.event("overview", frame), frame, d.Now()
		case d.Now().Sub(beat) >= overviewBeat:
			err, beat = w.comment(), d.Now()
		}
		if err != nil {
			return nil // the watcher has left
		}
		select {
		case <-tick.C:
		case <-d.Stopping:
			_ = w.event("bye", []byte(`{"retry_ms":2000}`)) // it reconnects either way
			return nil
		case <-c.Request().Context().Done():
			return nil
		}
	}
}

// overviewFrame asks again who is watching: a session may have been revoked.
func (d *desk) overviewFrame(ctx context.Context, call *Call, roundID string) ([]byte, error) {
	if _, err := d.Team.Authenticate(ctx, call.Cookie(cookieDesk)); err != nil {
		return nil, err
	}
	o, err := d.overviews.get(ctx, roundID)
	if err != nil {
		return nil, err
	}
	return json.Marshal(o)
}

// eventWriter writes server-sent events, each within a deadline.
type eventWriter struct {
	response *echo.Response
	control  *http.ResponseController
}

func (w *eventWriter) open() {
	h := w.response.Header()
	h.Set(echo.HeaderContentType, "text/event-stream")
	h.Set(echo.HeaderCacheControl, "no-store")
	h.Set("X-Accel-Buffering", "no")
	w.response.WriteHeader(http.StatusOK)
}

func (w *eventWriter) event(name string, data []byte) error {
	return w.write(fmt.Sprintf("event: %s\ndata: %s\n\n", name, data))
}

func (w *eventWriter) comment() error { return w.write(":\n\n") }

func (w *eventWriter) write(text string) error {
	if err := w.control.SetWriteDeadline(time.Now().Add(overviewWrite)); err != nil {
		return err
	}
	if _, err := w.response.Write([]byte(text)); err != nil {
		return err
	}
	return w.control.Flush()
}

func (d *desk) overviewRoutes() []Route {
	return []Route{
		{http.MethodGet, "/desk/rounds/:id/overview", AuthStaff, account.Read, "A round in figures", handle(d.overview).fails(contest.ErrRoundNotFound)},
		{http.MethodGet, "/desk/rounds/:id/overview/stream", AuthStaff, account.Read, "A round in figures, again whenever they change (event overview)",
			raw("text/event-stream", d.streamOverview).stream().fails(contest.ErrRoundNotFound)},
	}
}
