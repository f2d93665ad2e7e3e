package web_test

import (
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/broadcast"
	"hoithi/internal/web"
)

// release is a program with pages of its own over the stores of the studio.
type release struct {
	*studio
	air   *web.Air
	build string
	url   string
}

// pagesOf are television's pages as one version builds them: a page with an
// inline script, and a script with a name that is its own.
func pagesOf(version string) fstest.MapFS {
	files := somePages()
	files["tv/tv.html"] = &fstest.MapFile{Data: fmt.Appendf(nil, `<!doctype html><head><meta charset="utf-8" /><script>boot(%q)</script><script type="module" src="/tv/assets/tv-%s.js"></script></head>`, version, version)}
	files["tv/assets/tv-"+version+".js"] = &fstest.MapFile{Data: []byte("paint('" + version + "')")}
	files["tv/assets/font-same.woff2"] = &fstest.MapFile{Data: []byte("letters")}
	files["tv/kit/spx/bug.html"] = &fstest.MapFile{Data: []byte(version)}
	return files
}

// deploy starts a program of a version, as a node does.
func (st *studio) deploy(version string) *release {
	st.t.Helper()
	st.clock.set(st.clock.now().Add(time.Minute))
	options, pages := st.options, pagesOf(version)
	files, err := web.TVFiles(pages)
	if err != nil {
		st.t.Fatal(err)
	}
	r := &release{studio: st, air: st.reborn(), build: files.ID()}
	if err := r.air.Control.Adopt(st.t.Context(), version, files); err != nil {
		st.t.Fatal(err)
	}
	options.Air, options.Pages = r.air, fs.FS(pages)
	server, err := web.New(options)
	if err != nil {
		st.t.Fatal(err)
	}
	listener := httptest.NewServer(server)
	st.t.Cleanup(listener.Close)
	r.url = listener.URL
	return r
}

// get asks this release, as a host does.
func (r *release) get(path string) reply {
	r.t.Helper()
	mine := r.studio.url
	defer func() { r.studio.url = mine }()
	r.studio.url = r.url
	return r.phone().get("//tv/" + path)
}

// runs checks that a release serves an output's page as a version built it.
func (r *release) runs(output, version string) {
	r.t.Helper()
	page := r.get("o/" + output + "?t=" + r.view)
	if !strings.Contains(string(page.body), "/tv/assets/tv-"+version+".js") || page.status != http.StatusOK {
		r.t.Errorf("%s is %d %s, not of version %s", output, page.status, page.body, version)
	}
	script := r.get("assets/tv-" + version + ".js")
	if string(script.body) != "paint('"+version+"')" || !strings.Contains(script.header.Get("Cache-Control"), "immutable") {
		r.t.Errorf("the script of version %s is %d %q, %s", version, script.status, script.body, script.header.Get("Cache-Control"))
	}
}

// An output stays on its build when a newer program has taken over: the page,
// its policy and what it loads are the old ones, at every node, until somebody
// with the right says otherwise; and back again.
func TestAnOutputKeepsItsBuild(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	one := st.deploy("1.0.0")
	one.runs("chinh", "1.0.0") // it had no build: the first program tied it
	before := must(t)(one.air.Control.Output(t.Context(), "chinh"))

	two := st.deploy("2.0.0")
	if one.build == two.build {
		t.Fatal("two builds have one id")
	}
	for _, r := range []*release{one, two} {
		r.runs("chinh", "1.0.0")
		r.runs("khong-co", map[*release]string{one: "1.0.0", two: "2.0.0"}[r]) // an output that is not there tells nothing
		if got := r.get("assets/font-same.woff2"); string(got.body) != "letters" {
			t.Errorf("a file of both builds is %d %q", got.status, got.body)
		}
		if got := r.get("assets/tv-3.0.0.js"); got.status != http.StatusNotFound {
			t.Errorf("a file of no build is %d", got.status)
		}
	}
	page := two.get("o/chinh")
	if !strings.Contains(string(page.body), `<meta name="hoithi-build" content="`+one.build+`" />`) {
		t.Errorf("the page does not know its build: %s", page.body)
	}
	if old, own := page.header.Get("Content-Security-Policy"), two.get("o/khong-co").header.Get("Content-Security-Policy"); old == own || !strings.Contains(old, "'sha256-") {
		t.Errorf("the old page runs under the policy of the new one: %s", old)
	}
	if kit := two.get("kit/spx/bug.html"); string(kit.body) != "2.0.0" {
		t.Errorf("a kit is of the program that offers it, not %q", kit.body)
	}
	if after := must(t)(two.air.Control.Output(t.Context(), "chinh")); after.Rev != before.Rev || after.Build != one.build {
		t.Errorf("the new program moved the output: %d %s → %d %s", before.Rev, before.Build, after.Rev, after.Build)
	}
}

