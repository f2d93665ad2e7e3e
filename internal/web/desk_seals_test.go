package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/web"
)

// Words that stand only in what is sealed.
const (
	sealedStem    = "NIEMPHONGCAUHOI"
	sealedOption  = "NIEMPHONGPHUONGAN"
	sealedExplain = "NIEMPHONGGIAITHICH"
	sealedComment = "NIEMPHONGYKIEN"
)

// strongroom is an office whose bank holds approved questions with those words.
type strongroom struct {
	*office
	organiser, first, second *clerk
	bank                     string
}

func newStrongroom(t *testing.T) *strongroom {
	t.Helper()
	r := &strongroom{office: newOffice(t)}
	r.organiser = r.hire("Nguyễn Tổ Chức", account.Organiser, "")
	r.first, r.second = r.hire("Lê Giữ Khóa", account.Reviewer, ""), r.hire("Phạm Giám Sát", account.Auditor, "")
	author := r.hire("Trần Tác Giả", account.Author, "")
	r.bank = as[web.DeskBank](r.organiser.post("/desk/contests/"+r.site.contest.ID+"/banks", map[string]any{"name": "Đề chung kết"}), http.StatusCreated).ID
	for n := range 3 {
		q := as[web.DeskQuestion](author.post("/desk/banks/"+r.bank+"/questions", sealedQuestion(n)), http.StatusCreated)
		as[web.DeskComment](author.post("/desk/questions/"+q.ID+"/comments", map[string]any{"body": sealedComment}), http.StatusCreated)
		as[web.DeskQuestion](author.post("/desk/questions/"+q.ID+"/reviews", map[string]any{"to": "in_review", "comment": sealedComment}), http.StatusOK)
		as[web.DeskQuestion](r.first.post("/desk/questions/"+q.ID+"/reviews", map[string]any{"to": "approved", "comment": sealedComment}), http.StatusOK)
	}
	return r
}

func sealedQuestion(n int) map[string]any {
	return map[string]any{"kind": "single", "stem": fmt.Sprintf("%s %d?", sealedStem, n), "options": []string{sealedOption + " một", sealedOption + " hai"}, "correct": []int{n % 2},
		"pin_last": false, "topic": "", "level": n%2 + 1, "explanation": sealedExplain, "legal_basis": sealedExplain, "source": sealedExplain, "version": 0}
}

func passphraseOf(c *clerk) string { return "mật khẩu riêng của " + c.email }

func (r *strongroom) takeKeys(people ...*clerk) (ids []string) {
	for _, c := range people {
		as[web.MyReleaseKey](c.put("/desk/release-key", map[string]any{"password": password, "passphrase": passphraseOf(c)}), http.StatusOK)
		ids = append(ids, c.id)
	}
	return ids
}

func (r *strongroom) seal(order map[string]any) web.DeskSeal {
	r.t.Helper()
	return as[web.DeskSeal](r.organiser.post("/desk/banks/"+r.bank+"/seals", order), http.StatusCreated)
}

func (r *strongroom) list() web.List[web.DeskQuestion] {
	r.t.Helper()
	return as[web.List[web.DeskQuestion]](r.organiser.get("/desk/banks/"+r.bank+"/questions"), http.StatusOK)
}

// dump is every value of every table, and what the planner keeps of them.
func (s *site) dump() string {
	s.t.Helper()
	var tables []string
	rows, err := s.db.SQL().QueryContext(s.t.Context(), `SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'm', 'p') AND n.nspname = current_schema()`)
	if err != nil {
		s.t.Fatal(err)
	}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			s.t.Fatal(err)
		}
		tables = append(tables, `"`+name+`"`)
	}
	_ = rows.Close()
	var all strings.Builder
	for _, table := range append(tables, "pg_stats") {
		var text string
		query := "SELECT COALESCE(jsonb_agg(to_jsonb(t))::text, '') FROM " + table + " t"
		if err := s.db.SQL().QueryRowContext(s.t.Context(), query).Scan(&text); err != nil {
			s.t.Fatalf("%s: %v", query, err)
		}
		all.WriteString(text)
	}
	return all.String()
}

