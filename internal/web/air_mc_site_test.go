package web_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"hoithi/internal/web"
)

// The presenter knows who is called next while no output does; the stream says
// so without being asked, and ends when the token is revoked.
func TestThePresenterSeesWhatComesNext(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	st.reveal()
	st.do("cue", graphic("title", "main", nil, map[string]string{"title": "Xin cảm ơn"}))
	mc := st.token("mc", "")
	read := func() web.Mc { return as[web.Mc](st.phone().get("/air/mc?t="+mc.Secret), http.StatusOK) }
	nextIs := func(m web.Mc, step int, name string) bool {
		return m.Reveal != nil && m.Reveal.Step == step && m.Reveal.Next != nil && (name == "" || slices.Contains(m.Reveal.Next.Names, name))
	}
	if m := read(); !nextIs(m, 0, "Võ T. B.") || !slices.Equal(m.Next, []string{"title"}) || m.Contest == "" || len(m.Outputs) != 1 || m.Outputs[0].Layers[0].Template != "reveal" {
		t.Errorf("the presenter is told %+v", m)
	}
	if seen := st.wiretap()(); strings.Contains(seen, "Võ T. B.") {
		t.Errorf("an output is told who comes next: %s", seen)
	}
	events, leave := st.events("/air/mc/stream?t=" + mc.Secret)
	defer leave()
	heard := func(what string, wanted func(web.Mc) bool) {
		t.Helper()
		for deadline := time.After(10 * time.Second); ; {
			select {
			case e, ok := <-events:
				var m web.Mc
				if !ok || e[0] != "mc" || json.Unmarshal([]byte(e[1]), &m) != nil {
					t.Fatalf("%s: event %q", what, e)
				}
				if wanted(m) {
					return
				}
			case <-deadline:
				t.Fatalf("%s: nothing came", what)
			}
		}
	}
	heard("the first", func(m web.Mc) bool { return nextIs(m, 0, "Võ T. B.") })
	st.do("step", map[string]any{"layer": "full", "to": "next"})
	heard("a step", func(m web.Mc) bool {
		return nextIs(m, 1, "Phan V. N.") && slices.Contains(m.Reveal.Now.Names, "Võ T. B.")
	})
	st.do("step", map[string]any{"layer": "full", "to": 6})
	heard("the end", func(m web.Mc) bool { return m.Reveal != nil && m.Reveal.Step == 6 && m.Reveal.Next == nil })

	st.producer.call(http.MethodDelete, "/desk/air/tokens/"+mc.Token.ID, nil).into(http.StatusNoContent, nil)
	for deadline := time.After(10 * time.Second); ; {
		select {
		case e, open := <-events:
			if open && e[0] == "mc" {
				t.Fatalf("a revoked token is told %s", e[1])
			}
			if !open {
				st.phone().get("/air/mc?t="+mc.Secret).problem(http.StatusUnauthorized, "token_refused")
				return
			}
		case <-deadline:
			t.Fatal("the stream of a revoked token stays open")
		}
	}
}

// No other token opens the presenter's page, nor does a presenter's of another
// output see this one.
func TestThePresentersPageIsForPresenters(t *testing.T) {
	t.Parallel()
	st := newStudio(t)
	st.output("phu", false)
	secrets := map[string]string{"none": "", "a guess": "khongphaimacuaaica"}
	for _, class := range []string{"view", "feed", "ctl"} {
		secrets[class] = st.secret(class, "")
	}
	for _, secret := range secrets {
		for _, path := range []string{"/air/mc?t=", "/air/mc/stream?t="} {
			st.phone().get(path+secret).problem(http.StatusUnauthorized, "token_refused")
		}
	}
	st.do("cue", graphic("title", "main", nil, map[string]string{"title": "Bí mật"}))
	if m := as[web.Mc](st.phone().get("/air/mc?t="+st.secret("mc", "phu")), http.StatusOK); len(m.Outputs) != 1 || m.Outputs[0].ID != "phu" || len(m.Next) != 0 {
		t.Errorf("the presenter of another output is told %+v", m)
	}
}
