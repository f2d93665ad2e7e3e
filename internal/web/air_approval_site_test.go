package web_test

import (
	"maps"
	"net/http"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/web"
)

// official are the graphics that show a stored result.
func (st *studio) official() map[string]map[string]any {
	return map[string]map[string]any{
		"reveal":      graphic("reveal", "full", map[string]any{"source": "reveal", "round_id": st.round.ID, "from_rank": 3}, nil),
		"podium":      graphic("podium", "full", map[string]any{"source": "result", "round_id": st.round.ID}, nil),
		"leaderboard": graphic("leaderboard", "main", map[string]any{"source": "result", "round_id": st.round.ID}, nil),
	}
}

// on sends a command to an output of any name.
func (st *studio) on(output, action string, more map[string]any) reply {
	st.t.Helper()
	body := map[string]any{"id": newID(), "action": action}
	maps.Copy(body, more)
	return st.producer.post("/desk/air/outputs/"+output+"/commands", body)
}

// refused checks that an item was refused for a reason.
func refused(t *testing.T, what string, r reply, why string) {
	t.Helper()
	if p := r.problem(http.StatusConflict, "item_not_ready"); p.Detail["why"] != why {
		t.Errorf("%s: refused because of %v, want %s", what, p.Detail["why"], why)
	}
}

// Two people stand behind a published result, and putting it on air publishes
// it: what only one has locked can be rehearsed and no more.
func TestAResultIsApprovedBeforeItGoesOnAir(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	st.output("tap", true)
	p, _ := st.register("Nguyễn Văn An", "0905123456")
	p.finish(2)
	st.at(st.round.ClosesAt.Add(time.Hour))
	st.lock(contest.Locked)
	for name, item := range st.official() {
		refused(t, name+" on air", st.on("chinh", "cue", item), "result_not_approved")
		ready := as[web.ItemReady](st.producer.post("/desk/contests/"+st.contest.ID+"/air/check", item["graphic"]), http.StatusOK)
		if ready.Ready || ready.WhyNot != "result_not_approved" || ready.Reason == "" {
			t.Errorf("%s is said to be %+v", name, ready)
		}
		as[web.AirAck](st.on("tap", "cue", item), http.StatusOK)
	}
	as[web.AirAck](st.on("tap", "take", nil), http.StatusOK)
	edit := map[string]any{"id": "tap", "name": "Tập", "raster": map[string]int{"w": 1920, "h": 1080}, "theme": "thu", "lang": "vi", "rehearsal": false}
	st.producer.put("/desk/air/outputs/tap", edit).problem(http.StatusConflict, "output_on_air")
	as[web.AirAck](st.on("tap", "clear_all", nil), http.StatusOK)
	if o := as[web.AirOutput](st.producer.put("/desk/air/outputs/tap", edit), http.StatusOK); o.Rehearsal {
		t.Error("an empty output cannot leave the rehearsal")
	}

	st.lock(contest.Approved)
	for name, item := range st.official() {
		if r := st.on("chinh", "cue", item); r.status != http.StatusOK {
			t.Errorf("%s of an approved result: %d %s", name, r.status, r.body)
		}
	}
	as[web.AirAck](st.on("chinh", "take", nil), http.StatusOK)
}

// Between cue and take an approval can be withdrawn, and a result computed anew.
func TestACuedResultMustStillStandWhenItIsTaken(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	p, _ := st.register("Nguyễn Văn An", "0905123456")
	p.finish(2)
	st.at(st.round.ClosesAt.Add(time.Hour))
	reveal := st.official()["reveal"]

	st.lock(contest.Approved)
	st.do("cue", reveal)
	st.lock(contest.Locked)
	refused(t, "the approval was withdrawn", st.command("take", nil), "result_not_approved")
	st.lock(contest.Approved)
	refused(t, "another result was approved", st.command("take", map[string]any{"layer": "full"}), "result_changed")
	st.do("cue", graphic("title", "main", nil, map[string]string{"title": "Chào"}))
	st.do("take", map[string]any{"layer": "main"}) // other layers do not wait for it

	st.do("cue", reveal)
	took := map[string]any{"id": newID(), "action": "take"}
	as[web.AirAck](st.producer.post("/desk/air/outputs/chinh/commands", took), http.StatusOK)
	st.lock(contest.Locked)
	if again := as[web.AirAck](st.producer.post("/desk/air/outputs/chinh/commands", took), http.StatusOK); !again.Repeat {
		t.Errorf("the same take again is %+v", again)
	}
	st.do("step", map[string]any{"layer": "full", "to": "next"}) // what is on air stays the operator's
}
