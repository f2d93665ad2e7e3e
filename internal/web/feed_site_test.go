package web_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"strings"
	"testing"
	"time"
)

func (p panel) feed(table, query string, headers ...string) (int, http.Header, string) {
	p.t.Helper()
	return panel{p.studio, ""}.send(http.MethodGet, "/feed/v1/"+p.contest.Slug+"/"+table+"?t="+p.token+"&"+query, headers...)
}

func newFeed(t *testing.T) panel {
	st := newStudio(t)
	st.rundown("chao", "ten")
	return panel{st, st.secret("feed", "")}
}

func TestAFeedKeepsItsShape(t *testing.T) {
	t.Parallel()
	p := newFeed(t)
	for _, table := range []string{"leaderboard", "teams", "winners", "figures", "schedule", "question", "answers", "timer", "player", "ticker", "sponsors", "show"} {
		status, h, body := p.feed(table+".csv", "rows=4")
		rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
		if status != http.StatusOK || err != nil || len(rows) != 5 || h.Get("Content-Type") != "text/csv; charset=utf-8" {
			t.Errorf("%s.csv: %d, %d rows, %v, %s", table, status, len(rows), err, h.Get("Content-Type"))
		}
		_, _, body = p.feed(table+".json", "rows=4")
		var objects []map[string]any
		if err := json.Unmarshal([]byte(body), &objects); err != nil || len(objects) != 4 || len(objects[0]) != len(rows[0]) {
			t.Errorf("%s.json: %v in %s", table, err, body)
		}
		_, h, body = p.feed(table+".xml", "rows=4")
		var doc struct {
			Rows []struct{} `xml:"row"`
		}
		if err := xml.Unmarshal([]byte(body), &doc); err != nil || len(doc.Rows) != 4 || h.Get("Content-Type") != "application/xml; charset=utf-8" {
			t.Errorf("%s.xml: %v in %s", table, err, body)
		}
	}
}

func TestAFeedFollowsTheAir(t *testing.T) {
	t.Parallel()
	p := newFeed(t)
	_, h, before := p.feed("show.txt", "rows=1")
	if status, _, _ := p.feed("show.txt", "rows=1", "If-None-Match", h.Get("ETag")); status != http.StatusNotModified || strings.TrimSpace(before) != "" {
		t.Errorf("nothing is on air: %d %q", status, before)
	}
	p.studio.do("cue", graphic("lowerthird", "lower", nil, map[string]string{"name": "Ẳng", "role": "Sở"}))
	p.clock.set(p.clock.now().Add(time.Second))
	if _, _, cued := p.feed("show.txt", "rows=1"); cued != before {
		t.Errorf("a cue reached the feed: %q", cued)
	}
	p.studio.do("take", nil)
	p.clock.set(p.clock.now().Add(time.Second))
	if _, _, on := p.feed("show.txt", "rows=1"); !strings.Contains(on, "lowerthird") {
		t.Errorf("after the take the feed says %q", on)
	}
}

func TestWhoIsNotLetInGetsBlanks(t *testing.T) {
	t.Parallel()
	p := newFeed(t)
	other := p.studio.view
	for name, token := range map[string]string{"no token": "", "a guess": "abcdefghijklmnopqrstuvwx", "a view token": other} {
		status, h, body := panel{p.studio, token}.feed("leaderboard.csv", "rows=2")
		if status != http.StatusForbidden || h.Get("Content-Type") != "text/csv; charset=utf-8" || strings.Count(body, "\n") != 3 || !strings.HasPrefix(body, "rank,name,unit,") {
			t.Errorf("%s: %d %s\n%s", name, status, h.Get("Content-Type"), body)
		}
	}
	if status, _, body := p.feed("keys.json", ""); status != http.StatusOK && status != http.StatusNotFound || strings.Contains(body, "<") {
		t.Errorf("an unknown table: %d %s", status, body)
	}
	if status, _, body := p.feed("leaderboard.html", ""); status != http.StatusNotFound || body != "" {
		t.Errorf("an unknown format: %d %q", status, body)
	}
}
