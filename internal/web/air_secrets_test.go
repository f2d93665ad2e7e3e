package web_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/web"
)

// wiretap keeps everything that leaves the server for an output.
func (st *studio) wiretap() func() string {
	state := func(query string) string { return string(st.phone().get("//tv/state/chinh?" + query).body) }
	return func() string { return state("t=" + st.view) }
}

// at moves the clock so far that the producer has to sign in again.
func (st *studio) at(at time.Time) {
	st.t.Helper()
	st.clock.set(at)
	st.producer.signIn(st.producer.email).into(http.StatusOK, nil)
}

// bankQuestion is the id of the question with a number.
func (st *studio) bankQuestion(number int) string {
	st.t.Helper()
	made := things{}
	st.get("q", "SELECT id FROM questions WHERE number = "+string(rune('0'+number)), made)
	return made["q"]
}

// The steps of a question leave the server one by one, and none before the
// rules allow it: TV-05.
func TestAQuestionTellsOnlyWhatItsStepShows(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	p, _ := st.register("Nguyễn Văn An", "0905123456")
	p.finish(questionsAsked)
	card := graphic("question", "main", map[string]any{"source": "question", "question_id": st.bankQuestion(1), "round_id": st.round.ID, "number": 1, "of": 6}, nil)
	refused := st.command("cue", card)
	refused.problem(http.StatusConflict, "item_not_ready")
	if !strings.Contains(string(refused.body), "question_in_use") {
		t.Errorf("a question of an open round: %s", refused.body)
	}
	st.at(st.round.ClosesAt.Add(time.Hour))
	st.do("cue", card)
	tap := st.wiretap()
	if seen := tap(); strings.Contains(seen, secretStem) {
		t.Errorf("a cue told program the question: %s", seen)
	}
	st.do("take", nil)
	if seen := tap(); !strings.Contains(seen, secretStem+" 1?") || strings.Contains(seen, secretOption) {
		t.Errorf("the question alone: %s", seen)
	}
	st.do("step", map[string]any{"layer": "main", "to": "next"})
	if seen := tap(); !strings.Contains(seen, secretOption) || strings.Contains(seen, `"share"`) || strings.Contains(seen, `"right":true`) {
		t.Errorf("the answers: %s", seen)
	}
	st.do("step", map[string]any{"layer": "main", "to": "next"})
	if seen := tap(); !strings.Contains(seen, `"share":1`) || strings.Contains(seen, `"right":true`) || strings.Contains(seen, secretExplain) {
		t.Errorf("the distribution: %s", seen)
	}
	st.command("step", map[string]any{"layer": "main", "to": "next"}).problem(http.StatusUnprocessableEntity, "step_out_of_range")

	st.lock(contest.Published) // now the rules show the key
	st.do("cue", card)
	st.do("take", nil)
	for range 3 {
		st.do("step", map[string]any{"layer": "main", "to": "next"})
	}
	if seen := tap(); !strings.Contains(seen, `"right":true`) || strings.Contains(seen, secretExplain) {
		t.Errorf("the right answer: %s", seen)
	}
	st.do("step", map[string]any{"layer": "main", "to": "next"})
	if seen := tap(); !strings.Contains(seen, secretExplain) {
		t.Errorf("the explanation: %s", seen)
	}
	mc := as[web.Mc](st.phone().get("/air/mc?t="+st.token("mc", "").Secret), http.StatusOK)
	if mc.Question == nil || !slices.ContainsFunc(mc.Question.Options, func(o web.McOption) bool { return o.Right }) {
		t.Errorf("the presenter is told %+v", mc)
	}
}

// A question that would not be read is refused, in words.
func TestATooLongQuestionIsRefusedAtCue(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	st.at(st.round.ClosesAt.Add(time.Hour))
	st.exec(`UPDATE question_versions SET stem = repeat('dài ', 80) WHERE id = 1`)
	binding := map[string]any{"source": "question", "question_id": st.bankQuestion(1)}
	r := st.command("cue", graphic("question", "main", binding, nil))
	r.problem(http.StatusConflict, "item_not_ready")
	if !strings.Contains(string(r.body), "question_too_long") || !strings.Contains(string(r.body), "bản rút gọn") {
		t.Errorf("refused with %s", r.body)
	}
	st.do("cue", graphic("question", "main", binding, map[string]string{"stem": "Bản ngắn?"}))
	st.exec(`UPDATE questions SET state = 'draft' WHERE number = 2`)
	st.command("cue", graphic("question", "main", map[string]any{"source": "question", "question_id": st.bankQuestion(2)}, nil)).problem(http.StatusConflict, "item_not_ready")
}

