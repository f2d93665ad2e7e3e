package contest

import (
	"math"
	"math/bits"
	"slices"
	"time"
)

// AlarmKind is what about an item jumped while its round is open.
type AlarmKind string

// The kinds of alarm: far more right answers than before, or answers in far
// less time. Both are what a leaked key looks like; neither proves one.
const (
	AlarmRight AlarmKind = "right_rate"
	AlarmTime  AlarmKind = "response_time"
)

// ItemJump is an alarm as the figures tell it.
type ItemJump struct {
	VersionID        int64
	Kind             AlarmKind
	Before, Recent   int     // answers that were compared
	BeforeRate       float64 // share right, or share of quick answers
	RecentRate       float64
	BeforeMS, NextMS int64 // median times
}

// The bounds of an alarm. A look is one test for each item and kind: its level
// is divided by their number (Bonferroni), and is small enough for a look a
// minute through a whole evening. The jump itself has to matter too: with many
// answers the least difference is certain.
const (
	alarmLevel  = 1e-4
	alarmBefore = 50   // answers before the window, at least
	alarmRecent = 20   // answers within it
	alarmJump   = 0.20 // beyond what all other items rose
)

// AlarmWindow is what counts as now: the answers of attempts that ended within
// it are compared with all before.
const AlarmWindow = 5 * time.Minute

// ItemStream watches the items of one round. It is fed with attempts as they
// end, in order: what has ended does not change any more, and is read once. It
// belongs to one goroutine.
type ItemStream struct {
	items map[int64]*itemHistory
}

// NewItemStream makes a stream that has seen nothing.
func NewItemStream() *ItemStream { return &ItemStream{items: map[int64]*itemHistory{}} }

// itemHistory is what an item's answers were, before the window and within it.
type itemHistory struct {
	before itemTally
	recent []timedAnswer // in the order of time
}

type timedAnswer struct {
	at    time.Time
	right bool
	took  time.Duration
}

// itemTally counts answers; times are counted by length, half a power of two apart.
type itemTally struct {
	seen, right, timed int
	times              [64]int
}

func (t *itemTally) add(a timedAnswer) {
	t.seen++
	t.right += one(a.right)
	if a.took > 0 {
		t.timed++
		t.times[length(a.took)]++
	}
}

// length is the bucket of a time: 2·log2 of its milliseconds, rounded down.
func length(d time.Duration) int {
	ms := uint64(max(d.Milliseconds(), 1))
	n := bits.Len64(ms) - 1
	half := 0
	if float64(ms) >= math.Ldexp(math.Sqrt2, n) {
		half = 1
	}
	return min(2*n+half, 63)
}

// lengthMS is the middle of a bucket, in milliseconds.
func lengthMS(bucket int) int64 { return int64(math.Exp2((float64(bucket) + 0.5) / 2)) }

// median is the bucket that holds the middle time; false without times.
func (t *itemTally) median() (int, bool) {
	seen := 0
	for i, n := range t.times {
		if seen += n; 2*seen >= t.timed && t.timed > 0 {
			return i, true
		}
	}
	return 0, false
}

// quick counts the times in buckets below.
func (t *itemTally) quick(below int) int {
	n := 0
	for _, c := range t.times[:max(below, 0)] {
		n += c
	}
	return n
}

// Add takes in an attempt that ended at a time.
func (s *ItemStream) Add(at time.Time, answers []ItemAnswer) {
	for _, a := range answers {
		h := s.items[a.VersionID]
		if h == nil {
			h = &itemHistory{}
			s.items[a.VersionID] = h
		}
		h.recent = append(h.recent, timedAnswer{at: at, right: a.Right, took: a.Took})
	}
}

