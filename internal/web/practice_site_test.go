package web_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/web"
	"hoithi/questions"
)

// publish opens the bank of the site's round; with_answers decides what is told.
func (s *site) publish(o questions.OpenBank) questions.OpenBank {
	s.t.Helper()
	o.BankID = s.round.Rules.Paper.Sources[0].BankID
	if o.Title == "" {
		o.Title = "Câu hỏi ôn tập"
	}
	if o.OpensAt.IsZero() {
		o.OpensAt = opens
	}
	out, err := s.library().PublishBank(s.t.Context(), account.Machine("test"), o)
	if err != nil {
		s.t.Fatal(err)
	}
	return out
}

func (s *site) library() *questions.Library { return questions.NewLibrary(s.db, s.clock.now, newID) }

// practise draws the whole bank and returns it by the place in newKindsSite.
func (p *phone) practise(id string) (web.Practice, map[int]web.PracticeQuestion) {
	p.t.Helper()
	got := as[web.Practice](p.get("/open-banks/"+id+"/practice?n=30"), http.StatusOK)
	at := map[int]web.PracticeQuestion{}
	for _, q := range got.Items {
		at[int(q.Topic[0]-'1')] = q
	}
	return got, at
}

func check(of web.Practice, q web.PracticeQuestion, text string, choice ...int) map[string]any {
	return map[string]any{"question": q.ID, "version": q.Version, "seed": of.Seed, "choice": append([]int{}, choice...), "text": text}
}

// newOpenKinds is a kinds site whose topics have names, for a test to tell the questions apart.
func newOpenKinds(t *testing.T) (*site, string) {
	t.Helper()
	s, picture := newKindsSite(t)
	s.exec(`UPDATE banks SET topics = '[{"ID":"1","Name":"1"},{"ID":"2","Name":"2"},{"ID":"3","Name":"3"},{"ID":"4","Name":"4"},{"ID":"5","Name":"5"},{"ID":"6","Name":"6"}]'`)
	return s, picture
}

func TestPracticeAsksAndMarksEveryKind(t *testing.T) {
	t.Parallel()
	s, picture := newOpenKinds(t)
	open := s.publish(questions.OpenBank{Practice: true, WithAnswers: true})
	p := s.phone()
	of, q := p.practise(open.ID)
	if len(q) != questionsAsked || of.Seed == "" {
		t.Fatalf("practice of %d questions, seed %q", len(q), of.Seed)
	}
	if m := q[atPicture].Media; len(m) != 1 || m[0].URL != "/api/v1/media/"+picture {
		t.Errorf("media %+v", m)
	}
	s.holdsNone(p.get("/open-banks/"+open.ID+"/practice?n=30"), "Thừa Thiên", "25.5", "3321", "accepted", "numbers", "correct", secretExplain)

	order, pairs := q[atOrder], q[atPairs]
	for _, test := range []struct {
		name   string
		place  int
		text   string
		choice []int
		right  bool
		points int
	}{
		{"text", atText, " hue ", nil, true, 1},
		{"another text", atText, "Hà Nội", nil, false, 0},
		{"number", atNumber, "26", nil, true, 1},
		{"too far", atNumber, "27", nil, false, 0},
		{"nearest, itself", atNearest, "3321", nil, true, 1},
		{"nearest, beside", atNearest, "3320", nil, false, 0},
		{"order", atOrder, "", places(t, order.Options, "một", "hai", "ba"), true, 3},
		{"a part of the order", atOrder, "", places(t, order.Options, "một", "ba", "hai"), false, 1},
		{"pairs", atPairs, "", places(t, pairs.Rights, "miền Trung", "miền Bắc"), true, 2},
		{"a decoy", atPairs, "", places(t, pairs.Rights, "miền Trung", "miền Nam"), false, 0},
		{"options", atPicture, "", []int{0, 2}, true, 1},
		{"one of them", atPicture, "", []int{0}, false, 0},
		{"only the key", atPicture, "", nil, false, 0},
	} {
		got := as[web.OutcomeAnswer](p.post("/open-banks/"+open.ID+"/checks", check(of, q[test.place], test.text, test.choice...)), http.StatusOK)
		if got.Right != test.right || got.Points != test.points || got.Explanation != secretExplain {
			t.Errorf("%s: right %v, %d of %d, %q; want %v, %d", test.name, got.Right, got.Points, got.OfPoints, got.Explanation, test.right, test.points)
		}
	}
	key := as[web.OutcomeAnswer](p.post("/open-banks/"+open.ID+"/checks", check(of, order, "")), http.StatusOK)
	if !slices.Equal(key.Correct, places(t, order.Options, "một", "hai", "ba")) || !slices.Equal(key.Options, order.Options) {
		t.Errorf("the key is told in another order than the question: %v of %v, asked %v", key.Correct, key.Options, order.Options)
	}
	p.post("/open-banks/"+open.ID+"/checks", check(of, q[atNumber], "mười")).problem(http.StatusUnprocessableEntity, "answer_not_number")
	p.post("/open-banks/"+open.ID+"/checks", check(of, order, "", 0)).problem(http.StatusUnprocessableEntity, "answer_order_incomplete")
	p.post("/open-banks/"+open.ID+"/checks", check(of, q[atPicture], "", 9)).problem(http.StatusUnprocessableEntity, "option_out_of_range")
	changed := q[atText]
	changed.Version++
	p.post("/open-banks/"+open.ID+"/checks", check(of, changed, "Huế")).problem(http.StatusConflict, "practice_changed")
}

