package web

import (
	"context"
	"net/http"
	"time"

	"hoithi/contest"
	"hoithi/questions"
)

// OpenQuestions is what somebody without an account may see of banks:
// *questions.Library.
type OpenQuestions interface {
	OpenPreview(ctx context.Context, token, ip string) (questions.Preview, questions.Bank, []questions.Question, error)
	PublicBanks(ctx context.Context, contestID string, at time.Time) ([]questions.OpenBank, error)
	ReadOpenBank(ctx context.Context, id string, f questions.OpenFilter, at time.Time) (questions.OpenBank, questions.Bank, []questions.Question, int, error)
	Practise(ctx context.Context, id, topic string, n int, at time.Time) (questions.OpenBank, questions.Bank, []questions.Question, error)
	PracticeKey(ctx context.Context, id, questionID string, version int, at time.Time) (questions.Version, error)
}

// previewsPerAddress: 256 bits cannot be guessed, and the database need not
// hear of those who try.
func previewsPerAddress() allowance { return allowance{burst: 60, every: time.Second} }

func (s *Server) openPreview(ctx context.Context, call *Call, in PreviewOpen) (PreviewPage, error) {
	call.noStore()
	call.HTTP().Response().Header().Set("X-Robots-Tag", "noindex, nofollow")
	if wait := s.limits.take("preview "+call.IP, previewsPerAddress()); wait > 0 {
		return PreviewPage{}, slowDown(wait)
	}
	p, bank, list, err := s.options.Open.OpenPreview(ctx, in.Token, call.IP)
	if err != nil {
		return PreviewPage{}, err
	}
	return PreviewPage{Name: p.Name, Bank: bank.Name, ExpiresMS: ms(p.ExpiresAt), WithKey: p.WithKey, Items: openQuestions(list, bank, p.WithKey, call.Lang)}, nil
}

func (s *Server) publicBanks(ctx context.Context, call *Call, in Slug) (Items[OpenBankBrief], error) {
	of, err := s.catalog.bySlug.get(ctx, in.Slug)
	if err != nil {
		return Items[OpenBankBrief]{}, err
	}
	list, err := s.options.Open.PublicBanks(ctx, of.ID, call.At)
	return Items[OpenBankBrief]{items(list, openBankBrief)}, err
}

func (s *Server) openBank(ctx context.Context, call *Call, in openBankQuery) (OpenBankPage, error) {
	device, address := readingPace()
	if err := s.paced(call, "open bank", device, address); err != nil {
		return OpenBankPage{}, err
	}
	offset, limit := page(in.Offset, in.Limit)
	limit = min(limit, maxOpenPage)
	o, bank, list, total, err := s.options.Open.ReadOpenBank(ctx, in.ID, questions.OpenFilter{Query: in.Q, Topic: in.Topic, Offset: offset, Limit: limit}, call.At)
	if err != nil {
		return OpenBankPage{}, err
	}
	return OpenBankPage{OpenBankBrief: openBankBrief(o), Topics: openTopics(o, bank), Items: openQuestions(list, bank, o.WithAnswers, call.Lang), Total: total, Offset: offset, Limit: limit}, nil
}

// maxOpenPage keeps one page small enough for a phone.
const maxOpenPage = 100

func openBankBrief(o questions.OpenBank) OpenBankBrief {
	return OpenBankBrief{ID: o.ID, Title: o.Title, TitleEN: o.TitleEN, Readable: o.Readable, Practice: o.Practice, WithAnswers: o.WithAnswers, ClosesMS: ms(o.ClosesAt), Questions: o.Questions}
}

func openTopics(o questions.OpenBank, b questions.Bank) []DeskTopic {
	out := []DeskTopic{}
	for _, t := range b.Topics {
		if o.Holds(t.ID) {
			out = append(out, DeskTopic{ID: t.ID, Name: t.Name, NameEN: t.NameEN})
		}
	}
	return out
}

// openQuestions are questions for the outside; without answers nothing tells
// what is right, the order of what is shown included.
func openQuestions(list []questions.Question, b questions.Bank, withAnswers bool, lang string) []OpenQuestion {
	return items(list, func(q questions.Question) OpenQuestion {
		v := q.Current
		shown := contest.Printed(v, withAnswers)
		p := shown.Place()
		out := OpenQuestion{ID: q.ID, Number: q.Number, Kind: string(v.Kind), Stem: v.Stem, Options: listOf(p.Options), Rights: p.Rights, Media: mediaWire(p.Media),
			Pictures: mediaWire(p.OptionMedia), Formulas: formulasWire(p.Formulas), Topic: topicName(b, v.Topic, lang), Level: int(v.Level)}
		if withAnswers {
			key := shown.Key()
			out.Correct, out.Accepted, out.Numbers = key.Correct, key.Accepted, numbersWire(key.Numbers)
			out.Formulas = formulasWire(key.Formulas)
			out.Explanation, out.LegalBasis, out.Source = v.Explanation, v.LegalBasis, v.Source
		}
		return out
	})
}

func topicName(b questions.Bank, id, lang string) string {
	for _, t := range b.Topics {
		if t.ID != id {
			continue
		}
		if lang == "en" && t.NameEN != "" {
			return t.NameEN
		}
		return t.Name
	}
	return ""
}

func (s *Server) openRoutes() []Route {
	return []Route{
		{http.MethodPost, "/previews", AuthPublic, "", "What is behind a preview link", answer(s.openPreview).fails(questions.ErrPreviewGone, errSlowDown)},
		{http.MethodGet, "/contests/:slug/open-banks", AuthPublic, "", "Questions that the public may read or practise on", answer(s.publicBanks).fails(contest.ErrContestNotFound)},
		{http.MethodGet, "/open-banks/:id", AuthPublic, "", "A page of an open set of questions", answer(s.openBank).fails(questions.ErrOpenBankNotFound, errSlowDown)},
		{http.MethodGet, "/open-banks/:id/practice", AuthPublic, "", "A few questions to try; nothing is kept", answer(s.practice).fails(questions.ErrOpenBankNotFound, errSlowDown)},
		{http.MethodPost, "/open-banks/:id/checks", AuthPublic, "", "What an answer is worth, where answers are published", answer(s.checkPractice).
			fails(questions.ErrOpenBankNotFound, questions.ErrQuestionNotFound, questions.ErrNoFeedback, questions.ErrPracticeChanged, contest.ErrOptionRange, contest.ErrOptionCount,
				contest.ErrAnswerKind, contest.ErrAnswerLong, contest.ErrAnswerNumber, contest.ErrAnswerOrder, contest.ErrAnswerPairs, errSlowDown)},
	}
}
