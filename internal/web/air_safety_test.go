package web_test

import (
	"encoding/csv"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"hoithi/internal/account"
	"hoithi/internal/broadcast"
	"hoithi/internal/web"
)

// Whatever goes wrong under /tv/ shows nothing: TV-02.
func TestEveryErrorOfTelevisionIsTransparent(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	for path, status := range map[string]int{
		"//tv/": 404, "//tv/khong-co": 404, "//tv/o/": 404, "//tv/o/chinh": 503, "//tv/assets/khong.js": 404, "//tv/assets/../../play.html": 404,
		"//tv/kit/spx/khong.html": 404, "//tv/state/chinh": 403, "//tv/state/chinh?t=sai": 403, "//tv/state/khong-co?t=" + st.view: 404,
		"//tv/ws/o/chinh": 403, "//tv/ws/o/chinh?t=sai": 403,
	} {
		r := st.phone().get(path)
		body := string(r.body)
		if r.status != status || !strings.Contains(body, "background:transparent") || !strings.Contains(body, "<body></body>") {
			t.Errorf("%s = %d %.200s, want %d and nothing to see", path, r.status, body, status)
		}
		for header, want := range map[string]string{"Content-Type": "text/html; charset=UTF-8", "Access-Control-Allow-Origin": "*", "Referrer-Policy": "no-referrer", "X-Frame-Options": ""} {
			if got := r.header.Get(header); got != want {
				t.Errorf("%s: %s is %q, want %q", path, header, got, want)
			}
		}
		if policy := r.header.Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors *") || !strings.Contains(policy, "default-src 'none'") {
			t.Errorf("%s: policy %q", path, policy)
		}
	}
	for _, method := range []string{http.MethodPut, http.MethodDelete, http.MethodPatch} {
		if r := st.phone().send(method, "//tv/state/chinh", nil); r.status != http.StatusNotFound || !strings.Contains(string(r.body), "background:transparent") {
			t.Errorf("%s = %d %s", method, r.status, r.body)
		}
	}
	if r := st.phone().send(http.MethodPost, "//tv/beat/chinh", nil); r.status != http.StatusNoContent || len(r.body) != 0 {
		t.Errorf("a beat without a token = %d %s", r.status, r.body)
	}
}

// A token opens what its class and scope say and nothing else: TV-19.
func TestTokensOpenNothingElse(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	st.output("led", false)
	secrets := map[string]string{}
	for _, class := range []string{"view", "feed", "ctl", "mc"} {
		secrets[class] = st.token(class, "").Secret
	}
	secrets["view of another output"] = st.token("view", "led").Secret
	secrets["nobody's"], secrets["none"] = "khongphaimacuaaica", ""
	doors := map[string]struct {
		path string
		open string // the class that it opens to; view and ctl both see program
	}{
		"program": {"//tv/state/chinh?t=", "view ctl"}, "preview": {"//tv/state/chinh?bus=pvw&t=", "ctl"}, "presenter": {"/air/mc?t=", "mc"},
	}
	for name, door := range doors {
		for holder, secret := range secrets {
			got := st.phone().get(door.path + secret)
			opens := got.status == http.StatusOK
			if want := strings.Contains(" "+door.open+" ", " "+holder+" "); opens != want {
				t.Errorf("%s by %s = %d %.100s", name, holder, got.status, got.body)
			}
		}
	}
	if conn, _, err := st.dial("t=" + secrets["mc"]); err == nil {
		_ = conn.CloseNow()
		t.Error("the presenter's token opened an output's socket")
	}
	air := as[web.AirState](st.producer.get("/desk/contests/"+st.contest.ID+"/air"), http.StatusOK)
	for _, tok := range air.Tokens {
		for _, secret := range secrets {
			if secret != "" && (tok.Hint == secret || strings.Contains(tok.ID, secret)) {
				t.Error("the list of tokens tells a secret")
			}
		}
	}
	var kept int
	for _, secret := range secrets {
		row := st.db.SQL().QueryRowContext(t.Context(), `SELECT count(*) FROM air_tokens t WHERE t::text LIKE '%' || $1 || '%' AND $1 <> ''`, secret)
		if err := row.Scan(&kept); err != nil || kept != 0 {
			t.Errorf("a secret is kept in the database: %d %v", kept, err)
		}
	}
}