// Update and roll back are commands: for those who run the show, logged, heard
// by the page as one revision.
func TestAnOutputChangesItsBuildByCommand(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	one := st.deploy("1.0.0")
	two := st.deploy("2.0.0")
	put := func(c *clerk, build string) reply {
		return c.put("/desk/air/outputs/chinh/build", map[string]any{"id": newID(), "build": build, "reason": "chữ to hơn"})
	}
	st.air.Control.Tick(t.Context()) // this node has heard what the newer ones wrote
	auditor := st.hire("Kiểm Toán", account.Auditor, st.contest.ID)
	put(auditor, two.build).problem(http.StatusForbidden, "forbidden")
	put(st.producer, "khong-co").problem(http.StatusNotFound, "build_not_found")

	was := must(t)(st.air.Control.Output(t.Context(), "chinh"))
	updated := as[web.AirOutput](put(st.producer, two.build), http.StatusOK)
	if updated.Build != two.build || updated.BuildBefore != one.build || updated.Rev != was.Rev+1 {
		t.Errorf("after the update: %+v", updated)
	}
	again := as[web.AirOutput](put(st.producer, two.build), http.StatusOK)
	if again.Rev != updated.Rev {
		t.Errorf("the same build again made revision %d", again.Rev)
	}
	for _, r := range []*release{one, two} {
		r.air.Control.Tick(t.Context())
		r.runs("chinh", "2.0.0")
	}
	if tap := string(st.phone().get("//tv/state/chinh?t=" + st.view).body); !strings.Contains(tap, `"build":"`+two.build+`"`) {
		t.Errorf("the page is not told of its build: %s", tap)
	}
	back := as[web.AirOutput](put(st.producer, one.build), http.StatusOK)
	if back.Build != one.build || back.BuildBefore != two.build {
		t.Errorf("after going back: %+v", back)
	}
	two.air.Control.Tick(t.Context())
	two.runs("chinh", "1.0.0")

	log := as[web.List[web.AsRun]](st.producer.get("/desk/contests/"+st.contest.ID+"/air/log"), http.StatusOK).Items
	if log[0].Action != "build" || log[0].Label != two.build+" → "+one.build || log[0].Reason != "chữ to hơn" || log[0].Actor != "Lương Đạo Diễn" {
		t.Errorf("the log says %+v", log[0])
	}
	audit := as[web.List[web.AuditRow]](st.hire("Ban Tổ Chức", account.Organiser, st.contest.ID).get("/desk/audit?contest="+st.contest.ID), http.StatusOK).Items
	if !slices.ContainsFunc(audit, func(r web.AuditRow) bool { return r.Action == "air.build" && r.Subject == "output:chinh" }) {
		t.Errorf("the audit log does not tell of it: %+v", audit)
	}
}

// The newest builds stay, and every one that an output runs or ran before.
func TestBuildsThatNobodyNeedsAreForgotten(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	first := st.deploy("1")
	newest := first
	for n := 2; n <= broadcast.BuildsKept+3; n++ {
		newest = st.deploy(fmt.Sprint(n))
	}
	builds, err := newest.air.Control.Builds(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(builds) != broadcast.BuildsKept+1 || builds[0].ID != newest.build || builds[len(builds)-1].ID != first.build {
		t.Errorf("%d builds are kept: %+v", len(builds), builds)
	}
	newest.runs("chinh", "1")
	if gone := newest.get("assets/tv-2.js"); gone.status != http.StatusNotFound {
		t.Errorf("a forgotten build is served: %d", gone.status)
	}
	st.air.Control.Tick(t.Context())
	state := as[web.AirState](st.producer.get("/desk/contests/"+st.contest.ID+"/air"), http.StatusOK)
	if len(state.Builds) != len(builds) || state.Outputs[0].Build != first.build {
		t.Errorf("the desk is told %+v", state.Builds)
	}
}
