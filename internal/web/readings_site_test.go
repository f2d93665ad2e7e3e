package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/broadcast"
	"hoithi/internal/web"
)

// newest is the newest reading of a bank, once there are n of them.
func (r *strongroom) newest(n int) web.QuestionReading {
	r.t.Helper()
	log := as[web.List[web.QuestionReading]](r.second.get("/desk/contests/"+r.site.contest.ID+"/question-readings?bank="+r.bank), http.StatusOK)
	if log.Total != n {
		r.t.Fatalf("%d readings in the log, want %d: %+v", log.Total, n, log.Items)
	}
	return log.Items[0]
}

// readings counts them.
func (r *strongroom) readings() int {
	r.t.Helper()
	return as[web.List[web.QuestionReading]](r.second.get("/desk/contests/"+r.site.contest.ID+"/question-readings?bank="+r.bank), http.StatusOK).Total
}

// Whoever takes a bank out as a file is in the log of readings with the
// questions that the file holds; a look at what a file would hold is not one.
func TestAnExportIsWrittenDown(t *testing.T) {
	t.Parallel()
	r := newStrongroom(t)
	before := r.readings()
	r.first.get("/desk/banks/"+r.bank+"/export/check?format=json").into(http.StatusOK, nil)
	r.first.get("/desk/banks/"+r.bank+"/export?format=paper&codes=99").problem(http.StatusUnprocessableEntity, "export_codes_range")
	if got := r.readings(); got != before {
		t.Errorf("%d readings after nothing was taken out, want %d", got, before)
	}
	for n, format := range []string{"json", "xlsx", "docx", "paper", "gift", "moodle-xml", "qti30"} {
		downloaded(t, r.first, "/desk/banks/"+r.bank+"/export?codes=1&format="+format)
		if one := r.newest(before + n + 1); one.How != "export" || one.By != "Lê Giữ Khóa" || len(one.Numbers) != 3 || one.IP == "" {
			t.Errorf("%s: the newest reading is %+v", format, one)
		}
	}
	downloaded(t, r.organiser, "/desk/banks/"+r.bank+"/export?format=json&level=1")
	if one := r.newest(before + 8); one.By != "Nguyễn Tổ Chức" || len(one.Numbers) != 2 {
		t.Errorf("of a part: %+v", one)
	}
}

// A change that answers with the whole question, or with what a file says,
// shows it: it is written down like a look.
func TestAnAnswerWithTheQuestionIsWrittenDown(t *testing.T) {
	t.Parallel()
	r := newStrongroom(t)
	q := r.list().Items[0]
	before := r.readings()
	back := as[web.DeskQuestion](r.organiser.post("/desk/questions/"+q.ID+"/reviews", map[string]any{"to": "draft", "comment": "Xem lại."}), http.StatusOK)
	if one := r.newest(before + 1); back.Stem == "" || one.How != "open" || one.By != "Nguyễn Tổ Chức" || len(one.Numbers) != 1 || one.Numbers[0] != q.Number {
		t.Errorf("a step of a review: %+v", one)
	}
	r.organiser.post("/desk/banks/"+r.bank+"/reviews", map[string]any{"ids": []string{q.ID}, "to": "in_review", "comment": ""}).into(http.StatusOK, nil)
	r.newest(before + 1) // a step of many answers with numbers only
	draft := as[web.ImportDraft](r.organiser.upload("/desk/banks/"+r.bank+"/imports", "de.txt", []byte("Thủ đô nước ta?\nA. Hà Nội\nB. Huế\nANSWER: A\n")), http.StatusCreated)
	r.newest(before + 1) // who brings a file has it
	fixed := as[web.ImportItem](r.organiser.put("/desk/imports/"+draft.ID+"/items/0", draft.Items[0].ImportItemEdit), http.StatusOK)
	if one := r.newest(before + 2); fixed.SourceText == "" || one.How != "import" || one.By != "Nguyễn Tổ Chức" {
		t.Errorf("a corrected item of a file: %+v", one)
	}
	r.organiser.post("/desk/imports/"+draft.ID+"/confirm", map[string]bool{}).into(http.StatusOK, nil)
	undone := as[web.ImportDraft](r.organiser.post("/desk/imports/"+draft.ID+"/undo", nil), http.StatusOK)
	if one := r.newest(before + 3); len(undone.Items) != 1 || one.How != "import" {
		t.Errorf("an import that was undone: %+v", one)
	}
	r.organiser.get("/desk/imports/"+draft.ID+"/report.xlsx").into(http.StatusOK, nil)
	if one := r.newest(before + 4); one.How != "import" {
		t.Errorf("the report of an import: %+v", one)
	}
}