// Where answers are not published, no page and no order tells one.
func TestAnOpenBankWithoutAnswersTellsNone(t *testing.T) {
	t.Parallel()
	s, _ := newOpenKinds(t)
	open := s.publish(questions.OpenBank{Readable: true, Practice: true})
	p := s.phone()
	secrets := []string{"Thừa Thiên", "25.5", "3321", "accepted", "numbers", `"correct"`, "pairs", secretExplain, "explanation", "seed"}
	s.holdsNone(p.get("/open-banks/"+open.ID), secrets...)
	s.holdsNone(p.get("/open-banks/"+open.ID+"/practice?n=30"), secrets...)
	page := as[web.OpenBankPage](p.get("/open-banks/"+open.ID), http.StatusOK)
	if page.Total != questionsAsked || !slices.Equal(page.Items[atOrder].Options, []string{"ba", "hai", "một"}) || !slices.Equal(page.Items[atPairs].Rights, []string{"miền Bắc", "miền Nam", "miền Trung"}) {
		t.Errorf("the page: %+v", page.Items)
	}
	of, q := p.practise(open.ID)
	p.post("/open-banks/"+open.ID+"/checks", check(of, q[atText], "Huế")).problem(http.StatusForbidden, "no_answers_published")
	seen := map[string]bool{}
	for range 20 { // an order that was always the same could be told from the seed
		_, q := p.practise(open.ID)
		seen[q[atOrder].Options[0]+q[atOrder].Options[1]] = true
	}
	if len(seen) < 2 {
		t.Errorf("20 practices show the items in one order: %v", seen)
	}
}

func TestAnOpenBankWithAnswersTellsThemOfEveryKind(t *testing.T) {
	t.Parallel()
	s, picture := newOpenKinds(t)
	open := s.publish(questions.OpenBank{Readable: true, WithAnswers: true})
	page := as[web.OpenBankPage](s.phone().get("/open-banks/"+open.ID), http.StatusOK)
	q := page.Items
	if len(q) != questionsAsked || !slices.Equal(q[atText].Accepted, []string{"Thừa Thiên Huế", "Huế"}) || len(q[atNumber].Numbers) != 1 || q[atNumber].Numbers[0].Tolerance != "0.5" ||
		!slices.Equal(q[atOrder].Options, []string{"một", "hai", "ba"}) || !slices.Equal(q[atOrder].Correct, []int{0, 1, 2}) ||
		!slices.Equal(q[atPairs].Options, []string{"Huế", "Hà Nội"}) || !slices.Equal(q[atPairs].Correct, []int{0, 1}) || q[atPicture].Media[0].URL != "/api/v1/media/"+picture || q[atPicture].Explanation != secretExplain {
		t.Errorf("the page: %+v", q)
	}
	if of := as[web.Practice](s.phone().get("/open-banks/"+open.ID+"/practice"), http.StatusOK); len(of.Items) != 0 {
		t.Errorf("a set that is only to be read is practised on: %d questions", len(of.Items))
	}
}

// Drafts, retired and sealed questions, and those of other topics, are in no
// open bank, and cannot be checked through one.
func TestAnOpenBankHoldsWhatIsApprovedAndOfItsTopics(t *testing.T) {
	t.Parallel()
	s, _ := newOpenKinds(t)
	all := s.publish(questions.OpenBank{Readable: true, Practice: true, WithAnswers: true})
	of, q := s.phone().practise(all.ID)
	some := s.publish(questions.OpenBank{Title: "Hai chủ đề", Topics: []string{"1", "2"}, Readable: true, Practice: true, WithAnswers: true})
	s.exec(`UPDATE questions SET state = 'draft' WHERE id = $1`, q[atNumber].ID)
	s.exec(`UPDATE questions SET state = 'retired' WHERE id = $1`, q[atNearest].ID)
	s.exec(`UPDATE questions SET secrecy = 'sealed' WHERE id = $1`, q[atOrder].ID)
	p := s.phone()
	if page := as[web.OpenBankPage](p.get("/open-banks/"+all.ID), http.StatusOK); page.Total != questionsAsked-3 || page.Questions != questionsAsked-3 {
		t.Errorf("all topics: %d of %d questions", page.Total, page.Questions)
	}
	if _, left := p.practise(all.ID); len(left) != questionsAsked-3 {
		t.Errorf("practice of %d questions", len(left))
	}
	if page := as[web.OpenBankPage](p.get("/open-banks/"+some.ID), http.StatusOK); page.Total != 1 || page.Items[0].ID != q[atText].ID || len(page.Topics) != 2 {
		t.Errorf("two topics: %+v", page)
	}
	for _, place := range []int{atNumber, atNearest, atOrder} {
		p.post("/open-banks/"+all.ID+"/checks", check(of, q[place], "1")).problem(http.StatusNotFound, "question_not_found")
	}
	p.post("/open-banks/"+some.ID+"/checks", check(of, q[atPicture], "", 0, 2)).problem(http.StatusNotFound, "question_not_found")
}