// Look compares the last window with everything before it, and returns what
// jumped, by version.
func (s *ItemStream) Look(at time.Time) []ItemJump {
	recents := make(map[int64]*itemTally, len(s.items))
	var allBefore, allRecent itemTally
	for id, h := range s.items {
		r := h.settle(at.Add(-AlarmWindow))
		recents[id] = r
		allBefore.seen, allBefore.right = allBefore.seen+h.before.seen, allBefore.right+h.before.right
		allRecent.seen, allRecent.right = allRecent.seen+r.seen, allRecent.right+r.right
	}
	var out []ItemJump
	level := alarmLevel / float64(2*max(len(s.items), 1))
	for id, h := range s.items {
		r := recents[id]
		if h.before.seen < alarmBefore || r.seen < alarmRecent {
			continue
		}
		// Later papers may be better on the whole: only what an item rises beyond
		// all others is its own.
		drift := share(allRecent.right-r.right, allRecent.seen-r.seen) - share(allBefore.right-h.before.right, allBefore.seen-h.before.seen)
		if j, ok := rightJump(&h.before, r, max(drift, 0), level); ok {
			j.VersionID = id
			out = append(out, j)
		}
		if j, ok := timeJump(&h.before, r, level); ok {
			j.VersionID = id
			out = append(out, j)
		}
	}
	slices.SortFunc(out, func(a, b ItemJump) int {
		if a.VersionID != b.VersionID {
			return int(a.VersionID - b.VersionID)
		}
		return len(a.Kind) - len(b.Kind)
	})
	return out
}

// settle moves what is older than the window to before, and counts the rest.
func (h *itemHistory) settle(since time.Time) *itemTally {
	old := 0
	for old < len(h.recent) && h.recent[old].at.Before(since) {
		h.before.add(h.recent[old])
		old++
	}
	h.recent = slices.Delete(h.recent, 0, old)
	var r itemTally
	for _, a := range h.recent {
		r.add(a)
	}
	return &r
}

func rightJump(before, recent *itemTally, drift, level float64) (ItemJump, bool) {
	p0, p1 := share(before.right, before.seen), share(recent.right, recent.seen)
	expected := min(p0+drift, 1)
	j := ItemJump{Kind: AlarmRight, Before: before.seen, Recent: recent.seen, BeforeRate: p0, RecentRate: p1}
	j.BeforeMS, j.NextMS = medians(before, recent)
	return j, p1-expected >= alarmJump && proportionsDiffer(expected, before.seen, p1, recent.seen, level)
}

// timeJump compares the share of answers that took less than a third of the
// earlier median.
func timeJump(before, recent *itemTally, level float64) (ItemJump, bool) {
	middle, ok := before.median()
	if !ok || before.timed < alarmBefore || recent.timed < alarmRecent {
		return ItemJump{}, false
	}
	third := middle - 3 // three half powers of two: a factor of 2.8
	p0, p1 := share(before.quick(third), before.timed), share(recent.quick(third), recent.timed)
	j := ItemJump{Kind: AlarmTime, Before: before.timed, Recent: recent.timed, BeforeRate: p0, RecentRate: p1}
	j.BeforeMS, j.NextMS = medians(before, recent)
	return j, p1-p0 >= alarmJump && proportionsDiffer(p0, before.timed, p1, recent.timed, level)
}

func medians(before, recent *itemTally) (int64, int64) {
	var out [2]int64
	for i, t := range []*itemTally{before, recent} {
		if b, ok := t.median(); ok {
			out[i] = lengthMS(b)
		}
	}
	return out[0], out[1]
}

// proportionsDiffer is the one-sided two-proportion z test with pooled variance
// (Fleiss, Statistical Methods for Rates and Proportions): whether p1 of n1 is
// greater than p0 of n0 at a level. Half a count is taken off on either side
// (Yates), which keeps small samples honest.
func proportionsDiffer(p0 float64, n0 int, p1 float64, n1 int, level float64) bool {
	a, b := float64(n0), float64(n1)
	pooled := (p0*a + p1*b) / (a + b)
	deviation := math.Sqrt(pooled * (1 - pooled) * (1/a + 1/b))
	if deviation == 0 {
		return false
	}
	z := (p1 - p0 - (1/a+1/b)/2) / deviation
	return math.Erfc(z/math.Sqrt2)/2 < level
}
