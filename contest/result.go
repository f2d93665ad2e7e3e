package contest

import (
	"cmp"
	"slices"
	"time"
)

// ResultInput is everything that a result is computed from. Attempts are all
// that ended, with totals recomputed from the journal; running boards are
// never looked at.
type ResultInput struct {
	Contest     Contest
	Round       Round
	Attempts    []Attempt
	Contestants map[string]Contestant // by id
	Units       []Unit
	Excluded    map[string]string // contestant id → why disqualified
	Near        []Near            // answers to questions that the nearest answer wins

	unitNames map[string]string
}

// Result (kết quả) is the computed outcome of a round: an immutable snapshot
// once stored.
type Result struct {
	RoundID      string
	RulesVersion int
	Seed         string
	Truths       Truths
	Rows         []ResultRow
	Units        [][]UnitRow // one list per Rules.Units
	Participants int         // people with a valid attempt, disqualified left out
	Attempts     int         // their valid attempts
}

// ResultRow is one contestant's place.
type ResultRow struct {
	Position        int // in the list, from 1
	Rank            int // 0: listed, not ranked
	GroupRank       int
	ContestantID    string
	AttemptID       string
	Name            string
	PublicName      string
	GroupID         string
	UnitID          string
	UnitName        string
	Points          int
	Right           int
	Nearest         int // of Points: what nearest-wins questions gave
	Questions       int
	Prediction      *int64
	PredictionError *int64 // nil where none was given or asked
	Duration        time.Duration
	Submitted       time.Duration // since the round opened
	Receipt         string
	Prize           string
	Excluded        string // why it is not ranked
	Close           bool   // differs from a neighbour by less than a printed second or by lot only
}

// ExcludedBlanks marks a row whose attempts were all incomplete where the
// rules count only complete papers.
const ExcludedBlanks = "blanks"

// Compute ranks a round. The same input in any order gives the same result.
func Compute(in ResultInput) Result {
	in.unitNames = make(map[string]string, len(in.Units))
	for _, u := range in.Units {
		in.unitNames[u.ID] = u.Name
	}
	attempts := in.competing()
	award(attempts, in.Near)
	truths := TruthsOf(in.Round, in.Contest.Groups, attempts)
	res := Result{
		RoundID: in.Round.ID, RulesVersion: in.Round.RulesVersion, Seed: in.Round.Seed,
		Truths: truths, Attempts: len(attempts),
	}
	ranked := in.ranked(attempts, truths)
	res.Participants = len(ranked)
	res.Rows = append(in.rows(ranked, truths), in.leftOut(ranked, truths)...)
	for i := range res.Rows {
		res.Rows[i].Position = i + 1
	}
	for _, u := range in.Round.Rules.Units {
		res.Units = append(res.Units, RankUnits(u, in.Units, res.Rows))
	}
	return res
}

// competing are the valid attempts of contestants who were not disqualified.
func (in ResultInput) competing() []Attempt {
	var out []Attempt
	for _, a := range in.Attempts {
		if _, excluded := in.Excluded[a.ContestantID]; !excluded && in.Round.Rules.Valid(a) {
			out = append(out, a)
		}
	}
	return out
}

// ranked picks the counted attempt of each contestant and sorts them by the chain.
func (in ResultInput) ranked(attempts []Attempt, truths Truths) []Attempt {
	byPerson := map[string][]Attempt{}
	for _, a := range attempts {
		byPerson[a.ContestantID] = append(byPerson[a.ContestantID], a)
	}
	out := make([]Attempt, 0, len(byPerson))
	for _, mine := range byPerson {
		if best, ok := counted(mine, in.Round, truths); ok {
			out = append(out, best)
		}
	}
	in.Round.sort(out, truths)
	return out
}

// sort orders attempts by the chain, and equal ones by contestant and number,
// so that the list is the same on every machine.
func (r Round) sort(attempts []Attempt, truths Truths) {
	type keyed struct {
		a Attempt
		f figures
	}
	rows := make([]keyed, len(attempts))
	for i, a := range attempts {
		rows[i] = keyed{a, r.figures(a, truths)}
	}
	slices.SortFunc(rows, func(x, y keyed) int {
		if c := compare(r.Rules.Ranking.Criteria, x.f, y.f); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(x.a.ContestantID, y.a.ContestantID), cmp.Compare(x.a.Number, y.a.Number))
	})
	for i := range rows {
		attempts[i] = rows[i].a
	}
}

