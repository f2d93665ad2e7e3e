package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/web"
)

// previewed is an office with a bank of one question of each state, and a link
// to it; withKey decides what the link shows.
func previewed(t *testing.T, withKey bool, lasts time.Duration) (o *office, organiser *clerk, bank string, made web.PreviewMade) {
	t.Helper()
	o = newOffice(t)
	organiser = o.hire("Trần Thị Bình", account.Organiser, o.contest.ID)
	bank = as[web.DeskBank](organiser.post("/desk/contests/"+o.contest.ID+"/banks", map[string]any{"name": "Đề chung kết"}), http.StatusCreated).ID
	for _, q := range []map[string]any{
		{"kind": "single", "stem": "Câu thứ nhất?", "options": []string{"Có", "Không"}, "correct": []int{1}, "explanation": secretExplain, "legal_basis": secretExplain, "source": secretExplain},
		{"kind": "shorttext", "stem": "Câu thứ hai?", "accepted": []string{secretOption}, "explanation": secretExplain},
		{"kind": "ordering", "stem": "Câu thứ ba?", "options": []string{"tiếp nhận", "thẩm định", "trả kết quả"}},
	} {
		as[web.DeskQuestion](organiser.post("/desk/banks/"+bank+"/questions", q), http.StatusCreated)
	}
	order := map[string]any{"name": "PGS. Lê Văn Chuyên Gia", "with_key": withKey, "expires_ms": o.clock.now().Add(lasts).UnixMilli()}
	return o, organiser, bank, as[web.PreviewMade](organiser.post("/desk/banks/"+bank+"/previews", order), http.StatusCreated)
}

func (s *site) openPreview(token string) reply {
	s.t.Helper()
	return s.phone().post("/previews", map[string]any{"token": token})
}

// A link without the key shows questions and nothing that answers them, the
// order of an ordering included; every opening is written down.
func TestAPreviewWithoutKeyTellsNone(t *testing.T) {
	t.Parallel()
	o, organiser, bank, made := previewed(t, false, time.Hour)
	got := o.openPreview(made.Token)
	o.holdsNone(got, secretExplain, secretOption, `"correct"`, "accepted", "explanation", "legal_basis", "source", made.Token)
	page := as[web.PreviewPage](got, http.StatusOK)
	if len(page.Items) != 3 || page.WithKey || page.Name != "PGS. Lê Văn Chuyên Gia" || page.ExpiresMS != made.ExpiresMS {
		t.Fatalf("behind the link: %+v", page)
	}
	if order := strings.Join(page.Items[2].Options, " · "); order != "thẩm định · tiếp nhận · trả kết quả" {
		t.Errorf("the items stand as %s", order)
	}
	if got.header.Get("Cache-Control") != "no-store" || !strings.Contains(got.header.Get("X-Robots-Tag"), "noindex") {
		t.Errorf("headers %v", got.header)
	}
	links := as[web.Items[web.DeskPreview]](organiser.get("/desk/banks/"+bank+"/previews"), http.StatusOK)
	if len(links.Items) != 1 || links.Items[0].Opened != 1 || links.Items[0].OpenedMS == 0 {
		t.Errorf("the desk lists %+v", links.Items)
	}
	read := as[web.List[web.QuestionReading]](organiser.get("/desk/contests/"+o.contest.ID+"/question-readings"), http.StatusOK)
	if len(read.Items) == 0 || read.Items[0].How != "preview" || read.Items[0].By != "PGS. Lê Văn Chuyên Gia" || len(read.Items[0].Numbers) != 3 {
		t.Errorf("the readings: %+v", read.Items)
	}
	if strings.Contains(o.dump(), made.Token) {
		t.Error("the token itself is in the database")
	}
}

func TestAPreviewWithKeyTellsIt(t *testing.T) {
	t.Parallel()
	o, _, _, made := previewed(t, true, time.Hour)
	page := as[web.PreviewPage](o.openPreview(made.Token), http.StatusOK)
	if q := page.Items; len(q) != 3 || len(q[0].Correct) != 1 || q[0].Correct[0] != 1 || q[0].Explanation != secretExplain || q[1].Accepted[0] != secretOption || q[2].Options[0] != "tiếp nhận" {
		t.Errorf("behind the link: %+v", q)
	}
}

