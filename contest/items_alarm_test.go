package contest

import (
	"math/rand/v2"
	"testing"
	"time"
)

// simulated is a round of so many items that people take one after the other.
type simulated struct {
	rng   *rand.Rand
	items int
	rates []float64
	leak  int // the item whose key leaks, -1: none
	from  int // the minute from which it has
	quick bool
}

const peoplePerMinute = 12

func newSimulated(seed uint64, items, leak, from int) *simulated {
	s := &simulated{rng: rand.New(rand.NewPCG(seed, 7)), items: items, leak: leak, from: from}
	for range items {
		s.rates = append(s.rates, 0.25+0.65*s.rng.Float64())
	}
	return s
}

// play runs an evening and returns the first alarm of each minute.
func (s *simulated) play(minutes int) map[int][]ItemJump {
	begin := time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)
	stream, alarms := NewItemStream(), map[int][]ItemJump{}
	for m := range minutes {
		for p := range peoplePerMinute {
			at := begin.Add(time.Duration(m)*time.Minute + time.Duration(p)*time.Second)
			ability := s.rng.NormFloat64() * 0.15
			stream.Add(at, s.paper(m, ability))
		}
		if found := stream.Look(begin.Add(time.Duration(m+1) * time.Minute)); len(found) > 0 {
			alarms[m] = found
		}
	}
	return alarms
}

func (s *simulated) paper(minute int, ability float64) []ItemAnswer {
	out := make([]ItemAnswer, s.items)
	for i := range out {
		took := time.Duration(2+s.rng.ExpFloat64()*12) * time.Second
		rate := s.rates[i] + ability
		if i == s.leak && minute >= s.from {
			rate = 0.93
			if s.quick {
				took = time.Duration(500+s.rng.IntN(1000)) * time.Millisecond
			}
		}
		out[i] = ItemAnswer{VersionID: int64(i + 1), Answered: true, Right: s.rng.Float64() < rate, Took: took}
	}
	return out
}

// A quiet evening raises no alarm: 40 rounds of 30 items, looked at every minute
// for an hour and a half, are 216 000 tests. (Of 300 such rounds none did.)
func TestQuietRoundsRaiseNoAlarm(t *testing.T) {
	t.Parallel()
	const quietRounds = 40
	raised := 0
	for seed := range uint64(quietRounds) {
		if len(newSimulated(seed, 30, -1, 0).play(90)) > 0 {
			raised++
		}
	}
	t.Logf("%d of %d quiet rounds raised an alarm", raised, quietRounds)
	if raised > 0 {
		t.Errorf("%d of %d quiet rounds raised an alarm, want none", raised, quietRounds)
	}
}

// An item whose right rate goes from 41 % to 93 % is found within the window,
// and it alone.
func TestALeakIsFound(t *testing.T) {
	t.Parallel()
	const rounds, from = 30, 30
	late, minutes := 0, 0
	for seed := range uint64(rounds) {
		s := newSimulated(seed, 30, 4, from)
		s.rates[4] = 0.41
		first := -1
		alarms := s.play(from + 10)
		for m := range from + 10 {
			for _, a := range alarms[m] {
				if a.VersionID != 5 || a.Kind != AlarmRight {
					t.Errorf("seed %d, minute %d: an alarm of item %d (%s)", seed, m, a.VersionID, a.Kind)
				} else if first < 0 {
					first = m
				}
			}
		}
		if first < from || first >= from+5 {
			late++
			continue
		}
		minutes += first - from + 1
	}
	t.Logf("found in %d of %d rounds, after %.1f minutes on the average", rounds-late, rounds, float64(minutes)/float64(rounds-late))
	if late > 1 {
		t.Errorf("%d of %d leaks were not found within five minutes", late, rounds)
	}
}

// Who has the key answers at once: an easy item, whose right rate cannot jump,
// is found by its time.
func TestALeakIsFoundByItsTime(t *testing.T) {
	t.Parallel()
	s := newSimulated(1, 20, 2, 30)
	s.rates[2], s.quick = 0.90, true
	for m, alarms := range s.play(36) {
		if m < 30 {
			t.Errorf("minute %d: %+v before the leak", m, alarms)
		}
		if m == 35 && (len(alarms) != 1 || alarms[0].Kind != AlarmTime || alarms[0].VersionID != 3 || alarms[0].NextMS >= alarms[0].BeforeMS) {
			t.Errorf("minute 35: %+v, want the time of item 3", alarms)
		}
		if m == 35 {
			return
		}
	}
}

// When everybody who comes late is better at everything, no single item is to
// blame.
func TestABetterCrowdIsNoLeak(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 3))
	begin, stream := time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC), NewItemStream()
	for m := range 60 {
		for range peoplePerMinute {
			rate := 0.40
			if m >= 40 {
				rate = 0.80
			}
			var paper []ItemAnswer
			for i := range 20 {
				paper = append(paper, ItemAnswer{VersionID: int64(i), Right: rng.Float64() < rate})
			}
			stream.Add(begin.Add(time.Duration(m)*time.Minute), paper)
		}
		if found := stream.Look(begin.Add(time.Duration(m+1) * time.Minute)); len(found) > 0 {
			t.Fatalf("minute %d: %+v", m, found)
		}
	}
}

func TestFewAnswersRaiseNoAlarm(t *testing.T) {
	t.Parallel()
	stream, begin := NewItemStream(), time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)
	for range 500 {
		stream.Add(begin, []ItemAnswer{{VersionID: 1}})
	}
	for n := range alarmRecent {
		if found := stream.Look(begin.Add(10 * time.Minute)); len(found) > 0 {
			t.Fatalf("an alarm after %d answers: %+v", n, found)
		}
		stream.Add(begin.Add(9*time.Minute), []ItemAnswer{{VersionID: 1, Right: true}})
	}
	if found := stream.Look(begin.Add(10 * time.Minute)); len(found) != 1 || found[0].RecentRate != 1 || found[0].BeforeRate != 0 {
		t.Errorf("alarms %+v after %d answers, want one", found, alarmRecent)
	}
}
