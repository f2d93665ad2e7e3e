package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"testing"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/web"
)

func TestDeskContestEdit(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	c := o.hire("Nguyễn Tổ Chức", account.Organiser, "")
	path := "/desk/contests/" + o.contest.ID
	o.register("Lê Văn Một", "0905123456")
	read := func() map[string]any { return again(t, as[web.DeskContest](c.get(path), http.StatusOK)) }

	t.Run("ANewConsentTextIsANewVersion", func(t *testing.T) {
		edit := read()
		consent := edit["registration"].(map[string]any)["consent"].(map[string]any)
		consent["text"], consent["version"] = "Nội dung mới", 77
		if got := as[web.DeskContest](c.put(path, edit), http.StatusOK); got.Registration.Consent.Version != o.contest.Registration.Consent.Version+1 {
			t.Errorf("consent version %d", got.Registration.Consent.Version)
		}
		var kept int
		if err := o.db.SQL().QueryRowContext(t.Context(), "SELECT count(*) FROM consents WHERE contest_id = $1", o.contest.ID).Scan(&kept); err != nil || kept != 2 {
			t.Errorf("%d texts kept, %v, want both", kept, err)
		}
	})
	t.Run("AGroupInUseStays", func(t *testing.T) {
		edit := read()
		edit["groups"] = []web.Group{{ID: "cong-dan", Name: "Công dân"}}
		p := c.put(path, edit).problem(http.StatusUnprocessableEntity, "contest_invalid")
		if len(p.Fields) != 1 || p.Fields[0].Code != "group_in_use" {
			t.Errorf("fields %+v", p.Fields)
		}
	})
	t.Run("EveryFaultAtOnce", func(t *testing.T) {
		edit := read()
		edit["slug"], edit["name"], edit["time_zone"], edit["masking"] = "Có Dấu", "", "Trên/Mây", "all"
		edit["registration"].(map[string]any)["min_age"] = 200
		p := c.put(path, edit).problem(http.StatusUnprocessableEntity, "contest_invalid")
		var names []string
		for _, f := range p.Fields {
			names = append(names, f.Name)
		}
		if want := []string{"slug", "name", "time_zone", "masking", "registration.min_age", "registration.ask_birth_date"}; !slices.Equal(names, want) {
			t.Errorf("faults at %q, want %q", names, want)
		}
	})
	t.Run("ATakenAddress", func(t *testing.T) {
		c.post("/desk/contests/from-preset", web.FromPreset{Preset: "khong-co", Slug: "xyz", Name: "X", Organiser: "Y"}).problem(http.StatusNotFound, "preset_not_found")
		c.post("/desk/contests/from-preset", web.FromPreset{Preset: "hue-2025", Slug: o.contest.Slug, Name: "X", Organiser: "Y"}).problem(http.StatusConflict, "slug_taken")
	})
	t.Run("TheAccessCodeStaysAtTheDesk", func(t *testing.T) {
		edit := read()
		edit["registration"].(map[string]any)["access_code"] = "thicchc2026"
		as[web.DeskContest](c.put(path, edit), http.StatusOK)
		auditor := o.hire("Người Xem", account.Auditor, o.contest.ID)
		for name, r := range map[string]reply{"an auditor's page": auditor.get(path), "the log": auditor.get("/desk/audit?contest=" + o.contest.ID)} {
			if r.status != http.StatusOK || bytesContain(r.body, "thicchc2026") {
				t.Errorf("%s: %d, tells the code", name, r.status)
			}
		}
	})
}

func TestDeskBarred(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	c := o.hire("Nguyễn Tổ Chức", account.Organiser, o.contest.ID)
	path := "/desk/contests/" + o.contest.ID + "/barred"
	c.post(path, web.BarredRow{Reason: "Ban đề thi"}).problem(http.StatusUnprocessableEntity, "barred_empty")
	made := as[web.BarredRow](c.post(path, web.BarredRow{Name: "Lê  Đề", Phone: "0905 999 888", Reason: "Ban đề thi"}), http.StatusCreated)
	if made.Name != "Lê Đề" || made.Phone != "+84905999888" {
		t.Errorf("made %+v", made)
	}
	o.phone().post("/contests/"+o.contest.Slug+"/contestants", o.form("Lê Đề", "0905999888")).problem(http.StatusForbidden, "barred")
	c.call(http.MethodDelete, path+"/"+made.ID, nil).into(http.StatusNoContent, nil)
	c.call(http.MethodDelete, path+"/"+made.ID, nil).problem(http.StatusNotFound, "barred_not_found")
	if list := as[web.Items[web.BarredRow]](c.get(path), http.StatusOK); len(list.Items) != 0 {
		t.Errorf("still barred: %+v", list.Items)
	}
}

