package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/web"
)

// lock computes the round's result and stores it; state is where the round
// stands then: locked, approved or published.
func (s *site) lock(state contest.State) contest.Snapshot {
	s.t.Helper()
	in, err := s.db.ResultInput(s.t.Context(), s.round.ID)
	if err != nil {
		s.t.Fatalf("ResultInput: %v", err)
	}
	result := contest.Compute(in)
	at := s.clock.now()
	saved, err := s.db.SaveResult(s.t.Context(), contest.Snapshot{
		ID: newID(), RoundID: s.round.ID, RulesVersion: 1, Digest: result.Digest(), Truths: result.Truths,
		Participants: result.Participants, Attempts: result.Attempts, ComputedAt: at,
	}, result)
	if err != nil {
		s.t.Fatalf("SaveResult: %v", err)
	}
	if state == contest.Approved {
		s.exec(`UPDATE results SET approved_at = $2 WHERE id = $1`, saved.ID, at)
	}
	if state == contest.Published {
		s.exec(`UPDATE results SET approved_at = $2, published_at = $2 WHERE id = $1`, saved.ID, at)
	}
	s.exec(`UPDATE rounds SET state = $2 WHERE id = $1`, s.round.ID, string(state))
	s.clock.set(at.Add(2 * time.Second)) // what was cached is old now
	return saved
}

func TestTheOfficialResult(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	first, _ := s.register("Nguyễn Văn An", "0905123456")
	second, _ := s.register("Trần Thị Bình", "0905000111")
	third, cheat := s.register("Lê Văn Cường", "0905000222")
	won := first.finish(questionsAsked)
	lost := second.finish(0)
	third.finish(1)
	s.exec(`INSERT INTO disqualifications (round_id, contestant_id, reason, by_staff, at, confirmed_by, confirmed_at)
	        VALUES ($1, $2, 'nhờ em trai làm bài', $3, $4, $3, $4)`, s.round.ID, cheat.ID, newID(), opens)
	s.clock.set(s.round.ClosesAt.Add(time.Hour))
	path := "/rounds/" + s.round.ID + "/result"
	for _, state := range []contest.State{contest.Locked, contest.Approved} {
		s.lock(state)
		s.phone().get(path).problem(http.StatusNotFound, "result_not_published")
		if b := s.phone().board(""); !b.Provisional || b.Snapshot != "" {
			t.Errorf("a %s round shows an official board", state)
		}
	}
	snapshot := s.lock(contest.Published)

	var result web.PublicResult
	r := s.phone().get(path)
	r.into(http.StatusOK, &result)
	if result.Code != snapshot.Code() || result.Participants != 2 || result.Total != 3 || len(result.Rows) != 3 || result.Seed != s.round.Seed {
		t.Fatalf("result %+v", result)
	}
	if row := result.Rows[0]; row.Rank != 1 || row.Name != "Nguyễn V. A." || row.Receipt != won.Attempt.Receipt || !strings.HasPrefix(row.Explain, "đúng 6/6, ") {
		t.Errorf("first row %+v", row)
	}
	if row := result.Rows[2]; row.Excluded != "disqualified" || strings.Contains(string(r.body), "em trai") {
		t.Errorf("the disqualified row is %+v", row)
	}
	for query, want := range map[string]int{"?q=" + lost.Attempt.Receipt: 1, "?q=0905000111": 1, "?q=0905": 0, "?q=Bình": 0, "?q=binh": 0, "?offset=2": 1, "?limit=1": 1, "?group=cong-dan": 0} {
		s.phone().get(path+query).into(http.StatusOK, &result)
		if len(result.Rows) != want {
			t.Errorf("result%s has %d rows, want %d", query, len(result.Rows), want)
		}
	}
	if b := s.phone().board(""); b.Provisional || b.Snapshot != snapshot.Code() || len(b.Rows) != 2 || b.Rows[0].Rank != 1 {
		t.Errorf("the board of a published round is %+v", b)
	}
	s.checkOutcome(first, won.Attempt.ID, snapshot.ID)
}

// checkOutcome: after publication the contestant sees place and key.
func (s *site) checkOutcome(p *phone, attempt, resultID string) {
	s.t.Helper()
	var outcome web.Outcome
	p.get("/attempts/"+attempt+"/outcome").into(http.StatusOK, &outcome)
	if outcome.Official == nil || outcome.Official.Rank != 1 || outcome.Official.ResultID != resultID || outcome.Rank != nil {
		s.t.Errorf("official %+v, rank %+v", outcome.Official, outcome.Rank)
	}
	if len(outcome.Answers) != questionsAsked || outcome.Answers[0].Explanation != secretExplain || outcome.Next.Results != "published" {
		s.t.Errorf("the key is not shown: %+v", outcome)
	}
}
