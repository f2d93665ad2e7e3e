package web_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"hoithi/internal/account"
	"hoithi/internal/web"
	"hoithi/questions/importer"
)

// A bank goes out with the filters of the list, the log knows who took it, and
// the same file coming in again changes nothing.
func TestDeskBankFiles(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	organiser := o.hire("Trần Thị Bình", account.Organiser, o.contest.ID)
	bank := as[web.DeskBank](organiser.post("/desk/contests/"+o.contest.ID+"/banks", map[string]any{"name": "Ngân hàng xuất tệp"}), http.StatusCreated)
	path := "/desk/banks/" + bank.ID
	for _, stem := range []string{"=1+1 là gì?", "Thủ đô?", "Một {hai} ~ba#?"} {
		as[web.DeskQuestion](organiser.post(path+"/questions", map[string]any{"kind": "single", "stem": stem, "options": []string{"Đúng rồi", "Chưa đúng", "Tất cả các phương án trên"},
			"correct": []int{0}, "pin_last": true, "level": 2, "legal_basis": "Khoản 1 Điều 5", "source": "Báo"}), http.StatusCreated)
	}
	preview := as[web.DeskBankFile](organiser.get(path+"/export/check?format=gift"), http.StatusOK)
	if preview.Questions != 3 || preview.LeftOut != 0 || len(preview.Losses) != 1 || preview.Losses[0].Code != "bank_only" || len(preview.Losses[0].Numbers) != 3 {
		t.Errorf("preview %+v, want 3 questions whose source stays behind", preview)
	}
	for format, ending := range map[string]string{"xlsx": ".xlsx", "docx": ".docx", "gift": ".gift.txt", "moodle-xml": ".xml", "qti30": ".zip", "json": ".json"} {
		name, file := downloaded(t, organiser, path+"/export?format="+format)
		if !strings.HasPrefix(name, "ngan-hang-xuat-tep_") || !strings.HasSuffix(name, ending) {
			t.Errorf("%s is called %s", format, name)
		}
		draft := as[web.ImportDraft](organiser.upload(path+"/imports", name, file), http.StatusCreated)
		done := as[web.ImportOutcome](organiser.post("/desk/imports/"+draft.ID+"/confirm", map[string]bool{}), http.StatusOK)
		if done.Added != 0 || format == "json" && done.Changed != 0 {
			t.Errorf("%s imported again: %+v, want nothing new", format, done)
		}
	}
	_, file := downloaded(t, organiser, path+"/export?format=json&q=thu+do")
	batch, err := importer.Read(t.Context(), "x.json", bytes.NewReader(file), int64(len(file)), importer.Options{})
	if err != nil || len(batch.Questions) != 1 || batch.Questions[0].Stem != "Thủ đô?" {
		t.Errorf("the filtered file holds %+v, %v", batch.Questions, err)
	}
	_, paper := downloaded(t, organiser, path+"/export?format=paper&codes=2&key=none&title=T")
	if !bytes.HasPrefix(paper, []byte("PK")) {
		t.Error("the paper is no DOCX")
	}
	organiser.get(path+"/export?format=doc").problem(http.StatusUnprocessableEntity, "export_format_unknown")
	organiser.get(path+"/export?format=paper&codes=99").problem(http.StatusUnprocessableEntity, "export_codes_range")
	organiser.get(path+"/export?format=json&q=khongcogi").problem(http.StatusUnprocessableEntity, "export_empty")
	deeds, _, err := o.db.Deeds(t.Context(), account.DeedFilter{ContestID: o.contest.ID, Query: "bank.export", Limit: 50})
	if err != nil || len(deeds) != 8 {
		t.Errorf("%d exports in the log, %v; want 8: refusals and previews take nothing out", len(deeds), err)
	}
}

func downloaded(t *testing.T, c *clerk, path string) (name string, file []byte) {
	t.Helper()
	r := c.get(path)
	if r.status != http.StatusOK {
		t.Fatalf("GET %s = %d %s", path, r.status, r.body)
	}
	_, name, _ = strings.Cut(r.header.Get("Content-Disposition"), "filename=")
	return strings.Trim(name, `"`), r.body
}
