package web

import (
	"context"
	"net/http"

	"hoithi/internal/account"
	"hoithi/questions"
)

func (d *desk) banks(ctx context.Context, actor account.Actor, in byID) (Items[DeskBank], error) {
	banks, err := d.Library.Banks(ctx, actor, in.ID)
	return Items[DeskBank]{items(banks, deskBank)}, err
}

func (d *desk) postBank(ctx context.Context, actor account.Actor, in bankPost) (DeskBank, error) {
	b, err := d.Library.CreateBank(ctx, actor, in.Contest, in.Name, topicsIn(in.Topics))
	return deskBank(questions.BankView{Bank: b}), err
}

func (d *desk) putBank(ctx context.Context, actor account.Actor, in bankPut) (DeskBank, error) {
	b, err := d.Library.UpdateBank(ctx, actor, in.Bank, in.Name, topicsIn(in.Topics))
	if err != nil {
		return DeskBank{}, err
	}
	banks, err := d.Library.Banks(ctx, actor, b.ContestID)
	for _, v := range banks {
		if v.ID == b.ID {
			return deskBank(v), err
		}
	}
	return deskBank(questions.BankView{Bank: b}), err
}

func deskBank(v questions.BankView) DeskBank {
	return DeskBank{ID: v.ID, Name: v.Name, Sealed: v.Sealed, Expired: v.Expired,
		Topics: items(v.Topics, func(t questions.Topic) DeskTopic { return DeskTopic{ID: t.ID, Name: t.Name, NameEN: t.NameEN} }),
		Counts: QuestionCounts{Draft: v.Counts[questions.Draft], InReview: v.Counts[questions.InReview], Approved: v.Counts[questions.Approved], Retired: v.Counts[questions.Retired]},
		ByTopic: items(v.Approved, func(c questions.TopicCount) TopicCount {
			return TopicCount{Topic: c.Topic, Level: int(c.Level), Approved: c.Approved}
		})}
}

func topicsIn(topics []DeskTopic) []questions.Topic {
	return items(topics, func(t DeskTopic) questions.Topic { return questions.Topic{ID: t.ID, Name: t.Name, NameEN: t.NameEN} })
}

func (d *desk) questions(ctx context.Context, actor account.Actor, in questionsQuery) (List[DeskQuestion], error) {
	offset, limit := page(in.Offset, in.Limit)
	on, err := parseDay("on", in.On)
	if err != nil {
		return List[DeskQuestion]{}, err
	}
	list, total, err := d.Library.Questions(ctx, actor, questions.Filter{BankID: in.Bank, Query: in.Q, State: questions.State(in.State), Topic: in.Topic,
		Level: questions.Level(in.Level), Kind: questions.Kind(in.Kind), Expired: in.Expired, At: on, Offset: offset, Limit: limit})
	if err != nil {
		return List[DeskQuestion]{}, err
	}
	names, err := d.Library.Names(ctx, list)
	return List[DeskQuestion]{Items: items(list, func(q questions.Question) DeskQuestion { return deskQuestion(q, names) }), Total: total, Offset: offset, Limit: limit}, err
}

func (d *desk) question(ctx context.Context, actor account.Actor, in byID) (DeskQuestionHistory, error) {
	h, err := d.Library.Question(ctx, actor, in.ID)
	return DeskQuestionHistory{DeskQuestion: deskQuestion(h.Question, h.Names),
		Versions: items(h.Versions, func(v questions.Version) DeskQuestionVersion {
			return DeskQuestionVersion{QuestionEdit: questionEdit(v), CreatedByName: h.Names[v.CreatedBy], CreatedMS: ms(v.CreatedAt)}
		}),
		Reviews: items(h.Reviews, func(r questions.Review) Review {
			return Review{From: string(r.From), To: string(r.To), By: r.ByName, Comment: r.Comment, AtMS: ms(r.At)}
		}),
		Comments: items(h.Comments, deskComment)}, err
}

func (d *desk) postQuestion(ctx context.Context, actor account.Actor, in questionPost) (DeskQuestion, error) {
	v, err := versionIn(in.QuestionEdit)
	if err != nil {
		return DeskQuestion{}, err
	}
	q, err := d.Library.CreateQuestion(ctx, actor, in.Bank, v)
	return deskQuestion(q, map[string]string{actor.ID: actor.Name}), err
}

func (d *desk) putQuestion(ctx context.Context, actor account.Actor, in questionPut) (DeskQuestion, error) {
	v, err := versionIn(in.QuestionEdit)
	if err != nil {
		return DeskQuestion{}, err
	}
	q, err := d.Library.EditQuestion(ctx, actor, in.ID, v, in.Version)
	return d.named(ctx, q, err)
}

