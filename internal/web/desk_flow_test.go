package web_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"hoithi/internal/account"
	"hoithi/internal/job"
	"hoithi/internal/web"
)

const fixtures = "../../../shared/fixtures/vi/"

// fixture reads a file that others wrote; without the folder the test is
// skipped.
func fixture(t *testing.T, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(fixtures + name)
	if err != nil {
		t.Skipf("the fixtures are not here: %v", err)
	}
	return raw
}

// weekly is a contest made at the desk, from the preset to its published result.
type weekly struct {
	*office
	organiser, second *clerk
	contest           web.DeskContest
	round             web.DeskRound
	bank              web.DeskBank
	key               map[string][]string // texts of the right options, by stem
	units             map[string]string   // ids by name
}

func TestDeskWholeRound(t *testing.T) {
	t.Parallel()
	docx := fixture(t, "key-line.docx")
	w := &weekly{office: newOffice(t)}
	w.organiser, w.second = w.hire("Nguyễn Tổ Chức", account.Organiser, ""), w.hire("Trần Thứ Hai", account.Organiser, "")
	w.makeContest()
	w.importUnits()
	w.importBank(docx)
	w.approveQuestions()
	w.planRound()
	people := w.takeRound()
	w.exportProvisional()
	w.closeAndPublish()
	w.exportOfficial(people)
}

func (w *weekly) makeContest() {
	made := as[web.DeskContest](w.organiser.post("/desk/contests/from-preset", map[string]string{"preset": "hue-2025", "slug": "cchc-hue-2026",
		"name": "Hội thi trực tuyến tìm hiểu cải cách hành chính", "organiser": "Sở Nội vụ thành phố Huế"}), http.StatusCreated)
	edit := again(w.t, made)
	edit["intro"] = "Chào mừng bạn."
	w.contest = as[web.DeskContest](w.organiser.put("/desk/contests/"+made.ID, edit), http.StatusOK)
	if w.contest.Version != made.Version+1 || w.contest.Registration.Consent.Version != 1 {
		w.t.Errorf("version %d, consent %d; want %d and 1", w.contest.Version, w.contest.Registration.Consent.Version, made.Version+1)
	}
	w.organiser.put("/desk/contests/"+made.ID, edit).problem(http.StatusConflict, "stale_version")
}

const unitList = "\ufeffTên đơn vị;Đơn vị cấp trên;Khối;Biên chế;Tên khác\r\n" +
	"UBND thành phố Huế;;;;\r\nSở Nội vụ;UBND thành phố Huế;Sở, ban, ngành;120;SNV\r\nPhường Thuận Hóa;UBND thành phố Huế;Phường, xã;1.500;\r\n"

func (w *weekly) importUnits() {
	path := "/desk/contests/" + w.contest.ID + "/units/import"
	dry := as[web.UnitImport](w.organiser.upload(path+"?dry_run=true", "donvi.csv", []byte(unitList)), http.StatusOK)
	if !dry.DryRun || dry.Added != 3 || len(dry.Problems) != 0 {
		w.t.Fatalf("dry run: %+v", dry)
	}
	if n := len(w.listUnits()); n != 0 {
		w.t.Fatalf("a dry run stored %d units", n)
	}
	w.organiser.upload(path, "loi.csv", []byte(unitList+"Phòng X;Không có;;;\r\n")).problem(http.StatusUnprocessableEntity, "unit_file_invalid")
	as[web.UnitImport](w.organiser.upload(path, "donvi.csv", []byte(unitList)), http.StatusOK)
	if again := as[web.UnitImport](w.organiser.upload(path, "donvi.csv", []byte(unitList)), http.StatusOK); again.Unchanged != 3 || again.Added+again.Changed != 0 {
		w.t.Errorf("the same file again: %+v", again)
	}
	w.units = map[string]string{}
	for _, u := range w.listUnits() {
		w.units[u.Name] = u.ID
	}
}

func (w *weekly) listUnits() []web.DeskUnit {
	return as[web.Items[web.DeskUnit]](w.organiser.get("/desk/contests/"+w.contest.ID+"/units"), http.StatusOK).Items
}

