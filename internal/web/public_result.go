package web

import (
	"context"
	"maps"
	"slices"

	"hoithi/contest"
)

const maxResult = 200

func (s *Server) result(ctx context.Context, call *Call, in ResultAsk) (PublicResult, error) {
	if err := s.searching(call, in.Q); err != nil {
		return PublicResult{}, err
	}
	round, of, err := s.catalog.open(ctx, in.ID, call.At)
	if err != nil {
		return PublicResult{}, err
	}
	snapshot, err := s.published(ctx, round, call.At)
	if err != nil {
		return PublicResult{}, err
	}
	publication, reason, err := s.publication(ctx, snapshot)
	if err != nil {
		return PublicResult{}, err
	}
	brief, err := s.brief(ctx, round, call.At)
	if err != nil {
		return PublicResult{}, err
	}
	units, err := s.official.units.get(ctx, snapshot.ID)
	if err != nil {
		return PublicResult{}, err
	}
	out := PublicResult{
		Round: brief, Contest: contestBrief(of), Groups: publicGroups(of.Groups),
		ResultID: snapshot.ID, Number: snapshot.Number, Publication: publication, Code: snapshot.Code(), Digest: snapshot.Digest, RulesVersion: snapshot.RulesVersion,
		PublishedMS: unixMS(snapshot.PublishedAt), Reason: reason, Participants: snapshot.Participants, Attempts: snapshot.Attempts,
		Seed: round.Seed, Truths: truthsOf(round, snapshot.Truths), Units: unitTables(round, units), Offset: max(in.Offset, 0), Rows: []ResultRow{},
	}
	if hopeless(of, in.Q) {
		return out, nil
	}
	rows, total, err := s.official.rows(ctx, snapshot.ID, contest.RowFilter{
		Query: resultQuery(of, in.Q), Group: in.Group, Offset: out.Offset, Limit: within(in.Limit, 50, maxResult),
	})
	if err != nil {
		return PublicResult{}, err
	}
	out.Total = total
	for _, row := range rows {
		out.Rows = append(out.Rows, resultRow(round, row, call.Lang))
	}
	return out, nil
}

// publication counts which publication of its round a result is, from 1, and
// tells why there is another one. A result that was computed again before
// anybody saw it is not counted and has nothing to explain.
func (s *Server) publication(ctx context.Context, shown contest.Snapshot) (n int, reason string, err error) {
	all, err := s.official.list.get(ctx, shown.RoundID)
	for _, other := range all {
		if !other.PublishedAt.IsZero() && other.Number <= shown.Number {
			n++
		}
	}
	if n > 1 {
		reason = shown.Reason
	}
	return n, reason, err
}

// resultRow publishes a row. Why somebody was disqualified stays with the
// organisers: it is free text about a person.
func resultRow(round contest.Round, r contest.ResultRow, lang string) ResultRow {
	excluded := r.Excluded
	if excluded != "" && excluded != contest.ExcludedBlanks {
		excluded = "disqualified"
	}
	return ResultRow{
		Position: r.Position, Rank: r.Rank, GroupRank: r.GroupRank, Name: r.PublicName, Unit: r.UnitName, GroupID: r.GroupID,
		Points: r.Points, Right: r.Right, Questions: r.Questions, Prediction: r.Prediction, PredictionError: r.PredictionError,
		DurationMS: r.Duration.Milliseconds(), SubmittedAfterMS: r.Submitted.Milliseconds(), Receipt: r.Receipt, Prize: r.Prize,
		Explain: round.Explain(r, lang), Excluded: excluded,
	}
}

func truthsOf(round contest.Round, truths contest.Truths) []Truth {
	out := []Truth{}
	if round.Rules.Prediction == nil {
		return out
	}
	for _, scope := range slices.Sorted(maps.Keys(truths)) {
		out = append(out, Truth{Scope: scope, Target: string(round.Rules.Prediction.Target), Value: truths[scope]})
	}
	return out
}

func unitTables(round contest.Round, units [][]contest.UnitRow) []UnitTable {
	out := []UnitTable{}
	for i, rows := range units {
		table := UnitTable{Rows: unitRows(rows)}
		if i < len(round.Rules.Units) {
			rule := round.Rules.Units[i]
			table.Name, table.NameEN, table.WithinBlocks = rule.Name, rule.NameEN, rule.WithinBlocks
		}
		out = append(out, table)
	}
	return out
}

func unitRows(rows []contest.UnitRow) []UnitBoardRow {
	out := make([]UnitBoardRow, 0, len(rows))
	for _, r := range rows {
		row := UnitBoardRow{
			Rank: r.Rank, UnitID: r.UnitID, Name: r.UnitName, Block: r.Block, Headcount: r.Headcount, Participants: r.Participants,
			Mean: r.MeanPoints, TopMean: r.TopMean, Winners: r.Winners,
		}
		if ratio, known := r.Ratio(); known {
			row.Ratio = &ratio
		}
		out = append(out, row)
	}
	return out
}
