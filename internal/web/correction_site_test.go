package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/web"
)

// While a published result is being corrected, every page goes on showing the
// one that people have seen: no board turns provisional, no link disappears.
func TestAResultThatIsBeingCorrected(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	phone, _ := s.register("Nguyễn Văn An", "0905123456")
	won := phone.finish(questionsAsked)
	s.clock.set(s.round.ClosesAt.Add(time.Hour))
	seen := s.lock(contest.Published)
	if r := s.result(); r.Publication != 1 || r.Reason != "" || r.Code != seen.Code() {
		t.Errorf("the first publication is number %d, reason %q", r.Publication, r.Reason)
	}
	s.lock(contest.Locked) // computed again, and thrown away
	s.lock(contest.Approved)

	if r := s.result(); r.Code != seen.Code() || r.Publication != 1 || !r.Round.Published || r.Round.State != "approved" {
		t.Errorf("the result in correction is %s, publication %d, round %+v", r.Code, r.Publication, r.Round)
	}
	page := as[web.PublicContest](s.phone().get("/contests/"+s.contest.Slug), http.StatusOK)
	round := as[web.PublicRound](s.phone().get("/rounds/"+s.round.ID), http.StatusOK)
	if !page.Rounds[0].Published || !round.Published {
		t.Errorf("published: %v on the contest's page, %v on the round's", page.Rounds[0].Published, round.Published)
	}
	if units := as[web.UnitBoard](s.phone().get("/rounds/"+s.round.ID+"/units"), http.StatusOK); units.Provisional {
		t.Error("the units are provisional again")
	}
	outcome := as[web.Outcome](phone.get("/attempts/"+won.Attempt.ID+"/outcome"), http.StatusOK)
	if outcome.Official == nil || outcome.Official.ResultID != seen.ID || outcome.Rank != nil || outcome.Next.Results != "published" {
		t.Errorf("the contestant sees official %+v, rank %+v, results %s", outcome.Official, outcome.Rank, outcome.Next.Results)
	}
	if head := string(s.phone().get("//r/" + s.round.ID + "/result").body); !strings.Contains(head, "<title>Kết quả chính thức – ") {
		t.Errorf("the page's head says %s", head)
	}

	again := s.lock(contest.Published)
	if r := s.result(); r.Code != again.Code() || r.Publication != 2 || r.Number != 4 {
		t.Errorf("publication %d of snapshot %d, want the second publication of snapshot 4", r.Publication, r.Number)
	}
}

func (s *site) result() web.PublicResult {
	s.t.Helper()
	return as[web.PublicResult](s.phone().get("/rounds/"+s.round.ID+"/result"), http.StatusOK)
}