func (w *weekly) importBank(docx []byte) {
	w.bank = as[web.DeskBank](w.organiser.post("/desk/contests/"+w.contest.ID+"/banks", map[string]string{"name": "Ngân hàng tuần 1"}), http.StatusCreated)
	draft := as[web.ImportDraft](w.organiser.upload("/desk/banks/"+w.bank.ID+"/imports", "key-line.docx", docx), http.StatusCreated)
	if draft.State != "read" || draft.Counts.Questions == 0 || draft.Counts.Blocked != 0 {
		w.t.Fatalf("draft: state %s, %+v, problems %+v", draft.State, draft.Counts, draft.Problems)
	}
	first := again(w.t, draft.Items[0].ImportItemEdit)
	first["topic"] = "Cải cách thể chế"
	as[web.ImportItem](w.organiser.put("/desk/imports/"+draft.ID+"/items/0", first), http.StatusOK)
	done := as[web.ImportOutcome](w.organiser.post("/desk/imports/"+draft.ID+"/confirm", map[string]bool{"skip_blocked": true}), http.StatusOK)
	if done.Added != draft.Counts.Questions {
		w.t.Fatalf("imported %+v of %d", done, draft.Counts.Questions)
	}
	w.organiser.post("/desk/imports/"+draft.ID+"/confirm", map[string]bool{}).problem(http.StatusConflict, "import_state")
	w.importStreamed(docx)
	twice := as[web.ImportDraft](w.organiser.upload("/desk/banks/"+w.bank.ID+"/imports", "key-line.docx", docx), http.StatusCreated)
	if o := as[web.ImportOutcome](w.organiser.post("/desk/imports/"+twice.ID+"/confirm", map[string]bool{}), http.StatusOK); o.Added != 0 {
		w.t.Errorf("the same file again: %+v", o)
	}
}

// importStreamed reads the file the way the desk does, and downloads what was
// found and what it now says.
func (w *weekly) importStreamed(docx []byte) {
	path := "/desk/banks/" + w.bank.ID + "/imports/stream"
	refused := w.organiser.upload(path, "x.docx", []byte("\x89PNG\r\n\x1a\n"))
	if refused.status != http.StatusOK || !strings.Contains(string(refused.body), "event: problem\ndata: {") || !strings.Contains(string(refused.body), "file_is_picture") {
		w.t.Errorf("a picture: %d %s", refused.status, refused.body)
	}
	read := w.organiser.upload(path, "key-line.docx", docx)
	_, last, found := strings.Cut(string(read.body), "event: draft\ndata: ")
	var kept web.ImportKept
	if !found || !strings.HasPrefix(string(read.body), "event: progress\ndata: {\"percent\":") || json.Unmarshal([]byte(last), &kept) != nil {
		w.t.Fatalf("streamed: %s", read.body)
	}
	for _, file := range []string{"report", "corrected"} {
		r := w.organiser.get("/desk/imports/" + kept.ID + "/" + file + ".xlsx")
		if r.status != http.StatusOK || !strings.HasPrefix(string(r.body), "PK") || !strings.Contains(r.header.Get("Content-Disposition"), "key-line-") {
			w.t.Errorf("%s: %d %v", file, r.status, r.header)
		}
	}
}