// Once a round is open, only its names and a later closing may change.
func TestDeskOpenRound(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	c := o.hire("Nguyễn Tổ Chức", account.Organiser, o.contest.ID)
	path := "/desk/rounds/" + o.round.ID
	round := as[web.DeskRound](c.get(path), http.StatusOK)
	if round.State != "open" || round.Seed != "" {
		t.Fatalf("round %+v", round)
	}
	edit := func(change func(map[string]any)) reply {
		e := again(t, as[web.DeskRound](c.get(path), http.StatusOK).RoundEdit)
		change(e)
		return c.put(path, e)
	}
	later := round.ClosesMS + time.Hour.Milliseconds()
	edit(func(e map[string]any) { e["opens_ms"] = round.OpensMS - 1000 }).problem(http.StatusConflict, "round_fixed")
	edit(func(e map[string]any) { e["closes_ms"] = round.ClosesMS - 1000 }).problem(http.StatusConflict, "round_fixed")
	edit(func(e map[string]any) { e["closes_ms"] = later }).problem(http.StatusUnprocessableEntity, "reason_needed")
	if got := as[web.DeskRound](edit(func(e map[string]any) { e["closes_ms"], e["reason"] = later, "Mất điện diện rộng" }), http.StatusOK); got.ClosesMS != later || got.RulesVersion != round.RulesVersion+1 {
		t.Errorf("closes %d, rules version %d", got.ClosesMS, got.RulesVersion)
	}
	if got := as[web.DeskRound](edit(func(e map[string]any) { e["name"] = "Tuần đầu tiên" }), http.StatusOK); got.Name != "Tuần đầu tiên" || got.RulesVersion != round.RulesVersion+1 {
		t.Errorf("name %s, rules version %d", got.Name, got.RulesVersion)
	}
	closed := as[web.DeskRound](c.post(path+"/transitions", web.Transition{To: "closed", Reason: "Sự cố"}), http.StatusOK)
	if closed.State != "closed" || closed.ClosesMS != o.clock.now().UnixMilli() {
		t.Errorf("closed early: %+v", closed)
	}
}

// A round is checked and its rules are printed while they are being written,
// however little of them is there.
func TestDeskCheckRound(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	c := o.hire("Nguyễn Tổ Chức", account.Organiser, o.contest.ID)
	empty := as[web.RoundProblems](c.post("/desk/rounds/check", map[string]any{"contest_id": o.contest.ID}), http.StatusOK)
	if len(empty.Problems) < 5 || empty.Page.Title == "" {
		t.Errorf("of nothing: %+v", empty)
	}
	round := again(t, as[web.DeskRound](c.get("/desk/rounds/"+o.round.ID), http.StatusOK).RoundEdit)
	round["contest_id"] = o.contest.ID
	delete(round["rules"].(map[string]any), "prediction") // which the ranking does not use
	if good := as[web.RoundProblems](c.post("/desk/rounds/check", round), http.StatusOK); len(good.Problems) != 0 || len(good.Page.Sections) < 8 {
		t.Errorf("of a good round: %+v", good)
	}
}

