package questions_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"hoithi/internal/fault"
	"hoithi/questions"
)

func good() questions.Version {
	return questions.Version{Kind: questions.Single, Stem: "Ngày Chuyển đổi số quốc gia là ngày nào?", Options: []string{"02/9", "10/10"}, Correct: questions.OptionSet(1), Topic: "cds", Level: questions.Recall}
}

func TestValidate(t *testing.T) {
	t.Parallel()
	bank := questions.Bank{Topics: []questions.Topic{{ID: "cds", Name: "Chuyển đổi số"}}}
	for name, c := range map[string]struct {
		change func(*questions.Version)
		codes  []string
	}{
		"a good question":         {func(*questions.Version) {}, nil},
		"no topic":                {func(v *questions.Version) { v.Topic = "" }, nil},
		"several right":           {func(v *questions.Version) { v.Kind, v.Correct = questions.Multiple, questions.OptionSet(0, 1) }, nil},
		"an unknown kind":         {func(v *questions.Version) { v.Kind = "essay" }, []string{"unknown"}},
		"no stem":                 {func(v *questions.Version) { v.Stem = "" }, []string{"stem_missing"}},
		"one option":              {func(v *questions.Version) { v.Options, v.Correct = v.Options[:1], 1 }, []string{"option_count"}},
		"seven options":           {func(v *questions.Version) { v.Options = []string{"1", "2", "3", "4", "5", "6", "7"} }, []string{"option_count"}},
		"an empty option":         {func(v *questions.Version) { v.Options = []string{"", "10/10"} }, []string{"option_empty"}},
		"options that repeat":     {func(v *questions.Version) { v.Options = []string{"Có", "có"} }, []string{"option_repeats"}},
		"three for true or false": {func(v *questions.Version) { v.Kind, v.Options = questions.TrueFalse, []string{"a", "b", "c"} }, []string{"truefalse_options"}},
		"no key":                  {func(v *questions.Version) { v.Correct = 0 }, []string{"key_missing"}},
		"a key beyond":            {func(v *questions.Version) { v.Correct = questions.OptionSet(4) }, []string{"key_out_of_range"}},
		"two keys for one":        {func(v *questions.Version) { v.Correct = questions.OptionSet(0, 1) }, []string{"key_several"}},
		"a foreign topic":         {func(v *questions.Version) { v.Topic = "khac" }, []string{"unknown"}},
		"it ends before":          {func(v *questions.Version) { v.AsOf, v.ValidUntil = time.Unix(9e8, 0), time.Unix(8e8, 0) }, []string{"before_as_of"}},
		"everything at once":      {func(v *questions.Version) { *v = questions.Version{} }, []string{"unknown", "stem_missing", "option_count", "key_missing"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			v := good()
			c.change(&v)
			err := v.Validate(bank)
			var codes []string
			var f *fault.Error
			if errors.As(err, &f) {
				for _, field := range f.Fields {
					codes = append(codes, field.Code)
				}
			}
			if !slices.Equal(codes, c.codes) {
				t.Errorf("Validate = %q, want %q", codes, c.codes)
			}
		})
	}
}

func TestSameText(t *testing.T) {
	t.Parallel()
	a, b := good(), good()
	b.ID, b.Number, b.CreatedBy, b.CreatedAt = 7, 2, "x", time.Unix(1, 0)
	if !a.SameText(b) {
		t.Error("what is not text makes a difference")
	}
	b.Correct = questions.OptionSet(0)
	if a.SameText(b) {
		t.Error("another key makes no difference")
	}
}