func TestASealedSetIsReadByNobodyUntilTwoPeopleOpenIt(t *testing.T) {
	t.Parallel()
	r := newStrongroom(t)
	r.exec("ANALYZE")
	if before := r.dump(); !strings.Contains(before, sealedStem) {
		t.Fatal("the words are not in the database before the sealing: the test sees nothing")
	}
	order := map[string]any{"name": "Chung kết", "mode": "people", "holders": []string{r.first.id, r.second.id}}
	r.organiser.post("/desk/banks/"+r.bank+"/seals", order).problem(http.StatusUnprocessableEntity, "seal_holders")
	order["holders"] = r.takeKeys(r.first, r.second)
	s := r.seal(order)
	if s.Questions != 3 || s.State != "sealed" || len(s.Holders) != 2 {
		t.Fatalf("sealed %+v", s)
	}
	r.nothingInTheDatabase()
	for _, q := range r.list().Items {
		if q.Secrecy != "sealed" || q.Stem != "" || len(q.Options) != 0 || len(q.Correct) != 0 || q.LegalBasis != "" {
			t.Errorf("the list shows %+v", q)
		}
		r.organiser.put("/desk/questions/"+q.ID, sealedQuestion(9)).problem(http.StatusConflict, "question_sealed")
		r.organiser.post("/desk/questions/"+q.ID+"/reviews", map[string]any{"to": "retired"}).problem(http.StatusConflict, "question_sealed")
	}
	if found := as[web.List[web.DeskQuestion]](r.organiser.get("/desk/banks/"+r.bank+"/questions?q="+strings.ToLower(sealedStem)), http.StatusOK); found.Total != 0 {
		t.Errorf("a search finds %d sealed questions by their text", found.Total)
	}

	path := "/desk/seals/" + s.ID + "/release"
	r.organiser.post(path, map[string]any{"passphrase": passphraseOf(r.first)}).problem(http.StatusForbidden, "not_a_holder")
	r.first.post(path, map[string]any{"passphrase": passphraseOf(r.second)}).problem(http.StatusUnprocessableEntity, "passphrase_wrong")
	half := as[web.DeskSeal](r.first.post(path, map[string]any{"passphrase": passphraseOf(r.first)}), http.StatusOK)
	if half.State != "sealed" || half.Holders[0].GivenMS == 0 {
		t.Errorf("after one person: %+v", half)
	}
	r.nothingInTheDatabase()
	r.clock.set(r.clock.now().Add(31 * time.Minute))
	late := as[web.DeskSeal](r.second.post(path, map[string]any{"passphrase": passphraseOf(r.second)}), http.StatusOK)
	if late.State != "sealed" || late.Holders[0].GivenMS != 0 {
		t.Errorf("a part of half an hour ago still counts: %+v", late)
	}
	open := as[web.DeskSeal](r.first.post(path, map[string]any{"passphrase": passphraseOf(r.first)}), http.StatusOK)
	if open.State != "released" || open.ReleasedMS == 0 {
		t.Fatalf("after both: %+v", open)
	}
	r.first.post(path, map[string]any{"passphrase": passphraseOf(r.first)}).problem(http.StatusConflict, "seal_released")
	for n, q := range r.list().Items {
		if want := fmt.Sprintf("%s %d?", sealedStem, n); q.Secrecy != "" || q.Stem != want || q.Correct[0] != n%2 || q.Source != sealedExplain {
			t.Errorf("after the release: %+v", q)
		}
	}
	if h := as[web.DeskQuestionHistory](r.organiser.get("/desk/questions/"+r.list().Items[0].ID), http.StatusOK); h.Comments[0].Body != sealedComment || h.Reviews[1].Comment != sealedComment {
		t.Errorf("comments after the release: %+v, %+v", h.Comments, h.Reviews)
	}
}

func (r *strongroom) nothingInTheDatabase() {
	r.t.Helper()
	all := r.dump()
	for _, word := range []string{sealedStem, sealedOption, sealedExplain, sealedComment, strings.ToLower(sealedStem)} {
		if i := strings.Index(all, word); i >= 0 {
			r.t.Errorf("the database still holds %s: …%s…", word, all[max(0, i-120):min(len(all), i+60)])
		}
	}
}

// A round that draws from a sealed bank takes nobody in before the release, and
// people do not read what it will ask before it opens.
func TestARoundWaitsForItsSealedQuestions(t *testing.T) {
	t.Parallel()
	r := newStrongroom(t)
	round := r.drawingFrom(r.bank, r.clock.now().Add(2*time.Hour))
	s := r.seal(map[string]any{"name": "Vòng 2", "mode": "people", "holders": r.takeKeys(r.first, r.second)})
	ahead := as[web.Items[web.SealAhead]](r.organiser.get("/desk/contests/"+r.site.contest.ID+"/seals-ahead"), http.StatusOK).Items
	if len(ahead) != 1 || ahead[0].RoundID != round.ID || ahead[0].Seal.ID != s.ID {
		t.Errorf("the desk is warned of %+v", ahead)
	}
	shown := as[web.DeskRound](r.organiser.get("/desk/rounds/"+round.ID), http.StatusOK)
	if len(shown.Problems) != 0 {
		t.Errorf("a sealed bank keeps the round from being planned: %+v", shown.Problems)
	}
	r.clock.set(r.clock.now().Add(2*time.Hour + time.Minute))
	p, _ := r.register("Trần Thị Bình", "0905000111")
	p.post("/rounds/"+round.ID+"/attempts", nil).problem(http.StatusServiceUnavailable, "questions_sealed")
	r.clock.set(r.clock.now().Add(-time.Hour))
	for _, c := range []*clerk{r.first, r.second} {
		as[web.DeskSeal](c.post("/desk/seals/"+s.ID+"/release", map[string]any{"passphrase": passphraseOf(c)}), http.StatusOK)
	}
	for _, q := range r.list().Items {
		if q.Secrecy != "engine" || q.Stem != "" {
			t.Errorf("released, the round not open yet: people see %+v", q)
		}
	}
	r.holdsNone(r.organiser.get("/desk/banks/"+r.bank+"/questions?q="+strings.ToLower(sealedStem)), sealedStem, `"number"`)
	r.clock.set(r.clock.now().Add(time.Hour + 2*time.Second))
	if taking := as[web.Taking](p.post("/rounds/"+round.ID+"/attempts", nil), http.StatusCreated); !strings.Contains(taking.Questions[0].Stem, sealedStem) {
		t.Errorf("the paper asks %+v", taking.Questions)
	}
	if err := r.vault.OpenDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	if q := r.list().Items[0]; q.Secrecy != "" || q.Stem == "" {
		t.Errorf("the round is open: people see %+v", q)
	}
}

