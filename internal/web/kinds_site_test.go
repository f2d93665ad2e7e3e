package web_test

import (
	"bytes"
	"image"
	"image/png"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/web"
	"hoithi/questions"
)

// The places of a paper of every kind, in the order of the bank.
const (
	atText = iota
	atNumber
	atNearest
	atOrder
	atPairs
	atPicture
)

// newKindsSite is a site whose bank asks one question of each kind, with a
// picture. It returns the picture's id.
func newKindsSite(t *testing.T, change ...func(*setup)) (*site, string) {
	t.Helper()
	s := newSite(t, append(change, func(u *setup) {
		rules := &u.round.Rules
		rules.Prediction, rules.Show.Answers, rules.Paper.Sources[0].Lines = nil, contest.ShowClosed, nil
		for n := 1; n <= questionsAsked; n++ { // a topic each, so that the paper keeps their order
			rules.Paper.Sources[0].Lines = append(rules.Paper.Sources[0].Lines, contest.BlueprintLine{Topic: strconv.Itoa(n), Count: 1})
		}
	})...)
	s.exec(`UPDATE question_versions SET topic = id::text`)
	kind := func(n int, kind, options, key string) {
		s.exec(`UPDATE question_versions SET kind = $2, options = $3::text[], correct = 0, key = $4::jsonb WHERE id = $1`, n, kind, options, key)
	}
	kind(1, "shorttext", "{}", `{"accepted": ["Thừa Thiên Huế", "Huế"], "any_marks": true}`)
	kind(2, "numeric", "{}", `{"numbers": [{"value": "25.5", "tolerance": "0.5"}]}`)
	kind(3, "numeric", "{}", `{"numbers": [{"value": "3321"}], "nearest": true}`)
	kind(4, "ordering", "{một,hai,ba}", `{"partial": true}`)
	kind(5, "matching", "{}", `{"pairs": [["Huế", "miền Trung"], ["Hà Nội", "miền Bắc"]], "decoys": ["miền Nam"]}`)
	library := questions.NewLibrary(s.db, s.clock.now, newID)
	m, err := library.AddMedium(t.Context(), account.Machine("test"), s.round.Rules.Paper.Sources[0].BankID, aPicture(t))
	if err != nil {
		t.Fatal(err)
	}
	s.exec(`UPDATE question_versions SET media = jsonb_build_object('stem', jsonb_build_array(jsonb_build_object('id', $1::text, 'type', 'image/png', 'alt', 'Biển báo', 'width', 8, 'height', 8))) WHERE id = 6`, m.ID)
	return s, m.ID
}

