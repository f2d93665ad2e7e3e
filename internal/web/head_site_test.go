package web_test

import (
	"html"
	"net/http"
	"strings"
	"testing"
)

func TestPagesNameWhatTheyShow(t *testing.T) {
	t.Parallel()
	const name = `Tìm hiểu "CCHC" & <script>alert(1)</script>`
	s := newSite(t, func(u *setup) { u.contest.Name = name; u.options.PublicURL = "https://thi.example.vn" })
	tests := map[string]struct {
		path, title string
		status      int
	}{
		"home":                    {"//", "Hội Thi", 200},
		"contest":                 {"//c/cchc-2026", name, 200},
		"rules":                   {"//c/cchc-2026/rules", "Thể lệ – " + name, 200},
		"a contest of nobody":     {"//c/gone", "Hội Thi", 404},
		"board":                   {"//r/" + s.round.ID + "/board", "Bảng xếp hạng tạm tính – Tuần 1 – " + name, 200},
		"result":                  {"//r/" + s.round.ID + "/result", "Kết quả – Tuần 1 – " + name, 200},
		"embedded board":          {"//embed/board/" + s.round.ID, "Bảng xếp hạng tạm tính – Tuần 1 – " + name, 200},
		"embedded rules":          {"//embed/rules/cchc-2026", "Thể lệ – " + name, 200},
		"a round of nobody":       {"//r/" + newID() + "/board", "Hội Thi", 404},
		"a path with a quote":     {"//c/%22%3E%3Cscript%3E", "Hội Thi", 404},
		"somewhere in the script": {"//kit", "Hội Thi", 200},
	}
	for what, test := range tests {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			p := s.phone()
			p.t = t
			r := p.get(test.path)
			page := string(r.body)
			if r.status != test.status || !strings.Contains(page, "<title>"+html.EscapeString(test.title)+"</title>") ||
				!strings.Contains(page, `<meta property="og:title" content="`+html.EscapeString(test.title)+`" />`) {
				t.Errorf("%d %s\nwant %d, title %q", r.status, page, test.status, test.title)
			}
			if strings.Contains(page, "<script>") {
				t.Errorf("something was not escaped: %s", page)
			}
			if !strings.Contains(page, `<meta property="og:image" content="https://thi.example.vn/assets/share-1.png" />`) {
				t.Errorf("no picture for previews: %s", page)
			}
			if !strings.Contains(page, `<meta property="og:url" content="https://thi.example.vn/`) {
				t.Errorf("no address: %s", page)
			}
		})
	}
}

func TestEmbedsSetNoCookies(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	if got := s.phone().get("//embed/board/" + s.round.ID).header.Values("Set-Cookie"); len(got) != 0 {
		t.Errorf("an embedded page sets %q", got)
	}
	if got := s.phone().get("//c/cchc-2026").header.Values("Set-Cookie"); len(got) != 1 || !strings.HasPrefix(got[0], "hoithi_device=") {
		t.Errorf("a page sets %q, want the device's cookie", got)
	}
}

func TestQRCodesLeadHere(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	r := s.phone().get("/qr.svg?text=/r/" + s.round.ID + "/board")
	if r.status != http.StatusOK || r.header.Get("Content-Type") != "image/svg+xml" || !strings.HasPrefix(string(r.body), "<svg") {
		t.Errorf("%d %s", r.status, r.body)
	}
	for _, text := range []string{"", "https://evil.example", "//evil.example", "/" + strings.Repeat("x", 400), "/\\evil.example"} {
		s.phone().get("/qr.svg?text="+text).problem(http.StatusUnprocessableEntity, "qr_path_invalid")
	}
}
