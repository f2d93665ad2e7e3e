package onair

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"hoithi/contest"
	"hoithi/internal/broadcast"
	"hoithi/questions"
)

// questionData is a question card (tv/wire.ts QuestionData): what its step
// shows and nothing else.
type questionData struct {
	Number      int          `json:"number"`
	Of          int          `json:"of"`
	Stem        string       `json:"stem"`
	Options     []optionData `json:"options,omitempty"`
	Explanation string       `json:"explanation,omitempty"`
	Source      string       `json:"source,omitempty"`
}

type optionData struct {
	Letter string   `json:"letter"`
	Text   string   `json:"text"`
	Count  *int     `json:"count,omitempty"`
	Share  *float64 `json:"share,omitempty"`
	Right  bool     `json:"right,omitempty"`
}

// What a card has room for, in letters, at the smallest size that television
// allows (48 for the question, 44 for answers).
const (
	stemMost        = 220
	optionMost      = 110
	explanationMost = 260
)

// stepKind is what a step of a question adds to the card.
type stepKind string

const (
	stepQuestion     stepKind = "question"
	stepAnswers      stepKind = "answers"
	stepDistribution stepKind = "distribution"
	stepRight        stepKind = "right"
	stepExplanation  stepKind = "explanation"
)

// card is a question with what may be shown of it.
type card struct {
	version questions.Version
	stem    string
	why     string // explanation
	counts  []int  // nil: no distribution
	steps   []stepKind
}

func (s *Sources) prepareQuestion(ctx context.Context, sc scene) (broadcast.Prepared, error) {
	q, err := s.Store.FindQuestion(ctx, sc.view.Item.Binding.QuestionID)
	if err != nil {
		return broadcast.Prepared{}, err
	}
	bank, err := s.Store.FindBank(ctx, q.BankID)
	if err != nil {
		return broadcast.Prepared{}, err
	}
	if bank.ContestID != sc.contest.ID {
		return broadcast.Prepared{}, questions.ErrQuestionNotFound
	}
	if q.Secrecy != questions.Readable {
		return broadcast.Prepared{}, errSealed
	}
	if !q.Current.Kind.Choice() {
		return broadcast.Prepared{}, broadcast.NotReady("question_kind", "Thẻ câu hỏi chỉ hiện câu chọn phương án.", "The card shows questions with options only.")
	}
	if q.State != questions.Approved && q.State != questions.Retired {
		return broadcast.Prepared{}, broadcast.NotReady("question_not_approved", "Câu hỏi chưa được duyệt.", "The question has not been approved.")
	}
	sc.view.Pin = strconv.FormatInt(q.Current.ID, 10)
	c, err := s.card(ctx, sc)
	if err != nil {
		return broadcast.Prepared{}, err
	}
	return broadcast.Prepared{Pin: sc.view.Pin, Steps: len(c.steps)}, fits(c)
}

// fits refuses what would not be read on a phone's picture of the picture.
func fits(c card) error {
	if n := utf8.RuneCountInString(c.stem); n > stemMost {
		return tooLong("Câu hỏi", "The question", n, stemMost)
	}
	for _, o := range c.version.Options {
		if n := utf8.RuneCountInString(o); n > optionMost {
			return tooLong("Có phương án", "An answer", n, optionMost)
		}
	}
	return nil
}

func tooLong(vi, en string, n, most int) error {
	return broadcast.NotReady("question_too_long",
		vi+" dài "+strconv.Itoa(n)+" ký tự, quá "+strconv.Itoa(most)+". Hãy nhập bản rút gọn cho truyền hình.",
		en+" has "+strconv.Itoa(n)+" letters, more than "+strconv.Itoa(most)+". Enter a short text for television.")
}

// errSealed keeps a sealed question off the screens, whoever asks.
var errSealed = broadcast.Withheld("question_sealed", "Câu hỏi đang được niêm phong.", "The question is sealed.")

// errInUse keeps a question off the screens while somebody may still get it on
// a paper.
var errInUse = broadcast.Withheld("question_in_use", "Câu hỏi còn có thể được rút vào đợt thi đang mở hoặc sắp mở.", "The question may still be drawn for a round that is open or to come.")

// card reads the pinned version and works out its steps.
func (s *Sources) card(ctx context.Context, sc scene) (card, error) {
	id, err := strconv.ParseInt(sc.view.Pin, 10, 64)
	if err != nil {
		return card{}, questions.ErrQuestionNotFound
	}
	found, err := s.Store.Versions(ctx, []int64{id})
	if err != nil {
		return card{}, err
	}
	if len(found) == 0 {
		return card{}, questions.ErrQuestionNotFound
	}
	c := card{version: found[0]}
	if c.version.Sealed {
		return card{}, errSealed
	}
	c.stem = sc.fixed.Of(broadcast.OfQuestion, c.version.QuestionID, "stem", sc.text("stem", cmp.Or(c.version.TVText, c.version.Stem)))
	c.why = sc.text("explanation", c.version.Explanation)
	rights, err := s.rights(ctx, sc)
	if err != nil {
		return c, err
	}
	switch {
	case rights.sealed:
		return c, errSealed
	case rights.inUse:
		return c, errInUse
	}
	if rights.distribution {
		if c.counts, err = s.distribution(ctx, sc.round.ID, c.version.QuestionID); err != nil {
			return c, err
		}
	}
	c.steps = c.stepsFor(rights)
	return c, nil
}

