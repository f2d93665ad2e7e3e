package web

import (
	"context"
	"time"

	"hoithi/contest"
	"hoithi/internal/fault"
)

var errBoardHidden = fault.New(fault.NotFound, "board_hidden", "Đợt thi này không công khai bảng xếp hạng tạm tính.", "This round has no public live board.")

const maxBoard = 100

func (s *Server) board(ctx context.Context, call *Call, in BoardAsk) (Board, error) {
	if err := s.searching(call, in.Q); err != nil {
		return Board{}, err
	}
	view, err := s.boardView(ctx, call, in)
	if err != nil {
		return Board{}, err
	}
	out, err := view.read(ctx, in.Q)
	if err != nil {
		return Board{}, err
	}
	view.mark(ctx, out.Rows)
	return out, nil
}

// boardView is one board, as one caller asks for it.
type boardView struct {
	server *Server
	call   *Call
	round  contest.Round
	of     contest.Contest
	query  contest.BoardQuery
	unit   *BoardUnit
}

// boardView finds the board, unless the round hides it.
func (s *Server) boardView(ctx context.Context, call *Call, in BoardAsk) (*boardView, error) {
	round, of, err := s.catalog.open(ctx, in.ID, call.At)
	if err != nil {
		return nil, err
	}
	if round.Rules.Show.Board == contest.BoardHidden || round.Rules.Show.Board == "" {
		return nil, errBoardHidden
	}
	v := &boardView{server: s, call: call, round: round, of: of, query: contest.BoardQuery{
		Scope: contest.BoardOfRound, ContestID: of.ID, RoundID: round.ID, Group: cut(in.Group, maxQuery),
		Offset: max(in.Offset, 0), Limit: within(in.Limit, 20, maxBoard),
	}}
	switch contest.BoardScope(in.Scope) {
	case contest.BoardOfContest:
		v.query.Scope, v.query.RoundID = contest.BoardOfContest, ""
	case contest.BoardOfUnit:
		v.query.Scope, v.query.UnitID, v.query.Group = contest.BoardOfUnit, in.Unit, ""
		err = v.findUnit(ctx)
	}
	return v, err
}

func (v *boardView) findUnit(ctx context.Context) error {
	index, err := v.server.catalog.units.get(ctx, v.of.ID)
	if err != nil {
		return err
	}
	m, ok := index.Find(v.query.UnitID)
	if !ok {
		return contest.ErrUnitNotFound
	}
	v.unit = &BoardUnit{ID: m.Unit.ID, Name: m.Unit.Name}
	return nil
}

func (v *boardView) read(ctx context.Context, q string) (Board, error) {
	if snapshot, ok, err := v.official(ctx); err != nil || ok {
		if err != nil {
			return Board{}, err
		}
		return v.fromResult(ctx, snapshot, q)
	}
	page, err := v.live(ctx, q)
	if err != nil {
		return Board{}, err
	}
	return v.board(ctx, page)
}

// live reads the page, or what a search finds.
func (v *boardView) live(ctx context.Context, q string) (contest.BoardPage, error) {
	boards := v.server.options.Boards
	key := readKey(q)
	switch {
	case key.receipt != "" || key.phone != "":
		return v.find(ctx, key)
	case key.name != "" && showsNames(v.of):
		return boards.Search(ctx, v.query, key.name, v.query.Limit)
	case key.name != "":
		return contest.BoardPage{Rows: []contest.BoardRow{}, AsOf: v.call.At}, nil
	}
	return boards.Page(ctx, v.query)
}

// find looks up those who hold a receipt or a phone number.
func (v *boardView) find(ctx context.Context, key searchKey) (contest.BoardPage, error) {
	ids, err := v.server.options.Contests.ContestantsBy(ctx, v.round.ID, key.receipt, key.phone)
	if err != nil {
		return contest.BoardPage{}, err
	}
	found := contest.BoardPage{Rows: []contest.BoardRow{}, AsOf: v.call.At}
	for _, id := range ids[:min(len(ids), v.query.Limit)] {
		page, err := v.server.options.Boards.Around(ctx, v.query, id, 0)
		if err != nil {
			return contest.BoardPage{}, err
		}
		found.Version, found.AsOf, found.StaleSince = page.Version, page.AsOf, page.StaleSince
		found.Rows = append(found.Rows, page.Rows...)
	}
	found.Total = len(found.Rows)
	return found, nil
}

// board puts a page on the wire.
func (v *boardView) board(ctx context.Context, page contest.BoardPage) (Board, error) {
	figures, err := v.server.catalog.figures.get(ctx, v.round.ID)
	if err != nil {
		return Board{}, err
	}
	return Board{
		RoundID: v.round.ID, Scope: string(v.query.Scope), Unit: v.unit, Version: page.Version, AsOfMS: unixMS(page.AsOf),
		StaleSinceMS: unixMS(page.StaleSince), Provisional: true, Snapshot: page.Snapshot, Total: page.Total, Offset: v.query.Offset,
		Rows: boardRows(page.Rows), Figures: figuresOf(figures),
	}, nil
}

func boardRows(rows []contest.BoardRow) []BoardRow {
	out := make([]BoardRow, 0, len(rows))
	for _, r := range rows {
		out = append(out, BoardRow{
			Rank: r.Rank, ID: r.ContestantID, Name: r.Name, Unit: r.UnitName, GroupID: r.GroupID, Points: r.Points, TimeMS: r.Time.Milliseconds(),
		})
	}
	return out
}

// mark points out the caller's own row. A board is public: when the caller
// cannot be found out, it is shown without a mark.
func (v *boardView) mark(ctx context.Context, rows []BoardRow) {
	if v.call.Cookie(cookieMe) == "" {
		return
	}
	me, err := v.server.me(ctx, v.call, v.of.ID)
	if err != nil {
		return
	}
	for i := range rows {
		rows[i].Me = rows[i].ID == me.ID
	}
}

const neighbours = 3

// aroundMe is the caller's own place with some neighbours.
func (s *Server) aroundMe(ctx context.Context, call *Call, in BoardAsk) (BoardRows, error) {
	view, err := s.boardView(ctx, call, in)
	if err != nil {
		return BoardRows{}, err
	}
	me, err := s.me(ctx, call, view.of.ID)
	if err != nil {
		return BoardRows{}, err
	}
	page, err := s.options.Boards.Around(ctx, view.query, me.ID, neighbours)
	if err != nil {
		return BoardRows{}, err
	}
	out := BoardRows{Rows: boardRows(page.Rows)}
	for i := range out.Rows {
		out.Rows[i].Me = out.Rows[i].ID == me.ID
	}
	return out, nil
}

// unixMS is 0 for a time that is not known.
func unixMS(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}
