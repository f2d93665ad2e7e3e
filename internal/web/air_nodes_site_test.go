package web_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/broadcast"
	"hoithi/internal/web"
)

// page opens the output's page at the other node; query goes before the token.
func (n *twoNodes) page(query string) *page {
	n.t.Helper()
	options := n.options
	options.Air = &web.Air{Control: n.other, Sources: n.air.Sources, Public: n.air.Public, Live: n.air.Live, Freezer: n.air.Freezer, Rehearsals: n.air.Rehearsals}
	server, err := web.New(options)
	if err != nil {
		n.t.Fatal(err)
	}
	listener := httptest.NewServer(server)
	n.t.Cleanup(listener.Close)
	mine := n.url
	defer func() { n.url = mine }()
	n.url = listener.URL
	return n.open(query + "t=" + n.view)
}

// What is done at one node is on the picture of a page at another: a command,
// a correction of a result that never changes by itself, a theme.
func TestAPageAtAnotherNodeSeesEverything(t *testing.T) {
	t.Parallel()
	n := newTwoNodes(t)
	p, me := n.register("Nguyễn Văn An", "0905123456")
	p.finish(2)
	n.at(n.round.ClosesAt.Add(time.Hour))
	n.lock(contest.Approved)
	page, air := n.page(""), "/desk/contests/"+n.contest.ID+"/air/"
	page.state("the first frame", 1)
	seen := func(what string, wanted func(frame) bool) frame {
		t.Helper()
		n.other.Tick(t.Context())
		return page.next(what, wanted)
	}

	n.do("cue", graphic("podium", "main", map[string]any{"source": "result", "round_id": n.round.ID}, nil))
	took := n.do("take", nil)
	first := seen("a command", func(f frame) bool { return f.Rev == took.Rev })
	if !strings.Contains(first.raw, "Nguyễn V. A.") {
		t.Fatalf("the podium is %s", first.raw)
	}
	fix := map[string]string{"kind": "contestant", "target": me.ID, "field": "name", "value": "Nguyễn Văn Ân", "reason": "ghi sai dấu"}
	as[web.Correction](n.producer.post(air+"corrections", fix), http.StatusCreated)
	seen("a correction", func(f frame) bool { return strings.Contains(f.raw, "Nguyễn Văn Ân") })
	as[web.Correction](n.producer.post(air+"undo", nil), http.StatusOK)
	seen("its undo", func(f frame) bool { return strings.Contains(f.raw, "Nguyễn V. A.") })

	n.theme("cua-ta", "#101010").into(http.StatusOK, nil)
	n.wear("cua-ta")
	plate := func(colour string) func(frame) bool {
		return func(f frame) bool { return strings.Contains(string(f.Theme["colors"]), colour) }
	}
	seen("a theme of our own", plate("#101010"))
	n.theme("cua-ta", "#202020").into(http.StatusOK, nil)
	seen("the theme changed", plate("#202020"))
	n.producer.call(http.MethodDelete, air+"themes/cua-ta", nil).into(http.StatusNoContent, nil)
	seen("the theme deleted: the default", plate("#211a28"))
}

// A theme has a form; the built-in ones are nobody's to change; and an output
// whose theme is gone wears the default.
func TestThemesOfAContest(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	path := "/desk/contests/" + st.contest.ID + "/air/themes/"
	good := func(change map[string]any) map[string]any {
		out := map[string]any{"name": "Của ta", "colors": map[string]string{"plate": "#123456"}, "fonts": map[string]string{"text": "Noto Sans"}}
		for k, v := range change {
			out[k] = v
		}
		return out
	}
	for name, tt := range map[string]struct {
		id     string
		body   any
		status int
		code   string
	}{
		"no name":      {"moi", good(map[string]any{"name": ""}), http.StatusUnprocessableEntity, "theme_invalid"},
		"no colours":   {"moi", good(map[string]any{"colors": map[string]string{}}), http.StatusUnprocessableEntity, "theme_invalid"},
		"no fonts":     {"moi", good(map[string]any{"fonts": nil}), http.StatusUnprocessableEntity, "theme_invalid"},
		"odd colours":  {"moi", good(map[string]any{"colors": "đỏ"}), http.StatusUnprocessableEntity, "theme_invalid"},
		"a wrong id":   {"Moi_1", good(nil), http.StatusUnprocessableEntity, "theme_invalid"},
		"too long":     {"moi", good(map[string]any{"note": strings.Repeat("x", 16<<10)}), http.StatusUnprocessableEntity, "theme_invalid"},
		"the built-in": {"thu", good(nil), http.StatusConflict, "theme_built_in"},
	} {
		t.Run(name, func(t *testing.T) { st.producer.put(path+tt.id, tt.body).problem(tt.status, tt.code) })
	}
	st.producer.call(http.MethodDelete, path+"thu", nil).problem(http.StatusConflict, "theme_built_in")
	st.producer.call(http.MethodDelete, path+"moi", nil).problem(http.StatusNotFound, "theme_not_found")
	themes := func() (out []string) {
		for _, x := range as[web.AirState](st.producer.get("/desk/contests/"+st.contest.ID+"/air"), http.StatusOK).Themes {
			out = append(out, x.ID)
		}
		return out
	}
	if got := themes(); strings.Join(got, " ") != "thu" {
		t.Errorf("after the refusals there are %v", got)
	}
	st.producer.put(path+"moi", good(nil)).into(http.StatusOK, nil)
	if got := themes(); strings.Join(got, " ") != "thu moi" {
		t.Errorf("themes %v", got)
	}
	st.wear("moi")
	tap := func() string { return string(st.phone().get("//tv/state/chinh?t=" + st.view).body) }
	if seen := tap(); !strings.Contains(seen, "#123456") {
		t.Errorf("the output wears %s", seen)
	}
	st.producer.call(http.MethodDelete, path+"moi", nil).into(http.StatusNoContent, nil)
	if seen := tap(); !strings.Contains(seen, "#211a28") || strings.Contains(seen, "#123456") {
		t.Errorf("without its theme the output wears %s", seen)
	}
}

