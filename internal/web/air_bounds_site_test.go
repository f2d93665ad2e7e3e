package web_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/broadcast"
	"hoithi/internal/web"
)

// placed is a row of a board of what can still happen.
type placed struct {
	name   string
	rank   int
	points int
	can    bool
}

// bounds is what the optimistic or pessimistic board shows on air.
func (st *studio) bounds(optimism string) []placed {
	st.t.Helper()
	st.do("cue", graphic("leaderboard", "full", map[string]any{"source": "board", "round_id": st.round.ID, "optimism": optimism}, nil))
	st.do("take", nil)
	var data struct {
		Rows     []broadcast.Row `json:"rows"`
		Optimism string          `json:"optimism"`
	}
	if err := json.Unmarshal([]byte(layerOf(st.t, string(st.phone().get("//tv/state/chinh?t="+st.view).body))), &data); err != nil || data.Optimism != optimism {
		st.t.Fatalf("%s board: %+v %v", optimism, data, err)
	}
	out := []placed{}
	for _, r := range data.Rows {
		if r.CanWin == nil {
			st.t.Fatalf("%s is not said to be able to win or not", r.Name)
		}
		out = append(out, placed{r.Name, r.Rank, r.Points, *r.CanWin})
	}
	return out
}

func (st *studio) expectBounds(what, optimism string, want []placed) {
	st.t.Helper()
	got := st.bounds(optimism)
	same := len(got) == len(want)
	for i := range min(len(got), len(want)) {
		same = same && got[i] == want[i]
	}
	if !same {
		st.t.Errorf("%s, %s:\n%+v, want\n%+v", what, optimism, got, want)
	}
}

// Six questions of ten points, two attempts, the best counts. An has 30 and no
// attempt left; Bình has 40 and one; Cường has 50 and none; Dũng has 10 and is
// in the middle of the second. Nobody ends below 50 and wins, so An cannot.
func TestWhoCanStillWin(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	tries := func(name, number string, right ...int) *phone {
		p, _ := st.register(name, number)
		for _, n := range right {
			p.finish(n)
		}
		return p
	}
	tries("Nguyễn Văn An", "0905000001", 2, 3)
	binh := tries("Trần Thị Bình", "0905000002", 4)
	tries("Lê Văn Cường", "0905000003", 5, 1)
	dung := tries("Phạm Văn Dũng", "0905000004", 1)
	running := dung.begin()
	dung.save(running.Attempt.ID, 0, 1, right(t, running.Questions[0])...).into(http.StatusOK, nil)
	st.flush()
	const an, b, c, d = "Nguyễn V. A.", "Trần T. B.", "Lê V. C.", "Phạm V. D."
	best := []placed{{b, 1, 60, true}, {d, 1, 60, true}, {c, 3, 50, true}, {an, 4, 30, false}}
	worst := []placed{{c, 1, 50, true}, {b, 2, 40, true}, {an, 3, 30, false}, {d, 4, 10, true}}
	st.expectBounds("live", "optimistic", best)
	st.expectBounds("live", "pessimistic", worst)

	// Frozen: who ends, starts or comes later changes nothing, not even who
	// has an attempt left.
	as[web.AirFreeze](st.producer.post("/desk/rounds/"+st.round.ID+"/freeze", map[string]string{"reason": "trước công bố"}), http.StatusCreated)
	st.clock.set(st.clock.now().Add(time.Second))
	binh.finish(0)
	dung.post("/attempts/"+running.Attempt.ID+"/submission", map[string]bool{"allow_blanks": true}).into(http.StatusOK, nil)
	tries("Hồ Thị Em", "0905000005", questionsAsked)
	st.flush()
	st.clock.set(st.clock.now().Add(time.Minute))
	st.expectBounds("frozen", "optimistic", best)
	st.expectBounds("frozen", "pessimistic", worst)
	if seen := st.wiretap()(); strings.Contains(seen, "Hồ T. E.") {
		t.Errorf("who came after the freeze is told: %s", seen)
	}
}

// Where the last attempt counts, points can be lost: the worst is nothing.
func TestTheLastAttemptMayCostEverything(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	st.exec(`UPDATE rounds SET rules = jsonb_set(rules, '{Attempts,Counts}', '"last"')`)
	one, _ := st.register("Nguyễn Văn An", "0905000001")
	one.finish(5)
	two, _ := st.register("Trần Thị Bình", "0905000002")
	two.finish(4)
	two.finish(2)
	st.flush()
	st.expectBounds("last counts", "pessimistic", []placed{{"Trần T. B.", 1, 20, true}, {"Nguyễn V. A.", 2, 0, true}})
}

// A board that is hidden tells nothing of what can still happen either, and
// what was on air of it is no longer made.
func TestAHiddenBoardHasNoBounds(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	p, _ := st.register("Nguyễn Văn An", "0905000001")
	p.finish(2)
	st.flush()
	st.bounds("optimistic")
	st.exec(`UPDATE rounds SET rules = jsonb_set(rules, '{Show,Board}', $1::jsonb)`, `"`+string(contest.BoardHidden)+`"`)
	st.do("clear_all", nil)
	for _, optimism := range []string{"normal", "optimistic", "pessimistic"} {
		r := st.command("cue", graphic("leaderboard", "full", map[string]any{"source": "board", "round_id": st.round.ID, "optimism": optimism}, nil))
		r.problem(http.StatusConflict, "item_not_ready")
		if !strings.Contains(string(r.body), "board_hidden") || strings.Contains(string(r.body), "Nguyễn") {
			t.Errorf("%s: %s", optimism, r.body)
		}
	}
}
