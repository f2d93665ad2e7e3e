package contest

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// entry is one attempt of a worked example.
type entry struct {
	who      string
	group    string
	number   int
	right    int
	of       int
	points   int // 0: right × 1
	blanks   int
	predict  int64 // -1: none
	started  time.Duration
	used     time.Duration
	unit     string
	disqual  string
	deadline bool
}

// inputFor builds a result's input out of worked examples.
func inputFor(p Preset, entries []entry) ResultInput {
	in := ResultInput{
		Contest:     Contest{ID: "c1", Name: "Cuộc thi", Groups: p.Groups, Masking: MaskInitials, TimeZone: "Asia/Ho_Chi_Minh"},
		Round:       Round{ID: "r1", ContestID: "c1", State: Closed, OpensAt: opening, ClosesAt: opening.AddDate(0, 0, 7), Rules: p.Rules, RulesVersion: 1, Seed: "5eed"},
		Contestants: map[string]Contestant{},
		Excluded:    map[string]string{},
	}
	for _, e := range entries {
		group := e.group
		if group == "" {
			group = p.Groups[0].ID
		}
		points := e.points
		if points == 0 {
			points = e.right
		}
		start := opening.Add(e.started)
		a := Attempt{
			ID: fmt.Sprintf("%s-%d", e.who, e.number), RoundID: "r1", ContestID: "c1", ContestantID: e.who, GroupID: group, UnitID: e.unit,
			Number: max(e.number, 1), StartedAt: start, Deadline: start.Add(24 * time.Hour), EndedAt: start.Add(e.used), EndedBy: EndedBySubmit,
			Questions: e.of, Totals: Totals{Points: points, Right: e.right, Answered: e.of - e.blanks}, Receipt: "R-" + e.who,
		}
		if e.deadline {
			a.Deadline, a.EndedAt, a.EndedBy = start.Add(e.used), start.Add(e.used+time.Minute), EndedByDeadline
		}
		if e.predict >= 0 {
			n := e.predict
			a.Prediction = &n
		}
		in.Attempts = append(in.Attempts, a)
		in.Contestants[e.who] = Contestant{ID: e.who, Name: "Thí sinh " + e.who, GroupID: group}
		if e.disqual != "" {
			in.Excluded[e.who] = e.disqual
		}
	}
	return in
}

// standing prints a row as "rank name".
func standing(rows []ResultRow) []string {
	var out []string
	for _, r := range rows {
		out = append(out, fmt.Sprintf("%d %s", r.Rank, r.ContestantID))
	}
	return out
}

