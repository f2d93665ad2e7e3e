package web_test

import (
	"net/http"
	"sync"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/token"
	"hoithi/internal/web"
)

// save sends one answer.
func (p *phone) save(attempt string, position, revision int, choice ...int) reply {
	p.t.Helper()
	if choice == nil {
		choice = []int{}
	}
	return p.post("/attempts/"+attempt+"/answers", map[string]any{"position": position, "revision": revision, "choice": choice})
}

func TestAContestantsWholePath(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	var round web.PublicRound
	p.get("/rounds/"+s.round.ID).into(http.StatusOK, &round)
	if round.Mine == nil || !round.Mine.MayStart || *round.Mine.Left != 2 || round.Questions != questionsAsked {
		t.Fatalf("round %+v, mine %+v", round, round.Mine)
	}
	taking := p.begin()
	if len(taking.Questions) != questionsAsked || taking.Questions[0].Stem == "" || len(taking.Questions[0].Options) != 4 {
		t.Fatalf("taking %+v", taking)
	}
	var saved web.AnswerSaved
	p.save(taking.Attempt.ID, 2, 1, 3).into(http.StatusOK, &saved)
	if saved.Position != 2 || saved.Revision != 1 || saved.Receipt == 0 || saved.SavedMS != s.clock.now().UnixMilli() {
		t.Errorf("saved %+v", saved)
	}
	p.send(http.MethodPut, "/attempts/"+taking.Attempt.ID+"/prediction", map[string]int{"value": 987}).into(http.StatusOK, nil)

	var again web.Taking // the page is loaded again
	p.get("/rounds/"+s.round.ID+"/attempts/current").into(http.StatusOK, &again)
	if a := again.Questions[2].Answer; a == nil || a.Receipt != saved.Receipt || len(a.Choice) != 1 || a.Choice[0] != 3 {
		t.Errorf("after a reload the answer is %+v", again.Questions[2].Answer)
	}
	if again.Prediction == nil || again.Prediction.Value == nil || *again.Prediction.Value != 987 {
		t.Errorf("after a reload the prediction is %+v", again.Prediction)
	}
	p.post("/rounds/"+s.round.ID+"/attempts", nil).into(http.StatusOK, &again) // starting twice goes on
	if again.Attempt.ID != taking.Attempt.ID {
		t.Error("a second start began a second attempt")
	}

	s.clock.set(s.clock.now().Add(time.Minute))
	missing := p.post("/attempts/"+taking.Attempt.ID+"/submission", map[string]bool{"allow_blanks": false}).problem(http.StatusConflict, "blanks_left")
	if list, _ := missing.Detail["missing"].([]any); len(list) != questionsAsked-1 {
		t.Errorf("missing %v", missing.Detail)
	}
	var outcome web.Outcome
	p.post("/attempts/"+taking.Attempt.ID+"/submission", map[string]bool{"allow_blanks": true}).into(http.StatusOK, &outcome)
	if outcome.Attempt.State != "ended" || outcome.Attempt.EndedBy != "submit" || outcome.Attempt.DurationMS != 60_000 ||
		outcome.Attempt.SubmittedAfterMS != (time.Hour+time.Minute).Milliseconds() || outcome.Answered != 1 || outcome.Score == nil || outcome.Answers != nil {
		t.Errorf("outcome %+v", outcome)
	}
	p.token = "" // by the cookie alone
	p.get("/attempts/"+taking.Attempt.ID+"/outcome").into(http.StatusOK, &outcome)
	stranger, _ := s.register("Trần Thị Bình", "0905000111")
	stranger.get("/attempts/"+taking.Attempt.ID+"/outcome").problem(http.StatusNotFound, "attempt_not_found")
	s.phone().get("/attempts/"+taking.Attempt.ID+"/outcome").problem(http.StatusUnauthorized, "not_signed_in")
}

