package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/web"
)

// A still of an item is what a cue would show, by the rules of a cue, without
// anything being cued.
func TestAStillIsWhatACueWouldShow(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	p, _ := st.register("Nguyễn Văn An", "0905123456")
	p.finish(2)
	st.at(st.round.ClosesAt.Add(time.Hour))
	auditor := st.hire("Kiểm Toán", account.Auditor, st.contest.ID)
	official := st.official()
	items := []any{graphic("title", "main", nil, map[string]string{"title": "Chung kết"})["graphic"], official["podium"]["graphic"], official["reveal"]["graphic"]}
	run := as[web.AirRundown](st.producer.post("/desk/contests/"+st.contest.ID+"/air/rundowns", map[string]any{"name": "Tối nay", "items": items}), http.StatusCreated)
	path := func(i int, more string) string { return "/desk/air/outputs/chinh/still?item=" + run.Items[i].ID + more }

	title := as[web.AirStill](st.producer.get(path(0, "")), http.StatusOK)
	if !strings.Contains(string(title.Shown.Data), "Chung kết") || title.Shown.Phase != "in" || title.Steps != 1 {
		t.Errorf("the title is %+v", title)
	}
	st.producer.get(path(0, "&step=1")).problem(http.StatusUnprocessableEntity, "step_out_of_range")
	st.producer.get(path(0, "&page=1")).problem(http.StatusUnprocessableEntity, "step_out_of_range")
	st.producer.get("/desk/air/outputs/chinh/still?item="+newID()).problem(http.StatusNotFound, "item_not_found")
	auditor.get(path(0, "")).problem(http.StatusForbidden, "forbidden")

	st.lock(contest.Locked)
	refused(t, "a podium before its second person", st.producer.get(path(1, "")), "result_not_approved")
	st.lock(contest.Approved)
	if podium := as[web.AirStill](st.producer.get(path(1, "")), http.StatusOK); !strings.Contains(string(podium.Shown.Data), "Nguyễn V. A.") {
		t.Errorf("the podium is %s", podium.Shown.Data)
	}
	reveal := as[web.AirStill](st.producer.get(path(2, "")), http.StatusOK)
	if reveal.Steps < 2 || strings.Contains(string(reveal.Shown.Data), "Nguyễn") {
		t.Errorf("the first picture of a reveal is %s", reveal.Shown.Data)
	}
	st.producer.get(path(2, "&step=1")).problem(http.StatusUnprocessableEntity, "step_out_of_range")
	state := as[web.AirState](st.producer.get("/desk/contests/"+st.contest.ID+"/air"), http.StatusOK).Outputs[0]
	if len(state.Preview)+len(state.Program) != 0 || state.Rev != 1 {
		t.Errorf("a still moved the output: %+v", state)
	}
}
