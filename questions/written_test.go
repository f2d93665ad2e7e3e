package questions

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestMark(t *testing.T) {
	t.Parallel()
	words := Version{Kind: ShortText, Key: Key{Accepted: []string{"Ủy ban nhân dân", "UBND"}, AnyMarks: true}}
	strict := Version{Kind: ShortText, Key: Key{Accepted: []string{"Huế"}}}
	number := Version{Kind: Numeric, Key: Key{Numbers: []Number{{Value: "0.3", Tolerance: "0.1"}, {Value: "-5"}}}}
	nearest := Version{Kind: Numeric, Key: Key{Numbers: []Number{{Value: "3321"}}, Nearest: true}}
	order := Version{Kind: Ordering, Options: []string{"một", "hai", "ba"}}
	orderParts := order
	orderParts.Partial = true
	match := Version{Kind: Matching, Key: Key{Pairs: []Pair{{"Huế", "miền Trung"}, {"Hà Nội", "miền Bắc"}, {"Đà Nẵng", "miền Trung"}}, Decoys: []string{"miền Nam"}}}
	matchParts := match
	matchParts.Partial = true
	for _, test := range []struct {
		name    string
		v       Version
		written string
		right   bool
		earned  int
	}{
		{"the first accepted answer", words, "ủy ban nhân dân", true, 10},
		{"another accepted answer", words, "ubnd", true, 10},
		{"without marks where they may be left out", words, "uy ban nhan dan", true, 10},
		{"without marks where they count", strict, "Hue", false, 0},
		{"no accepted answer", words, "hội đồng nhân dân", false, 0},
		{"no words", words, "", false, 0},
		{"the number", number, "0.3", true, 10},
		{"the lower edge, exactly", number, "0.2", true, 10},
		{"the upper edge, exactly", number, "0.4", true, 10},
		{"just over the edge", number, "0.400000001", false, 0},
		{"another accepted number", number, "-5", true, 10},
		{"without a tolerance", number, "-5.1", false, 0},
		{"what is no number", number, "năm", false, 0},
		{"nearest wins, decided later", nearest, "3321", false, 0},
		{"the right order", order, "0 1 2", true, 10},
		{"a wrong order, all or nothing", order, "0 2 1", false, 0},
		{"one of three in place", orderParts, "0 2 1", false, 3},
		{"none in place", orderParts, "1 2 0", false, 0},
		{"all in place, with parts", orderParts, "0 1 2", true, 10},
		{"too few places", orderParts, "0 1", false, 0},
		{"all pairs", match, "0 1 0", true, 10},
		{"two of three pairs, all or nothing", match, "0 1 1", false, 0},
		{"two of three pairs", matchParts, "0 1 1", false, 6},
		{"a pair left open", matchParts, "0 - 0", false, 6},
		{"a decoy", matchParts, "2 2 2", false, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if right, earned := test.v.Mark(test.written, 10); right != test.right || earned != test.earned {
				t.Errorf("Mark(%q, 10) = %v, %d; want %v, %d", test.written, right, earned, test.right, test.earned)
			}
		})
	}
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		places := rapid.SliceOfN(rapid.IntRange(-1, MaxRights), 0, MaxItems).Draw(t, "places")
		written := WritePlaces(places)
		if !slices.ContainsFunc(places, func(p int) bool { return p >= 0 }) {
			if written != "" {
				t.Fatalf("WritePlaces(%v) = %q, want no answer", places, written)
			}
			return
		}
		if got := ReadPlaces(written); !slices.Equal(got, places) {
			t.Fatalf("%v is written %q and read %v", places, written, got)
		}
	})
}