// rows numbers sorted attempts over all and inside each group, and gives prizes.
func (in ResultInput) rows(sorted []Attempt, truths Truths) []ResultRow {
	chain, ties := in.Round.Rules.Ranking.Criteria, in.Round.Rules.Ranking.Ties
	overall := places{ties: ties}
	groups := map[string]*places{}
	last := map[string]figures{} // by group; "" is over all
	out := make([]ResultRow, 0, len(sorted))
	for i, a := range sorted {
		f := in.Round.figures(a, truths)
		row := in.row(a, truths)
		row.Rank = overall.next(i > 0 && compare(chain, last[""], f) == 0)
		if groups[a.GroupID] == nil {
			groups[a.GroupID] = &places{ties: ties}
		}
		g := groups[a.GroupID]
		key := "group:" + a.GroupID
		row.GroupRank = g.next(g.seen > 0 && compare(chain, last[key], f) == 0)
		row.Prize = in.Round.Rules.prize(row)
		last[""], last[key] = f, f
		out = append(out, row)
	}
	markClose(out, in.Round)
	return out
}

// prize is the name of the first prize that the row's rank wins. Everybody who
// shares a rank wins its prize.
func (r Rules) prize(row ResultRow) string {
	for _, p := range r.Prizes {
		rank := row.Rank
		if p.Group != "" {
			if p.Group != row.GroupID {
				continue
			}
			rank = row.GroupRank
		}
		if rank >= p.From && rank <= p.To {
			return p.Name
		}
	}
	return ""
}

// markClose finds neighbours that print alike but are ranked apart, so that
// they are explained with milliseconds.
func markClose(rows []ResultRow, round Round) {
	for i := 1; i < len(rows); i++ {
		if rows[i-1].Rank != rows[i].Rank && round.Explain(rows[i-1], "vi") == round.Explain(rows[i], "vi") {
			rows[i-1].Close, rows[i].Close = true, true
		}
	}
}

func (in ResultInput) row(a Attempt, truths Truths) ResultRow {
	person := in.Contestants[a.ContestantID]
	row := ResultRow{
		ContestantID: a.ContestantID, AttemptID: a.ID,
		Name: person.Name, PublicName: in.Contest.PublicName(person),
		GroupID: a.GroupID, UnitID: a.UnitID,
		Points: a.Totals.Points, Right: a.Totals.Right, Nearest: a.Totals.Nearest, Questions: a.Questions,
		Prediction: a.Prediction,
		Duration:   a.Duration().Truncate(time.Millisecond),
		Submitted:  in.Round.Since(a).Truncate(time.Millisecond),
		Receipt:    a.Receipt,
	}
	row.UnitName = in.unitNames[a.UnitID]
	if d := truths.missed(in.Round.Rules.Prediction, a); d != unknown {
		row.PredictionError = &d
	}
	return row
}

// leftOut lists, unranked and at the end, those who took part but do not count.
func (in ResultInput) leftOut(ranked []Attempt, truths Truths) []ResultRow {
	isRanked := make(map[string]bool, len(ranked))
	for _, a := range ranked {
		isRanked[a.ContestantID] = true
	}
	byPerson := map[string][]Attempt{}
	for _, a := range in.Attempts {
		if !isRanked[a.ContestantID] {
			byPerson[a.ContestantID] = append(byPerson[a.ContestantID], a)
		}
	}
	rest := make([]Attempt, 0, len(byPerson))
	for _, mine := range byPerson {
		in.Round.sort(mine, nil)
		rest = append(rest, mine[0])
	}
	in.Round.sort(rest, nil)
	out := make([]ResultRow, 0, len(rest))
	for _, a := range rest {
		row := in.row(a, truths)
		row.Excluded = ExcludedBlanks
		if why, ok := in.Excluded[a.ContestantID]; ok {
			row.Excluded = why
		}
		out = append(out, row)
	}
	return out
}