// The eight presets, each with a small round whose ranking was worked out by
// hand from the published rule (the working stands beside each row).
func TestPresetsRankAsPublished(t *testing.T) {
	t.Parallel()
	const s, m, h = time.Second, time.Minute, time.Hour
	tests := map[string]struct {
		entries []entry
		want    []string
		truths  Truths
	}{
		// Two people of cbccvc answer all 15 right (an, bình), one citizen (dân):
		// truths 2 and 1. an is off by 1, bình by 8, dân by 0. Time is not a
		// criterion, so chi and em, both 14 and both off by 3, share rank 4 and
		// giang comes sixth.
		"hue-2025": {
			entries: []entry{
				{who: "an", right: 15, of: 15, predict: 3, used: 9 * m},
				{who: "bình", right: 15, of: 15, predict: 10, used: m},
				{who: "chi", right: 14, of: 15, predict: 5, used: 8 * m},
				{who: "dân", group: "nguoi-dan", right: 15, of: 15, predict: 1, used: 10 * m},
				{who: "em", group: "nguoi-dan", right: 14, of: 15, predict: 4, used: 2 * m},
				{who: "giang", right: 13, of: 15, predict: 2, used: m},
			},
			truths: Truths{"cbccvc": 2, "nguoi-dan": 1},
			want:   []string{"1 dân", "2 an", "3 bình", "4 chi", "4 em", "6 giang"},
		},
		// Four people take part in seven attempts: the truth is 4 people. an's
		// best day is 10 right; bình's too, with the same error of 1, in less
		// time. chi has 9 and no error: points decide first. dũng gave no
		// prediction and stands after chi, who has 9 as well.
		"dak-lak-2025": {
			entries: []entry{
				{who: "an", number: 1, right: 7, of: 10, predict: 4, used: 5 * m},
				{who: "an", number: 2, right: 10, of: 10, predict: 5, started: 24 * h, used: 6 * m},
				{who: "bình", number: 1, right: 10, of: 10, predict: 3, used: 5 * m},
				{who: "bình", number: 2, right: 10, of: 10, predict: 9, started: 24 * h, used: m},
				{who: "chi", number: 1, right: 9, of: 10, predict: 4, used: 4 * m},
				{who: "chi", number: 2, right: 8, of: 10, predict: 4, started: 24 * h, used: m},
				{who: "dũng", right: 9, of: 10, predict: -1, used: 30 * s},
			},
			truths: Truths{"": 4},
			want:   []string{"1 bình", "2 an", "3 chi", "4 dũng"},
		},
		// All five right: an, bình, chi; truth 3. an's counted attempt is the
		// earliest with 5 (hour 1, error 2), although a later one predicted
		// better. bình has error 0. chi has error 2 like an but answered later.
		"vcnet-2019": {
			entries: []entry{
				{who: "an", number: 1, right: 5, of: 5, predict: 5, started: h, used: m},
				{who: "an", number: 2, right: 5, of: 5, predict: 3, started: 5 * h, used: m},
				{who: "bình", right: 5, of: 5, predict: 3, started: 30 * h, used: m},
				{who: "chi", right: 5, of: 5, predict: 1, started: 2 * h, used: 10 * s},
				{who: "dũng", right: 4, of: 5, predict: 3, started: s, used: s},
			},
			truths: Truths{"": 3},
			want:   []string{"1 bình", "2 an", "3 chi", "4 dũng"},
		},
		// One person has all 19 right (an, on the third try): truth 1. bình and
		// chi have 18; bình is off by 0, chi by 1.
		"bo-tu-phap-2021": {
			entries: []entry{
				{who: "an", number: 1, right: 15, of: 19, predict: 1, used: 10 * m},
				{who: "an", number: 2, right: 17, of: 19, predict: 1, started: h, used: 10 * m},
				{who: "an", number: 3, right: 19, of: 19, predict: 100, started: 2 * h, used: 19 * m},
				{who: "bình", right: 18, of: 19, predict: 1, used: 18 * m},
				{who: "chi", right: 18, of: 19, predict: 2, used: 3 * m},
			},
			truths: Truths{"": 1},
			want:   []string{"1 an", "2 bình", "3 chi"},
		},
		// Score, then time: bình and chi tie to the millisecond and share rank 2,
		// so dũng is fourth. em ran into the deadline: the full 15 minutes.
		"gia-lai-2025": {
			entries: []entry{
				{who: "an", right: 20, of: 20, predict: -1, used: 9 * m},
				{who: "bình", right: 19, of: 20, predict: -1, used: 4*m + 500*time.Millisecond},
				{who: "chi", right: 19, of: 20, predict: -1, started: h, used: 4*m + 500*time.Millisecond},
				{who: "dũng", right: 19, of: 20, predict: -1, used: 4*m + 501*time.Millisecond},
				{who: "em", right: 19, of: 20, predict: -1, used: 15 * m, deadline: true},
			},
			want: []string{"1 an", "2 bình", "2 chi", "4 dũng", "5 em"},
		},
		// chi left a question and em the prediction blank: not valid, and they do
		// not count as participants, so the truth is 3. an and bình are both off
		// by 1; an submitted earlier since the opening, though slower.
		"quang-ninh-2023": {
			entries: []entry{
				{who: "an", right: 9, of: 9, predict: 4, used: 2 * h},
				{who: "bình", right: 9, of: 9, predict: 2, started: 3 * h, used: m},
				{who: "chi", right: 8, of: 9, blanks: 1, predict: 3, used: m},
				{who: "dũng", right: 8, of: 9, predict: 3, used: m},
				{who: "em", right: 9, of: 9, predict: -1, used: m},
			},
			truths: Truths{"": 3},
			want:   []string{"1 an", "2 bình", "3 dũng", "0 em", "0 chi"},
		},
		// Ten points a question. an's best is 300 in 14:00, bình's 300 in 13:59
		// on the second try; chi stopped early with 290.
		"tu-hao-vn-2021": {
			entries: []entry{
				{who: "an", number: 1, right: 30, points: 300, of: 30, predict: -1, used: 14 * m},
				{who: "an", number: 2, right: 30, points: 300, of: 30, predict: -1, started: h, used: 14*m + 30*s},
				{who: "bình", number: 1, right: 28, points: 280, of: 30, predict: -1, used: 5 * m},
				{who: "bình", number: 2, right: 30, points: 300, of: 30, predict: -1, started: h, used: 13*m + 59*s},
				{who: "chi", right: 29, points: 290, of: 30, predict: -1, used: m},
			},
			want: []string{"1 bình", "2 an", "3 chi"},
		},
		// dũng was disqualified: three people take part. an is off by 1, bình by
		// 2; chi has fewer points.
		"gtvt-2020": {
			entries: []entry{
				{who: "an", right: 15, of: 15, predict: 4, used: 19 * m},
				{who: "bình", right: 15, of: 15, predict: 1, used: 3 * m},
				{who: "chi", right: 14, of: 15, predict: 3, used: m},
				{who: "dũng", right: 15, of: 15, predict: 3, used: m, disqual: "Thành viên tổ ra đề"},
			},
			truths: Truths{"": 3},
			want:   []string{"1 an", "2 bình", "3 chi", "0 dũng"},
		},
	}
	if len(tests) != len(Presets()) {
		t.Fatalf("%d presets have a worked example, there are %d", len(tests), len(Presets()))
	}
	for id, tt := range tests {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			preset, ok := FindPreset(id)
			if !ok {
				t.Fatalf("no preset %q", id)
			}
			got := Compute(inputFor(preset, tt.entries))
			if diff := cmp.Diff(tt.want, standing(got.Rows)); diff != "" {
				t.Errorf("standing (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.truths, got.Truths); diff != "" {
				t.Errorf("true prediction values (-want +got):\n%s", diff)
			}
		})
	}
}

