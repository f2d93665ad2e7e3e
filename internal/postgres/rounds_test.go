package postgres_test

import (
	"context"
	"errors"
	"reflect"
	"sync"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
)

// What was stored by an earlier program is still read: a renamed field of the
// domain would lose it in silence.
func TestStoredRulesAreStillRead(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	const stored = `{"Preset":"hue-2025","Attempts":{"Limit":1,"Per":"round","Counts":"only"},
"Paper":{"Sources":[{"Group":"cb","BankID":"b","Lines":[{"Topic":"t","Level":2,"Count":15,"Points":3}]}],"ShuffleQuestions":true,"ShuffleOptions":true,"Layout":"one","Revise":true,"Points":1},
"Time":{"Limit":900000000000,"PerQuestion":0,"Grace":2000000000,"Blanks":"zero"},
"Prediction":{"Target":"all_right","Tally":"people","Scope":"group"},
"Ranking":{"Criteria":["points","prediction_error"],"Ties":"shared"},
"Units":[{"Name":"N","NameEN":"E","Criteria":["ratio","mean"],"TopK":3,"Floor":2,"WithinBlocks":true,"Group":"cb"}],
"Show":{"Score":"submitted","Answers":"published","Board":"ended"},
"Prizes":[{"Name":"Giải Nhất","NameEN":"First","Group":"cb","From":1,"To":1,"Value":"800.000 đồng"}]}`
	want := contest.Rules{Preset: "hue-2025",
		Attempts: contest.AttemptPolicy{Limit: 1, Per: contest.PerRound, Counts: contest.CountOnly},
		Paper: contest.PaperRules{Sources: []contest.PaperSource{{Group: "cb", BankID: "b", Lines: []contest.BlueprintLine{{Topic: "t", Level: 2, Count: 15, Points: 3}}}},
			ShuffleQuestions: true, ShuffleOptions: true, Layout: contest.OneByOne, Revise: true, Points: 1},
		Time:       contest.TimeRules{Limit: 15 * time.Minute, Grace: 2 * time.Second, Blanks: contest.BlanksZero},
		Prediction: &contest.Prediction{Target: contest.TargetAllRight, Tally: contest.TallyPeople, Scope: contest.ScopeGroup},
		Ranking:    contest.Ranking{Criteria: []contest.Criterion{contest.ByPoints, contest.ByPrediction}, Ties: contest.TiesShared},
		Units:      []contest.UnitRanking{{Name: "N", NameEN: "E", Criteria: []contest.UnitCriterion{contest.UnitRatio, contest.UnitMean}, TopK: 3, Floor: 2, WithinBlocks: true, Group: "cb"}},
		Show:       contest.Disclosure{Score: contest.ShowSubmitted, Answers: contest.ShowPublished, Board: contest.BoardEnded},
		Prizes:     []contest.Prize{{Name: "Giải Nhất", NameEN: "First", Group: "cb", From: 1, To: 1, Value: "800.000 đồng"}}}
	if _, err := s.db.SQL().ExecContext(t.Context(), "UPDATE rounds SET rules = $2::jsonb WHERE id = $1", s.round.ID, stored); err != nil {
		t.Fatal(err)
	}
	got, err := s.db.FindRound(t.Context(), s.round.ID)
	if err != nil || !reflect.DeepEqual(got.Rules, want) {
		t.Errorf("FindRound = %+v, %v, want %+v", got.Rules, err, want)
	}
}

// Many nodes whose clocks look at once record each step once.
func TestTickOnManyNodes(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	if _, err := s.db.SQL().ExecContext(t.Context(), "UPDATE rounds SET state = 'scheduled' WHERE id = $1", s.round.ID); err != nil {
		t.Fatal(err)
	}
	plan := contest.NewPlanning(s.db, func() time.Time { return s.round.ClosesAt.Add(time.Second) }, newID)
	var nodes sync.WaitGroup
	for range 8 {
		nodes.Go(func() {
			if _, err := plan.Tick(t.Context()); err != nil {
				t.Errorf("Tick: %v", err)
			}
		})
	}
	nodes.Wait()
	steps, err := s.db.Transitions(t.Context(), s.round.ID)
	if err != nil || len(steps) != 2 || steps[0].To != contest.Open || !steps[0].At.Equal(s.round.OpensAt) || steps[1].To != contest.Closed || steps[1].ByName != "clock" {
		t.Errorf("steps %+v, %v", steps, err)
	}
}

func TestUpdateRoundOfTwoPeople(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	first, second := s.round, s.round
	first.Name, first.RulesVersion = "Đợt một", s.round.RulesVersion+1
	second.Name, second.RulesVersion = "Đợt hai", s.round.RulesVersion+1
	deed := account.Deed{At: begun, Actor: librarian, Action: "test"}
	if err := s.db.UpdateRound(t.Context(), first, s.round.RulesVersion, deed); err != nil {
		t.Fatal(err)
	}
	if err := s.db.UpdateRound(t.Context(), second, s.round.RulesVersion, deed); !errors.Is(err, contest.ErrStale) {
		t.Errorf("the second of two edits = %v, want ErrStale", err)
	}
}

func TestWithTurn(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	inside, leave, done := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	go func() {
		_, err := s.db.WithTurn(t.Context(), "work", func(context.Context) error { close(inside); <-leave; return nil })
		done <- err
	}()
	<-inside
	if held, err := s.db.WithTurn(t.Context(), "work", func(context.Context) error { t.Error("two at once"); return nil }); held || err != nil {
		t.Errorf("WithTurn while another works = %v, %v", held, err)
	}
	close(leave)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	failure := errors.New("broken")
	if held, err := s.db.WithTurn(t.Context(), "work", func(context.Context) error { return failure }); !held || !errors.Is(err, failure) {
		t.Errorf("WithTurn after the other = %v, %v", held, err)
	}
}