// A link ends with its time, with its revocation, and for nobody's guess.
func TestAPreviewEnds(t *testing.T) {
	t.Parallel()
	t.Run("with its time", func(t *testing.T) {
		t.Parallel()
		o, _, _, made := previewed(t, true, time.Hour)
		until := time.UnixMilli(made.ExpiresMS)
		o.clock.set(until.Add(-time.Millisecond))
		as[web.PreviewPage](o.openPreview(made.Token), http.StatusOK)
		o.clock.set(until)
		o.openPreview(made.Token).problem(http.StatusNotFound, "preview_gone")
	})
	t.Run("when it is revoked", func(t *testing.T) {
		t.Parallel()
		o, organiser, bank, made := previewed(t, true, time.Hour)
		as[web.PreviewPage](o.openPreview(made.Token), http.StatusOK)
		organiser.call(http.MethodDelete, "/desk/previews/"+made.ID, nil).into(http.StatusNoContent, nil)
		o.openPreview(made.Token).problem(http.StatusNotFound, "preview_gone")
		links := as[web.Items[web.DeskPreview]](organiser.get("/desk/banks/"+bank+"/previews"), http.StatusOK)
		if len(links.Items) != 1 || links.Items[0].RevokedMS == 0 {
			t.Errorf("the desk lists %+v", links.Items)
		}
	})
	t.Run("for a guess", func(t *testing.T) {
		t.Parallel()
		o, _, _, made := previewed(t, true, time.Hour)
		for _, token := range []string{"", made.ID, made.Token[:42], made.Token + "A", strings.ToLower(made.Token)} {
			o.openPreview(token).problem(http.StatusNotFound, "preview_gone")
		}
	})
}

// What is sealed or retired is behind no link; a link is not made for ever, and
// not by who may not show the bank.
func TestWhatAPreviewMayBe(t *testing.T) {
	t.Parallel()
	o, organiser, bank, made := previewed(t, true, time.Hour)
	list := as[web.List[web.DeskQuestion]](organiser.get("/desk/banks/"+bank+"/questions"), http.StatusOK).Items
	o.exec(`UPDATE questions SET secrecy = 'sealed' WHERE id = $1`, list[0].ID)
	o.exec(`UPDATE questions SET state = 'retired' WHERE id = $1`, list[1].ID)
	if page := as[web.PreviewPage](o.openPreview(made.Token), http.StatusOK); len(page.Items) != 1 || page.Items[0].ID != list[2].ID {
		t.Errorf("behind the link: %+v", page.Items)
	}
	path := "/desk/banks/" + bank + "/previews"
	order := map[string]any{"name": "Chuyên gia", "question": list[0].ID, "expires_ms": o.clock.now().Add(time.Hour).UnixMilli()}
	organiser.post(path, order).problem(http.StatusConflict, "question_sealed")
	order["question"], order["expires_ms"] = list[2].ID, o.clock.now().Add(31*24*time.Hour).UnixMilli()
	organiser.post(path, order).problem(http.StatusUnprocessableEntity, "preview_invalid")
	order["expires_ms"] = o.clock.now().UnixMilli()
	organiser.post(path, order).problem(http.StatusUnprocessableEntity, "preview_invalid")
	order["expires_ms"] = o.clock.now().Add(time.Hour).UnixMilli()
	watcher := o.hire("Phạm Giám Sát", account.Producer, o.contest.ID)
	if got := watcher.post(path, order); got.status != http.StatusForbidden {
		t.Errorf("a producer makes a link: %d %s", got.status, got.body)
	}
	one := as[web.PreviewMade](organiser.post(path, order), http.StatusCreated)
	if page := as[web.PreviewPage](o.openPreview(one.Token), http.StatusOK); len(page.Items) != 1 || page.Items[0].ID != list[2].ID {
		t.Errorf("behind a link to one question: %+v", page.Items)
	}
}
