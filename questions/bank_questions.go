package questions

import (
	"context"
	"slices"
	"strings"

	"hoithi/internal/account"
)

// Questions returns a page of a bank and how many questions match.
func (l *Library) Questions(ctx context.Context, actor account.Actor, f Filter) ([]Question, int, error) {
	b, err := l.bankFor(ctx, actor, account.ReadKeys, f.BankID)
	if err != nil {
		return nil, 0, err
	}
	if f.At.IsZero() {
		f.At = l.now()
	}
	list, total, err := l.store.Questions(ctx, f)
	if err != nil {
		return nil, 0, err
	}
	return list, total, l.NoteReading(ctx, actor, b, ReadList, list...)
}

// History is a question with everything it was.
type History struct {
	Question
	Versions []Version // the newest first
	Reviews  []Review  // the oldest first
	Comments []Comment // the oldest first
	Names    map[string]string
}

// Question returns one question with its history.
func (l *Library) Question(ctx context.Context, actor account.Actor, id string) (History, error) {
	q, b, err := l.questionFor(ctx, actor, account.ReadKeys, id)
	if err != nil {
		return History{}, err
	}
	h := History{Question: q}
	if q.Secrecy != Readable { // its history would tell
		h.Names, err = l.store.StaffNames(ctx, []string{q.CreatedBy})
		return h, err
	}
	if err := l.NoteReading(ctx, actor, b, ReadOpen, q); err != nil {
		return h, err
	}
	if h.Versions, err = l.store.QuestionVersions(ctx, id); err != nil {
		return h, err
	}
	if h.Reviews, err = l.store.Reviews(ctx, id); err != nil {
		return h, err
	}
	if h.Comments, err = l.store.Comments(ctx, id); err != nil {
		return h, err
	}
	ids := []string{q.CreatedBy}
	for _, v := range h.Versions {
		ids = append(ids, v.CreatedBy)
	}
	h.Names, err = l.store.StaffNames(ctx, ids)
	return h, err
}

// Names returns the names of the authors of questions, by staff id.
func (l *Library) Names(ctx context.Context, list []Question) (map[string]string, error) {
	ids := make([]string, 0, len(list))
	for _, q := range list {
		ids = append(ids, q.CreatedBy)
	}
	slices.Sort(ids)
	return l.store.StaffNames(ctx, slices.Compact(ids))
}

// CreateQuestion stores a draft.
func (l *Library) CreateQuestion(ctx context.Context, actor account.Actor, bankID string, v Version) (Question, error) {
	b, err := l.bankFor(ctx, actor, account.EditQuestions, bankID)
	if err != nil {
		return Question{}, err
	}
	if err := l.ownMedia(ctx, b, &v.Illustration); err != nil {
		return Question{}, err
	}
	q := Question{ID: l.newID(), BankID: bankID, State: Draft, CreatedBy: actor.ID, CreatedAt: l.now(), UpdatedAt: l.now()}
	q.Current = l.version(q, v, 1, actor)
	if err := q.Current.Validate(b); err != nil {
		return q, err
	}
	return l.store.CreateQuestion(ctx, q, l.deed(actor, b, "question.create", "question:"+q.ID, nil, map[string]any{"version": 1, "state": Draft}))
}

// EditQuestion stores a new version of a question that is still at the version
// seen. A changed question is a draft again: what was approved was another
// text. Papers that have been drawn keep the version they have. An edit that
// changes nothing stores nothing.
func (l *Library) EditQuestion(ctx context.Context, actor account.Actor, id string, v Version, seen int) (Question, error) {
	q, b, err := l.questionFor(ctx, actor, account.EditQuestions, id)
	if err != nil {
		return q, err
	}
	if q.Secrecy != Readable {
		return q, ErrSealed
	}
	if q.Current.Number != seen {
		return q, ErrStale
	}
	if err := l.ownMedia(ctx, b, &v.Illustration); err != nil {
		return q, err
	}
	next := l.version(q, v, seen+1, actor)
	if err := next.Validate(b); err != nil {
		return q, err
	}
	changed := differs(q.Current, next)
	if len(changed) == 0 {
		return q, nil
	}
	before := map[string]any{"version": seen, "state": q.State}
	q.Current, q.State, q.UpdatedAt = next, Draft, l.now()
	// The texts are in the versions; the log names what changed.
	after := map[string]any{"version": seen + 1, "state": Draft, "changed": changed}
	return l.store.AddVersion(ctx, q, seen, l.deed(actor, b, "question.edit", "question:"+id, before, after))
}

func (l *Library) questionFor(ctx context.Context, actor account.Actor, right account.Right, id string) (Question, Bank, error) {
	q, err := l.store.FindQuestion(ctx, id)
	if err != nil {
		return q, Bank{}, err
	}
	b, err := l.bankFor(ctx, actor, right, q.BankID)
	if err != nil {
		return Question{}, b, err
	}
	return q, b, nil
}

// version brings an edit to the stored form.
func (l *Library) version(q Question, v Version, number int, actor account.Actor) Version {
	v = v.tidied()
	v.QuestionID, v.Number, v.CreatedBy, v.CreatedAt = q.ID, number, actor.ID, l.now()
	return v
}

func (v Version) tidied() Version {
	v.Stem, v.Explanation = tidyLines(v.Stem), tidyLines(v.Explanation)
	v.LegalBasis, v.Source, v.Topic = tidy(v.LegalBasis), tidy(v.Source), strings.TrimSpace(v.Topic)
	v.TVText = tidyLines(v.TVText)
	v.Options = slices.Clone(v.Options)
	for i, o := range v.Options {
		v.Options[i] = tidyLines(o)
	}
	if !v.Kind.Choice() {
		v.Correct, v.PinLast = 0, false
		if v.Kind != Ordering {
			v.Options = nil
		}
	}
	formulas := v.Formulas
	v.Key, v.Illustration = v.Key.tidied(v.Kind), v.Illustration.tidied(v.Kind, len(v.Options))
	v.Formulas = tidyFormulas(formulas, v.texts())
	return v
}

// differs names the parts in which two versions say something else.
func differs(a, b Version) []string {
	out := []string{}
	for _, part := range []struct {
		name string
		same bool
	}{
		{"kind", a.Kind == b.Kind}, {"stem", a.Stem == b.Stem}, {"options", slices.Equal(a.Options, b.Options)},
		{"correct", a.Correct == b.Correct}, {"pin_last", a.PinLast == b.PinLast}, {"topic", a.Topic == b.Topic},
		{"level", a.Level == b.Level}, {"explanation", a.Explanation == b.Explanation}, {"legal_basis", a.LegalBasis == b.LegalBasis},
		{"source", a.Source == b.Source}, {"as_of", a.AsOf.Equal(b.AsOf)}, {"valid_until", a.ValidUntil.Equal(b.ValidUntil)},
		{"tv_text", a.TVText == b.TVText}, {"answer", a.Key.same(b.Key)}, {"media", a.Illustration.same(b.Illustration)},
	} {
		if !part.same {
			out = append(out, part.name)
		}
	}
	return out
}

// SameText reports whether two versions say the same in everything that an
// author writes.
func (v Version) SameText(other Version) bool { return len(differs(v, other)) == 0 }
