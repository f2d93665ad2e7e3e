package vmix

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hoithi/internal/connector"
)

// fake is a vMix machine that writes down the exact requests.
type fake struct {
	*httptest.Server
	asked  []string
	answer int
	state  string
}

func newFake(t *testing.T) *fake {
	f := &fake{answer: http.StatusOK}
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f.asked = append(f.asked, r.Method+" "+r.RequestURI)
		w.WriteHeader(f.answer)
		_, _ = w.Write([]byte(f.state))
	}))
	t.Cleanup(f.Close)
	return f
}

func (f *fake) took() []string {
	asked := f.asked
	f.asked = nil
	return asked
}

func picture(rev int64, layers map[string]connector.Graphic) connector.Picture {
	return connector.Picture{Output: "chinh", Rev: rev, Layers: layers}
}

func board(first, second string) connector.Graphic {
	return connector.Graphic{Item: "bang", Template: "leaderboard", Fields: map[string]string{"rows1_name": first, "rows2_name": second}}
}

func TestTitlesFollowTheOutput(t *testing.T) {
	t.Parallel()
	f := newFake(t)
	l := NewLink(NewClient(f.URL, f.Client()), map[string]Title{
		"main":  {Input: "Bảng", Channel: 2, Fields: map[string]string{"rows1_name": "Name1.Text", "rows2_name": "Name2.Text"}},
		"lower": {Input: "7", Channel: 1, Fields: map[string]string{"name": "Headline.Text"}},
	})
	steps := []struct {
		name string
		p    connector.Picture
		want []string
	}{
		{"at the start what it may still show goes", picture(1, map[string]connector.Graphic{"main": board("Ẳng & Tí", "Bình"), "full": board("not vMix's", "")}), []string{
			"GET /api/?Function=OverlayInput1Out",
			"GET /api/?Function=SetText&Input=B%E1%BA%A3ng&SelectedName=Name1.Text&Value=%E1%BA%B2ng%20%26%20T%C3%AD",
			"GET /api/?Function=SetText&Input=B%E1%BA%A3ng&SelectedName=Name2.Text&Value=B%C3%ACnh",
			"GET /api/?Function=OverlayInput2In&Input=B%E1%BA%A3ng",
		}},
		{"the same again is not said again", picture(2, map[string]connector.Graphic{"main": board("Ẳng & Tí", "Bình")}), nil},
		{"only the text that changed", picture(3, map[string]connector.Graphic{"main": board("Ẳng & Tí", "Cúc")}), []string{
			"GET /api/?Function=SetText&Input=B%E1%BA%A3ng&SelectedName=Name2.Text&Value=C%C3%BAc",
		}},
		{"out", picture(4, nil), []string{"GET /api/?Function=OverlayInput2Out"}},
	}
	for _, s := range steps {
		if err := l.Show(t.Context(), s.p); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		if diff := cmp.Diff(s.want, f.took()); diff != "" {
			t.Errorf("%s:\n%s", s.name, diff)
		}
	}
}

func TestAfterAFailureAllIsToldAgain(t *testing.T) {
	t.Parallel()
	f := newFake(t)
	l := NewLink(NewClient(f.URL, f.Client()), map[string]Title{"main": {Input: "1", Channel: 1, Fields: map[string]string{"rows1_name": "N.Text"}}})
	f.answer = http.StatusInternalServerError
	if err := l.Show(t.Context(), picture(1, map[string]connector.Graphic{"main": board("An", "")})); !errors.Is(err, ErrRefused) {
		t.Fatalf("error %v, want ErrRefused", err)
	}
	f.answer = http.StatusOK
	f.took()
	if err := l.Show(t.Context(), picture(1, map[string]connector.Graphic{"main": board("An", "")})); err != nil {
		t.Fatal(err)
	}
	want := []string{"GET /api/?Function=SetText&Input=1&SelectedName=N.Text&Value=An", "GET /api/?Function=OverlayInput1In&Input=1"}
	if diff := cmp.Diff(want, f.took()); diff != "" {
		t.Error(diff)
	}
}

func TestStateIsRead(t *testing.T) {
	t.Parallel()
	f := newFake(t)
	f.state = `<vmix><version>27.0.0.49</version><preset>C:\chung-ket.vmix</preset><inputs>
<input key="26cae087" number="1" type="GT" title="Bảng.gtzip"><text index="0" name="Headline.Text">BẢNG XẾP HẠNG</text></input></inputs>
<overlays><overlay number="1" /><overlay number="2">1</overlay></overlays><preview>1</preview><active>2</active></vmix>`
	got, err := NewClient(f.URL+"/", f.Client()).State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := State{Version: "27.0.0.49", Preset: `C:\chung-ket.vmix`, Active: 2, Preview: 1,
		Inputs:   []Input{{Key: "26cae087", Number: 1, Type: "GT", Title: "Bảng.gtzip", Fields: []Field{{"Headline.Text", "BẢNG XẾP HẠNG"}}}},
		Overlays: []Overlay{{Number: 1}, {Number: 2, Input: 1}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"GET /api/"}, f.took()); diff != "" {
		t.Error(diff)
	}
}
