package onair

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"hoithi/contest"
	"hoithi/internal/broadcast"
	"hoithi/internal/fault"
)

// Failures of rehearsals.
var (
	ErrNoRehearsalOutput = fault.New(fault.Conflict, "no_rehearsal_output", "Chưa có đầu ra nào được đánh dấu là tập dượt.", "No output is marked for rehearsal.")
	ErrRoundNotFinished  = fault.New(fault.Conflict, "round_not_finished", "Chỉ phát lại được đợt thi đã đóng.", "Only a round that has closed can be replayed.")
	ErrRehearsal         = fault.New(fault.Invalid, "rehearsal_invalid", "Tốc độ từ 1 đến 20, số thí sinh giả từ 2 đến 5000.", "The speed is 1 to 20, the synthetic players are 2 to 5000.")
)

// RehearsalKind says where the players of a rehearsal come from.
type RehearsalKind string

// The kinds: a finished round again, or people who do not exist.
const (
	Replay    RehearsalKind = "replay"
	Synthetic RehearsalKind = "synthetic"
)

// RehearsalEdit is what a rehearsal is to be.
type RehearsalEdit struct {
	Kind    RehearsalKind
	RoundID string
	Speed   float64 // 1 to 20
	Players int     // of Synthetic
}

// Rehearsal is a contest's data as they might be, for outputs that are marked:
// nothing of it reaches a real board, and nothing on the picture tells.
type Rehearsal struct {
	RehearsalEdit
	ContestID string
	StartedAt time.Time
	From, To  time.Time // the time that is played

	events []finish // by time
}

// finish is one contestant handing in.
type finish struct {
	at    time.Time
	row   broadcast.Row
	score int64
	all   bool // everything right
}

// At is the moment that the rehearsal plays at a time.
func (r *Rehearsal) At(now time.Time) time.Time {
	at := r.From.Add(time.Duration(float64(now.Sub(r.StartedAt)) * r.Speed))
	if at.After(r.To) {
		return r.To
	}
	return at
}

// replay reads a finished round, in the order in which people handed in.
func (r *Rehearsals) replay(ctx context.Context, run *Rehearsal) error {
	round, err := r.store.FindRound(ctx, run.RoundID)
	if err != nil {
		return err
	}
	if round.ContestID != run.ContestID {
		return contest.ErrRoundNotFound
	}
	if !round.Reached(contest.Closed, r.now()) {
		return ErrRoundNotFinished
	}
	c, err := r.store.FindContest(ctx, run.ContestID)
	if err != nil {
		return err
	}
	people := map[string][]*finish{}
	err = r.store.StreamRound(ctx, round.ID, func(attempts []contest.Attempt) error {
		run.events = append(run.events, finishes(round, attempts)...)
		return nil
	})
	if err != nil {
		return err
	}
	for i := range run.events {
		f := &run.events[i]
		people[f.row.ID] = append(people[f.row.ID], f)
	}
	if err := r.name(ctx, c, people); err != nil {
		return err
	}
	run.From, run.To = round.OpensAt, round.ClosesAt
	run.sort()
	return nil
}

// finishes are the moments at which one contestant's counted score changes.
func finishes(round contest.Round, attempts []contest.Attempt) []finish {
	ended := slices.DeleteFunc(slices.Clone(attempts), func(a contest.Attempt) bool { return a.EndedAt.IsZero() })
	slices.SortFunc(ended, func(a, b contest.Attempt) int { return a.Finish().Compare(b.Finish()) })
	var out []finish
	for i, a := range ended {
		score, shown := round.BoardScoreOf(ended[:i+1])
		if !shown {
			continue
		}
		points, span := contest.BoardTime(score)
		out = append(out, finish{at: a.Finish(), score: score, all: a.Totals.Right >= a.Questions && a.Questions > 0,
			row: broadcast.Row{ID: a.ContestantID, Points: points, TimeMS: span.Milliseconds(), Unit: a.UnitID}})
	}
	return out
}

func (r *Rehearsals) name(ctx context.Context, c contest.Contest, people map[string][]*finish) error {
	units, err := r.store.Units(ctx, c.ID)
	if err != nil {
		return err
	}
	unitNames := map[string]string{}
	for _, u := range units {
		unitNames[u.ID] = u.Name
	}
	ids := make([]string, 0, len(people))
	for id := range people {
		ids = append(ids, id)
	}
	for some := range slices.Chunk(ids, 1000) {
		found, err := r.store.BoardNames(ctx, some)
		if err != nil {
			return err
		}
		for _, p := range found {
			for _, f := range people[p.ID] {
				f.row.Name, f.row.Sub = c.PublicName(p), unitNames[f.row.Unit]
			}
		}
	}
	return nil
}

