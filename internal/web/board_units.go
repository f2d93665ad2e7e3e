package web

import (
	"context"
	"errors"
	"time"

	"hoithi/contest"
)

// liveUnits are the provisional rankings of units of a round.
type liveUnits struct {
	rankings [][]contest.UnitRow
	asOf     time.Time
}

// rankUnitsLive recounts the units from the attempts that have ended. It reads
// every attempt of the round, so the cache asks for it rarely, the more so the
// longer it takes.
func (s *Server) rankUnitsLive(ctx context.Context, roundID string) (liveUnits, error) {
	at := s.options.Now()
	round, err := s.catalog.round.get(ctx, roundID)
	if err != nil {
		return liveUnits{}, err
	}
	units, err := s.options.Contests.Units(ctx, round.ContestID)
	if err != nil {
		return liveUnits{}, err
	}
	out := liveUnits{asOf: at}
	rows, frozenAt, err := s.frozenRows(ctx, round)
	if err == nil && frozenAt.IsZero() {
		rows, err = s.liveRows(ctx, round)
	}
	if err != nil {
		return liveUnits{}, err
	}
	if !frozenAt.IsZero() {
		out.asOf = frozenAt
	}
	for _, ranking := range round.Rules.Units {
		out.rankings = append(out.rankings, contest.RankUnits(ranking, units, rows))
	}
	return out, nil
}

// frozenRows are the rows of the freeze that stands over a round, and when it
// was made; the zero time when none does.
func (s *Server) frozenRows(ctx context.Context, round contest.Round) ([]contest.ResultRow, time.Time, error) {
	if s.options.Air == nil {
		return nil, time.Time{}, nil
	}
	freeze, frozen, _, err := s.options.Air.Public.Frozen(ctx, round.ID)
	return contest.FrozenStandings(frozen), freeze.At, err
}

// liveRows are the counted attempts so far, without places or prizes.
func (s *Server) liveRows(ctx context.Context, round contest.Round) ([]contest.ResultRow, error) {
	var rows []contest.ResultRow
	err := s.options.Contests.StreamRound(ctx, round.ID, func(attempts []contest.Attempt) error {
		if row, ok := round.Standing(attempts); ok {
			rows = append(rows, row)
		}
		return nil
	})
	return rows, err
}

func (s *Server) unitBoard(ctx context.Context, call *Call, in UnitBoardAsk) (UnitBoard, error) {
	round, _, err := s.catalog.open(ctx, in.ID, call.At)
	if err != nil {
		return UnitBoard{}, err
	}
	out := UnitBoard{RoundID: round.ID, Ranking: in.Ranking, Rankings: []BoardRanking{}, Rows: []UnitBoardRow{}}
	for i, u := range round.Rules.Units {
		out.Rankings = append(out.Rankings, BoardRanking{Index: i, Name: u.Name, NameEN: u.NameEN, WithinBlocks: u.WithinBlocks})
	}
	if in.Ranking < 0 || in.Ranking >= len(out.Rankings) {
		out.Ranking = 0
	}
	if len(out.Rankings) == 0 {
		return out, nil
	}
	return s.fillUnits(ctx, call, round, out)
}

func (s *Server) fillUnits(ctx context.Context, call *Call, round contest.Round, out UnitBoard) (UnitBoard, error) {
	snapshot, err := s.published(ctx, round, call.At)
	if err != nil && !errors.Is(err, errNotPublished) {
		return UnitBoard{}, err
	}
	if err == nil {
		rankings, err := s.official.units.get(ctx, snapshot.ID)
		if err != nil {
			return UnitBoard{}, err
		}
		out.AsOfMS, out.Rows = unixMS(snapshot.PublishedAt), ranking(rankings, out.Ranking)
		return out, nil
	}
	if round.Rules.Show.Board == contest.BoardHidden {
		return UnitBoard{}, errBoardHidden
	}
	live, err := s.liveUnits.get(ctx, round.ID)
	if err != nil {
		return UnitBoard{}, err
	}
	out.Provisional, out.AsOfMS, out.Rows = true, unixMS(live.asOf), ranking(live.rankings, out.Ranking)
	return out, nil
}

func ranking(all [][]contest.UnitRow, i int) []UnitBoardRow {
	if i >= len(all) {
		return []UnitBoardRow{}
	}
	return unitRows(all[i])
}
