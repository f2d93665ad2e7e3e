package web

import (
	"time"

	"hoithi/contest"
)

// Rules between the wire and the domain, field by field.

func rulesOf(r contest.Rules) Rules {
	return Rules{
		Preset:   r.Preset,
		Attempts: AttemptRules{Limit: r.Attempts.Limit, Per: string(r.Attempts.Per), Counts: string(r.Attempts.Counts)},
		Paper: PaperRules{ShuffleQuestions: r.Paper.ShuffleQuestions, ShuffleOptions: r.Paper.ShuffleOptions, Layout: string(r.Paper.Layout),
			Revise: r.Paper.Revise, Points: r.Paper.Points, Sources: items(r.Paper.Sources, sourceOf)},
		Time:       TimeRules{LimitMS: r.Time.Limit.Milliseconds(), PerQuestionMS: r.Time.PerQuestion.Milliseconds(), GraceMS: r.Time.Grace.Milliseconds(), Blanks: string(r.Time.Blanks)},
		Prediction: predictionOf(r.Prediction),
		Ranking:    RankingRules{Criteria: items(r.Ranking.Criteria, func(c contest.Criterion) string { return string(c) }), Ties: string(r.Ranking.Ties)},
		Units: items(r.Units, func(u contest.UnitRanking) UnitRanking {
			return UnitRanking{Name: u.Name, NameEN: u.NameEN, TopK: u.TopK, Floor: u.Floor, WithinBlocks: u.WithinBlocks, Group: u.Group,
				Criteria: items(u.Criteria, func(c contest.UnitCriterion) string { return string(c) })}
		}),
		Show: ShowRules{Score: string(r.Show.Score), Answers: string(r.Show.Answers), Board: string(r.Show.Board)},
		Prizes: items(r.Prizes, func(p contest.Prize) Prize {
			return Prize{Name: p.Name, NameEN: p.NameEN, Group: p.Group, From: p.From, To: p.To, Value: p.Value}
		}),
	}
}

func sourceOf(s contest.PaperSource) PaperSource {
	return PaperSource{Group: s.Group, BankID: s.BankID, Lines: items(s.Lines, func(l contest.BlueprintLine) BlueprintLine {
		return BlueprintLine{Topic: l.Topic, Level: l.Level, Count: l.Count, Points: l.Points}
	})}
}

func predictionOf(p *contest.Prediction) *PredictionRule {
	if p == nil {
		return nil
	}
	return &PredictionRule{Target: string(p.Target), Tally: string(p.Tally), Scope: string(p.Scope)}
}

func rulesIn(r Rules) contest.Rules {
	return contest.Rules{
		Preset:   r.Preset,
		Attempts: contest.AttemptPolicy{Limit: r.Attempts.Limit, Per: contest.Period(r.Attempts.Per), Counts: contest.Counting(r.Attempts.Counts)},
		Paper: contest.PaperRules{ShuffleQuestions: r.Paper.ShuffleQuestions, ShuffleOptions: r.Paper.ShuffleOptions, Layout: contest.Layout(r.Paper.Layout),
			Revise: r.Paper.Revise, Points: r.Paper.Points, Sources: items(r.Paper.Sources, sourceIn)},
		Time:       contest.TimeRules{Limit: span(r.Time.LimitMS), PerQuestion: span(r.Time.PerQuestionMS), Grace: span(r.Time.GraceMS), Blanks: contest.Blanks(r.Time.Blanks)},
		Prediction: predictionIn(r.Prediction),
		Ranking:    contest.Ranking{Criteria: items(r.Ranking.Criteria, func(c string) contest.Criterion { return contest.Criterion(c) }), Ties: contest.Ties(r.Ranking.Ties)},
		Units: items(r.Units, func(u UnitRanking) contest.UnitRanking {
			return contest.UnitRanking{Name: contest.Tidy(u.Name), NameEN: contest.Tidy(u.NameEN), TopK: u.TopK, Floor: u.Floor, WithinBlocks: u.WithinBlocks, Group: u.Group,
				Criteria: items(u.Criteria, func(c string) contest.UnitCriterion { return contest.UnitCriterion(c) })}
		}),
		Show: contest.Disclosure{Score: contest.Moment(r.Show.Score), Answers: contest.Moment(r.Show.Answers), Board: contest.BoardMode(r.Show.Board)},
		Prizes: items(r.Prizes, func(p Prize) contest.Prize {
			return contest.Prize{Name: contest.Tidy(p.Name), NameEN: contest.Tidy(p.NameEN), Group: p.Group, From: p.From, To: p.To, Value: contest.Tidy(p.Value)}
		}),
	}
}

func sourceIn(s PaperSource) contest.PaperSource {
	return contest.PaperSource{Group: s.Group, BankID: s.BankID, Lines: items(s.Lines, func(l BlueprintLine) contest.BlueprintLine {
		return contest.BlueprintLine{Topic: l.Topic, Level: l.Level, Count: l.Count, Points: l.Points}
	})}
}

func predictionIn(p *PredictionRule) *contest.Prediction {
	if p == nil {
		return nil
	}
	return &contest.Prediction{Target: contest.Target(p.Target), Tally: contest.Tally(p.Tally), Scope: contest.Scope(p.Scope)}
}

// maxSpan keeps milliseconds of the wire inside a time.Duration.
const maxSpan = int64(366 * 24 * time.Hour / time.Millisecond)

func span(milliseconds int64) time.Duration {
	return time.Duration(max(min(milliseconds, maxSpan), -1)) * time.Millisecond
}