// Presets name no bank; with one chosen they must be valid as they stand.
func TestPresetsAreValid(t *testing.T) {
	t.Parallel()
	for _, p := range Presets() {
		for i := range p.Rules.Paper.Sources {
			p.Rules.Paper.Sources[i].BankID = "bank"
		}
		if err := p.Rules.Validate(p.Groups); err != nil {
			t.Errorf("%s: %v", p.ID, err)
		}
		if p.Source == "" || p.Summary == "" || p.SummaryEN == "" || len(p.Groups) == 0 || p.Registration.Consent.Text == "" {
			t.Errorf("%s does not say where it comes from and what it asks", p.ID)
		}
	}
}

func TestTiesAreNumbered(t *testing.T) {
	t.Parallel()
	p, _ := FindPreset("gia-lai-2025")
	entries := []entry{}
	for _, who := range []string{"a", "b", "c", "d"} {
		used := time.Minute
		if who == "d" {
			used = 2 * time.Minute
		}
		entries = append(entries, entry{who: who, right: 5, of: 20, predict: -1, used: used})
	}
	for ties, want := range map[Ties][]string{
		TiesShared: {"1 a", "1 b", "1 c", "4 d"},
		TiesDense:  {"1 a", "1 b", "1 c", "2 d"},
	} {
		p.Rules.Ranking.Ties = ties
		if diff := cmp.Diff(want, standing(Compute(inputFor(p, entries)).Rows)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", ties, diff)
		}
	}
	p.Rules.Ranking = Ranking{Criteria: []Criterion{ByPoints, ByDuration, ByDraw}, Ties: TiesShared}
	drawn := Compute(inputFor(p, entries)).Rows
	ranks := map[int]bool{}
	for _, r := range drawn[:3] {
		ranks[r.Rank] = true
	}
	if len(ranks) != 3 || drawn[3].ContestantID != "d" {
		t.Errorf("lots leave no tie and override nothing: %v", standing(drawn))
	}
	if !slices.IsSortedFunc(drawn[:3], func(x, y ResultRow) int {
		if Lot("5eed", x.ContestantID) < Lot("5eed", y.ContestantID) {
			return -1
		}
		return 1
	}) {
		t.Errorf("the smaller lot is drawn first: %v", standing(drawn))
	}
}