func TestDeskPeople(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	c := o.hire("Nguyễn Tổ Chức", account.Organiser, o.contest.ID)
	_, an := o.register("Nguyễn Thị Ánh", "0905123456")
	o.register("Trần Bình", "0905123456")
	o.register("Lê Cường", "0987654321")
	find := func(query string) web.List[web.DeskContestant] {
		t.Helper()
		return as[web.List[web.DeskContestant]](c.get("/desk/contests/"+o.contest.ID+"/contestants?"+query), http.StatusOK)
	}
	for query, want := range map[string]int{"": 3, "q=anh": 1, "q=" + url.QueryEscape("ÁNH"): 1, "q=0905": 2, "q=54321": 1, "q=khongco": 0, "unit=" + unitA: 3, "unit=" + unitB: 0,
		"group=can-bo": 3, "group=cong-dan": 0, "flag=duplicate": 2, "flag=barred": 0, "limit=1": 3} {
		if got := find(query); got.Total != want {
			t.Errorf("?%s found %d, want %d", query, got.Total, want)
		}
	}
	one := find("q=anh").Items[0]
	if !slices.Equal(one.Duplicates, []string{"phone"}) || one.Unit != "Sở Nội vụ" || one.Phone != "+84905123456" {
		t.Errorf("contestant %+v", one)
	}
	path := "/desk/contestants/" + an.ID
	c.put(path, map[string]any{"extra_time_percent": 25}).problem(http.StatusUnprocessableEntity, "reason_needed")
	c.put(path, map[string]any{"extra_time_percent": 900, "reason": "x"}).problem(http.StatusUnprocessableEntity, "extra_time_invalid")
	as[web.DeskContestant](c.put(path, map[string]any{"extra_time_percent": 25, "reason": "Khiếm thị"}), http.StatusOK)
	full := as[web.DeskPerson](c.get(path), http.StatusOK)
	if full.ExtraTimePercent != 25 || full.Attempts == nil || find("flag=extra_time").Total != 1 {
		t.Errorf("contestant %+v", full)
	}
	c.get("/desk/contestants/"+newID()).problem(http.StatusNotFound, "contestant_not_found")
	c.get("/desk/contestants/khong-phai-uuid").problem(http.StatusNotFound, "contestant_not_found")
}

func TestDeskQuestionEdit(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	made := things{}
	o.get("bank", "SELECT id FROM banks", made)
	author, reviewer := o.hire("Tác Giả", account.Author, o.contest.ID), o.hire("Phản Biện", account.Reviewer, o.contest.ID)
	q := as[web.DeskQuestion](author.post("/desk/banks/"+made["bank"]+"/questions", web.QuestionEdit{Kind: "single", Stem: "Văn bản nào còn hiệu lực?", Options: []string{"A", "B"}, Correct: []int{1},
		AsOf: "2026-01-01", ValidUntil: "2026-02-01"}), http.StatusCreated)
	if q.State != "draft" || q.Version != 1 || q.CreatedByName != "Tác Giả" || q.Number != questionsAsked+1 {
		t.Errorf("made %+v", q)
	}
	if got := as[web.List[web.DeskQuestion]](author.get("/desk/banks/"+made["bank"]+"/questions?expired=true"), http.StatusOK); got.Total != 1 || got.Items[0].ID != q.ID {
		t.Errorf("expired: %+v", got)
	}
	path := "/desk/questions/" + q.ID
	review := func(c *clerk, to, comment string) reply {
		return c.post(path+"/reviews", map[string]string{"to": to, "comment": comment})
	}
	review(reviewer, "approved", "").problem(http.StatusConflict, "question_state")
	as[web.DeskQuestion](review(author, "in_review", ""), http.StatusOK)
	review(author, "approved", "").problem(http.StatusForbidden, "forbidden")
	as[web.DeskQuestion](review(reviewer, "draft", "Nêu rõ tên văn bản"), http.StatusOK)
	edit := q.QuestionEdit
	edit.Stem = "Nghị định nào còn hiệu lực?"
	as[web.DeskQuestion](author.put(path, edit), http.StatusOK)
	author.put(path, edit).problem(http.StatusConflict, "stale_version")
	as[web.DeskQuestion](review(author, "in_review", ""), http.StatusOK)
	as[web.DeskQuestion](review(reviewer, "approved", ""), http.StatusOK)
	h := as[web.DeskQuestionHistory](author.get(path), http.StatusOK)
	if h.State != "approved" || len(h.Versions) != 2 || h.Versions[0].Stem != edit.Stem || len(h.Reviews) != 4 || h.Reviews[1].Comment != "Nêu rõ tên văn bản" || h.Reviews[3].By != "Phản Biện" {
		t.Errorf("history %+v", h)
	}
	edit.Version, edit.Correct = 2, []int{0}
	if got := as[web.DeskQuestion](author.put(path, edit), http.StatusOK); got.State != "draft" {
		t.Errorf("an approved question that was edited is %s, want draft", got.State)
	}
}