// While a board is frozen nothing public tells what happened since, and
// everything says that it is frozen; the desk sees both: TV-24.
func TestAFrozenBoardTellsNothingNew(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	st.exec(`UPDATE rounds SET rules = jsonb_set(rules, '{Units}', '[{"Name":"Đơn vị","Criteria":["mean"]}]')`)
	first, me := st.register("Nguyễn Văn An", "0905123456")
	first.finish(2)
	st.flush()
	f := as[web.AirFreeze](st.producer.post("/desk/rounds/"+st.round.ID+"/freeze", map[string]string{"reason": "trước công bố"}), http.StatusCreated)
	st.producer.post("/desk/rounds/"+st.round.ID+"/freeze", nil).problem(http.StatusConflict, "already_frozen")
	late, _ := st.register("Trần Thị Bình", "0905000111")
	outcome := late.finish(questionsAsked)
	st.flush()
	st.clock.set(st.clock.now().Add(time.Minute))

	viewer := st.phone()
	for _, query := range []string{"", "?scope=contest", "?scope=unit&unit=" + unitA, "?q=0905000111", "?limit=100"} {
		body := string(viewer.get("/rounds/" + st.round.ID + "/board" + query).body)
		if strings.Contains(body, "Trần T. B.") || !strings.Contains(body, `"snapshot":"`+f.Code+`"`) && query != "?q=0905000111" {
			t.Errorf("board%s while frozen: %s", query, body)
		}
	}
	if outcome.Rank != nil {
		t.Errorf("who came later is told a rank: %+v", outcome.Rank)
	}
	if units := string(viewer.get("/rounds/" + st.round.ID + "/units").body); strings.Contains(units, `"participants":2`) {
		t.Errorf("units while frozen: %s", units)
	}
	st.do("cue", graphic("leaderboard", "main", map[string]any{"source": "board", "round_id": st.round.ID}, nil))
	st.do("take", nil)
	if seen := st.wiretap()(); strings.Contains(seen, "Trần T. B.") || !strings.Contains(seen, f.Code) || !strings.Contains(seen, me.ID) {
		t.Errorf("the picture while frozen: %s", seen)
	}
	both := as[web.AirBoards](st.producer.get("/desk/rounds/"+st.round.ID+"/air-board"), http.StatusOK)
	if both.Live.Total != 2 || both.Frozen == nil || both.Frozen.Total != 1 || both.Frozen.Snapshot != f.Code {
		t.Errorf("the desk sees %+v", both)
	}
	st.producer.post("/desk/rounds/"+st.round.ID+"/unfreeze", map[string]string{}).problem(http.StatusUnprocessableEntity, "reason_needed")
	st.at(st.round.ClosesAt.Add(time.Hour))
	st.producer.post("/desk/rounds/"+st.round.ID+"/unfreeze", map[string]string{"reason": "xem thử"}).problem(http.StatusConflict, "reveal_first")
}

