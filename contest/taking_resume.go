package contest

import (
	"context"
	"slices"
	"time"

	"hoithi/questions"
)

// Resume returns the contestant's attempt at the round as it stands: the
// running one, or else the newest. It fails with ErrAttemptNotFound when there
// is none.
func (t *Taking) Resume(ctx context.Context, contestantID, roundID string, at time.Time) (Sitting, error) {
	round, _, err := t.rounds.find(ctx, roundID, at)
	if err != nil {
		return Sitting{}, err
	}
	attempt, err := t.store.FindRunning(ctx, roundID, contestantID)
	if err != nil {
		return Sitting{}, err
	}
	return t.resume(ctx, attempt, round, at)
}

func (t *Taking) resume(ctx context.Context, a Attempt, round Round, _ time.Time) (Sitting, error) {
	paper, err := t.store.FindPaper(ctx, a.ID)
	if err != nil {
		return Sitting{}, err
	}
	answers, err := t.store.FindAnswers(ctx, a.ID)
	if err != nil {
		return Sitting{}, err
	}
	var openings []Opening
	if round.Rules.Time.PerQuestion > 0 {
		if openings, err = t.store.FindOpenings(ctx, a.ID); err != nil {
			return Sitting{}, err
		}
	}
	return t.sitting(ctx, a, round, paper, answers, openings)
}

// sitting lays the paper out as its contestant sees it.
func (t *Taking) sitting(ctx context.Context, a Attempt, round Round, paper Paper, answers []Stored, openings []Opening) (Sitting, error) {
	texts, err := t.versions.find(ctx, paper)
	if err != nil {
		return Sitting{}, err
	}
	s := Sitting{Attempt: a, Round: round, Places: make([]Place, len(paper.Questions))}
	hidden := round.Rules.Time.PerQuestion > 0
	for i, q := range paper.Questions {
		s.Places[i] = Place{Position: i, Kind: q.Kind, Options: []string{}}
		if !hidden {
			s.Places[i].show(q, texts[i])
		}
	}
	for _, o := range openings {
		if o.Position < len(s.Places) {
			s.Places[o.Position].OpenedAt = o.At
			s.Places[o.Position].show(paper.Questions[o.Position], texts[o.Position])
		}
	}
	for _, answer := range answers {
		if answer.Position < len(s.Places) {
			s.Places[answer.Position].Answer = &answer
			s.Places[answer.Position].Choice, s.Places[answer.Position].Text = paper.Questions[answer.Position].given(answer.Answer)
		}
	}
	return s, nil
}

// given is a stored answer as its contestant sees it.
func (q PaperQuestion) given(a Answer) (choice []int, text string) {
	if q.Kind.Choice() {
		return q.Shown(a.Chosen), ""
	}
	return q.show(a.Written)
}

// show fills in the question, with the formulas of what is shown and no others:
// the explanation has some too.
func (p *Place) show(q PaperQuestion, text questions.Version) {
	p.lay(q, text)
	p.Formulas = text.FormulasIn(slices.Concat([]string{p.Stem}, p.Options, p.Rights)...)
}

// lay fills in the text of the question, options in the order of the paper.
func (p *Place) lay(q PaperQuestion, text questions.Version) {
	p.Stem, p.Later, p.Media = text.Stem, text.Pending(), text.Media
	if q.Kind == questions.Matching {
		p.Options = make([]string, len(text.Pairs))
		for i, pair := range text.Pairs {
			p.Options[i] = pair.Left
		}
		p.Rights = pickAll(text.Rights(), q.Order)
		return
	}
	p.Options = make([]string, len(q.Order))
	for shown, original := range q.Order {
		if original < len(text.Options) {
			p.Options[shown] = text.Options[original]
		}
	}
	if len(text.OptionMedia) > 0 {
		p.OptionMedia = make([]questions.Medium, len(q.Order))
		for shown, original := range q.Order {
			p.OptionMedia[shown] = text.OptionMedium(original)
		}
	}
}

// OpenQuestion shows a question that has its own time limit and starts its
// clock; opening it again returns the first opening. It fails with ErrPosition,
// ErrLate or ErrAttemptEnded.
func (t *Taking) OpenQuestion(ctx context.Context, pass Pass, position int, at time.Time) (Place, error) {
	if pass.late(at) {
		return Place{}, ErrLate
	}
	paper, err := t.store.FindPaper(ctx, pass.AttemptID)
	if err != nil {
		return Place{}, err
	}
	if position < 0 || position >= len(paper.Questions) {
		return Place{}, ErrPosition
	}
	opening, err := t.store.OpenQuestion(ctx, pass.AttemptID, Opening{Position: position, At: at.Truncate(time.Millisecond)})
	if err != nil {
		return Place{}, err
	}
	texts, err := t.versions.find(ctx, paper)
	if err != nil {
		return Place{}, err
	}
	q := paper.Questions[position]
	place := Place{Position: position, Kind: q.Kind, OpenedAt: opening.At}
	place.show(q, texts[position])
	return place, nil
}
