package web_test

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"hoithi/internal/web"
)

// book is a log that can be read while it is written.
type book struct {
	mu   sync.Mutex
	text bytes.Buffer // guarded by mu
}

func (b *book) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *book) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

var _ io.Writer = (*book)(nil)

// Addresses with tokens are asked for, answered and refused, and no line of the
// log, however talkative, holds a token: TV-19. Nothing of television sets a
// cookie.
func TestNoTokenIsInTheLog(t *testing.T) {
	t.Parallel()
	written := &book{}
	st := newStudio(t, func(s *setup) {
		s.options.Log = slog.New(slog.NewTextHandler(written, &slog.HandlerOptions{Level: slog.LevelDebug}))
	})
	secrets := []string{st.view, "mot-ma-doan-mo"}
	for _, class := range []string{"feed", "ctl", "mc"} {
		secrets = append(secrets, st.token(class, "").Secret)
	}
	page := st.open("t=" + st.view)
	page.state("the first frame", 1)
	for _, secret := range secrets {
		for _, path := range []string{"//tv/o/chinh?t=", "//tv/state/chinh?t=", "//tv/state/khong-co?t=", "//tv/ws/o/chinh?t=", "//tv/probe/chinh?engine=x&t=", "//tv/api/v1/chinh/state?t=", "//tv/api/v1/chinh/take?t=",
			"//feed/v1/" + st.contest.Slug + "/leaderboard.csv?t=", "//feed/v1/" + st.contest.Slug + "/khong-co.xml?t=", "/air/mc?t="} {
			r := st.phone().get(path + secret)
			if cookie := r.header.Get("Set-Cookie"); cookie != "" {
				t.Errorf("%s sets a cookie: %s", path, cookie)
			}
		}
	}
	st.exec(`ALTER TABLE air_outputs RENAME TO air_outputs_away`) // errors are logged in full
	for _, secret := range secrets {
		st.phone().get("//tv/state/hong?t=" + secret)
		st.phone().get("//tv/api/v1/hong/state?t=" + secret)
	}
	text := written.String()
	if !strings.Contains(text, "/tv/state/") {
		t.Fatalf("the log says nothing of television:\n%.2000s", text)
	}
	for _, secret := range secrets {
		if at := strings.Index(text, secret); at >= 0 {
			t.Errorf("a token is in the log: …%s…", text[max(0, at-200):min(len(text), at+80)])
		}
	}
}

// The database has gone: what is under /tv/ shows nothing instead of an error,
// a page keeps the picture it has, and a feed its last good table: TV-02, TV-18.
func TestTroubleIsNotSeen(t *testing.T) {
	t.Parallel()
	p := newFeed(t)
	p.studio.do("cue", graphic("title", "main", nil, map[string]string{"title": "Chào buổi tối"}))
	p.studio.do("take", nil)
	was := string(p.phone().get("//tv/state/chinh?t=" + p.view).body)
	_, h, good := p.feed("schedule.csv", "rows=3")
	if h.Get("X-Stale") != "" || strings.Count(good, "\r\n") != 4 {
		t.Fatalf("in good times: %q %q", h.Get("X-Stale"), good)
	}
	for _, table := range []string{"air_outputs", "air_tokens", "rounds", "contests"} {
		p.exec("ALTER TABLE " + table + " RENAME TO " + table + "_away")
	}
	p.clock.set(p.clock.now().Add(time.Minute))
	if r := p.phone().get("//tv/state/khac?t=" + p.view); r.status < 500 || !strings.Contains(string(r.body), "background:transparent") || !strings.Contains(string(r.body), "<body></body>") {
		t.Errorf("an output that cannot be read = %d %s", r.status, r.body)
	}
	if is := string(p.phone().get("//tv/state/chinh?t=" + p.view).body); !strings.Contains(is, "Chào buổi tối") {
		t.Errorf("the picture in trouble:\n%s\nbefore:\n%s", is, was)
	}
	status, h, body := p.feed("schedule.csv", "rows=3")
	if status != http.StatusOK || h.Get("X-Stale") != "1" || body != good {
		t.Errorf("the feed in trouble: %d, stale %q\n%s\nbefore:\n%s", status, h.Get("X-Stale"), body, good)
	}
}

// What goes on air is what was cued, to the byte: who edits the item meanwhile
// changes neither bus: TV-07.
func TestWhatIsTakenIsWhatWasCued(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	st.rundown("chao")
	pgm, pvw := st.open("t="+st.view), st.open("bus=pvw&t="+st.token("ctl", "").Secret)
	first := pgm.state("an empty program", 1)
	run := as[web.AirState](st.producer.get("/desk/contests/"+st.contest.ID+"/air"), http.StatusOK).Rundowns[0]
	cued := st.do("cue", map[string]any{"item": "chao"})
	preview := pvw.state("the preview", cued.Rev).Layers["main"]
	if while := pgm.state("program while cued", cued.Rev); len(while.Layers) != len(first.Layers) {
		t.Errorf("a cue reached air: %s", while.raw)
	}
	run.Items[0].Text = map[string]string{"title": "Đã bị sửa"}
	st.producer.call(http.MethodPut, "/desk/air/rundowns/"+run.ID, map[string]any{"name": run.Name, "items": run.Items, "version": run.Version}).into(http.StatusOK, nil)
	took := st.do("take", nil)
	program := pgm.state("program", took.Rev)
	shown := program.Layers["main"]
	if shown == nil || !bytes.Equal(shown.Data, preview.Data) || shown.Template != preview.Template || shown.Step != preview.Step || shown.Page != preview.Page {
		t.Errorf("on air %+v, cued %+v", shown, preview)
	}
	if strings.Contains(program.raw, "Đã bị sửa") {
		t.Errorf("an edit reached air without a take: %s", program.raw)
	}
	again := st.do("cue", map[string]any{"item": "chao"})
	if f := pvw.state("cued again", again.Rev); !strings.Contains(f.raw, "Đã bị sửa") {
		t.Errorf("cued again it is still the old one: %s", f.raw)
	}
}
