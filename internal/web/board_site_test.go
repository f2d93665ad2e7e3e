package web_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/web"
)

// finish answers n questions right and hands in.
func (p *phone) finish(n int) web.Outcome {
	p.t.Helper()
	taking := p.begin()
	for position := range n {
		p.save(taking.Attempt.ID, position, 1, right(p.t, taking.Questions[position])...).into(http.StatusOK, nil)
	}
	var outcome web.Outcome
	p.site.clock.set(p.site.clock.now().Add(time.Minute))
	p.post("/attempts/"+taking.Attempt.ID+"/submission", map[string]bool{"allow_blanks": true}).into(http.StatusOK, &outcome)
	return outcome
}

// right knows the key: question n has option n%4, the last one two of them.
func right(t *testing.T, q web.TakingQuestion) []int {
	t.Helper()
	var n int
	if _, err := fmt.Sscanf(q.Stem, secretStem+" %d?", &n); err != nil {
		t.Fatalf("stem %q: %v", q.Stem, err)
	}
	key := []int{n % 4}
	if n == questionsAsked {
		key = []int{0, 2}
	}
	var shown []int
	for _, k := range key {
		shown = append(shown, slices.Index(q.Options, secretOption+" "+[]string{"một", "hai", "ba", "bốn"}[k]))
	}
	return shown
}

func (s *site) flush() {
	s.t.Helper()
	s.boards.Tend(s.t.Context(), true) // builds what nobody has built yet
	if err := s.boards.Flush(s.t.Context()); err != nil {
		s.t.Fatalf("Flush: %v", err)
	}
}

func (p *phone) board(query string) web.Board {
	p.t.Helper()
	var b web.Board
	p.get("/rounds/"+p.site.round.ID+"/board"+query).into(http.StatusOK, &b)
	return b
}

func TestTheLiveBoard(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	viewer := s.phone()
	if b := viewer.board(""); len(b.Rows) != 0 || !b.Provisional || b.Rows == nil {
		t.Errorf("before anybody answers the board is %+v", b)
	}
	s.flush()
	first, me := s.register("Nguyễn Văn An", "0905123456")
	second, _ := s.register("Trần Thị Bình", "0905000111")
	outcome := first.finish(questionsAsked)
	second.finish(0)
	s.flush()
	s.clock.set(s.clock.now().Add(time.Minute))

	b := viewer.board("")
	if b.Total != 2 || len(b.Rows) != 2 || b.Rows[0].ID != me.ID || b.Rows[0].Name != "Nguyễn V. A." || b.Rows[0].Unit != "Sở Nội vụ" || b.Rows[0].Rank != 1 {
		t.Fatalf("board %+v", b)
	}
	if b.Figures != (web.Figures{Started: 2, Ended: 2, Participants: 2}) {
		t.Errorf("figures %+v", b.Figures)
	}
	if mine := first.board(""); !mine.Rows[0].Me || mine.Rows[1].Me {
		t.Errorf("the contestant's own row is not marked: %+v", mine.Rows)
	}
	var around web.BoardRows
	second.get("/rounds/"+s.round.ID+"/board/around").into(http.StatusOK, &around)
	if len(around.Rows) != 2 || !around.Rows[1].Me {
		t.Errorf("around %+v", around)
	}
	viewer.get("/rounds/"+s.round.ID+"/board/around").problem(http.StatusUnauthorized, "not_signed_in")
	var again web.Outcome
	first.get("/attempts/"+outcome.Attempt.ID+"/outcome").into(http.StatusOK, &again)
	if again.Score == nil || again.Score.Right != questionsAsked || again.Score.Points != again.Score.OfPoints {
		t.Errorf("score %+v, want everything right", again.Score)
	}
	if again.Rank == nil || again.Rank.Rank != 1 || again.Rank.Of != 2 || !again.Rank.Provisional {
		t.Errorf("rank %+v", again.Rank)
	}
}

