package onair

import (
	"context"
	"fmt"
	"slices"
	"time"

	"hoithi/contest"
	"hoithi/internal/broadcast"
)

// leaderboardData is what boards show (tv/wire.ts LeaderboardData).
type leaderboardData struct {
	Title       string          `json:"title"`
	Subtitle    string          `json:"subtitle"`
	UnitLabel   string          `json:"unit_label"`
	Rows        []broadcast.Row `json:"rows"`
	Total       int             `json:"total"`
	Page        int             `json:"page"`
	Pages       int             `json:"pages"`
	AsOfMS      int64           `json:"as_of_ms"`
	Provisional bool            `json:"provisional"`
	Snapshot    string          `json:"snapshot,omitempty"`
	Optimism    string          `json:"optimism,omitempty"`
}

// board is a part of a ranking, wherever it comes from.
type board struct {
	rows        []broadcast.Row
	total       int
	asOf        time.Time
	provisional bool
	snapshot    string
	fresh       time.Duration
}

const (
	rowsOfBoard  = 10
	rowsOfRibbon = 5
	rowsMost     = 12
)

var errBoardHidden = broadcast.NotReady("board_hidden", "Đợt thi này không công khai bảng xếp hạng trước khi công bố kết quả.", "This round shows no board before its result is published.")

func (s *Sources) leaderboard(ctx context.Context, sc scene) (broadcast.Content, error) {
	if err := sc.needsRound(); err != nil {
		return broadcast.Content{}, err
	}
	size := rowsOfBoard
	if sc.view.Item.Template == broadcast.Ribbon {
		size = rowsOfRibbon
	}
	if n := sc.view.Item.Binding.Rows; n > 0 {
		size = min(n, rowsMost)
	}
	b, err := s.boardPart(ctx, sc, sc.view.Page*size, size)
	if err != nil {
		return broadcast.Content{}, err
	}
	if b.total == 0 {
		return broadcast.Content{}, broadcast.NotReady("no_rows", "Bảng xếp hạng chưa có ai.", "Nobody is on the board yet.")
	}
	pages := (b.total + size - 1) / size
	d := leaderboardData{Title: sc.text("title", sc.say("Bảng xếp hạng", "Leaderboard")+" · "+sc.roundName()), Subtitle: sc.text("subtitle", sc.contestName()),
		UnitLabel: sc.text("unit_label", sc.say("Đơn vị", "Unit")), Rows: b.rows, Total: b.total, Page: sc.view.Page, Pages: pages,
		AsOfMS: b.asOf.UnixMilli(), Provisional: b.provisional, Snapshot: b.snapshot}
	if o := sc.view.Item.Binding.Optimism; o == broadcast.Optimistic || o == broadcast.Pessimistic {
		d.Optimism = string(o)
	}
	return broadcast.Content{Data: d, Snapshot: b.snapshot, Provisional: b.provisional, Pages: pages, Fresh: b.fresh}, nil
}

// boardPart reads rows from a place on: of the rehearsal, the pinned or
// official result, what can still happen, or the board as the public sees it.
func (s *Sources) boardPart(ctx context.Context, sc scene, offset, limit int) (board, error) {
	switch {
	case sc.view.Pin != "":
		return s.resultPart(ctx, sc, sc.view.Pin, offset, limit)
	case sc.view.Rehearsal && s.Rehearsals.plays(sc.contest.ID):
		return s.rehearsed(sc, offset, limit), nil
	}
	if sc.round.StateAt(sc.at) == contest.Published {
		snapshot, err := s.official(ctx, sc.round)
		if err != nil {
			return board{}, err
		}
		return s.resultPart(ctx, sc, snapshot.ID, offset, limit)
	}
	if sc.round.Rules.Show.Board == contest.BoardHidden || sc.round.Rules.Show.Board == "" {
		return board{}, errBoardHidden
	}
	if o := sc.view.Item.Binding.Optimism; o == broadcast.Optimistic || o == broadcast.Pessimistic {
		return s.bounded(ctx, sc, o == broadcast.Optimistic, offset, limit)
	}
	return s.livePart(ctx, sc, offset, limit)
}

// query is the board that a binding names.
func (sc scene) query() contest.BoardQuery {
	b := sc.view.Item.Binding
	q := contest.BoardQuery{Scope: contest.BoardOfRound, ContestID: sc.contest.ID, RoundID: sc.round.ID, Group: b.Group}
	if b.UnitID != "" {
		q.Scope, q.UnitID, q.Group = contest.BoardOfUnit, b.UnitID, ""
	}
	return q
}

