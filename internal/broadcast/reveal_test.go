package broadcast

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// ranked draws a ranking with ties and prizes.
func ranked(t *rapid.T) []Row {
	var rows []Row
	rank := 1
	for i := range rapid.IntRange(1, 30).Draw(t, "rows") {
		if i > 0 && !rapid.Bool().Draw(t, "tied") {
			rank = i + 1
		}
		prize := ""
		if rank <= 5 {
			prize = fmt.Sprintf("Giải %d", rank)
			if rapid.Bool().Draw(t, "of the other group") {
				prize = "Giải nhất · Khối phường"
			}
		}
		rows = append(rows, Row{ID: fmt.Sprint("c", i), Rank: rank, Name: fmt.Sprint("Người ", i), Points: 1000 - rank, Prize: prize})
	}
	return rows
}

// rankingOf puts the pictures of the end together: no fuller than the picture
// is, the best last, and that one stays.
func rankingOf(t *rapid.T, steps []RevealStep) []Row {
	var out []Row
	for i, s := range steps {
		if s.Kind != RevealEnd {
			continue
		}
		last := i == len(steps)-1
		if len(s.Rows) == 0 || len(s.Rows) > endAtOnce || s.Hold != last || !last && (s.Stand == 0 || steps[i+1].Kind != RevealEnd) {
			t.Fatalf("step %d of %d: %+v", i, len(steps), s)
		}
		out = append(slices.Clone(s.Rows), out...)
	}
	return out
}

// Whatever the result: everybody is called once, from the last to the first,
// the end is the ranking, and a step's picture does not depend on the way to
// it, nor know of later ones (TV-23, TV-05).
func TestARevealCallsEverybodyOnceFromTheLastToTheFirst(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows := ranked(t)
		steps := RevealSteps(rows, RevealPlan{FromRank: rapid.IntRange(0, 35).Draw(t, "from"), PauseRanks: []int{1}})
		end := rankingOf(t, steps)
		if !reflect.DeepEqual(end, rows[:len(end)]) {
			t.Fatalf("the end is %+v of %+v", end, rows)
		}
		var called []string
		worst := len(rows) + 1
		for i, s := range steps {
			if s.N != i {
				t.Fatalf("step %d says it is %d", i, s.N)
			}
			if s.Kind == RevealRow || s.Kind == RevealTie {
				if s.Rank > worst {
					t.Fatalf("rank %d is called after %d", s.Rank, worst)
				}
				worst = s.Rank
				for _, r := range s.Rows {
					called = append(called, r.ID)
					if r.Prize != s.Prize {
						t.Fatalf("%s is called for %q and wins %q", r.ID, s.Prize, r.Prize)
					}
				}
			}
		}
		if slices.Sort(called); len(slices.Compact(called)) != len(end) || len(called) != len(end) {
			t.Fatalf("called %v, to be revealed %d", called, len(end))
		}
		n := rapid.IntRange(0, len(steps)-1).Draw(t, "step")
		if a, b := RevealAt(steps, n), RevealAt(slices.Clone(steps), n); !reflect.DeepEqual(a, b) {
			t.Fatal("the picture of a step is not always the same")
		}
		told := RevealAt(steps, n)
		for _, later := range steps[n+1:] {
			for _, r := range later.Rows {
				known := slices.ContainsFunc(steps[:n+1], func(s RevealStep) bool {
					return slices.ContainsFunc(s.Rows, func(have Row) bool { return have.ID == r.ID })
				})
				if !known && (slices.ContainsFunc(told.Shown, func(x Row) bool { return x.ID == r.ID }) || slices.ContainsFunc(told.Rows, func(x Row) bool { return x.ID == r.ID })) {
					t.Fatalf("step %d tells of %s, who comes later", n, r.ID)
				}
			}
		}
	})
}

func TestSuggestionsAreMadeOfChanges(t *testing.T) {
	t.Parallel()
	row := func(id string) Row { return Row{ID: id, Name: id} }
	closes := noon.Add(time.Hour)
	base := Scene{RoundID: "r", At: noon, ClosesAt: closes, Rows: []Row{row("a"), row("b")}, Units: []Row{row("u"), row("v")}}
	lead, units, late, other := base, base, base, base
	lead.Rows = []Row{row("b"), row("a")}
	units.Units = []Row{row("v"), row("u")}
	late.Rows, late.At = []Row{row("a"), row("c"), row("b")}, closes.Add(-10*time.Second)
	other.RoundID = "s"
	for name, tt := range map[string]struct {
		was, is Scene
		want    []SuggestionKind
	}{
		"nothing has changed": {base, base, nil},
		"a first look":        {Scene{}, lead, nil},
		"another round":       {base, other, nil},
		"a new leader":        {base, lead, []SuggestionKind{LeadChange}},
		"a unit overtakes":    {base, units, []SuggestionKind{UnitOvertakes}},
		"the last minute":     {base, late, []SuggestionKind{LastSecond}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []SuggestionKind
			for _, s := range Suggest(tt.was, tt.is) {
				got = append(got, s.Kind)
				if s.TextVI == "" || s.TextEN == "" || s.ExpiresAt.Before(s.At) {
					t.Errorf("suggestion %+v", s)
				}
				s.Item.ID = "x"
				if err := s.Item.check(); err != nil {
					t.Errorf("what is offered cannot be cued: %v", err)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestTimecodeIsUTCInFrames(t *testing.T) {
	t.Parallel()
	hanoi := time.FixedZone("+07", 7*3600)
	for at, want := range map[time.Time]string{
		time.Date(2026, 11, 23, 19, 30, 5, 0, hanoi): "12:30:05:00",
		noon.Add(999 * time.Millisecond):             "12:00:00:24",
		noon.Add(40 * time.Millisecond):              "12:00:00:01",
	} {
		if got := Timecode(at); got != want {
			t.Errorf("Timecode(%v) = %s, want %s", at, got, want)
		}
	}
}