func (r *strongroom) drawingFrom(bank string, opensAt time.Time) contest.Round {
	r.t.Helper()
	round := aRound(r.site.contest.ID, bank)
	round.Number, round.OpensAt, round.ClosesAt, round.State = 2, opensAt, opensAt.Add(3*time.Hour), contest.Scheduled
	round.Rules.Paper.Sources[0].Lines[0].Count, round.Rules.Prediction = 3, nil
	if err := r.db.CreateRound(r.t.Context(), round, account.Deed{At: opens, Action: "test"}); err != nil {
		r.t.Fatal(err)
	}
	return round
}

func TestASetSealedUntilATimeOpensByTheClock(t *testing.T) {
	t.Parallel()
	r := newStrongroom(t)
	at := r.clock.now().Add(time.Hour)
	s := r.seal(map[string]any{"name": "Vòng 1", "mode": "time", "opens_ms": at.UnixMilli(), "level": 1})
	if s.Questions != 2 {
		t.Errorf("sealed %d questions of level 1, want 2", s.Questions)
	}
	r.organiser.post("/desk/seals/"+s.ID+"/release", map[string]any{"passphrase": "bất kỳ điều gì"}).problem(http.StatusConflict, "seal_by_the_clock")
	open := func() (n int) {
		if err := r.vault.OpenDue(t.Context()); err != nil {
			t.Error(err)
		}
		for _, q := range r.list().Items {
			if q.Secrecy == "" {
				n++
			}
		}
		return n
	}
	if n := open(); n != 1 {
		t.Errorf("before its time %d of 3 questions are readable, want 1", n)
	}
	r.exec("UPDATE seals SET opens_at = $2 WHERE id = $1", s.ID, r.clock.now().Add(-time.Minute))
	if err := r.vault.OpenDue(t.Context()); err == nil {
		t.Error("a time that was changed in the database opened the set")
	}
	r.exec("UPDATE seals SET opens_at = $2 WHERE id = $1", s.ID, at)
	r.clock.set(at)
	if n := open(); n != 3 {
		t.Errorf("at its time %d questions are readable, want 3", n)
	}
}

func TestWhatCannotBeSealed(t *testing.T) {
	t.Parallel()
	r := newStrongroom(t)
	used := r.round.Rules.Paper.Sources[0].BankID
	r.phone().board("")
	p, _ := r.register("Trần Thị Bình", "0905000111")
	p.begin()
	later := r.clock.now().Add(time.Hour).UnixMilli()
	r.organiser.post("/desk/banks/"+used+"/seals", map[string]any{"name": "Đã ra đề", "mode": "time", "opens_ms": later}).problem(http.StatusConflict, "nothing_to_seal")
	r.organiser.post("/desk/banks/"+r.bank+"/seals", map[string]any{"name": "", "mode": "time", "opens_ms": 1}).problem(http.StatusUnprocessableEntity, "seal_invalid")
	r.first.post("/desk/banks/"+r.bank+"/seals", map[string]any{"name": "x", "mode": "time", "opens_ms": later}).problem(http.StatusForbidden, "forbidden")
}

// Every reading of a question that no paper has held is in the log.
func TestReadingsAreWrittenDown(t *testing.T) {
	t.Parallel()
	r := newStrongroom(t)
	r.list()
	q := r.list().Items[1]
	as[web.DeskQuestionHistory](r.first.get("/desk/questions/"+q.ID), http.StatusOK)
	path := "/desk/contests/" + r.site.contest.ID + "/question-readings?bank=" + r.bank
	r.first.get(path).problem(http.StatusForbidden, "forbidden")
	log := as[web.List[web.QuestionReading]](r.second.get(path), http.StatusOK)
	if newest := log.Items[0]; newest.How != "open" || newest.By != "Lê Giữ Khóa" || len(newest.Numbers) != 1 || newest.Numbers[0] != q.Number {
		t.Errorf("the newest reading is %+v", newest)
	}
	if listed := log.Items[1]; listed.How != "list" || len(listed.Numbers) != 3 || listed.By != "Nguyễn Tổ Chức" {
		t.Errorf("the reading before is %+v", listed)
	}
	only := as[web.List[web.QuestionReading]](r.second.get(path+"&question="+q.ID), http.StatusOK)
	if others := 4; only.Total != log.Total-others { // two steps of a review each of the two others
		text, _ := json.Marshal(only)
		t.Errorf("of one question: %s", text)
	}
}