func (w *weekly) approveQuestions() {
	list := as[web.List[web.DeskQuestion]](w.organiser.get("/desk/banks/"+w.bank.ID+"/questions?limit=500"), http.StatusOK)
	w.key = map[string][]string{}
	ids := []string{}
	for _, q := range list.Items {
		ids = append(ids, q.ID)
		for _, c := range q.Correct {
			w.key[q.Stem] = append(w.key[q.Stem], q.Options[c])
		}
	}
	path := "/desk/banks/" + w.bank.ID + "/reviews"
	as[web.ReviewedMany](w.organiser.post(path, map[string]any{"ids": ids, "to": "in_review"}), http.StatusOK)
	own := as[web.ReviewedMany](w.organiser.post(path, map[string]any{"ids": ids, "to": "approved"}), http.StatusOK)
	if own.Done != 0 || len(own.Refused) != len(ids) || own.Refused[0].Code != "second_person_needed" {
		w.t.Fatalf("the author approved: %+v", own)
	}
	if done := as[web.ReviewedMany](w.second.post(path, map[string]any{"ids": ids, "to": "approved"}), http.StatusOK); done.Done != len(ids) {
		w.t.Fatalf("approved %+v, want %d", done, len(ids))
	}
	found := as[web.List[web.DeskQuestion]](w.organiser.get("/desk/banks/"+w.bank.ID+"/questions?q=chuyen+doi+so&state=approved"), http.StatusOK)
	if found.Total == 0 || found.Total == len(ids) {
		w.t.Errorf("a search without diacritics found %d of %d", found.Total, len(ids))
	}
}

func (w *weekly) planRound() {
	preset := w.preset("hue-2025")
	rules := again(w.t, preset.Rules)
	for _, s := range rules["paper"].(map[string]any)["sources"].([]any) {
		s.(map[string]any)["bank_id"] = w.bank.ID
	}
	at := w.clock.now()
	edit := map[string]any{"name": "Tuần 1", "name_en": "Week 1", "opens_ms": at.Add(10 * time.Minute).UnixMilli(), "closes_ms": at.Add(70 * time.Minute).UnixMilli(), "rules": rules}
	w.round = as[web.DeskRound](w.organiser.post("/desk/contests/"+w.contest.ID+"/rounds", edit), http.StatusCreated)
	if w.round.State != "draft" || w.round.Number != 1 || len(w.round.Problems) == 0 {
		w.t.Fatalf("round %+v, want a draft whose bank is short of 15 questions", w.round)
	}
	w.move(w.organiser, "scheduled", "").problem(http.StatusUnprocessableEntity, "rules_invalid")

	for _, s := range rules["paper"].(map[string]any)["sources"].([]any) {
		s.(map[string]any)["lines"] = []map[string]any{{"topic": "", "level": 0, "count": len(w.key), "points": 0}}
	}
	edit["rules_version"] = w.round.RulesVersion
	w.round = as[web.DeskRound](w.organiser.put("/desk/rounds/"+w.round.ID, edit), http.StatusOK)
	if len(w.round.Problems) != 0 || w.round.RulesVersion != 2 || w.round.Seed != "" {
		w.t.Fatalf("round %+v", w.round)
	}
	w.organiser.put("/desk/rounds/"+w.round.ID, edit).problem(http.StatusConflict, "stale_version")
	w.round = as[web.DeskRound](w.move(w.organiser, "scheduled", ""), http.StatusOK)
}

func (w *weekly) preset(id string) web.Preset {
	all := as[web.Items[web.Preset]](w.organiser.get("/desk/presets"), http.StatusOK).Items
	i := slices.IndexFunc(all, func(p web.Preset) bool { return p.ID == id })
	if i < 0 {
		w.t.Fatalf("no preset %s", id)
	}
	return all[i]
}

func (w *weekly) move(by *clerk, to, reason string) reply {
	w.t.Helper()
	return by.post("/desk/rounds/"+w.round.ID+"/transitions", map[string]string{"to": to, "reason": reason})
}