// wear gives the main output a theme.
func (st *studio) wear(theme string) {
	st.t.Helper()
	as[web.AirOutput](st.producer.put("/desk/air/outputs/chinh", map[string]any{"id": "chinh", "name": "Đầu ra chinh", "raster": map[string]int{"w": 1920, "h": 1080},
		"theme": theme, "lang": "vi", "rehearsal": false}), http.StatusOK)
}

// theme saves a theme of the contest's own with a colour of its plates.
func (st *studio) theme(id, plate string) reply {
	return st.producer.put("/desk/contests/"+st.contest.ID+"/air/themes/"+id,
		map[string]any{"name": "Của ta", "colors": map[string]string{"plate": plate}, "fonts": map[string]string{"text": "Noto Sans"}})
}

// A page speaks to one node; the desk at another knows how it is, and when it
// falls silent.
func TestTheDeskAtAnotherNodeKnowsTheMachines(t *testing.T) {
	t.Parallel()
	n := newTwoNodes(t)
	page := n.page("")
	page.say(map[string]any{"type": "beat", "host": "obs", "engine": "Chromium 127", "w": 800, "h": 600, "fps": 30, "rev": 1, "tally": "program"})
	page.say(map[string]any{"type": "probe", "id": 8})
	page.next("the probe's answer", func(f frame) bool { return f.Type == "probe" })
	health := func() []web.AirHealth {
		t.Helper()
		return as[web.AirState](n.producer.get("/desk/contests/"+n.contest.ID+"/air"), http.StatusOK).Outputs[0].Health
	}
	if got := health(); len(got) != 0 {
		t.Fatalf("before the nodes have spoken: %+v", got)
	}
	both := func() {
		n.other.Tick(t.Context())
		n.air.Control.Tick(t.Context())
	}
	both()
	if got := health(); len(got) != 1 || got[0].Alarm != "raster" || got[0].Host != "obs" || !got[0].Connected || got[0].Tally != "program" {
		t.Errorf("health %+v", got)
	}
	n.clock.set(n.clock.now().Add(6 * time.Second))
	both()
	if got := health(); len(got) != 1 || got[0].Alarm != "silent" {
		t.Errorf("after six silent seconds: %+v", got)
	}
	n.clock.set(n.clock.now().Add(11 * time.Minute))
	both()
	if got := health(); len(got) != 0 {
		t.Errorf("after eleven minutes: %+v", got)
	}
}

// A rehearsal that was begun at one node plays the same at another, and ends
// there too.
func TestARehearsalPlaysAtEveryNode(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	st.output("tap", true)
	path := "/desk/contests/" + st.contest.ID + "/air/rehearsal"
	as[web.AirRehearsal](st.producer.post(path, map[string]any{"kind": "synthetic", "speed": 20, "players": 50}), http.StatusCreated)
	other := st.reborn()
	look := func(air *web.Air, changed bool) {
		t.Helper()
		if got, err := air.Rehearsals.Look(t.Context()); err != nil || got != changed {
			t.Errorf("looking around: changed %v, %v", got, err)
		}
	}
	look(other, true)
	look(other, false)
	look(st.air, false)
	st.clock.set(st.clock.now().Add(30 * time.Second))
	item := graphic("leaderboard", "main", map[string]any{"source": "board", "round_id": st.round.ID}, nil)
	for _, action := range []map[string]any{{"action": "cue", "graphic": item["graphic"]}, {"action": "take"}} {
		action["id"] = newID()
		as[web.AirAck](st.producer.post("/desk/air/outputs/tap/commands", action), http.StatusOK)
	}
	other.Control.Tick(t.Context())
	rows := func(air *web.Air) string {
		t.Helper()
		frame, err := air.Control.Picture(t.Context(), "tap", broadcast.Program)
		if err != nil {
			t.Fatal(err)
		}
		return string(frame.At(st.clock.now()))
	}
	if here, there := rows(st.air), rows(other); !strings.Contains(here, "tap-") || here != there {
		t.Errorf("here %s\nthere %s", here, there)
	}
	st.producer.call(http.MethodDelete, path, nil).into(http.StatusNoContent, nil)
	look(other, true)
	if other.Rehearsals.Of(st.contest.ID) != nil {
		t.Error("it goes on at the other node")
	}
}