func TestBoardScopesAndSearch(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.phone().board("")
	s.flush()
	p, me := s.register("Nguyễn Văn An", "0905123456")
	outcome := p.finish(2)
	s.flush()
	s.clock.set(s.clock.now().Add(time.Minute))
	tests := map[string]struct {
		query string
		rows  int
	}{
		"the whole contest":                   {"?scope=contest", 1},
		"the unit":                            {"?scope=unit&unit=" + unitA, 1},
		"a unit below":                        {"?scope=unit&unit=" + unitB, 0},
		"the group":                           {"?group=can-bo", 1},
		"another group":                       {"?group=cong-dan", 0},
		"the next page":                       {"?offset=1", 0},
		"a receipt":                           {"?q=" + outcome.Attempt.Receipt, 1},
		"a phone number in full":              {"?q=0905.123.456", 1},
		"half a phone number":                 {"?q=0905", 0},
		"a name, where the board shows none":  {"?q=" + url.QueryEscape("Nguyễn Văn An"), 0},
		"an injection of a pattern":           {"?q=%25", 0},
		"a negative offset is the first page": {"?offset=-5", 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			viewer := s.phone()
			viewer.t = t
			b := viewer.board(test.query)
			if len(b.Rows) != test.rows || test.rows == 1 && b.Rows[0].ID != me.ID {
				t.Errorf("board%s has rows %+v, want %d", test.query, b.Rows, test.rows)
			}
		})
	}
	s.phone().get("/rounds/"+s.round.ID+"/board?scope=unit&unit="+newID()).problem(http.StatusNotFound, "unit_not_found")
}

func TestAHiddenBoardStaysHidden(t *testing.T) {
	t.Parallel()
	s := newSite(t, func(u *setup) { u.round.Rules.Show.Board = contest.BoardHidden })
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	if outcome := p.finish(1); outcome.Rank != nil {
		t.Errorf("the outcome tells the rank %+v", outcome.Rank)
	}
	for _, path := range []string{"/board", "/board?scope=contest", "/board/around", "/board/stream"} {
		p.get("/rounds/"+s.round.ID+path).problem(http.StatusNotFound, "board_hidden")
	}
}

func TestUnitsAreRankedLive(t *testing.T) {
	t.Parallel()
	s := newSite(t, func(u *setup) {
		u.round.Rules.Units = []contest.UnitRanking{{Name: "Theo số người dự thi", Criteria: []contest.UnitCriterion{contest.UnitParticipants}}}
	})
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	p.finish(2)
	var b web.UnitBoard
	s.phone().get("/rounds/"+s.round.ID+"/units").into(http.StatusOK, &b)
	if len(b.Rankings) != 1 || len(b.Rows) == 0 || b.Rows[0].UnitID != unitA || b.Rows[0].Participants != 1 || !b.Provisional {
		t.Errorf("units %+v", b)
	}
}

// events reads server-sent events of a stream.
func (s *site) events(path string) (<-chan [2]string, func()) {
	s.t.Helper()
	ctx, stop := context.WithCancel(s.t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+"/api/v1"+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil || res.StatusCode != http.StatusOK {
		s.t.Fatalf("GET %s: %v %v", path, res, err)
	}
	out := make(chan [2]string, 16)
	go func() {
		defer close(out)
		defer func() { _ = res.Body.Close() }()
		event := ""
		for lines := bufio.NewScanner(res.Body); lines.Scan(); {
			if name, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
				event = name
			} else if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				out <- [2]string{event, data}
			}
		}
	}()
	return out, stop
}

func TestABoardIsStreamed(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.phone().board("")
	s.flush()
	ctx, stop := context.WithCancel(t.Context())
	pumped := make(chan struct{})
	go func() { defer close(pumped); s.pump.Run(ctx) }()
	t.Cleanup(func() { stop(); <-pumped })
	events, leave := s.events("/rounds/" + s.round.ID + "/board/stream")
	defer leave()
	next := func() web.Board {
		t.Helper()
		var b web.Board
		select {
		case e := <-events:
			if err := json.Unmarshal([]byte(e[1]), &b); err != nil || e[0] != "board" {
				t.Fatalf("event %q: %v", e, err)
			}
		case <-time.After(10 * time.Second):
			t.Fatal("no frame came")
		}
		return b
	}
	if b := next(); len(b.Rows) != 0 {
		t.Errorf("the first frame has rows %+v", b.Rows)
	}
	p, me := s.register("Nguyễn Văn An", "0905123456")
	p.finish(1)
	s.flush()
	for b := next(); len(b.Rows) != 1 || b.Rows[0].ID != me.ID; b = next() { // a frame with new figures may come first
	}
}
