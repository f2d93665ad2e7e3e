package web_test

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"hoithi/internal/account"
	"hoithi/internal/web"
	"hoithi/questions"
	"hoithi/questions/importer"
)

// A sealed question is in no file, whatever its format, and is not counted.
func TestASealedSetIsInNoFile(t *testing.T) {
	t.Parallel()
	r := newStrongroom(t)
	path := "/desk/banks/" + r.bank
	if _, before := downloaded(t, r.organiser, path+"/export?format=json"); !strings.Contains(string(before), sealedStem) {
		t.Fatal("the words are not in the file before the sealing: the test sees nothing")
	}
	r.seal(map[string]any{"name": "Chung kết", "mode": "people", "holders": r.takeKeys(r.first, r.second)})
	const open = "Câu không niêm phong?"
	as[web.DeskQuestion](r.organiser.post(path+"/questions", map[string]any{"kind": "single", "stem": open, "options": []string{"Đúng", "Sai"}, "correct": []int{0}}), http.StatusCreated)
	for _, format := range []string{"xlsx", "docx", "paper", "gift", "moodle-xml", "qti30", "json"} {
		if check := as[web.DeskBankFile](r.organiser.get(path+"/export/check?format="+format), http.StatusOK); check.Questions != 1 {
			t.Errorf("%s would hold %d questions, want the open one", format, check.Questions)
		}
		_, file := downloaded(t, r.organiser, path+"/export?codes=1&format="+format)
		text := unpacked(t, file)
		for _, word := range []string{sealedStem, sealedOption, sealedExplain, sealedComment} {
			if strings.Contains(text, word) {
				t.Errorf("%s holds %s", format, word)
			}
		}
		if !strings.Contains(text, "không niêm phong") {
			t.Errorf("%s does not hold the open question", format)
		}
	}
}

// unpacked is the text of a file, and of what is inside when it is a ZIP.
func unpacked(t *testing.T, file []byte) string {
	t.Helper()
	if !bytes.HasPrefix(file, []byte("PK")) {
		return string(file)
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, in); err != nil {
			t.Fatal(err)
		}
		_ = in.Close()
	}
	return all.String()
}

// A question's picture leaves with it.
func TestAnExportedBankHasItsPictures(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	organiser := o.hire("Trần Thị Bình", account.Organiser, o.contest.ID)
	bank := as[web.DeskBank](organiser.post("/desk/contests/"+o.contest.ID+"/banks", map[string]any{"name": "Có hình"}), http.StatusCreated)
	m, err := questions.NewLibrary(o.db, o.clock.now, newID).AddMedium(t.Context(), account.Machine("test"), bank.ID, aPicture(t))
	if err != nil {
		t.Fatal(err)
	}
	path := "/desk/banks/" + bank.ID
	as[web.DeskQuestion](organiser.post(path+"/questions", map[string]any{"kind": "single", "stem": "Biển báo gì?", "options": []string{"Dừng", "Đi"}, "correct": []int{0},
		"media": []map[string]any{{"id": m.ID, "alt": "Biển báo"}}}), http.StatusCreated)
	for _, format := range []string{"json", "qti30", "moodle-xml", "docx"} {
		name, file := downloaded(t, organiser, path+"/export?format="+format)
		batch, err := importer.Read(t.Context(), name, bytes.NewReader(file), int64(len(file)), importer.Options{})
		if err != nil || len(batch.Questions) != 1 || len(batch.Questions[0].Images) != 1 {
			t.Errorf("%s: %+v, %v; want a question with its picture", format, batch.Questions, err)
			continue
		}
		if p := batch.Media[batch.Questions[0].Images[0]]; p.Type != "image/png" || len(p.Data) == 0 || p.Alt != "Biển báo" {
			t.Errorf("%s: the picture is %q of %d bytes, %q", format, p.Type, len(p.Data), p.Alt)
		}
	}
}