// makeUp invents players: the same number of them is the same show each time.
func (r *Rehearsals) makeUp(ctx context.Context, run *Rehearsal) error {
	units, err := r.store.Units(ctx, run.ContestID)
	if err != nil {
		return err
	}
	run.From = run.StartedAt
	run.To = run.From.Add(playedFor)
	rng := rand.New(rand.NewPCG(uint64(run.Players), 1))
	families, middles, givens := []string{"Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đặng", "Võ", "Bùi"}, []string{"Thị", "Văn", "Ngọc", "Hoài", "Minh", "Bảo"},
		[]string{"An", "Bình", "Châu", "Dũng", "Giang", "Hạnh", "Khánh", "Linh", "Nam", "Phúc", "Quỳnh", "Thảo", "Uyên", "Ỷ Lan"}
	for i := range run.Players {
		took := time.Duration(90+rng.IntN(900)) * time.Second
		right := min(20, 6+rng.IntN(10)+rng.IntN(6))
		f := finish{at: run.From.Add(time.Duration(rng.Int64N(int64(playedFor)))), score: contest.BoardScore(right*10, took), all: right == 20}
		f.row = broadcast.Row{ID: fmt.Sprintf("tap-%d", i), Points: right * 10, TimeMS: took.Milliseconds(),
			Name: families[rng.IntN(len(families))] + " " + middles[rng.IntN(len(middles))] + " " + givens[rng.IntN(len(givens))]}
		if len(units) > 0 {
			u := units[rng.IntN(len(units))]
			f.row.Unit, f.row.Sub = u.ID, u.Name
		}
		run.events = append(run.events, f)
	}
	run.sort()
	return nil
}

func (r *Rehearsal) sort() {
	slices.SortStableFunc(r.events, func(a, b finish) int { return a.at.Compare(b.at) })
}

// standing is the board at a moment of the rehearsal, best first.
func (r *Rehearsal) standing(at time.Time) []broadcast.Row {
	newest := map[string]finish{}
	for _, f := range r.events {
		if f.at.After(at) {
			break
		}
		newest[f.row.ID] = f
	}
	list := make([]finish, 0, len(newest))
	for _, f := range newest {
		list = append(list, f)
	}
	slices.SortFunc(list, func(a, b finish) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.row.ID, b.row.ID)) })
	rows := make([]broadcast.Row, 0, len(list))
	for i, f := range list {
		f.row.Rank = i + 1
		if i > 0 && list[i-1].score == f.score {
			f.row.Rank = rows[i-1].Rank
		}
		rows = append(rows, f.row)
	}
	return rows
}

// rehearsed is the rehearsal's board.
func (s *Sources) rehearsed(sc scene, offset, limit int) board {
	run := s.Rehearsals.Of(sc.contest.ID)
	at := run.At(sc.at)
	rows := run.standing(at)
	from := min(offset, len(rows))
	return board{rows: sc.fix(rows[from:], limit), total: len(rows), asOf: sc.at, provisional: true, fresh: boardFresh}
}

// rehearsedFigures are the rehearsal's live figures.
func (s *Sources) rehearsedFigures(sc scene) broadcast.Content {
	run := s.Rehearsals.Of(sc.contest.ID)
	at := run.At(sc.at)
	d := figuresData{Title: sc.text("title", sc.roundName()), PerMinute: make([]int, pulseMinutes)}
	people, units := map[string]bool{}, map[string]bool{}
	for _, f := range run.events {
		if f.at.After(at) {
			break
		}
		d.Started++
		d.Ended++
		people[f.row.ID], units[f.row.Unit] = true, true
		if ago := int(at.Sub(f.at) / time.Minute); ago < pulseMinutes {
			d.PerMinute[pulseMinutes-1-ago]++
		}
	}
	d.Participants, d.Units = len(people), len(units)
	d.ClosesAtMS = sc.at.Add(time.Duration(float64(run.To.Sub(at)) / run.Speed)).UnixMilli()
	d.LastMinute = run.To.Sub(at) <= time.Minute && run.To.After(at)
	return broadcast.Content{Data: d, Provisional: true, Fresh: figuresFresh}
}