// A revoked token closes its sockets; the page keeps what it shows.
func TestRevokingATokenClosesItsSockets(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	made := st.token("view", "chinh")
	page := st.open("t=" + made.Secret)
	page.state("the first frame", 1)
	st.producer.call(http.MethodDelete, "/desk/air/tokens/"+made.Token.ID, nil).into(http.StatusNoContent, nil)
	st.phone().get("//tv/state/chinh?t=" + made.Secret)
	if r := st.phone().get("//tv/state/chinh?t=" + made.Secret); r.status != http.StatusForbidden {
		t.Errorf("a revoked token still reads: %d", r.status)
	}
	for {
		if _, _, err := page.conn.Read(t.Context()); err != nil {
			if code := websocket.CloseStatus(err); code != websocket.StatusPolicyViolation {
				t.Errorf("the socket closed with %v: %v", code, err)
			}
			return
		}
	}
}

// The same command again, three times over, has one effect: TV-20. Then the
// program is killed, and another one shows the identical state.
func TestOneEffectAndTheSameStateAfterAKill(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	cue := graphic("title", "main", nil, map[string]string{"title": "Một lần thôi"})
	for k, v := range map[string]any{"id": newID(), "action": "cue"} {
		cue[k] = v
	}
	take := map[string]any{"id": newID(), "action": "take"}
	for _, command := range []map[string]any{cue, take} {
		first := as[web.AirAck](st.producer.post("/desk/air/outputs/chinh/commands", command), http.StatusOK)
		for range 2 {
			again := as[web.AirAck](st.producer.post("/desk/air/outputs/chinh/commands", command), http.StatusOK)
			if !again.Repeat || again.Rev != first.Rev {
				t.Errorf("%v again: %+v after %+v", command["action"], again, first)
			}
		}
	}
	st.do("cue", graphic("lowerthird", "lower", nil, map[string]string{"name": "Nguyễn Thị Ánh Nguyệt"}))
	st.do("lock", map[string]any{"layer": "main"})
	before := st.phone().get("//tv/state/chinh?t=" + st.view)
	reborn := st.reborn()
	frame, err := reborn.Control.Picture(t.Context(), "chinh", broadcast.Program)
	if err != nil {
		t.Fatal(err)
	}
	if after := string(frame.At(st.clock.now())); after != string(before.body) {
		t.Errorf("after the restart the page is told\n%s\nbefore\n%s", after, before.body)
	}
	was, is := must(t)(st.air.Control.Output(t.Context(), "chinh")), must(t)(reborn.Control.Output(t.Context(), "chinh"))
	if len(is.Preview) != 1 || is.Preview[broadcast.Lower].Graphic.Text["name"] != "Nguyễn Thị Ánh Nguyệt" || is.Locks[broadcast.Main].By != was.Locks[broadcast.Main].By {
		t.Errorf("preview or locks are not what they were: %+v", is)
	}
	lines, _, err := st.db.AsRun(t.Context(), broadcast.LogFilter{ContestID: st.contest.ID})
	if err != nil || len(lines) != 4 {
		t.Errorf("the as-run log has %d lines, %v; want 4", len(lines), err)
	}
}

