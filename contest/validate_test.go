package contest

import (
	"errors"
	"slices"
	"testing"
	"time"

	"hoithi/internal/fault"
)

func validRules() Rules {
	p, _ := FindPreset("dak-lak-2025")
	p.Rules.Paper.Sources = []PaperSource{{BankID: "bank", Lines: []BlueprintLine{{Count: 10}}}}
	p.Rules.Prizes = medals("", 1, 2)
	return p.Rules
}

func TestValidateNamesEveryFault(t *testing.T) {
	t.Parallel()
	groups := []Group{{ID: "thi-sinh", Name: "Thí sinh"}}
	for name, tt := range map[string]struct {
		change func(*Rules)
		want   []string // path:code
	}{
		"valid":                   {change: func(*Rules) {}},
		"only one of several":     {change: func(r *Rules) { r.Attempts.Counts = CountOnly }, want: []string{"attempts.counts:only_needs_one"}},
		"no bank":                 {change: func(r *Rules) { r.Paper.Sources[0].BankID = "" }, want: []string{"paper.sources[0].bank_id:required"}},
		"a group without a paper": {change: func(r *Rules) { r.Paper.Sources[0].Group = "khac" }, want: []string{"paper.sources[0].group:unknown", "paper.sources:group_without_paper"}},
		"too many questions":      {change: func(r *Rules) { r.Paper.Sources[0].Lines[0].Count = 121 }, want: []string{"paper.sources[0].lines:total_range"}},
		"more points than a board holds": {change: func(r *Rules) {
			r.Paper.Sources[0].Lines = []BlueprintLine{{Count: 120, Points: 1000}}
			r.Paper.Points = 1001
		}, want: []string{"paper.points:range"}},
		"limit per question, all at once": {change: func(r *Rules) { r.Paper.Layout = AllAtOnce; r.Time.PerQuestion = 20 * time.Second }, want: []string{"time.per_question_ms:needs_one_by_one"}},
		"a grace of two minutes":          {change: func(r *Rules) { r.Time.Grace = 2 * time.Minute }, want: []string{"time.grace_ms:range"}},
		"a prediction nobody asks":        {change: func(r *Rules) { r.Prediction = nil }, want: []string{"ranking.criteria:prediction_not_asked"}},
		"a prediction nobody uses":        {change: func(r *Rules) { r.Ranking.Criteria = []Criterion{ByPoints} }, want: []string{"prediction:prediction_not_used"}},
		"lots before the end":             {change: func(r *Rules) { r.Ranking.Criteria = []Criterion{ByPoints, ByDraw, ByPrediction} }, want: []string{"ranking.criteria[1]:draw_last"}},
		"time first":                      {change: func(r *Rules) { r.Ranking.Criteria = []Criterion{ByDuration, ByPrediction} }, want: []string{"ranking.criteria[0]:first_is_score"}},
		"twice the same":                  {change: func(r *Rules) { r.Ranking.Criteria = []Criterion{ByPoints, ByPrediction, ByPoints} }, want: []string{"ranking.criteria[2]:duplicate"}},
		"answers while it is open":        {change: func(r *Rules) { r.Show.Answers = ShowSubmitted }, want: []string{"show.answers:answers_before_close"}},
		"a board tells what is withheld":  {change: func(r *Rules) { r.Show.Score = ShowClosed }, want: []string{"show.board:board_tells_score"}},
		"a running board tells the key":   {change: func(r *Rules) { r.Show.Board = BoardRunning }, want: []string{"show.board:board_tells_answers"}},
		"top mean without a number":       {change: func(r *Rules) { r.Units[0].Criteria = []UnitCriterion{UnitTopMean} }, want: []string{"units[0].top_k:required"}},
		"a prize backwards":               {change: func(r *Rules) { r.Prizes[1].To = 1 }, want: []string{"prizes[1].from:range"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rules := validRules()
			tt.change(&rules)
			var got []string
			var f *fault.Error
			if err := rules.Validate(groups); errors.As(err, &f) {
				for _, field := range f.Fields {
					got = append(got, field.Name+":"+field.Code)
					if field.Msg.VI == "" || field.Msg.EN == "" {
						t.Errorf("%s has no message in both languages", field.Name)
					}
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("Validate names %v, want %v", got, tt.want)
			}
		})
	}
}

func TestValidateWindow(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		opens, closes time.Time
		ok            bool
	}{
		"a week":                 {opening, opening.AddDate(0, 0, 7), true},
		"closed before it opens": {opening, opening.Add(-time.Hour), false},
		"no length":              {opening, opening, false},
		"a hundred days":         {opening, opening.AddDate(0, 0, 100), false},
	} {
		if err := ValidateWindow(tt.opens, tt.closes); (err == nil) != tt.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}
