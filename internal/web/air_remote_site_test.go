package web_test

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	"hoithi/internal/remote"
	"hoithi/internal/web"
)

// panel is a control panel: a machine with a token and nothing else.
type panel struct {
	*studio
	token string
}

func (p panel) send(method, path string, headers ...string) (int, http.Header, string) {
	p.t.Helper()
	req, err := http.NewRequestWithContext(p.t.Context(), method, p.url+path, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	if p.token != "" {
		req.Header.Set("Authorization", "Bearer "+p.token)
	}
	for i := 0; i < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		p.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return res.StatusCode, res.Header, string(body)
}

// do sends a command that must be done.
func (p panel) do(words, key string) web.CommandDone {
	p.t.Helper()
	status, _, body := p.send(http.MethodPost, "/tv/api/v1/chinh/"+words, "Idempotency-Key", key)
	var done web.CommandDone
	if err := json.Unmarshal([]byte(body), &done); err != nil || status != http.StatusOK {
		p.t.Fatalf("%s: %d %s", words, status, body)
	}
	return done
}

func (p panel) state() remote.State {
	p.t.Helper()
	status, _, body := p.send(http.MethodGet, "/tv/api/v1/chinh/state")
	var s remote.State
	if err := json.Unmarshal([]byte(body), &s); err != nil || status != http.StatusOK {
		p.t.Fatalf("state: %d %s", status, body)
	}
	return s
}

func newPanel(t *testing.T) panel {
	st := newStudio(t)
	p := panel{studio: st, token: st.secret("ctl", "chinh")}
	st.rundown("chao", "ten")
	return p
}

func (st *studio) secret(class, output string) string {
	st.t.Helper()
	return st.token(class, output).Secret
}

// rundown makes a rundown of titles on the main layer, and of what begins with
// "ten" on the lower one.
func (st *studio) rundown(ids ...string) {
	st.t.Helper()
	items := []map[string]any{}
	for _, id := range ids {
		template, layer := "title", "main"
		if strings.HasPrefix(id, "ten") {
			template, layer = "lowerthird", "lower"
		}
		items = append(items, map[string]any{"id": id, "label": "Mục " + id, "template": template, "layer": layer, "binding": map[string]any{"source": "none"},
			"text": map[string]string{"title": "Chào", "name": "Ẳng", "role": "Sở Nội vụ"}, "out": map[string]any{"rule": "manual", "ms": 0}, "notes": ""})
	}
	st.producer.post("/desk/contests/"+st.contest.ID+"/air/rundowns", map[string]any{"name": "Kịch bản", "items": items, "version": 0}).into(http.StatusCreated, nil)
}

func TestAPanelRunsTheOutput(t *testing.T) {
	t.Parallel()
	p := newPanel(t)
	p.do("cue/chao", "1")
	if s := p.state(); s.Preview["main"].Item != "chao" || len(s.Program) != 0 || len(s.Items) != 2 || !s.Items[0].Ready || s.API != remote.Version {
		t.Fatalf("after the cue: %+v", s)
	}
	first := p.do("take", "2")
	if again := p.do("take", "2"); !again.Repeat || again.Rev != first.Rev {
		t.Errorf("the same command again: %+v after %+v", again, first)
	}
	if s := p.state(); s.Program["main"].Label != "Mục chao" || s.Program["main"].Phase != "in" || s.Rev != first.Rev {
		t.Errorf("after the take: %+v", s)
	}
	p.do("panic", "3")
	if s := p.state(); !s.Panic {
		t.Error("panic is not in the state")
	}
	p.do("resume", "4")
	p.do("clear", "5")
	if s := p.state(); len(s.Program) != 0 || s.Panic {
		t.Errorf("after clearing: %+v", s)
	}
}

func TestAPanelThatAsksOftenIsToldNothingNew(t *testing.T) {
	t.Parallel()
	p := newPanel(t)
	_, h, _ := p.send(http.MethodGet, "/tv/api/v1/chinh/state")
	if status, _, body := p.send(http.MethodGet, "/tv/api/v1/chinh/state", "If-None-Match", h.Get("ETag")); status != http.StatusNotModified || body != "" {
		t.Errorf("nothing has changed: %d %s", status, body)
	}
	p.do("cue/ten", "1")
	if status, _, _ := p.send(http.MethodGet, "/tv/api/v1/chinh/state", "If-None-Match", h.Get("ETag")); status != http.StatusOK {
		t.Errorf("after a change: %d", status)
	}
}

func TestOnlyItsTokenRunsAnOutput(t *testing.T) {
	t.Parallel()
	p := newPanel(t)
	p.output("phu", false)
	for name, tt := range map[string]struct {
		token, path string
		status      int
		code        string
		key, method string
	}{
		"no token":            {"", "chinh/take", http.StatusForbidden, "tv_refused", "1", "POST"},
		"a guess":             {"abcdefghijklmnopqrstuvwx", "chinh/take", http.StatusForbidden, "tv_refused", "1", "POST"},
		"a view token":        {p.view, "chinh/take", http.StatusForbidden, "tv_refused", "1", "POST"},
		"a view token, state": {p.view, "chinh/state", http.StatusForbidden, "tv_refused", "", "GET"},
		"another output":      {p.token, "phu/take", http.StatusForbidden, "tv_refused", "1", "POST"},
		"no id":               {p.token, "chinh/take", http.StatusUnprocessableEntity, "command_id_missing", "", "POST"},
		"by GET":              {p.token, "chinh/take", http.StatusUnprocessableEntity, "control_by_get", "1", "GET"},
		"nothing cued":        {p.token, "chinh/take", http.StatusConflict, "nothing_cued", "1", "POST"},
		"no such item":        {p.token, "chinh/cue/khong-co", http.StatusNotFound, "item_not_found", "1", "POST"},
		"a toggle":            {p.token, "chinh/toggle/main", http.StatusNotFound, "verb_unknown", "1", "POST"},
		"freeze what?":        {p.token, "chinh/freeze/on", http.StatusConflict, "freeze_no_round", "1", "POST"},
	} {
		t.Run(name, func(t *testing.T) {
			status, _, body := panel{p.studio, tt.token}.send(tt.method, "/tv/api/v1/"+tt.path, "Idempotency-Key", tt.key)
			var problem web.Problem
			if err := json.Unmarshal([]byte(body), &problem); err != nil || status != tt.status || problem.Code != tt.code {
				t.Errorf("%d %s, want %d %s", status, body, tt.status, tt.code)
			}
		})
	}
	if s := p.state(); len(s.Program)+len(s.Preview) != 0 {
		t.Errorf("a refused command left %+v", s)
	}
	if _, _, body := (panel{p.studio, ""}).send(http.MethodGet, "/tv/api/v1/chinh/state", "Accept", "text/html"); strings.Contains(body, "tv_refused") || !strings.Contains(body, "background:transparent") {
		t.Errorf("a browser source would show %q", body)
	}
}

// The fixture of the Companion module is a state as this server writes it: the
// same names, no more and no fewer.
func TestTheModuleReadsWhatWeWrite(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("../../docs/companion/test/state.json")
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.DisallowUnknownFields()
	var s remote.State
	if err := d.Decode(&s); err != nil {
		t.Fatal(err)
	}
	back, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var have, want any
	if json.Unmarshal(back, &have) != nil || json.Unmarshal(raw, &want) != nil || names(have) != names(want) {
		t.Errorf("the names differ:\n%s\n%s", names(have), names(want))
	}
	if s.API != remote.Version {
		t.Errorf("the fixture is of version %d", s.API)
	}
}

// names are the keys of a value, sorted, without what they hold.
func names(v any) string {
	switch v := v.(type) {
	case map[string]any:
		keys := make(map[string]string, len(v))
		for k, x := range v {
			keys[k] = names(x)
		}
		text, _ := json.Marshal(keys)
		return string(text)
	case []any:
		all := make([]string, 0, len(v))
		for _, x := range v {
			all = append(all, names(x))
		}
		return strings.Join(all, ",")
	}
	return ""
}