// questionRights say how much of a question may be told now.
type questionRights struct{ sealed, inUse, distribution, key bool }

// rights look at every round that draws from the question's bank: what one of
// them must not tell is not told.
func (s *Sources) rights(ctx context.Context, sc scene) (questionRights, error) {
	q, err := s.Store.FindQuestion(ctx, sc.view.Item.Binding.QuestionID)
	if err != nil {
		return questionRights{}, err
	}
	rounds, err := s.Store.Rounds(ctx, sc.contest.ID)
	if err != nil {
		return questionRights{}, err
	}
	out := questionRights{key: true, sealed: q.Secrecy != questions.Readable}
	for _, r := range rounds {
		if !drawsFrom(r, q.BankID) {
			continue
		}
		switch r.StateAt(sc.at) {
		case contest.Draft:
		case contest.Scheduled, contest.Open:
			out.inUse = out.inUse || q.State == questions.Approved || r.StateAt(sc.at) == contest.Open
		default:
			out.key = out.key && r.Rules.Show.Answers != contest.ShowNever && r.Shows(r.Rules.Show.Answers, sc.at)
		}
	}
	out.distribution = sc.round.ID != "" && sc.round.Reached(contest.Closed, sc.at) && drawsFrom(sc.round, q.BankID)
	return out, nil
}

func drawsFrom(r contest.Round, bankID string) bool {
	return slices.ContainsFunc(r.Rules.Paper.Sources, func(p contest.PaperSource) bool { return p.BankID == bankID })
}

func (s *Sources) distribution(ctx context.Context, roundID, questionID string) ([]int, error) {
	return s.counts.get(ctx, roundID+"/"+questionID, func(ctx context.Context) ([]int, error) {
		counts, err := s.Store.OptionCounts(ctx, roundID, questionID)
		if err != nil {
			return nil, err
		}
		for _, n := range counts {
			if n > 0 {
				return counts, nil
			}
		}
		return nil, nil // nobody had it
	})
}

func (c card) stepsFor(r questionRights) []stepKind {
	steps := []stepKind{stepQuestion, stepAnswers}
	if len(c.counts) > 0 {
		steps = append(steps, stepDistribution)
	}
	if r.key {
		steps = append(steps, stepRight)
		if n := utf8.RuneCountInString(c.why); n > 0 && n <= explanationMost {
			steps = append(steps, stepExplanation)
		}
	}
	return steps
}

// questionFresh is how soon a card notices that a rule no longer allows it.
const questionFresh = 5 * time.Second

func (s *Sources) question(ctx context.Context, sc scene) (broadcast.Content, error) {
	if sc.view.Pin == "" {
		prepared, err := s.prepareQuestion(ctx, sc)
		if err != nil {
			return broadcast.Content{}, err
		}
		sc.view.Pin = prepared.Pin
	}
	c, err := s.card(ctx, sc)
	if err != nil {
		return broadcast.Content{}, err
	}
	b := sc.view.Item.Binding
	d := questionData{Number: b.Number, Of: b.Of, Stem: c.stem}
	shown := c.steps[:min(sc.view.Step+1, len(c.steps))]
	for _, step := range shown {
		c.add(&d, step)
	}
	names := make([]string, len(c.steps))
	for i, step := range c.steps {
		names[i] = string(step)
	}
	return broadcast.Content{Data: d, StepNames: names, Fresh: questionFresh}, nil
}

// add puts on the card what a step adds.
func (c card) add(d *questionData, step stepKind) {
	switch step {
	case stepAnswers:
		for i, text := range c.version.Options {
			d.Options = append(d.Options, optionData{Letter: string(rune('A' + i)), Text: text})
		}
	case stepDistribution:
		total := 0
		for _, n := range c.counts {
			total += n
		}
		for i := range d.Options {
			if i < len(c.counts) && total > 0 {
				n, share := c.counts[i], float64(c.counts[i])/float64(total)
				d.Options[i].Count, d.Options[i].Share = &n, &share
			}
		}
	case stepRight:
		for i := range d.Options {
			d.Options[i].Right = c.version.Correct.Has(i)
		}
	case stepExplanation:
		d.Explanation, d.Source = c.why, c.version.LegalBasis
	}
}

// Answered is a question with its answer, for the presenter alone.
type Answered struct {
	Stem        string
	Options     []string
	Right       questions.Options
	Explanation string
}

// Answer tells the presenter what the card of an item will say in the end.
func (s *Sources) Answer(ctx context.Context, v broadcast.View) (Answered, error) {
	sc, err := s.scene(ctx, v)
	if err != nil {
		return Answered{}, err
	}
	c, err := s.card(ctx, sc)
	if err != nil {
		return Answered{}, err
	}
	return Answered{Stem: c.stem, Options: c.version.Options, Right: c.version.Correct, Explanation: c.why}, nil
}