func aPicture(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// write sends one written answer.
func (p *phone) write(attempt string, position, revision int, text string, choice ...int) reply {
	p.t.Helper()
	return p.post("/attempts/"+attempt+"/answers", map[string]any{"position": position, "revision": revision, "choice": append([]int{}, choice...), "text": text})
}

// places are the shown indexes of texts, in the order in which they are wanted.
func places(t *testing.T, shown []string, wanted ...string) []int {
	t.Helper()
	out := make([]int, len(wanted))
	for i, text := range wanted {
		if out[i] = slices.Index(shown, text); out[i] < 0 {
			t.Fatalf("%q is not among %q", text, shown)
		}
	}
	return out
}

func TestEveryKindFromPaperToExplanation(t *testing.T) {
	t.Parallel()
	s, picture := newKindsSite(t)
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	rival, _ := s.register("Trần Thị Bình", "0905000111")
	taking := p.begin()
	q := taking.Questions
	for position, want := range map[int]string{atText: "shorttext", atNumber: "numeric", atNearest: "numeric", atOrder: "ordering", atPairs: "matching", atPicture: "multiple"} {
		if q[position].Kind != want {
			t.Fatalf("question %d is of kind %s", position, q[position].Kind)
		}
	}
	if !q[atNearest].Later || q[atNumber].Later || len(q[atOrder].Options) != 3 || slices.Equal(q[atOrder].Options, []string{"một", "hai", "ba"}) || len(q[atPairs].Rights) != 3 {
		t.Fatalf("questions %+v", q)
	}
	if m := q[atPicture].Media; len(m) != 1 || m[0].URL != "/api/v1/media/"+picture || m[0].Alt != "Biển báo" || m[0].Width != 8 {
		t.Fatalf("media %+v", m)
	}

	id := taking.Attempt.ID
	p.write(id, atText, 1, " hue ").into(http.StatusOK, nil)
	p.write(id, atNumber, 1, "26").into(http.StatusOK, nil)
	p.write(id, atNearest, 1, "3300").into(http.StatusOK, nil)
	p.save(id, atOrder, 1, places(t, q[atOrder].Options, "một", "ba", "hai")...).into(http.StatusOK, nil)
	p.save(id, atPairs, 1, places(t, q[atPairs].Rights, "miền Trung", "miền Bắc")...).into(http.StatusOK, nil)
	var again web.Taking // the page is loaded again
	p.get("/rounds/"+s.round.ID+"/attempts/current").into(http.StatusOK, &again)
	if a := again.Questions[atText].Answer; a == nil || a.Text != "hue" || a.Revision != 1 {
		t.Errorf("the text after a reload: %+v", a)
	}
	if a := again.Questions[atOrder].Answer; a == nil || !slices.Equal(a.Choice, places(t, q[atOrder].Options, "một", "ba", "hai")) {
		t.Errorf("the order after a reload: %+v", a)
	}
	s.holdsNone(p.get("/rounds/"+s.round.ID+"/attempts/current"), "Thừa Thiên", "25.5", "3321", "any_marks", "accepted", "numbers")

	theirs := rival.begin().Attempt.ID
	rival.write(theirs, atNearest, 1, "3000").into(http.StatusOK, nil)
	rival.post("/attempts/"+theirs+"/submission", map[string]bool{"allow_blanks": true}).into(http.StatusOK, nil)
	s.clock.set(s.clock.now().Add(time.Minute))
	var outcome web.Outcome
	p.post("/attempts/"+id+"/submission", map[string]bool{"allow_blanks": true}).into(http.StatusOK, &outcome)
	if outcome.Score == nil || outcome.Score.Points != 33 || outcome.Score.Right != 3 || outcome.Score.Later != 1 || outcome.Answered != 5 || outcome.Answers != nil {
		t.Errorf("outcome %+v, score %+v", outcome, outcome.Score)
	}

	s.clock.set(s.round.ClosesAt.Add(time.Minute))
	p.token = ""
	p.get("/attempts/"+id+"/outcome").into(http.StatusOK, &outcome)
	if len(outcome.Answers) != questionsAsked {
		t.Fatalf("answers %+v", outcome.Answers)
	}
	a := outcome.Answers
	if !a[atText].Right || a[atText].Text != "hue" || !slices.Equal(a[atText].Accepted, []string{"Thừa Thiên Huế", "Huế"}) {
		t.Errorf("the text %+v", a[atText])
	}
	if !a[atNumber].Right || a[atNumber].Numbers[0] != (web.RightNumber{Value: "25.5", Tolerance: "0.5"}) {
		t.Errorf("the number %+v", a[atNumber])
	}
	if a[atNearest].Right || !a[atNearest].Later || a[atNearest].Points != 0 {
		t.Errorf("the nearest %+v", a[atNearest])
	}
	if a[atOrder].Right || a[atOrder].Points != 3 || !slices.Equal(a[atOrder].Correct, places(t, a[atOrder].Options, "một", "hai", "ba")) {
		t.Errorf("the order %+v", a[atOrder])
	}
	if !a[atPairs].Right || !slices.Equal(a[atPairs].Correct, a[atPairs].Chosen) || a[atPairs].Options[0] != "Huế" {
		t.Errorf("the pairs %+v", a[atPairs])
	}

	s.lock(contest.Published)
	outcome = web.Outcome{}
	p.get("/attempts/"+id+"/outcome").into(http.StatusOK, &outcome)
	if outcome.Score.Points != 43 || outcome.Score.Later != 0 || outcome.Official == nil || !strings.Contains(outcome.Official.Explain, "gồm 10 điểm câu gần đúng nhất") {
		t.Errorf("the official score %+v, %+v", outcome.Score, outcome.Official)
	}
}

// Each way to answer wrongly has its own code, and changes nothing.
func TestWrittenAnswerRefusals(t *testing.T) {
	t.Parallel()
	s, _ := newKindsSite(t)
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	id := p.begin().Attempt.ID
	p.write(id, atText, 3, "Huế").into(http.StatusOK, nil)
	for name, test := range map[string]struct {
		reply  reply
		status int
		code   string
	}{
		"an option for words":            {p.save(id, atText, 4, 0), 422, "answer_kind"},
		"words for options":              {p.write(id, atPicture, 1, "A"), 422, "answer_kind"},
		"words for an order":             {p.write(id, atOrder, 1, "một"), 422, "answer_kind"},
		"too long":                       {p.write(id, atText, 4, strings.Repeat("x", 201)), 422, "answer_too_long"},
		"no number":                      {p.write(id, atNumber, 1, "hai mươi"), 422, "answer_not_number"},
		"an incomplete order":            {p.save(id, atOrder, 1, 0, 1), 422, "answer_order_incomplete"},
		"an item twice":                  {p.save(id, atOrder, 1, 0, 0, 1), 422, "answer_order_incomplete"},
		"an item that is not there":      {p.save(id, atOrder, 1, 0, 1, 3), 422, "option_out_of_range"},
		"pairs that do not fit":          {p.save(id, atPairs, 1, 0), 422, "answer_pairs_invalid"},
		"a right side that is not there": {p.save(id, atPairs, 1, 0, 3), 422, "option_out_of_range"},
		"a text that is no text":         {p.post("/attempts/"+id+"/answers", map[string]any{"position": 0, "revision": 4, "choice": []int{}, "text": 5}), 400, "body_unreadable"},
	} {
		t.Run(name, func(t *testing.T) { test.reply.problem(test.status, test.code) })
	}
	stale := p.write(id, atText, 2, "Hội An").problem(http.StatusConflict, "stale_revision")
	if stale.Detail["text"] != "Huế" || stale.Detail["revision"] != float64(3) {
		t.Errorf("the newest answer: %v", stale.Detail)
	}
	var saved web.AnswerSaved
	p.write(id, atText, 3, "Huế").into(http.StatusOK, &saved) // a repeat is no error
	stored, err := s.db.FindAnswers(t.Context(), id)
	if err != nil || len(stored) != 1 || stored[0].Written != "Huế" || stored[0].Receipt != saved.Receipt {
		t.Errorf("stored %+v, %v", stored, err)
	}
}

// The address of a picture comes with the paper and not before; what it holds
// may be kept for ever; and nothing that is not there is told from what is.
func TestMedia(t *testing.T) {
	t.Parallel()
	s, picture := newKindsSite(t)
	s.clock.set(opens.Add(-time.Hour))
	early, _ := s.register("Trần Thị Bình", "0905000111")
	for _, path := range []string{"/contests/" + s.contest.Slug, "/rounds/" + s.round.ID, "/rounds/" + s.round.ID + "/rules", "/rounds/" + s.round.ID + "/board"} {
		s.holdsNone(early.get(path), picture, "/media/")
	}
	early.post("/rounds/"+s.round.ID+"/attempts", nil).problem(http.StatusConflict, "round_not_open")
	s.clock.set(opens.Add(time.Hour))
	got := s.phone().get("/media/" + picture)
	if got.status != http.StatusOK || got.header.Get("Content-Type") != "image/png" || !strings.Contains(got.header.Get("Cache-Control"), "immutable") ||
		got.header.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(got.header.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("GET = %d %v", got.status, got.header)
	}
	for _, id := range []string{"0", strings.Repeat("0", 40), picture[:39] + "x"} {
		s.phone().get("/media/"+id).problem(http.StatusNotFound, "medium_not_found")
	}
}

// A question with its own clock keeps its picture to itself until it is opened.
func TestMediaOfAClosedQuestion(t *testing.T) {
	t.Parallel()
	s, picture := newKindsSite(t, func(u *setup) { u.round.Rules.Time.PerQuestion = 30 * time.Second })
	p, _ := s.register("Nguyễn Văn An", "0905123456")
	taking := p.begin()
	s.holdsNone(p.get("/rounds/"+s.round.ID+"/attempts/current"), picture, "miền", "later")
	var q web.TakingQuestion
	p.post("/attempts/"+taking.Attempt.ID+"/openings", map[string]int{"position": atPicture}).into(http.StatusOK, &q)
	if len(q.Media) != 1 {
		t.Errorf("opened: %+v", q)
	}
}

// The same picture is kept once in a bank, under an address of its own in each.
func TestMediaAreKeptOnce(t *testing.T) {
	t.Parallel()
	s, picture := newKindsSite(t)
	library := questions.NewLibrary(s.db, s.clock.now, newID)
	machine := account.Machine("test")
	again, err := library.AddMedium(t.Context(), machine, s.round.Rules.Paper.Sources[0].BankID, aPicture(t))
	if err != nil || again.ID != picture {
		t.Errorf("again: %+v, %v; want %s", again, err, picture)
	}
	other, err := library.CreateBank(t.Context(), machine, s.contest.ID, "Ngân hàng khác", nil)
	if err != nil {
		t.Fatal(err)
	}
	if m, err := library.AddMedium(t.Context(), machine, other.ID, aPicture(t)); err != nil || m.ID == picture || len(m.ID) != 40 {
		t.Errorf("in another bank: %+v, %v", m, err)
	}
	stolen := questions.Version{Kind: questions.Single, Stem: "?", Options: []string{"a", "b"}, Correct: 1, Illustration: questions.Illustration{Media: []questions.Medium{{ID: picture}}}}
	if _, err := library.CreateQuestion(t.Context(), machine, other.ID, stolen); err == nil {
		t.Error("a question took a picture of another bank")
	}
}
