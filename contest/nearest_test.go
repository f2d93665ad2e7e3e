package contest

import (
	"testing"
	"time"

	"hoithi/questions"
)

func TestNearestWins(t *testing.T) {
	t.Parallel()
	begin := time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)
	attempt := func(id, person string) Attempt {
		return Attempt{ID: id, ContestantID: person, RoundID: "r", Number: 1, StartedAt: begin, EndedAt: begin.Add(time.Minute), Deadline: begin.Add(time.Hour),
			Questions: 2, Totals: Totals{Points: 10, Right: 1, Answered: 2}}
	}
	near := func(id string, version int64, given questions.Decimal) Near {
		return Near{AttemptID: id, VersionID: version, Given: given, True: "3321", Points: 5}
	}
	round := Round{ID: "r", OpensAt: begin, ClosesAt: begin.Add(time.Hour), Rules: Rules{
		Ranking: Ranking{Criteria: []Criterion{ByPoints}, Ties: TiesShared}, Attempts: AttemptPolicy{Counts: CountBest},
		Prediction: &Prediction{Target: TargetAllRight, Tally: TallyPeople, Scope: ScopeRound},
	}}
	for name, test := range map[string]struct {
		near     []Near
		excluded map[string]string
		want     map[string]int // points by person
		allRight int64
	}{
		"nobody answered":              {nil, nil, map[string]int{"an": 10, "binh": 10, "chi": 10}, 0},
		"the nearest wins":             {[]Near{near("1", 7, "3300"), near("2", 7, "3322"), near("3", 7, "3350.5")}, nil, map[string]int{"an": 10, "binh": 15, "chi": 10}, 1},
		"as near from both sides":      {[]Near{near("1", 7, "3320"), near("2", 7, "3322"), near("3", 7, "1")}, nil, map[string]int{"an": 15, "binh": 15, "chi": 10}, 2},
		"nearer by a fraction":         {[]Near{near("1", 7, "3320.9"), near("2", 7, "3321.11")}, nil, map[string]int{"an": 15, "binh": 10, "chi": 10}, 1},
		"each text for itself":         {[]Near{near("1", 7, "3320"), near("2", 8, "1")}, nil, map[string]int{"an": 15, "binh": 15, "chi": 10}, 2},
		"the disqualified do not win":  {[]Near{near("1", 7, "3321"), near("2", 7, "3000")}, map[string]string{"an": "gian lận"}, map[string]int{"an": 10, "binh": 15, "chi": 10}, 1},
		"alone is nearest":             {[]Near{near("3", 7, "-1")}, nil, map[string]int{"an": 10, "binh": 10, "chi": 15}, 1},
		"an attempt that is not there": {[]Near{near("9", 7, "3321"), near("1", 7, "0")}, nil, map[string]int{"an": 15, "binh": 10, "chi": 10}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := ResultInput{Round: round, Attempts: []Attempt{attempt("1", "an"), attempt("2", "binh"), attempt("3", "chi")}, Excluded: test.excluded, Near: test.near}
			result := Compute(in)
			for _, row := range result.Rows {
				if row.Points != test.want[row.ContestantID] || row.Nearest != row.Points-10 {
					t.Errorf("%s has %d points, %d of them as the nearest; want %d", row.ContestantID, row.Points, row.Nearest, test.want[row.ContestantID])
				}
			}
			if got := result.Truths[""]; got != test.allRight {
				t.Errorf("%d answered everything right, want %d", got, test.allRight)
			}
			if in.Attempts[0].Totals.Points != 10 {
				t.Error("Compute changed what it was given")
			}
		})
	}
}

func TestNearestIsExplained(t *testing.T) {
	t.Parallel()
	round := Round{Rules: Rules{Ranking: Ranking{Criteria: []Criterion{ByPoints}}}}
	row := ResultRow{Right: 2, Questions: 2, Points: 15, Nearest: 5}
	if got, want := round.Explain(row, "vi"), "đúng 2/2 (gồm 5 điểm câu gần đúng nhất), 15 điểm"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := round.Explain(row, "en"), "2/2 right (5 points for the nearest answer), 15 points"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