// The winner is not told before the step that calls them, on any output or
// feed of states; going back and forth changes nothing of a step: TV-05, TV-23.
func TestARevealTellsNobodyBeforeTheirStep(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	names := []string{"Lê Thị Nhất", "Phan Văn Nhì", "Võ Thị Ba"}
	for i, name := range names {
		p, _ := st.register(name, "090500011"+string(rune('0'+i)))
		p.finish(questionsAsked - i)
		st.clock.set(st.clock.now().Add(time.Second))
	}
	st.at(st.round.ClosesAt.Add(time.Hour))
	item := graphic("reveal", "full", map[string]any{"source": "reveal", "round_id": st.round.ID, "pause_ranks": []int{1}}, nil)
	st.command("cue", item).problem(http.StatusConflict, "item_not_ready")
	st.lock(contest.Approved)
	st.do("cue", item)
	st.do("take", nil)
	script := as[web.RevealScript](st.producer.get("/desk/air/outputs/chinh/reveal"), http.StatusOK)
	tap, pictures := st.wiretap(), map[int]string{}
	calls := func(n int) string { return script.Steps[n].Kind }
	for n := range script.Steps {
		if n > 0 {
			st.do("step", map[string]any{"layer": "full", "to": "next"})
		}
		pictures[n] = layerOf(t, tap())
		for i, public := range []string{"Lê T. N.", "Phan V. N.", "Võ T. B."} {
			told := strings.Contains(pictures[n], public)
			due := slices.ContainsFunc(script.Steps[:n+1], func(s web.RevealStep) bool { return slices.Contains(s.Names, public) })
			if told && !due || due && !told && (calls(n) == "row" || calls(n) == "end") {
				t.Errorf("step %d (%s): %s told %v, due %v: %s", n, calls(n), names[i], told, due, pictures[n])
			}
		}
	}
	st.command("step", map[string]any{"layer": "full", "to": "next"}).problem(http.StatusUnprocessableEntity, "step_out_of_range")
	for _, n := range []int{1, len(script.Steps) - 1, 0, 2} {
		st.do("step", map[string]any{"layer": "full", "to": n})
		if got := layerOf(t, tap()); got != pictures[n] {
			t.Errorf("step %d after jumping:\n%s\nbefore\n%s", n, got, pictures[n])
		}
	}
}

// layerOf is the data of the full layer.
func layerOf(t *testing.T, state string) string {
	t.Helper()
	var f frame
	if err := json.Unmarshal([]byte(state), &f); err != nil || f.Layers["full"] == nil {
		t.Fatalf("no full layer in %s: %v", state, err)
	}
	return string(f.Layers["full"].Data)
}

// A correction changes the picture and can be taken back: TV-33.
func TestACorrectionChangesThePictureAndIsUndone(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	p, me := st.register("Nguyễn Văn An", "0905123456")
	p.finish(2)
	st.flush()
	st.do("cue", graphic("leaderboard", "main", map[string]any{"source": "board", "round_id": st.round.ID}, nil))
	st.do("take", nil)
	fix := map[string]string{"kind": "contestant", "target": me.ID, "field": "name", "value": "Nguyễn Văn Ân", "reason": ""}
	path := "/desk/contests/" + st.contest.ID + "/air/"
	st.producer.post(path+"corrections", fix).problem(http.StatusUnprocessableEntity, "reason_needed")
	fix["reason"] = "ghi sai dấu"
	as[web.Correction](st.producer.post(path+"corrections", fix), http.StatusCreated)
	st.shows("Nguyễn Văn Ân", true)
	undone := as[web.Correction](st.producer.post(path+"undo", nil), http.StatusOK)
	if undone.UndoneMS == 0 {
		t.Errorf("undone %+v", undone)
	}
	st.shows("Nguyễn Văn Ân", false)
	st.producer.post(path+"undo", nil).problem(http.StatusConflict, "nothing_to_undo")
	st.producer.post(path+"corrections", map[string]string{"kind": "contestant", "target": me.ID, "field": "points", "value": "100", "reason": "x"}).problem(http.StatusUnprocessableEntity, "correction_invalid")
}

// shows waits for a picture that has, or lacks, a text: data are read again
// beside the command.
func (st *studio) shows(text string, want bool) {
	st.t.Helper()
	tap := st.wiretap()
	for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		st.air.Control.Tick(st.t.Context())
		if strings.Contains(tap(), text) == want {
			return
		}
	}
	st.t.Errorf("%q on the picture is not %v: %s", text, want, tap())
}