// A question that television has cued is not on air yet: whoever sees it until
// then is in the log, each once, and nobody for seeing the programme.
func TestACuedQuestionIsWrittenDown(t *testing.T) {
	t.Parallel()
	r := newStrongroom(t)
	q := r.list().Items[0]
	st := &studio{office: r.office, producer: r.hire("Lương Đạo Diễn", account.Producer, r.site.contest.ID)}
	st.output("chinh", false)
	before := r.readings()
	n := 0
	sees := func(what, who string, see func()) {
		t.Helper()
		see()
		if n++; who == "" {
			n--
		}
		one := r.newest(before + n)
		if who != "" && (one.How != "air" || one.By != who || len(one.Numbers) != 1 || one.Numbers[0] != q.Number) {
			t.Errorf("%s: the newest reading is %+v, want one by %s", what, one, who)
		}
		see()
		r.newest(before + n) // the same again is no other reading
	}
	card := graphic("question", "main", map[string]any{"source": "question", "question_id": q.ID, "number": 1, "of": 6}, nil)
	state := func(c *clerk, want bool) func() {
		return func() {
			t.Helper()
			if body := string(c.get("/desk/contests/" + r.site.contest.ID + "/air").body); strings.Contains(body, sealedStem) != want {
				t.Errorf("%s is told %.300s", c.email, body)
			}
		}
	}
	sees("a check", "", func() {
		r.producerCheck(st.producer, card)
	})
	sees("the cue", "Lương Đạo Diễn", func() { st.do("cue", card) })
	sees("the desk of who cued", "", state(st.producer, true))
	sees("another's desk", "Nguyễn Tổ Chức", state(r.organiser, true))
	view, ctl, mc := st.token("view", "").Secret, st.named("ctl", "Bàn điều khiển"), st.named("mc", "Người dẫn")
	picture := func(bus broadcast.Bus, secret string) func() {
		return func() {
			t.Helper()
			st.phone().get(fmt.Sprintf("//tv/state/chinh?bus=%s&t=%s", bus, secret)).into(http.StatusOK, nil)
		}
	}
	sees("the programme", "", picture(broadcast.Program, view))
	sees("the preview by a token", "Bàn điều khiển", picture(broadcast.Preview, ctl))
	sees("the preview's socket by the same", "", func() {
		st.open("bus=pvw&t="+ctl).next("the card", func(f frame) bool { return strings.Contains(f.raw, sealedStem) })
	})
	other := st.named("ctl", "Bàn thứ hai")
	sees("the preview's socket by another", "Bàn thứ hai", func() {
		st.open("bus=pvw&t="+other).next("the card", func(f frame) bool { return strings.Contains(f.raw, sealedStem) })
	})
	sees("the presenter", "Người dẫn", func() { st.phone().get("/air/mc?t="+mc).into(http.StatusOK, nil) })
	st.do("take", nil)
	sees("the desk, on air", "", state(r.first, true))
}

// producerCheck asks whether an item could be cued.
func (r *strongroom) producerCheck(c *clerk, card map[string]any) {
	r.t.Helper()
	if body := string(c.post("/desk/contests/"+r.site.contest.ID+"/air/check", card).body); strings.Contains(body, sealedStem) {
		r.t.Errorf("a check tells %s", body)
	}
}

// named makes a token with a name and returns its secret.
func (st *studio) named(class, name string) string {
	st.t.Helper()
	return as[web.TokenMade](st.producer.post("/desk/contests/"+st.contest.ID+"/air/tokens", map[string]any{"class": class, "name": name, "output": ""}), http.StatusCreated).Secret
}

// A card that was cued goes from the preview once its question is sealed: at
// once where it was sealed, and soon on a node that only finds it so.
func TestASealedQuestionLeavesThePreview(t *testing.T) {
	t.Parallel()
	for name, seal := range map[string]func(r *strongroom){
		"here": func(r *strongroom) {
			r.seal(map[string]any{"name": "Chung kết", "mode": "time", "opens_ms": r.clock.now().Add(time.Hour).UnixMilli()})
		},
		"elsewhere": func(r *strongroom) {
			r.exec("UPDATE questions SET secrecy = 'sealed' WHERE bank_id = '" + r.bank + "'")
			r.clock.set(r.clock.now().Add(time.Minute))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newStrongroom(t)
			st := &studio{office: r.office, producer: r.hire("Lương Đạo Diễn", account.Producer, r.site.contest.ID)}
			st.output("chinh", false)
			st.do("cue", graphic("question", "main", map[string]any{"source": "question", "question_id": r.list().Items[0].ID}, nil))
			preview := func() string {
				return string(st.phone().get("//tv/state/chinh?bus=pvw&t=" + st.secret("ctl", "")).body)
			}
			if seen := preview(); !strings.Contains(seen, sealedStem) {
				t.Fatalf("the preview before: %s", seen)
			}
			seal(r)
			if seen := preview(); strings.Contains(seen, sealedStem) {
				t.Errorf("the preview after: %s", seen)
			}
			if desk := string(st.producer.get("/desk/contests/" + r.site.contest.ID + "/air").body); strings.Contains(desk, sealedStem) {
				t.Errorf("the desk after: %s", desk)
			}
		})
	}
}

// A page at a node where nobody sealed anything loses the card at that node's
// next look around.
func TestASealedQuestionLeavesThePreviewAtAnotherNode(t *testing.T) {
	t.Parallel()
	r := newStrongroom(t)
	st := &studio{office: r.office, producer: r.hire("Lương Đạo Diễn", account.Producer, r.site.contest.ID)}
	st.output("chinh", false)
	n := &twoNodes{st, st.reborn().Control}
	st.view = st.secret("ctl", "")
	page := n.page("bus=pvw&")
	st.do("cue", graphic("question", "main", map[string]any{"source": "question", "question_id": r.list().Items[0].ID}, nil))
	n.other.Tick(t.Context())
	page.next("the card", func(f frame) bool { return strings.Contains(f.raw, sealedStem) })
	r.seal(map[string]any{"name": "Chung kết", "mode": "time", "opens_ms": r.clock.now().Add(time.Hour).UnixMilli()})
	n.other.Tick(t.Context())
	page.next("the preview without it", func(f frame) bool { return f.Rev > 0 && !strings.Contains(f.raw, sealedStem) })
}
