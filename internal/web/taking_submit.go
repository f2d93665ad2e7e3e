package web

import (
	"context"

	"hoithi/contest"
)

func (s *Server) openQuestion(ctx context.Context, call *Call, in Opening) (TakingQuestion, error) {
	pass, err := s.pass(call.http, call.At)
	if err != nil {
		return TakingQuestion{}, err
	}
	place, err := s.options.Sittings.OpenQuestion(ctx, pass, in.Position, call.At)
	if err != nil {
		return TakingQuestion{}, err
	}
	return takingQuestion(place), nil
}

func (s *Server) putPrediction(ctx context.Context, call *Call, in PredictionPut) (Prediction, error) {
	pass, err := s.pass(call.http, call.At)
	if err != nil {
		return Prediction{}, err
	}
	return Prediction{Value: in.Value}, s.options.Sittings.Predict(ctx, pass, in.Value, call.At)
}

func (s *Server) submit(ctx context.Context, call *Call, in Submission) (Outcome, error) {
	pass, err := s.pass(call.http, call.At)
	if err != nil {
		return Outcome{}, err
	}
	if _, err := s.options.Sittings.Submit(ctx, pass, in.AllowBlanks, call.At); err != nil {
		return Outcome{}, err
	}
	return s.outcomeOf(ctx, call, pass.ContestantID, pass.AttemptID)
}

// AttemptID names an attempt in an address.
type AttemptID struct {
	ID string `param:"id" json:"-"`
}

// outcome is for the contestant alone: by the attempt's token, or by the
// cookie of the device.
func (s *Server) outcome(ctx context.Context, call *Call, in AttemptID) (Outcome, error) {
	call.noStore()
	if call.Header("Authorization") != "" {
		pass, err := s.pass(call.http, call.At)
		if err != nil {
			return Outcome{}, err
		}
		return s.outcomeOf(ctx, call, pass.ContestantID, pass.AttemptID)
	}
	attempt, err := s.options.Contests.FindAttempt(ctx, in.ID)
	if err != nil {
		return Outcome{}, err
	}
	me, err := s.me(ctx, call, attempt.ContestID)
	if err != nil {
		return Outcome{}, err
	}
	return s.outcomeOf(ctx, call, me.ID, attempt.ID)
}

func (s *Server) outcomeOf(ctx context.Context, call *Call, contestantID, attemptID string) (Outcome, error) {
	o, err := s.options.Sittings.Outcome(ctx, contestantID, attemptID, call.At)
	if err != nil {
		return Outcome{}, err
	}
	out := outcomeWire(o, call)
	return out, s.addStanding(ctx, call, o, &out)
}

func outcomeWire(o contest.Outcome, call *Call) Outcome {
	a := o.Attempt
	out := Outcome{
		Attempt: OutcomeAttempt{
			MyAttempt: myAttempt(a, call.At), EndedBy: string(a.EndedBy), DurationMS: a.Duration().Milliseconds(),
			SubmittedAfterMS: a.Finish().Sub(o.Round.OpensAt).Milliseconds(),
		},
		Answered: a.Totals.Answered, Questions: a.Questions, Valid: o.Valid,
		Next: OutcomeNext{ClosesMS: o.Round.ClosesAt.UnixMilli(), Results: "not_yet"},
	}
	if o.ShowScore {
		out.Score = &OutcomeScore{Points: a.Totals.Points, Right: a.Totals.Right, OfPoints: o.OfPoints, Later: o.Later}
	}
	for _, q := range o.Answers {
		out.Answers = append(out.Answers, outcomeAnswer(q))
	}
	return out
}

func outcomeAnswer(q contest.OutcomeAnswer) OutcomeAnswer {
	return OutcomeAnswer{
		Position: q.Position, Kind: string(q.Kind), Stem: q.Stem, Options: orEmpty(q.Options), Rights: q.Rights, Chosen: orEmpty(q.Chosen), Correct: orEmpty(q.Correct),
		Media: mediaWire(q.Media), Pictures: mediaWire(q.OptionMedia), Formulas: formulasWire(q.Formulas), Text: q.Text, Accepted: q.Accepted, Numbers: numbersWire(q.Numbers),
		Later: q.Later, Right: q.Right, Points: q.Points, OfPoints: q.OfPoints,
		Explanation: q.Explanation, LegalBasis: q.LegalBasis,
	}
}