func TestExplain(t *testing.T) {
	t.Parallel()
	missed := int64(3)
	r := Round{Seed: "5eed", Rules: Rules{Ranking: chain(ByPoints, ByPrediction, ByDuration, BySubmitted)}}
	row := ResultRow{Right: 15, Questions: 15, Points: 15, PredictionError: &missed, Duration: 161*time.Second + 999*time.Millisecond, Submitted: 8*time.Hour + 3*time.Minute + 12*time.Second}
	for _, tt := range []struct {
		name, lang, want string
		change           func(*ResultRow)
	}{
		{name: "the whole chain", lang: "vi", want: "đúng 15/15, lệch 3, 02:41, nộp 08:03:12"},
		{name: "in English", lang: "en", want: "15/15 right, off by 3, 02:41, submitted 08:03:12"},
		{name: "weighted points are named", lang: "vi", want: "đúng 15/15, 150 điểm, lệch 3, 02:41, nộp 08:03:12", change: func(r *ResultRow) { r.Points = 150 }},
		{name: "no prediction given", lang: "vi", want: "đúng 15/15, không dự đoán, 02:41, nộp 08:03:12", change: func(r *ResultRow) { r.PredictionError = nil }},
		{name: "days since the opening", lang: "vi", want: "đúng 15/15, lệch 3, 02:41, nộp 2 ngày 01:00:00", change: func(r *ResultRow) { r.Submitted = 49 * time.Hour }},
		{name: "milliseconds where neighbours are close", lang: "vi", want: "đúng 15/15, lệch 3, 02:41,999, nộp 08:03:12,000", change: func(r *ResultRow) { r.Close = true }},
	} {
		row := row
		if tt.change != nil {
			tt.change(&row)
		}
		if got := r.Explain(row, tt.lang); got != tt.want {
			t.Errorf("%s: Explain = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestComputeDoesNotDependOnOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom(Presets()).Draw(t, "preset")
		n := rapid.IntRange(0, 30).Draw(t, "people")
		var entries []entry
		for i := range n {
			for number := range rapid.IntRange(1, 3).Draw(t, "attempts") {
				entries = append(entries, entry{
					who: fmt.Sprintf("p%02d", i), number: number + 1, of: 5, group: p.Groups[i%len(p.Groups)].ID,
					right: rapid.IntRange(1, 5).Draw(t, "right"), blanks: rapid.IntRange(0, 1).Draw(t, "blanks"),
					predict: rapid.Int64Range(-1, 3).Draw(t, "predict"),
					started: time.Duration(rapid.IntRange(0, 3).Draw(t, "started")) * time.Hour,
					used:    time.Duration(rapid.IntRange(1, 3).Draw(t, "used")) * time.Second,
				})
			}
		}
		in := inputFor(p, entries)
		want := Compute(in)
		perm := rapid.Permutation(in.Attempts).Draw(t, "order")
		in.Attempts = perm
		got := Compute(in)
		if got.Digest() != want.Digest() {
			t.Fatalf("digest changed with the order of the attempts:\n%v\n%v", standing(want.Rows), standing(got.Rows))
		}
		checkRanks(t, got)
	})
}

// checkRanks holds for every result: everybody once, ranks never fall, ranked
// rows before the others.
func checkRanks(t *rapid.T, res Result) {
	seen := map[string]bool{}
	last, ended := 0, false
	for i, row := range res.Rows {
		if seen[row.ContestantID] {
			t.Fatalf("%s stands twice", row.ContestantID)
		}
		seen[row.ContestantID] = true
		if row.Position != i+1 {
			t.Fatalf("position %d at %d", row.Position, i+1)
		}
		if row.Rank == 0 {
			ended = true
			continue
		}
		if ended || row.Rank < last || row.Rank > i+1 {
			t.Fatalf("rank %d at position %d after %d", row.Rank, i+1, last)
		}
		last = row.Rank
	}
}

func TestDigestNamesWhatMatters(t *testing.T) {
	t.Parallel()
	p, _ := FindPreset("gia-lai-2025")
	in := inputFor(p, []entry{{who: "a", right: 5, of: 20, predict: -1, used: time.Minute}, {who: "b", right: 4, of: 20, predict: -1, used: time.Minute}})
	base := Compute(in).Digest()
	if len(base) != 64 {
		t.Fatalf("digest %q is not SHA-256 in hex", base)
	}
	renamed := in
	renamed.Contestants = map[string]Contestant{"a": {ID: "a", Name: "Ẩn danh"}, "b": {ID: "b", Name: "Ẩn danh"}}
	if Compute(renamed).Digest() != base {
		t.Error("anonymising a name changed the digest")
	}
	in.Attempts[1].Totals.Points++
	if Compute(in).Digest() == base {
		t.Error("a changed score left the digest as it was")
	}
	if code := ShortCode(base); len(code) != 9 || code[4] != '-' || ShortCode("zz") != "" {
		t.Errorf("short code %q", code)
	}
}