// A publication lives from its opening to its end or its withdrawal.
func TestAnOpenBankHasItsTime(t *testing.T) {
	t.Parallel()
	s, _ := newOpenKinds(t)
	open := s.publish(questions.OpenBank{Readable: true, Practice: true, WithAnswers: true, OpensAt: opens.Add(2 * time.Hour), ClosesAt: opens.Add(3 * time.Hour)})
	p := s.phone()
	for _, at := range []struct {
		after time.Duration
		open  bool
	}{{time.Hour, false}, {2 * time.Hour, true}, {3*time.Hour - time.Millisecond, true}, {3 * time.Hour, false}} {
		s.clock.set(opens.Add(at.after))
		if got := as[web.Items[web.OpenBankBrief]](p.get("/contests/"+s.contest.Slug+"/open-banks"), http.StatusOK); len(got.Items) == 1 != at.open {
			t.Errorf("after %v %d sets are listed", at.after, len(got.Items))
		}
		for _, path := range []string{"", "/practice"} {
			if got := p.get("/open-banks/" + open.ID + path); got.status == http.StatusOK != at.open {
				t.Errorf("after %v: %s = %d %s", at.after, got.call, got.status, got.body)
			}
		}
	}
	s.clock.set(opens.Add(2 * time.Hour))
	if err := s.library().WithdrawBank(t.Context(), account.Machine("test"), open.ID); err != nil {
		t.Fatal(err)
	}
	p.get("/open-banks/"+open.ID).problem(http.StatusNotFound, "open_bank_not_found")
	p.get("/open-banks/"+open.ID+"/practice").problem(http.StatusNotFound, "open_bank_not_found")
}

// A class practises on one topic, and is told which there are.
func TestPracticeOnOneTopic(t *testing.T) {
	t.Parallel()
	s, _ := newOpenKinds(t)
	open := s.publish(questions.OpenBank{Practice: true, WithAnswers: true, Topics: []string{"1", "2", "3"}})
	p := s.phone()
	all := as[web.Practice](p.get("/open-banks/"+open.ID+"/practice?n=30"), http.StatusOK)
	if names := topicNames(all.Topics); !slices.Equal(names, []string{"1", "2", "3"}) || len(all.Items) != 3 {
		t.Errorf("topics %v, %d questions; want those published, 1 to 3, with one each", names, len(all.Items))
	}
	one := as[web.Practice](p.get("/open-banks/"+open.ID+"/practice?n=30&topic=2"), http.StatusOK)
	if len(one.Items) != 1 || one.Items[0].Topic != "2" || len(one.Topics) != 3 {
		t.Errorf("topic 2: %d questions of %d topics: %+v", len(one.Items), len(one.Topics), one.Items)
	}
	if other := as[web.Practice](p.get("/open-banks/"+open.ID+"/practice?topic=5"), http.StatusOK); len(other.Items) != 0 {
		t.Errorf("a topic that is not published: %d questions", len(other.Items))
	}
}

func topicNames(list []web.DeskTopic) []string {
	out := make([]string, 0, len(list))
	for _, t := range list {
		out = append(out, t.Name)
	}
	return out
}

// Who copies a bank or looks answers up by program is slowed down; the next
// device at the same address is not.
func TestPracticeHasAPacePerDevice(t *testing.T) {
	t.Parallel()
	s, _ := newOpenKinds(t)
	open := s.publish(questions.OpenBank{Readable: true, Practice: true, WithAnswers: true})
	at := "/open-banks/" + open.ID
	of, q := s.phone().practise(open.ID)
	for _, test := range []struct {
		name  string
		burst int
		ask   func(p *phone) reply
	}{
		{"reading", 200, func(p *phone) reply { return p.get(at + "?limit=1") }},
		{"drawing", 60, func(p *phone) reply { return p.get(at + "/practice?n=1") }},
		{"checking", 120, func(p *phone) reply { return p.post(at+"/checks", check(of, q[atText], "Huế")) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := s.phone()
			p.get("//c/cchc-2026") // the page gives the device its cookie
			for n := range test.burst {
				if r := test.ask(p); r.status != http.StatusOK {
					t.Fatalf("request %d: %d", n+1, r.status)
				}
			}
			test.ask(p).problem(http.StatusTooManyRequests, "slow_down")
			another := s.phone()
			another.get("//c/cchc-2026")
			if r := test.ask(another); r.status != http.StatusOK {
				t.Errorf("another device: %d", r.status)
			}
		})
	}
}