// Each way to answer wrongly has its own code, and changes nothing.
func TestAnswerRefusals(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	taking := p.begin()
	mine := taking.Attempt.ID
	stranger, _ := s.register("Trần Thị Bình", "0905000111")
	theirs := stranger.begin().Attempt.ID
	single := 0 // a place with one right option
	for taking.Questions[single].Kind != "single" {
		single++
	}
	p.save(mine, single, 3, 1).into(http.StatusOK, nil)
	tests := map[string]struct {
		reply  func(*phone) reply
		status int
		code   string
	}{
		"no token":                     {func(p *phone) reply { p.token = ""; return p.save(mine, single, 4, 1) }, 401, "token_invalid"},
		"a forged token":               {func(p *phone) reply { p.token = "B" + p.token[1:]; return p.save(mine, single, 4, 1) }, 401, "token_invalid"},
		"a token of another site":      {func(p *phone) reply { p.token = foreignToken(t, taking); return p.save(mine, single, 4, 1) }, 401, "token_invalid"},
		"another attempt":              {func(p *phone) reply { return p.save(theirs, 0, 1, 1) }, 403, "other_attempt"},
		"a position below the paper":   {func(p *phone) reply { return p.save(mine, -1, 1, 1) }, 422, "position_not_in_paper"},
		"a position above the paper":   {func(p *phone) reply { return p.save(mine, questionsAsked, 1, 1) }, 422, "position_not_in_paper"},
		"an option below":              {func(p *phone) reply { return p.save(mine, single, 4, -1) }, 422, "option_out_of_range"},
		"an option above":              {func(p *phone) reply { return p.save(mine, single, 4, 4) }, 422, "option_out_of_range"},
		"two options where one is due": {func(p *phone) reply { return p.save(mine, single, 4, 0, 1) }, 422, "too_many_options"},
		"revision zero":                {func(p *phone) reply { return p.save(mine, single, 0, 1) }, 422, "revision_invalid"},
		"a stale revision":             {func(p *phone) reply { return p.save(mine, single, 2, 2) }, 409, "stale_revision"},
		"the same revision, changed":   {func(p *phone) reply { return p.save(mine, single, 3, 2) }, 409, "stale_revision"},
		"not JSON":                     {func(p *phone) reply { return p.post("/attempts/"+mine+"/answers", "x") }, 400, "body_unreadable"},
		"a body that is too large":     {func(p *phone) reply { return p.save(mine, single, 4, make([]int, 4096)...) }, 413, "body_too_large"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			own := *p
			own.t = t
			problem := test.reply(&own).problem(test.status, test.code)
			if test.code == "stale_revision" && (problem.Detail["revision"] != 3.0 || problem.Detail["receipt"] == nil || problem.Detail["saved_ms"] == nil) {
				t.Errorf("stale_revision says %v, want the newest answer", problem.Detail)
			}
		})
	}
	t.Cleanup(func() {
		var n, chosen int
		row := s.db.SQL().QueryRow(`SELECT count(*), max(revision) FROM answers WHERE attempt_id = $1`, mine)
		if err := row.Scan(&n, &chosen); err != nil || n != 1 || chosen != 3 {
			t.Errorf("afterwards the journal holds %d answers, revision %d, %v; want 1, revision 3", n, chosen, err)
		}
	})
}

func foreignToken(t *testing.T, taking web.Taking) string {
	t.Helper()
	signer, err := token.NewSigner(make([]byte, token.MinKey))
	if err != nil {
		t.Fatal(err)
	}
	return signer.Sign(contest.Pass{AttemptID: taking.Attempt.ID, ContestantID: newID(), RoundID: newID(), Deadline: opens, Expires: opens.Add(1000 * time.Hour)})
}

func TestAReplayGetsTheSameReceipt(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	attempt := p.begin().Attempt
	var first, again web.AnswerSaved
	p.save(attempt.ID, 1, 1, 2).into(http.StatusOK, &first)
	s.clock.set(s.clock.now().Add(5 * time.Second))
	p.save(attempt.ID, 1, 1, 2).into(http.StatusOK, &again)
	if again != first {
		t.Errorf("again %+v, first %+v", again, first)
	}
}

// Two tabs answer the same question at once: one wins, the other is told what
// stands.
func TestTwoTabs(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	attempt := p.begin().Attempt
	var tabs [2]reply
	var wait sync.WaitGroup
	for i := range tabs {
		wait.Go(func() { tabs[i] = p.save(attempt.ID, 0, 1, i) })
	}
	wait.Wait()
	won, lost := tabs[0], tabs[1]
	if won.status != http.StatusOK {
		won, lost = lost, won
	}
	var saved web.AnswerSaved
	won.into(http.StatusOK, &saved)
	if problem := lost.problem(http.StatusConflict, "stale_revision"); problem.Detail["receipt"] != float64(saved.Receipt) {
		t.Errorf("the other tab hears of %v, the answer is %+v", problem.Detail, saved)
	}
}

