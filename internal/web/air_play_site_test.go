package web_test

import (
	"net/http"
	"sync"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/broadcast"
)

// twoNodes is a studio whose output is run by two control rooms over one
// database.
type twoNodes struct {
	*studio
	other *broadcast.Control
}

func newTwoNodes(t *testing.T) *twoNodes {
	t.Helper()
	st := newStudio(t)
	n := &twoNodes{st, st.reborn().Control}
	n.seen()
	return n
}

// seen makes both nodes know the output, as a page does that asks for it.
func (n *twoNodes) seen() {
	n.t.Helper()
	for _, c := range []*broadcast.Control{n.air.Control, n.other} {
		if _, err := c.Picture(n.t.Context(), "chinh", broadcast.Program); err != nil {
			n.t.Fatal(err)
		}
	}
}

// after lets time pass; then the clocks of both nodes tick at once.
func (n *twoNodes) after(d time.Duration) {
	n.t.Helper()
	n.clock.set(n.clock.now().Add(d))
	var both sync.WaitGroup
	for _, c := range []*broadcast.Control{n.air.Control, n.other} {
		both.Go(func() { c.Tick(n.t.Context()) })
	}
	both.Wait()
	n.air.Control.Tick(n.t.Context()) // each has heard what the other wrote
	n.other.Tick(n.t.Context())
}

// on is what both nodes have on a layer; they must agree.
func (n *twoNodes) on(l broadcast.Layer) broadcast.Shown {
	n.t.Helper()
	a, b := must(n.t)(n.air.Control.Output(n.t.Context(), "chinh")), must(n.t)(n.other.Output(n.t.Context(), "chinh"))
	if a.Rev != b.Rev || a.Program[l].Step != b.Program[l].Step {
		n.t.Errorf("the nodes disagree: revision %d step %d, revision %d step %d", a.Rev, a.Program[l].Step, b.Rev, b.Program[l].Step)
	}
	return a.Program[l]
}

// reveal puts a reveal of three people on air, with a pause before the first
// rank: intro, third, second, pause, first, podium, end.
func (st *studio) reveal() {
	st.t.Helper()
	for i, name := range []string{"Lê Thị Nhất", "Phan Văn Nhì", "Võ Thị Ba"} {
		p, _ := st.register(name, "090500011"+string(rune('0'+i)))
		p.finish(questionsAsked - i)
		st.clock.set(st.clock.now().Add(time.Second))
	}
	st.at(st.round.ClosesAt.Add(time.Hour))
	st.lock(contest.Approved)
	st.do("cue", graphic("reveal", "full", map[string]any{"source": "reveal", "round_id": st.round.ID, "pause_ranks": []int{1}}, nil))
	st.do("take", nil)
}

// A reveal plays by itself at its speed and waits for a hand where it holds its
// breath; back, jump, pause and a lock do what a hand means by them; and each
// step is taken once although two nodes have the same clock.
func TestARevealPlaysByItself(t *testing.T) {
	t.Parallel()
	n := newTwoNodes(t)
	n.reveal()
	full := func(more map[string]any) map[string]any {
		out := map[string]any{"layer": "full"}
		for k, v := range more {
			out[k] = v
		}
		return out
	}
	n.command("play", full(map[string]any{"speed": 9})).problem(http.StatusUnprocessableEntity, "speed_out_of_range")
	for _, s := range []struct {
		what   string
		action string
		more   map[string]any
		after  time.Duration
		step   int
		plays  bool
	}{
		{"the opening waits for a hand", "play", map[string]any{"speed": 2}, time.Minute, 0, true},
		{"a row of five seconds stands half as long at twice the speed", "step", map[string]any{"to": "next"}, 2400 * time.Millisecond, 1, true},
		{"then the next comes", "", nil, 200 * time.Millisecond, 2, true},
		{"back by hand: it stands its time again", "step", map[string]any{"to": "prev"}, 2400 * time.Millisecond, 1, true},
		{"and goes on by itself again", "", nil, 200 * time.Millisecond, 2, true},
		{"a lock keeps other hands off, not the clock", "lock", nil, 2600 * time.Millisecond, 3, true},
		{"before the first rank it holds its breath", "", nil, time.Minute, 3, true},
		{"a hand calls the first", "step", map[string]any{"to": "next"}, time.Second, 4, true},
		{"pause stops it", "pause", nil, time.Minute, 4, false},
		{"slower: ten seconds", "play", map[string]any{"speed": 0.5}, 9900 * time.Millisecond, 4, true},
		{"and on", "", nil, 200 * time.Millisecond, 5, true},
		{"the last step ends the playing", "step", map[string]any{"to": 6}, time.Minute, 6, false},
		{"a jump back does not start it", "step", map[string]any{"to": 1}, time.Minute, 1, false},
	} {
		if s.action != "" {
			n.do(s.action, full(s.more))
		}
		n.after(s.after)
		if got := n.on(broadcast.Full); got.Step != s.step || (got.Auto > 0) != s.plays {
			t.Fatalf("%s: step %d at speed %v, want step %d playing %v", s.what, got.Step, got.Auto, s.step, s.plays)
		}
	}
	lines, _, err := n.db.AsRun(t.Context(), broadcast.LogFilter{ContestID: n.contest.ID})
	if err != nil {
		t.Fatal(err)
	}
	byItself := 0
	for _, l := range lines {
		if l.Action == broadcast.Step && l.Actor.Name != "Lương Đạo Diễn" {
			byItself++
		}
	}
	if byItself != 4 {
		t.Errorf("the log has %d steps by itself, want 4", byItself)
	}
}

// A node that starts while a reveal plays goes on with it, and a graphic that
// leaves after its last step does so although nobody was there to see it.
func TestPlayingGoesOnAfterARestart(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	st.reveal()
	st.do("step", map[string]any{"layer": "full", "to": "next"})
	st.do("play", map[string]any{"layer": "full", "speed": 1})
	st.clock.set(st.clock.now().Add(6 * time.Second))
	reborn := st.reborn().Control
	must(t)(reborn.Output(t.Context(), "chinh"))
	reborn.Tick(t.Context())
	if got := must(t)(reborn.Output(t.Context(), "chinh")).Program[broadcast.Full]; got.Step != 2 || got.Auto != 1 {
		t.Errorf("after the restart: step %d at speed %v", got.Step, got.Auto)
	}
	st.do("clear_all", nil)

	item := graphic("title", "main", nil, map[string]string{"title": "Chào"})
	item["graphic"].(map[string]any)["out"] = map[string]any{"rule": "after", "ms": 3000}
	st.do("cue", item)
	st.do("take", nil)
	st.clock.set(st.clock.now().Add(4 * time.Second))
	again := st.reborn().Control
	must(t)(again.Output(t.Context(), "chinh"))
	again.Tick(t.Context())
	lines, _, err := st.db.AsRun(t.Context(), broadcast.LogFilter{ContestID: st.contest.ID})
	if err != nil || len(lines) == 0 || lines[len(lines)-1].Action != broadcast.TakeOut || lines[len(lines)-1].Layer != broadcast.Main {
		t.Errorf("nothing went out by itself: %+v %v", lines, err)
	}
}
