package web

import (
	"context"
	"net/http"

	"hoithi/contest"
	"hoithi/internal/account"
)

func (s *Server) startAttempt(ctx context.Context, call *Call, in RoundID) (Taking, error) {
	round, of, err := s.catalog.open(ctx, in.ID, call.At)
	if err != nil {
		return Taking{}, err
	}
	me, err := s.me(ctx, call, of.ID)
	if err != nil {
		return Taking{}, err
	}
	actor := account.Actor{ID: me.ID, Name: me.Name, Kind: account.Contestant, IP: call.IP}
	sitting, err := s.options.Sittings.Start(ctx, actor, round.ID, call.At)
	if err != nil {
		return Taking{}, err
	}
	if !sitting.NewStart {
		call.Status(http.StatusOK)
	}
	return s.taking(call, sitting), nil
}

func (s *Server) currentAttempt(ctx context.Context, call *Call, in RoundID) (Taking, error) {
	round, of, err := s.catalog.open(ctx, in.ID, call.At)
	if err != nil {
		return Taking{}, err
	}
	me, err := s.me(ctx, call, of.ID)
	if err != nil {
		return Taking{}, err
	}
	sitting, err := s.options.Sittings.Resume(ctx, me.ID, round.ID, call.At)
	if err != nil {
		return Taking{}, err
	}
	return s.taking(call, sitting), nil
}

// taking puts a sitting on the wire. The key is not in a sitting, so it cannot
// slip out here.
func (s *Server) taking(call *Call, sitting contest.Sitting) Taking {
	call.noStore()
	a, rules := sitting.Attempt, sitting.Round.Rules
	out := Taking{
		Attempt: TakingAttempt{ID: a.ID, Number: a.Number, StartedMS: a.StartedAt.UnixMilli(), DeadlineMS: a.Deadline.UnixMilli(), Receipt: a.Receipt},
		Token:   s.options.Tokens.Sign(contest.PassFor(a)), NowMS: call.At.UnixMilli(),
		Layout: string(rules.Paper.Layout), Revise: rules.Paper.Revise,
		PerQuestionMS: rules.Time.PerQuestion.Milliseconds(), GraceMS: a.Grace.Milliseconds(), Blanks: string(rules.Time.Blanks),
		Questions: make([]TakingQuestion, 0, len(sitting.Places)),
	}
	if a.Ended(call.At) {
		out.Attempt.EndedMS = a.Finish().UnixMilli()
	}
	if rule := predictionRule(rules.Prediction); rule != nil {
		out.Prediction = &TakingPrediction{PredictionRule: *rule, Value: a.Prediction}
	}
	for _, p := range sitting.Places {
		out.Questions = append(out.Questions, takingQuestion(p))
	}
	return out
}

func takingQuestion(p contest.Place) TakingQuestion {
	q := TakingQuestion{Position: p.Position, Kind: string(p.Kind), Stem: p.Stem, Options: orEmpty(p.Options), Rights: p.Rights, Later: p.Later,
		Media: mediaWire(p.Media), Pictures: mediaWire(p.OptionMedia), Formulas: formulasWire(p.Formulas)}
	if !p.OpenedAt.IsZero() {
		q.OpenedMS = p.OpenedAt.UnixMilli()
	}
	if p.Answer != nil {
		q.Answer = &TakingAnswer{
			Revision: p.Answer.Revision, Choice: orEmpty(p.Choice), Text: p.Text, Receipt: p.Answer.Receipt, SavedMS: p.Answer.ReceivedAt.UnixMilli(),
		}
	}
	return q
}