// named adds the author's name to what a change has returned.
func (d *desk) named(ctx context.Context, q questions.Question, err error) (DeskQuestion, error) {
	if err != nil {
		return DeskQuestion{}, err
	}
	names, err := d.Library.Names(ctx, []questions.Question{q})
	return deskQuestion(q, names), err
}

func (d *desk) review(ctx context.Context, actor account.Actor, in ReviewPost) (DeskQuestion, error) {
	q, err := d.Library.Review(ctx, actor, in.ID, questions.State(in.To), in.Comment)
	return d.named(ctx, q, err)
}

func (d *desk) reviewMany(ctx context.Context, actor account.Actor, in ReviewMany) (ReviewedMany, error) {
	done, refused, err := d.Library.ReviewMany(ctx, actor, in.Bank, in.IDs, questions.State(in.To), in.Comment)
	return ReviewedMany{Done: done, Refused: items(refused, func(r questions.Refused) Refused { return Refused{ID: r.ID, Code: r.Why.Code} })}, err
}

func deskQuestion(q questions.Question, names map[string]string) DeskQuestion {
	return DeskQuestion{QuestionEdit: questionEdit(q.Current), ID: q.ID, Number: q.Number, ExternalID: q.ExternalID, State: string(q.State), Secrecy: string(q.Secrecy),
		CreatedBy: q.CreatedBy, CreatedByName: names[q.CreatedBy], UpdatedMS: ms(q.UpdatedAt)}
}

func questionEdit(v questions.Version) QuestionEdit {
	return QuestionEdit{Kind: string(v.Kind), Stem: v.Stem, Options: listOf(v.Options), Correct: v.Correct.Indexes(), PinLast: v.PinLast, Topic: v.Topic, Level: int(v.Level),
		Explanation: v.Explanation, LegalBasis: v.LegalBasis, Source: v.Source, AsOf: day(v.AsOf), ValidUntil: day(v.ValidUntil), Version: v.Number,
		QuestionKey: questionKey(v.TVText, v.Key, v.Illustration)}
}

func versionIn(e QuestionEdit) (questions.Version, error) {
	v := questions.Version{Kind: questions.Kind(e.Kind), Stem: e.Stem, Options: e.Options, PinLast: e.PinLast, Topic: e.Topic, Level: questions.Level(e.Level),
		Explanation: e.Explanation, LegalBasis: e.LegalBasis, Source: e.Source, TVText: e.TVText, Key: e.key(), Illustration: e.illustration()}
	for _, i := range e.Correct {
		if i >= 0 && i < 16 { // beyond, Validate says what is wrong with the options
			v.Correct |= questions.OptionSet(i)
		}
	}
	var err error
	if v.AsOf, err = parseDay("as_of", e.AsOf); err != nil {
		return v, err
	}
	v.ValidUntil, err = parseDay("valid_until", e.ValidUntil)
	return v, err
}

func (d *desk) bankRoutes() []Route {
	read, keys, edit := account.Read, account.ReadKeys, account.EditQuestions
	return []Route{
		{http.MethodGet, "/desk/contests/:id/banks", AuthStaff, read, "The banks of a contest and what they hold", handle(d.banks)},
		{http.MethodPost, "/desk/contests/:id/banks", AuthStaff, edit, "Make a bank", handle(d.postBank).created().fails(questions.ErrBankInvalid)},
		{http.MethodPut, "/desk/banks/:bank", AuthStaff, edit, "Change a bank's name and topics", handle(d.putBank).fails(questions.ErrBankNotFound, questions.ErrBankInvalid)},
		{http.MethodGet, "/desk/banks/:bank/questions", AuthStaff, keys, "A page of a bank", handle(d.questions).fails(questions.ErrBankNotFound)},
		{http.MethodPost, "/desk/banks/:bank/questions", AuthStaff, edit, "Write a question", edits(handle(d.postQuestion).created()).
			fails(questions.ErrBankNotFound, questions.ErrQuestionInvalid)},
		{http.MethodPost, "/desk/banks/:bank/reviews", AuthStaff, keys, "Take many questions through the same step", slow(edits(handle(d.reviewMany))).fails(questions.ErrBankNotFound)},
		{http.MethodGet, "/desk/questions/:id", AuthStaff, keys, "A question with its versions and reviews", handle(d.question).fails(questions.ErrQuestionNotFound)},
		{http.MethodPut, "/desk/questions/:id", AuthStaff, edit, "Write a new version of a question", edits(handle(d.putQuestion)).
			fails(questions.ErrQuestionNotFound, questions.ErrQuestionInvalid, questions.ErrStale)},
		{http.MethodPost, "/desk/questions/:id/reviews", AuthStaff, keys, "Take a question a step further or back", handle(d.review).
			fails(questions.ErrQuestionNotFound, questions.ErrQuestionState, questions.ErrSamePerson, questions.ErrForbidden)},
	}
}