func TestParseDecimal(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Decimal{
		"0": "0", "-0": "0", "007": "7", "-12.50": "-12.5", "3.0": "3", "0.1": "0.1", "999999999999999.999999999": "999999999999999.999999999",
		"": "", "1,5": "", "1e3": "", "+1": "", ".5": "", "5.": "", " 1": "", "1234567890123456": "", "NaN": "", "1.2345678901": "",
	} {
		if got, ok := ParseDecimal(in); got != want || ok != (want != "") {
			t.Errorf("ParseDecimal(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}

func TestKeyFaults(t *testing.T) {
	t.Parallel()
	pairs := []Pair{{"a", "1"}, {"b", "2"}}
	for name, test := range map[string]struct {
		v    Version
		want string // code, empty: none
	}{
		"a short text":              {Version{Kind: ShortText, Key: Key{Accepted: []string{"Huế"}}}, ""},
		"without an answer":         {Version{Kind: ShortText, Key: Key{Accepted: []string{" "}}}, "key_missing"},
		"an answer of dots":         {Version{Kind: ShortText, Key: Key{Accepted: []string{"..."}}}, "accepted_empty"},
		"a number":                  {Version{Kind: Numeric, Key: Key{Numbers: []Number{{Value: "12.50", Tolerance: "0"}}}}, ""},
		"no number":                 {Version{Kind: Numeric}, "key_missing"},
		"words for a number":        {Version{Kind: Numeric, Key: Key{Numbers: []Number{{Value: "mười"}}}}, "not_a_number"},
		"a negative tolerance":      {Version{Kind: Numeric, Key: Key{Numbers: []Number{{Value: "1", Tolerance: "-1"}}}}, "tolerance_invalid"},
		"nearest to two numbers":    {Version{Kind: Numeric, Key: Key{Nearest: true, Numbers: []Number{{Value: "1"}, {Value: "2"}}}}, "nearest_one"},
		"an ordering":               {Version{Kind: Ordering, Options: []string{"a", "b", "c"}}, ""},
		"an ordering of one":        {Version{Kind: Ordering, Options: []string{"a"}}, "item_count"},
		"an ordering that repeats":  {Version{Kind: Ordering, Options: []string{"a", "A"}}, "option_repeats"},
		"a matching":                {Version{Kind: Matching, Key: Key{Pairs: pairs, Decoys: []string{"3"}}}, ""},
		"one pair":                  {Version{Kind: Matching, Key: Key{Pairs: pairs[:1]}}, "pair_count"},
		"two left sides the same":   {Version{Kind: Matching, Key: Key{Pairs: []Pair{{"a", "1"}, {"A", "2"}}}}, "left_repeats"},
		"a decoy that is no decoy":  {Version{Kind: Matching, Key: Key{Pairs: pairs, Decoys: []string{"1"}}}, "right_repeats"},
		"all to the same":           {Version{Kind: Matching, Key: Key{Pairs: []Pair{{"a", "1"}, {"b", "1"}}}}, "one_right"},
		"pictures to choose from":   {Version{Kind: Single, Correct: 1, Options: []string{"", ""}, Illustration: Illustration{OptionMedia: []Medium{{ID: "x", Width: 1, Alt: "đỏ"}, {ID: "y", Width: 1, Alt: "xanh"}}}}, ""},
		"a picture without a word":  {Version{Kind: Single, Correct: 1, Options: []string{"", ""}, Illustration: Illustration{OptionMedia: []Medium{{ID: "x", Width: 1, Alt: "đỏ"}, {ID: "y", Width: 1}}}}, "alt_missing"},
		"an option without a thing": {Version{Kind: Single, Correct: 1, Options: []string{"", "b"}}, "option_empty"},
		"an option that is a sound": {Version{Kind: Single, Correct: 1, Options: []string{"a", "b"}, Illustration: Illustration{OptionMedia: []Medium{{ID: "x"}, {}}}}, "option_sound"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.v.Stem = "Câu hỏi?"
			var codes []string
			for _, f := range test.v.tidied().faults() {
				codes = append(codes, f.Code)
			}
			if want := test.want; (want == "") != (len(codes) == 0) || want != "" && codes[0] != want {
				t.Errorf("faults = %v, want %q", codes, want)
			}
		})
	}
}