func TestAnswersAndTheClock(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	attempt := p.begin().Attempt
	deadline := time.UnixMilli(attempt.DeadlineMS)
	s.clock.set(deadline.Add(2 * time.Second))
	p.save(attempt.ID, 0, 1, 1).into(http.StatusOK, nil) // the last moment of the grace
	s.clock.set(deadline.Add(2*time.Second + time.Millisecond))
	p.save(attempt.ID, 1, 1, 1).problem(http.StatusGone, "answer_late")
	p.save(attempt.ID, 0, 1, 1).into(http.StatusOK, nil) // it was in time; only the reply was lost
	p.send(http.MethodPut, "/attempts/"+attempt.ID+"/prediction", map[string]int{"value": 1}).problem(http.StatusGone, "answer_late")
	var outcome web.Outcome
	p.get("/attempts/"+attempt.ID+"/outcome").into(http.StatusOK, &outcome)
	if outcome.Attempt.EndedBy != "deadline" || outcome.Attempt.DurationMS != (20*time.Minute).Milliseconds() {
		t.Errorf("outcome %+v", outcome.Attempt)
	}
	s.clock.set(deadline.Add(contest.PassLife + time.Millisecond))
	p.save(attempt.ID, 0, 2, 1).problem(http.StatusUnauthorized, "token_expired")
}

func TestAfterSubmittingNothingChanges(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	attempt := p.begin().Attempt
	p.post("/attempts/"+attempt.ID+"/submission", map[string]bool{"allow_blanks": true}).into(http.StatusOK, nil)
	p.save(attempt.ID, 0, 1, 1).problem(http.StatusGone, "attempt_ended")
	p.post("/attempts/"+attempt.ID+"/submission", map[string]bool{"allow_blanks": true}).into(http.StatusOK, nil)
}

func TestAnswersThatMayNotBeRevised(t *testing.T) {
	t.Parallel()
	s := newSite(t, func(u *setup) { u.round.Rules.Paper.Revise = false })
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	attempt := p.begin().Attempt
	p.save(attempt.ID, 0, 1, 1).into(http.StatusOK, nil)
	p.save(attempt.ID, 0, 2, 2).problem(http.StatusConflict, "answer_locked")
}

func TestQuestionsWithTheirOwnClock(t *testing.T) {
	t.Parallel()
	s := newSite(t, func(u *setup) { u.round.Rules.Time.PerQuestion = 30 * time.Second })
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	taking := p.begin()
	if q := taking.Questions[0]; q.Stem != "" || len(q.Options) != 0 {
		t.Errorf("the first question is shown before it is opened: %+v", q)
	}
	id := taking.Attempt.ID
	p.save(id, 0, 1, 1).problem(http.StatusConflict, "question_not_opened")
	var q web.TakingQuestion
	p.post("/attempts/"+id+"/openings", map[string]int{"position": 0}).into(http.StatusOK, &q)
	if q.Stem == "" || len(q.Options) != 4 || q.OpenedMS != s.clock.now().UnixMilli() {
		t.Errorf("opened %+v", q)
	}
	s.clock.set(s.clock.now().Add(33 * time.Second))
	p.save(id, 0, 1, 1).problem(http.StatusGone, "answer_late")
}

// A full journal refuses at once and says when to come back.
func TestAFullJournal(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	attempt := p.begin().Attempt
	s.journal.Close() // refuses as a full one does
	r := p.save(attempt.ID, 0, 1, 1)
	r.problem(http.StatusServiceUnavailable, "journal_full")
	if r.header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
}

func TestTheDoorOfARound(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	path := "/rounds/" + s.round.ID + "/attempts"
	s.phone().post(path, nil).problem(http.StatusUnauthorized, "not_signed_in")
	s.clock.set(opens.Add(-time.Minute))
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	p.post(path, nil).problem(http.StatusConflict, "round_not_open")
	p.get(path+"/current").problem(http.StatusNotFound, "attempt_not_found")
	s.clock.set(opens.Add(time.Minute))
	for range 2 {
		attempt := p.begin().Attempt
		p.post("/attempts/"+attempt.ID+"/submission", map[string]bool{"allow_blanks": true}).into(http.StatusOK, nil)
	}
	p.post(path, nil).problem(http.StatusConflict, "no_attempts_left")
	var round web.PublicRound
	p.get("/rounds/"+s.round.ID).into(http.StatusOK, &round)
	if round.Mine.MayStart || round.Mine.WhyNot != "no_attempts_left" || *round.Mine.Left != 0 || len(round.Mine.Attempts) != 2 {
		t.Errorf("mine %+v", round.Mine)
	}
	s.clock.set(opens.Add(25 * time.Hour))
	late, _ := s.register("Trần Thị Bình", "0905000111")
	late.post(path, nil).problem(http.StatusGone, "round_closed")
	s.phone().get("/rounds/"+newID()).problem(http.StatusNotFound, "round_not_found")
	s.phone().get("/rounds/not-an-id").problem(http.StatusNotFound, "round_not_found")
}