func (s *Sources) livePart(ctx context.Context, sc scene, offset, limit int) (board, error) {
	q := sc.query()
	// Somebody who is kept off the picture leaves no hole in it.
	q.Offset, q.Limit = offset, limit+sc.hiddenMost()
	page, err := s.Boards.Page(ctx, q)
	if err != nil {
		return board{}, err
	}
	b := board{total: page.Total, asOf: page.AsOf, provisional: true, snapshot: page.Snapshot, fresh: boardFresh}
	for _, r := range page.Rows {
		b.rows = append(b.rows, liveRow(r))
	}
	b.rows = sc.fix(b.rows, limit)
	return b, nil
}

func (s *Sources) resultPart(ctx context.Context, sc scene, id string, offset, limit int) (board, error) {
	snapshot, err := s.Store.FindSnapshot(ctx, id)
	if err != nil {
		return board{}, err
	}
	rows, total, err := s.resultRows(ctx, sc, id, offset, limit+sc.hiddenMost())
	if err != nil {
		return board{}, err
	}
	return board{rows: sc.fix(rows, limit), total: total, asOf: snapshot.ComputedAt, snapshot: snapshot.Code()}, nil
}

// resultRows reads ranked rows of a stored result.
func (s *Sources) resultRows(ctx context.Context, sc scene, id string, offset, limit int) ([]broadcast.Row, int, error) {
	group := sc.view.Item.Binding.Group
	stored, total, err := s.Store.SnapshotRows(ctx, id, contest.RowFilter{Group: group, Offset: offset, Limit: limit})
	if err != nil {
		return nil, 0, err
	}
	out := make([]broadcast.Row, 0, len(stored))
	for _, r := range stored {
		rank, span := r.Rank, r.Duration
		if group != "" {
			rank = r.GroupRank
		}
		if sc.round.BySubmission() {
			span = r.Submitted
		}
		if rank == 0 {
			continue // listed, not ranked
		}
		right, of := r.Right, r.Questions
		out = append(out, broadcast.Row{ID: r.ContestantID, Rank: rank, Name: r.PublicName, Sub: r.UnitName, Points: r.Points, TimeMS: span.Milliseconds(),
			Right: &right, Of: &of, Prize: sc.prize(r), Unit: r.UnitID})
	}
	return out, total, nil
}

// prize is what a row wins, as the picture says it. Where everybody is ranked
// together and the prize is a group's own, the group is named: "first prize"
// beside rank four would be taken for a mistake.
func (sc scene) prize(r contest.ResultRow) string {
	i := slices.IndexFunc(sc.round.Rules.Prizes, func(p contest.Prize) bool { return p.Name == r.Prize && (p.Group == "" || p.Group == r.GroupID) })
	if r.Prize == "" || i < 0 {
		return r.Prize
	}
	p := sc.round.Rules.Prizes[i]
	name := sc.named(p.Name, p.NameEN)
	g := slices.IndexFunc(sc.contest.Groups, func(g contest.Group) bool { return g.ID == p.Group })
	if g < 0 || sc.view.Item.Binding.Group != "" || len(sc.contest.Groups) < 2 {
		return name
	}
	return name + " · " + sc.named(sc.contest.Groups[g].Name, sc.contest.Groups[g].NameEN)
}

// hiddenMost is how many rows may have to be left out.
func (sc scene) hiddenMost() int { return min(len(sc.fixed), 20) }

// fix applies the corrections and keeps as many rows as are shown.
func (sc scene) fix(rows []broadcast.Row, limit int) []broadcast.Row {
	out := make([]broadcast.Row, 0, min(len(rows), limit))
	for _, r := range rows {
		if sc.fixed.Hidden(r.ID) {
			continue
		}
		r.Name = sc.fixed.Of(broadcast.OfContestant, r.ID, "name", r.Name)
		r.Sub = sc.fixed.Of(broadcast.OfContestant, r.ID, "sub", sc.fixed.Of(broadcast.OfUnit, r.Unit, "name", r.Sub))
		if out = append(out, r); len(out) == limit {
			break
		}
	}
	return out
}

// official is the newest published result of a round.
func (s *Sources) official(ctx context.Context, r contest.Round) (contest.Snapshot, error) {
	all, err := s.Store.Snapshots(ctx, r.ID)
	if err != nil {
		return contest.Snapshot{}, err
	}
	for _, snapshot := range all {
		if !snapshot.PublishedAt.IsZero() {
			return snapshot, nil
		}
	}
	return contest.Snapshot{}, errNotLocked
}

var errNotLocked = broadcast.NotReady("result_not_locked", "Đợt thi chưa khóa kết quả.", "The round's result has not been locked yet.")

