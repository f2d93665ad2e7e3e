package web_test

import (
	"net/http"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/web"
)

// The desk tells how a question did in the rounds that are locked, to those who
// may know its key.
func TestAQuestionsFiguresAreToldOnceItsRoundIsLocked(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	for i, right := range []int{questionsAsked, 0} {
		p, _ := st.register("Nguyễn Văn An", "090512345"+string(rune('0'+i)))
		p.finish(right)
	}
	st.at(st.round.ClosesAt.Add(time.Hour))
	items := contest.NewItems(st.plan, st.db, st.clock.now, newID)
	path := "/desk/questions/" + st.bankQuestion(1) + "/figures"
	told := func(want int) []web.DeskItemRecord {
		t.Helper()
		if err := items.Keep(t.Context()); err != nil {
			t.Fatal(err)
		}
		list := as[web.Items[web.DeskItemRecord]](st.producer.get(path), http.StatusOK).Items
		if list == nil || len(list) != want {
			t.Fatalf("told %+v, want %d rounds", list, want)
		}
		return list
	}
	told(0)
	st.lock(contest.Locked)
	if one := told(1)[0]; one.RoundID != st.round.ID || one.RoundName != st.round.Name || one.Version != 1 || one.Seen != 2 || one.Right != 1 || one.Facility != 0.5 || !one.Few ||
		len(one.Notes) != 1 || one.Notes[0].Code != "few" {
		t.Errorf("the figures are %+v", one)
	}
	st.hire("Phạm Ở Nơi Khác", account.Organiser, newID()).get(path).problem(http.StatusForbidden, "forbidden")
	st.producer.get("/desk/questions/"+newID()+"/figures").problem(http.StatusNotFound, "question_not_found")
}