func must(t *testing.T) func(broadcast.Output, error) broadcast.Output {
	return func(o broadcast.Output, err error) broadcast.Output {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
}

// reborn is a control room that knows nothing but what was kept.
func (st *studio) reborn() *web.Air {
	st.t.Helper()
	was := st.air
	air := &web.Air{}
	st.fillAir(air)
	st.air = was
	return air
}

// A graphic with a time on air leaves although the server was down: TV-38.
func TestTimeOnAirPassesWhileTheServerIsDown(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	item := graphic("lowerthird", "lower", nil, map[string]string{"name": "An"})
	item["graphic"].(map[string]any)["out"] = map[string]any{"rule": "ttl", "ms": 8000}
	st.do("cue", item)
	st.do("take", nil)
	st.clock.set(st.clock.now().Add(7 * time.Second))
	if o := must(t)(st.reborn().Control.Output(t.Context(), "chinh")); o.Program[broadcast.Lower].Phase != broadcast.In {
		t.Errorf("it left early: %+v", o.Program)
	}
	st.clock.set(st.clock.now().Add(time.Minute))
	if o := must(t)(st.reborn().Control.Output(t.Context(), "chinh")); len(o.Program) != 0 {
		t.Errorf("a minute later it is still there: %+v", o.Program)
	}
}

// Clearing everywhere ignores locks and reaches every output: TV-06, TV-32.
func TestClearEverywhereIgnoresLocks(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	other := st.hire("Võ Thứ Hai", account.Producer, st.contest.ID)
	page := st.open("t=" + st.view)
	st.do("cue", graphic("title", "main", nil, nil))
	took := st.do("take", nil)
	page.state("on air", took.Rev)
	st.do("lock", map[string]any{"layer": "main"})
	out := map[string]any{"id": newID(), "action": "out", "layer": "main"}
	other.post("/desk/air/outputs/chinh/commands", out).problem(http.StatusConflict, "layer_locked")
	stale := map[string]any{"id": newID(), "action": "clear_all", "expect_rev": 1}
	other.post("/desk/air/outputs/chinh/commands", stale).problem(http.StatusConflict, "rev_changed")
	st.phone().post("/desk/contests/"+st.contest.ID+"/air/everywhere", map[string]any{"id": newID(), "action": "panic"}).problem(http.StatusUnauthorized, "not_signed_in")

	begun := time.Now()
	acks := as[web.Items[web.EverywhereAck]](other.post("/desk/contests/"+st.contest.ID+"/air/everywhere", map[string]any{"id": newID(), "action": "panic"}), http.StatusOK)
	page.next("panic", func(f frame) bool { return f.Panic })
	if took := time.Since(begun); took > 2*time.Second || len(acks.Items) != 1 || acks.Items[0].Error != "" {
		t.Errorf("panic took %v: %+v", took, acks)
	}
	st.command("take", nil).problem(http.StatusConflict, "nothing_cued")
	other.post("/desk/contests/"+st.contest.ID+"/air/everywhere", map[string]any{"id": newID(), "action": "clear_all"}).into(http.StatusOK, nil)
	page.next("cleared", func(f frame) bool { return f.Panic && len(f.Layers) == 0 })
	st.do("resume", nil)
	page.next("resumed", func(f frame) bool { return !f.Panic && len(f.Layers) == 0 && f.Rev > 0 })
}

// What was sent, received and painted is in the log, with timecode: TV-33. The
// health of an output shows the wrong raster: TV-31.
func TestTheLogKnowsWhatWasOnGlass(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	page := st.open("t=" + st.view + "&inst=B")
	page.say(map[string]any{"type": "probe", "id": 7})
	if f := page.next("the probe's answer", func(f frame) bool { return f.Type == "probe" }); f.NowMS != st.clock.now().UnixMilli() {
		t.Errorf("the clock says %d", f.NowMS)
	}
	st.do("cue", graphic("title", "main", nil, nil))
	took := st.do("take", map[string]any{"reason": "=mở màn"})
	page.state("on air", took.Rev)
	page.say(map[string]any{"type": "ack", "rev": took.Rev, "painted_ms": took.AtMS + 120})
	page.say(map[string]any{"type": "beat", "host": "obs", "engine": "Chromium 127", "w": 800, "h": 600, "fps": 30, "rev": took.Rev, "offset_ms": 3, "tally": "program"})
	page.say(map[string]any{"type": "probe", "id": 8})
	page.next("the second answer", func(f frame) bool { return f.Type == "probe" })

	out := as[web.AirState](st.producer.get("/desk/contests/"+st.contest.ID+"/air"), http.StatusOK).Outputs[0]
	if len(out.Health) != 1 || out.Health[0].Alarm != "raster" || out.Health[0].Inst != "B" || !out.Health[0].Connected || len(out.OnGlass) != 1 || out.OnGlass[0].Rev != took.Rev {
		t.Errorf("health %+v, on glass %+v", out.Health, out.OnGlass)
	}
	st.clock.set(st.clock.now().Add(6 * time.Second))
	if out = as[web.AirState](st.producer.get("/desk/contests/"+st.contest.ID+"/air"), http.StatusOK).Outputs[0]; out.Health[0].Alarm != "silent" {
		t.Errorf("after six silent seconds: %+v", out.Health)
	}
	st.keep()
	log := as[web.List[web.AsRun]](st.producer.get("/desk/contests/"+st.contest.ID+"/air/log"), http.StatusOK)
	if log.Total != 2 || log.Items[0].Action != "take" || len(log.Items[0].Acks) != 1 || log.Items[0].Acks[0].GlassMS != took.AtMS+120 || log.Items[0].DataHash == "" {
		t.Errorf("log %+v", log)
	}
	text := string(st.producer.get("/desk/contests/" + st.contest.ID + "/air/log.csv").body)
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 3 || rows[2][2] != "02:00:00:00" || rows[2][12] != "'=mở màn" {
		t.Errorf("csv %v %v", rows, err)
	}
	var deeds int
	if err := st.db.SQL().QueryRowContext(t.Context(), `SELECT count(*) FROM audit_log WHERE action LIKE 'air.%' AND actor_name = 'Lương Đạo Diễn'`).Scan(&deeds); err != nil || deeds != 4 {
		t.Errorf("the audit log has %d lines of television, %v; want output, token, cue, take", deeds, err)
	}
}

// keep lets the control room write what waits to be kept.
func (st *studio) keep() {
	st.t.Helper()
	st.air.Control.Keep(st.t.Context())
}