// pinResult ties an item to the result as it is now: a later correction of it
// does not change a picture in the middle of a show. For air it must have been
// approved.
func (s *Sources) pinResult(ctx context.Context, sc scene) (string, error) {
	if err := sc.needsRound(); err != nil {
		return "", err
	}
	if !sc.round.Reached(contest.Locked, sc.at) {
		return "", errNotLocked
	}
	all, err := s.Store.Snapshots(ctx, sc.round.ID)
	if err != nil {
		return "", err
	}
	if len(all) == 0 {
		return "", errNotLocked
	}
	if approved := sc.round.Reached(contest.Approved, sc.at) && !all[0].ApprovedAt.IsZero(); !approved && !sc.view.Rehearsal {
		return "", errNotApproved
	}
	return all[0].ID, nil
}

// To show a result on air is to publish it: that takes two people. A rehearsal
// needs only the one who locked it, because its outputs are no mixer's.
var errNotApproved = broadcast.NotReady("result_not_approved", "Kết quả chưa được người thứ hai phê duyệt. Trước khi phê duyệt, chỉ đầu ra tập dượt dùng được.",
	"A second person has not approved the result yet. Until then only rehearsal outputs may use it.")

type podiumData struct {
	Title    string          `json:"title"`
	Rows     []broadcast.Row `json:"rows"`
	Snapshot string          `json:"snapshot"`
}

func (s *Sources) podium(ctx context.Context, sc scene) (broadcast.Content, error) {
	b, err := s.resultPart(ctx, sc, sc.view.Pin, 0, 3)
	if err != nil {
		return broadcast.Content{}, err
	}
	if len(b.rows) == 0 {
		return broadcast.Content{}, broadcast.NotReady("no_rows", "Kết quả chưa có ai được xếp hạng.", "Nobody is ranked in the result.")
	}
	d := podiumData{Title: sc.text("title", sc.say("Kết quả", "Result")+" · "+sc.roundName()), Rows: b.rows, Snapshot: b.snapshot}
	return broadcast.Content{Data: d, Snapshot: b.snapshot}, nil
}

type spotlightData struct {
	Title   string        `json:"title"`
	Row     broadcast.Row `json:"row"`
	Explain string        `json:"explain"`
	Gap     string        `json:"gap"`
}

// spotlight shows one contestant: who is named, or who leads.
func (s *Sources) spotlight(ctx context.Context, sc scene) (broadcast.Content, error) {
	if err := sc.needsRound(); err != nil {
		return broadcast.Content{}, err
	}
	row, next, b, err := s.oneRow(ctx, sc)
	if err != nil {
		return broadcast.Content{}, err
	}
	d := spotlightData{Title: sc.text("title", sc.say("Đang dẫn đầu", "In the lead")), Row: row, Explain: sc.text("explain", sc.explain(row)), Gap: sc.text("gap", sc.gap(row, next))}
	return broadcast.Content{Data: d, Snapshot: b.snapshot, Provisional: b.provisional, Fresh: b.fresh}, nil
}

var errNobody = broadcast.NotReady("no_rows", "Không tìm thấy thí sinh này trên bảng.", "The contestant is not on the board.")

// oneRow finds the row of a spotlight and the one after it.
func (s *Sources) oneRow(ctx context.Context, sc scene) (row, next broadcast.Row, b board, err error) {
	const look = 200 // a spotlight is for the top; further down the board is asked for the person
	ids := sc.view.Item.Binding.Contestants
	if b, err = s.boardPart(ctx, sc, 0, look); err != nil {
		return row, next, b, err
	}
	for i, r := range b.rows {
		if len(ids) > 0 && r.ID != ids[0] {
			continue
		}
		if i+1 < len(b.rows) {
			next = b.rows[i+1]
		}
		return r, next, b, nil
	}
	if len(ids) == 0 || !b.provisional {
		return row, next, b, errNobody
	}
	page, err := s.Boards.Around(ctx, sc.query(), ids[0], 0)
	if err != nil || len(page.Rows) == 0 {
		return row, next, b, errNobody
	}
	rows := sc.fix([]broadcast.Row{liveRow(page.Rows[0])}, 1)
	if len(rows) == 0 {
		return row, next, b, errNobody
	}
	return rows[0], next, b, nil
}

func (sc scene) explain(r broadcast.Row) string {
	if r.Right == nil || r.Of == nil {
		return ""
	}
	return fmt.Sprintf(sc.say("Đúng %d/%d câu", "%d of %d right"), *r.Right, *r.Of)
}

func (sc scene) gap(r, next broadcast.Row) string {
	switch {
	case next.ID == "":
		return ""
	case r.Points > next.Points:
		return fmt.Sprintf(sc.say("Hơn người kế tiếp %d điểm", "%d points ahead of the next"), r.Points-next.Points)
	case next.TimeMS > r.TimeMS:
		return fmt.Sprintf(sc.say("Nhanh hơn người kế tiếp %d giây", "%d s faster than the next"), (next.TimeMS-r.TimeMS+500)/1000)
	}
	return ""
}