// tick moves the clock and lets it take the rounds' steps.
func (w *weekly) tick(at time.Time) {
	w.t.Helper()
	w.clock.set(at)
	if err := job.NewClock(job.ClockOptions{Rounds: w.plan, Turn: w.db, Every: time.Second, Log: quiet()}).Look(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

// takeRound lets four people take part; the list is in the order in which they
// will be ranked, the first is best.
func (w *weekly) takeRound() []string {
	w.tick(time.UnixMilli(w.round.OpensMS).Add(time.Minute))
	w.round = as[web.DeskRound](w.organiser.get("/desk/rounds/"+w.round.ID), http.StatusOK)
	last := w.round.Transitions[len(w.round.Transitions)-1]
	if w.round.State != "open" || last.To != "open" || last.By != "clock" || last.AtMS != w.round.OpensMS {
		w.t.Fatalf("state %s, last step %+v", w.round.State, last)
	}
	edit := again(w.t, w.round)
	edit["rules"].(map[string]any)["paper"].(map[string]any)["points"] = 2
	w.organiser.put("/desk/rounds/"+w.round.ID, edit).problem(http.StatusConflict, "round_fixed")

	all := len(w.key)
	names := []string{"Lê Thị Đúng Hết", "Phạm Văn Gần Đúng", "Hoàng Thị Một Nửa", "Vũ Văn Trắng"}
	for i, right := range []int{all, all - 1, all / 2, 0} {
		w.take(names[i], fmt.Sprintf("090512345%d", i), right, i)
	}
	return names
}

// take registers somebody, who answers so many questions rightly and submits.
func (w *weekly) take(name, number string, right, prediction int) {
	w.t.Helper()
	p := w.phone()
	unit := w.units["Sở Nội vụ"]
	if right == 0 {
		unit = w.units["Phường Thuận Hóa"]
	}
	p.post("/contests/"+w.contest.Slug+"/contestants", map[string]any{"name": name, "phone": number, "unit_id": unit, "group_id": "cbccvc", "fields": map[string]string{},
		"birth_date": "1990-05-19", "consent": true, "consent_version": 1}).into(http.StatusCreated, nil)
	taking := as[web.Taking](p.post("/rounds/"+w.round.ID+"/attempts", nil), http.StatusCreated)
	p.token = taking.Token
	for i, q := range taking.Questions {
		choice := []int{slices.IndexFunc(q.Options, func(o string) bool { return slices.Contains(w.key[q.Stem], o) == (i < right) })}
		p.save(taking.Attempt.ID, q.Position, 1, choice...).into(http.StatusOK, nil)
	}
	p.send(http.MethodPut, "/attempts/"+taking.Attempt.ID+"/prediction", map[string]int{"value": prediction}).into(http.StatusOK, nil)
	w.clock.set(w.clock.now().Add(time.Minute))
	p.post("/attempts/"+taking.Attempt.ID+"/submission", map[string]bool{"allow_blanks": true}).into(http.StatusOK, nil)
}

func (w *weekly) exportProvisional() {
	w.clock.set(w.clock.now().Add(2 * time.Second))
	overview := as[web.Overview](w.organiser.get("/desk/rounds/"+w.round.ID+"/overview"), http.StatusOK)
	if overview.Ended != 4 || overview.Participants != 4 || overview.Bands[0].Count != 1 || len(overview.Units) != 2 || overview.State != "open" {
		w.t.Errorf("overview %+v", overview)
	}
	csv := w.organiser.get("/desk/rounds/" + w.round.ID + "/export.csv?sheet=rows")
	if csv.status != http.StatusOK || !bytes.HasPrefix(csv.body, []byte("\ufeff")) || !bytesContain(csv.body, "TẠM TÍNH") {
		w.t.Errorf("provisional csv: %d %.200s", csv.status, csv.body)
	}
	if name := csv.header.Get("Content-Disposition"); !strings.Contains(name, "tam-tinh") {
		w.t.Errorf("the file is called %s", name)
	}
}

func (w *weekly) closeAndPublish() {
	w.move(w.organiser, "closed", "").problem(http.StatusUnprocessableEntity, "reason_needed")
	w.tick(time.UnixMilli(w.round.ClosesMS).Add(3 * time.Second))
	w.round = as[web.DeskRound](w.organiser.get("/desk/rounds/"+w.round.ID), http.StatusOK)
	if w.round.State != "closed" || w.round.Transitions[len(w.round.Transitions)-1].By != "clock" {
		w.t.Fatalf("state %s", w.round.State)
	}
	w.move(w.organiser, "published", "").problem(http.StatusConflict, "transition_not_allowed")
	as[web.DeskRound](w.move(w.organiser, "locked", ""), http.StatusOK)
	w.move(w.organiser, "approved", "").problem(http.StatusForbidden, "second_person_needed")
	w.settleFlags()
	w.round = as[web.DeskRound](w.move(w.second, "approved", ""), http.StatusOK)
	w.move(w.second, "published", "").problem(http.StatusForbidden, "second_person_needed")
	w.phone().get("/rounds/"+w.round.ID+"/result").problem(http.StatusNotFound, "result_not_published")
	w.round = as[web.DeskRound](w.move(w.organiser, "published", ""), http.StatusOK)
	if w.round.Seed == "" || w.round.State != "published" {
		w.t.Errorf("published round %+v", w.round)
	}
	w.clock.set(w.clock.now().Add(2 * time.Second)) // public pages are kept for a moment
	public := as[web.PublicResult](w.phone().get("/rounds/"+w.round.ID+"/result"), http.StatusOK)
	if public.Total != 4 || strings.Contains(public.Rows[0].Name, "Đúng Hết") {
		w.t.Errorf("public result of %d rows, the first is called %s", public.Total, public.Rows[0].Name)
	}
}

// settleFlags keeps everybody: they were fast because the test's clock is.
func (w *weekly) settleFlags() {
	flags := as[web.Items[web.DeskFlag]](w.organiser.get("/desk/rounds/"+w.round.ID+"/flags"), http.StatusOK).Items
	for _, f := range flags {
		as[web.DeskFlag](w.organiser.post("/desk/flags/"+f.ID, map[string]string{"verdict": "kept"}), http.StatusOK)
	}
}

func (w *weekly) exportOfficial(people []string) {
	results := as[web.Items[web.DeskResult]](w.organiser.get("/desk/rounds/"+w.round.ID+"/results"), http.StatusOK).Items
	if len(results) != 1 || results[0].ComputedBy != "Nguyễn Tổ Chức" || results[0].ApprovedBy != "Trần Thứ Hai" || results[0].Truths[0].Value != 1 {
		w.t.Fatalf("results %+v", results)
	}
	file := w.organiser.get("/desk/rounds/" + w.round.ID + "/export.xlsx")
	if file.status != http.StatusOK || !strings.Contains(file.header.Get("Content-Disposition"), "chinh-thuc_"+results[0].Code) {
		w.t.Fatalf("export: %d %s", file.status, file.header.Get("Content-Disposition"))
	}
	book, err := excelize.OpenReader(bytes.NewReader(file.body))
	if err != nil {
		w.t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	if got := book.GetSheetList(); !slices.Equal(got, []string{"Kết quả", "Theo đơn vị", "Phổ điểm", "Thông tin"}) {
		w.t.Errorf("sheets %q", got)
	}
	for _, sheet := range book.GetSheetList() {
		if line, _ := book.GetCellValue(sheet, "A2"); !strings.Contains(line, "KẾT QUẢ CHÍNH THỨC") || !strings.Contains(line, results[0].Code) {
			w.t.Errorf("sheet %s says %q", sheet, line)
		}
	}
	rows, err := book.GetRows("Kết quả")
	if err != nil {
		w.t.Fatal(err)
	}
	for i, name := range people {
		got := rows[3+i]
		if want := []string{fmt.Sprint(i + 1), fmt.Sprint(i + 1), fmt.Sprint(i + 1), name}; !slices.Equal(got[:4], want) {
			w.t.Errorf("row %d = %q, want %q", i+1, got[:4], want)
		}
	}
	info, _ := book.GetRows("Thông tin")
	if text := fmt.Sprint(info); !strings.Contains(text, results[0].Digest) || !strings.Contains(text, results[0].ID) {
		w.t.Errorf("the sheet of facts lacks the digest or the id: %s", text)
	}
	audit := as[web.List[web.AuditRow]](w.organiser.get("/desk/audit?contest="+w.contest.ID+"&limit=500"), http.StatusOK)
	seen := map[string]bool{}
	for _, row := range audit.Items {
		seen[row.Action] = true
	}
	for _, action := range []string{"contest.create", "contest.update", "unit.import", "import.confirm", "question.approved", "round.create", "round.update", "round.scheduled",
		"round.open", "round.closed", "round.locked", "round.approved", "round.published", "round.export"} {
		if !seen[action] {
			w.t.Errorf("the log has no %s", action)
		}
	}
}

func TestDeskDisqualification(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	organiser, second := o.hire("Nguyễn Tổ Chức", account.Organiser, o.contest.ID), o.hire("Trần Thứ Hai", account.Organiser, o.contest.ID)
	w := &weekly{office: o, organiser: organiser, second: second, round: web.DeskRound{ID: o.round.ID}}
	var ids []string
	for i, name := range []string{"Lê Văn Một", "Lê Văn Hai"} {
		p, me := o.register(name, fmt.Sprintf("090512345%d", i))
		taking := p.begin()
		for n := range questionsAsked - 1 - i {
			p.save(taking.Attempt.ID, n, 1, 0).into(http.StatusOK, nil)
		}
		o.clock.set(o.clock.now().Add(time.Minute))
		p.post("/attempts/"+taking.Attempt.ID+"/submission", map[string]bool{"allow_blanks": true}).into(http.StatusOK, nil)
		ids = append(ids, me.ID)
	}
	w.tick(o.round.ClosesAt.Add(3 * time.Second))
	for _, c := range []*clerk{organiser, second} { // a day has passed
		c.signIn(c.email).into(http.StatusOK, nil)
	}
	as[web.DeskRound](w.move(organiser, "locked", ""), http.StatusOK)

	path := "/desk/rounds/" + o.round.ID + "/disqualifications"
	ask := map[string]string{"contestant_id": ids[0], "reason": ""}
	organiser.post(path, ask).problem(http.StatusUnprocessableEntity, "reason_needed")
	ask["reason"] = "Thành viên ban đề thi"
	organiser.post(path, ask).into(http.StatusNoContent, nil)
	organiser.post(path+"/"+ids[0]+"/confirm", nil).problem(http.StatusForbidden, "second_person_needed")
	w.move(second, "approved", "").problem(http.StatusConflict, "flags_open")
	second.post(path+"/"+ids[0]+"/confirm", nil).into(http.StatusNoContent, nil)

	results := as[web.Items[web.DeskResult]](organiser.get("/desk/rounds/"+o.round.ID+"/results"), http.StatusOK).Items
	if len(results) != 2 || results[0].Number != 2 || results[0].Participants != 1 {
		t.Fatalf("results %+v", results)
	}
	rows := as[web.List[web.DeskResultRow]](organiser.get("/desk/results/"+results[0].ID+"/rows"), http.StatusOK)
	if rows.Total != 2 || rows.Items[0].FullName != "Lê Văn Hai" || rows.Items[1].Excluded != "Thành viên ban đề thi" || rows.Items[1].Rank != 0 {
		t.Errorf("rows %+v", rows)
	}
	w.settleFlags()
	w.round = as[web.DeskRound](w.move(second, "approved", ""), http.StatusOK)
	organiser.post(path, map[string]string{"contestant_id": ids[1], "reason": "muộn"}).problem(http.StatusConflict, "result_fixed")
	as[web.DeskRound](w.move(organiser, "published", ""), http.StatusOK)
	if body := o.phone().get("/rounds/" + o.round.ID + "/result"); bytesContain(body.body, "Thành viên ban đề thi") {
		t.Errorf("the public hears why somebody was disqualified: %s", body.body)
	}
	w.move(organiser, "locked", "").problem(http.StatusUnprocessableEntity, "reason_needed")
	as[web.DeskRound](w.move(organiser, "locked", "Sửa lỗi nhập"), http.StatusOK)
	if raw, _ := json.Marshal(as[web.Items[web.DeskResult]](organiser.get("/desk/rounds/"+o.round.ID+"/results"), http.StatusOK)); !bytesContain(raw, "Sửa lỗi nhập") {
		t.Errorf("the new result does not say why: %s", raw)
	}
	// While it is corrected, the public keeps what it has seen.
	if shown := as[web.PublicResult](o.phone().get("/rounds/"+o.round.ID+"/result"), http.StatusOK); shown.Number != 2 {
		t.Errorf("the public sees result %d while it is corrected, want 2", shown.Number)
	}
}