// Synthetic players are seen on outputs marked for rehearsal and on no other:
// TV-44. So is the replay of a finished round, which ends as it ended.
func TestARehearsalStaysOnItsOutputs(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	p, me := st.register("Nguyễn Văn An", "0905123456")
	p.finish(2)
	st.flush()
	path := "/desk/contests/" + st.contest.ID + "/air/rehearsal"
	run := map[string]any{"kind": "synthetic", "round_id": st.round.ID, "speed": 20, "players": 50}
	st.producer.post(path, run).problem(http.StatusConflict, "no_rehearsal_output")
	st.output("tap", true)
	as[web.AirRehearsal](st.producer.post(path, run), http.StatusCreated)
	st.clock.set(st.clock.now().Add(2 * time.Minute))
	item := graphic("leaderboard", "main", map[string]any{"source": "board", "round_id": st.round.ID}, nil)
	on := func(output string) string {
		body := map[string]any{"id": newID(), "action": "cue", "graphic": item["graphic"]}
		as[web.AirAck](st.producer.post("/desk/air/outputs/"+output+"/commands", body), http.StatusOK)
		as[web.AirAck](st.producer.post("/desk/air/outputs/"+output+"/commands", map[string]any{"id": newID(), "action": "take"}), http.StatusOK)
		return string(st.phone().get("//tv/state/" + output + "?t=" + st.view).body)
	}
	if real := on("chinh"); strings.Contains(real, "tap-") || !strings.Contains(real, me.ID) {
		t.Errorf("the real output shows %s", real)
	}
	if rehearsed := on("tap"); !strings.Contains(rehearsed, "tap-") || strings.Contains(rehearsed, me.ID) || strings.Contains(strings.ToLower(rehearsed), "rehears") {
		t.Errorf("the rehearsal shows %s", rehearsed)
	}
	replay := map[string]any{"kind": "replay", "round_id": st.round.ID, "speed": 20}
	st.producer.post(path, replay).problem(http.StatusConflict, "round_not_finished")
	st.at(st.round.ClosesAt.Add(time.Minute))
	as[web.AirRehearsal](st.producer.post(path, replay), http.StatusCreated)
	st.at(st.clock.now().Add(25 * time.Hour))
	if replayed := on("tap"); strings.Contains(replayed, "tap-") || !strings.Contains(replayed, me.ID) || !strings.Contains(replayed, `"points":20`) {
		t.Errorf("the replay ends with %s", replayed)
	}
	st.producer.call(http.MethodDelete, path, nil).into(http.StatusNoContent, nil)
}

// Groups have prizes of their own: people who share a rank are called for what
// each of them wins, and a group's prize is told as the group's.
func TestAGroupsPrizeIsTheGroups(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	st.exec(`UPDATE rounds SET rules = jsonb_set(jsonb_set(rules, '{Ranking,Criteria}', '["points"]'), '{Prizes}',
		'[{"Name":"Giải nhất","Group":"can-bo","From":1,"To":1},{"Name":"Giải nhất","Group":"cong-dan","From":1,"To":1},{"Name":"Giải nhì","Group":"can-bo","From":2,"To":2}]')`)
	for i, right := range []int{questionsAsked, questionsAsked - 1, questionsAsked - 1} {
		p, _ := st.register([]string{"Lê Thị Nhất", "Phan Văn Nhì", "Võ Thị Ba"}[i], "090500011"+string(rune('0'+i)))
		p.finish(right)
	}
	st.exec(`UPDATE contestants SET group_id = 'cong-dan' WHERE name = 'Võ Thị Ba'`)
	st.exec(`UPDATE attempts a SET group_id = c.group_id FROM contestants c WHERE c.id = a.contestant_id`)
	st.at(st.round.ClosesAt.Add(time.Hour))
	st.lock(contest.Approved)
	st.do("cue", graphic("reveal", "full", map[string]any{"source": "reveal", "round_id": st.round.ID, "pause_ranks": []int{}}, nil))
	st.do("take", nil)
	called := map[string]string{}
	for _, s := range as[web.RevealScript](st.producer.get("/desk/air/outputs/chinh/reveal"), http.StatusOK).Steps {
		if s.Kind == "row" || s.Kind == "tie" {
			for _, name := range s.Names {
				called[name] = s.Prize
			}
		}
	}
	want := map[string]string{"Lê T. N.": "Giải nhất · Cán bộ", "Phan V. N.": "Giải nhì · Cán bộ", "Võ T. B.": "Giải nhất · Công dân"}
	if !maps.Equal(called, want) {
		t.Errorf("called %v, want %v", called, want)
	}
}
