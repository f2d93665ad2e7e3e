package sample

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
)

// fewestQuestions and fewestPerTopic are what the demo promises.
const (
	fewestQuestions = 130
	fewestPerTopic  = 8
	fewestPerKind   = 10
	fewestPinned    = 5
)

// topicsExpected are the headings of the real contests' blueprints.
const topicsExpected = 11

// checkedOn is the day of the last review of the bank: no answer can have been
// checked after it.
var checkedOn = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

var (
	idForm = regexp.MustCompile(`^CCHC-\d{3}$`)
	// writtenDate finds days, and goodDate is the one way to write them: two
	// digits for the day, and for the month only in January and February.
	writtenDate = regexp.MustCompile(`\d{1,2}[/-]\d{1,2}[/-]\d{4}`)
	goodDate    = regexp.MustCompile(`^(0[1-9]|[12]\d|3[01])/(0[12]|[3-9]|1[0-2])/\d{4}$`)
	// negative finds a stem that asks for what is not so, without capitals.
	negative = regexp.MustCompile(`(nào|gì|ai) không`)
)

func bank(t *testing.T) []Question {
	t.Helper()
	questions, err := Questions()
	if err != nil {
		t.Fatal(err)
	}
	return questions
}

func topics(t *testing.T) []Topic {
	t.Helper()
	topics, err := Topics()
	if err != nil {
		t.Fatal(err)
	}
	return topics
}

func TestBankIsLargeEnoughOverAllTopics(t *testing.T) {
	t.Parallel()
	perTopic, perKind := map[string]int{}, map[string]int{}
	perLevel := map[int]int{}
	pinned := 0
	for _, q := range bank(t) {
		perTopic[q.Topic]++
		perKind[q.Kind]++
		perLevel[q.Level]++
		if q.PinLast {
			pinned++
		}
	}
	if n := len(bank(t)); n < fewestQuestions {
		t.Errorf("bank has %d questions, want at least %d", n, fewestQuestions)
	}
	known := topics(t)
	if len(known) != topicsExpected || len(perTopic) != topicsExpected {
		t.Errorf("%d topics listed, %d used, want %d of each", len(known), len(perTopic), topicsExpected)
	}
	for _, topic := range known {
		if perTopic[topic.Slug] < fewestPerTopic {
			t.Errorf("topic %s has %d questions, want at least %d", topic.Slug, perTopic[topic.Slug], fewestPerTopic)
		}
	}
	for _, kind := range []string{"single", "multiple", "truefalse"} {
		if perKind[kind] < fewestPerKind {
			t.Errorf("kind %s has %d questions, want at least %d", kind, perKind[kind], fewestPerKind)
		}
	}
	for level := 1; level <= 3; level++ {
		if perLevel[level] < fewestPerKind {
			t.Errorf("level %d has %d questions, want at least %d", level, perLevel[level], fewestPerKind)
		}
	}
	if pinned < fewestPinned {
		t.Errorf("%d questions pin their last option, want at least %d", pinned, fewestPinned)
	}
}

func TestEveryTopicIsNamedInBothLanguages(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, topic := range topics(t) {
		if topic.Slug == "" || topic.Name == "" || topic.NameEN == "" {
			t.Errorf("topic %+v has an empty field", topic)
		}
		if seen[topic.Slug] {
			t.Errorf("topic %s is listed twice", topic.Slug)
		}
		seen[topic.Slug] = true
	}
	for _, q := range bank(t) {
		if !seen[q.Topic] {
			t.Errorf("%s: topic %q is not listed", q.ID, q.Topic)
		}
	}
}

func TestEveryFieldIsFilled(t *testing.T) {
	t.Parallel()
	ids, stems := map[string]bool{}, map[string]string{}
	for _, q := range bank(t) {
		if !idForm.MatchString(q.ID) || ids[q.ID] {
			t.Errorf("%s: id is malformed or repeated", q.ID)
		}
		ids[q.ID] = true
		if other, ok := stems[strings.ToLower(q.Stem)]; ok {
			t.Errorf("%s: same stem as %s", q.ID, other)
		}
		stems[strings.ToLower(q.Stem)] = q.ID
		if q.Stem == "" || q.Explanation == "" {
			t.Errorf("%s: stem or explanation is empty", q.ID)
		}
		if q.LegalBasis == "" && q.Source == "" {
			t.Errorf("%s: neither a legal basis nor a source", q.ID)
		}
		if q.Level < 1 || q.Level > 3 {
			t.Errorf("%s: level %d", q.ID, q.Level)
		}
		asOf, err := time.Parse(time.DateOnly, q.AsOf)
		if err != nil {
			t.Errorf("%s: as_of: %v", q.ID, err)
		}
		if asOf.After(checkedOn) {
			t.Errorf("%s: as_of %s lies after the review", q.ID, q.AsOf)
		}
	}
}

func TestOptionsFitTheKind(t *testing.T) {
	t.Parallel()
	for _, q := range bank(t) {
		if n := len(q.Options); n < 2 || n > 6 {
			t.Errorf("%s: %d options", q.ID, n)
		}
		if !slices.IsSorted(q.Correct) || len(slices.Compact(slices.Clone(q.Correct))) != len(q.Correct) {
			t.Errorf("%s: correct %v is not ascending and unique", q.ID, q.Correct)
		}
		for _, i := range q.Correct {
			if i < 0 || i >= len(q.Options) {
				t.Errorf("%s: correct %d is no option", q.ID, i)
			}
		}
		seen := map[string]bool{}
		for _, option := range q.Options {
			if key := strings.ToLower(option); option == "" || seen[key] {
				t.Errorf("%s: option %q is empty or repeated", q.ID, option)
			} else {
				seen[key] = true
			}
		}
		if problem := kindProblem(q); problem != "" {
			t.Errorf("%s: %s", q.ID, problem)
		}
	}
}

// kindProblem says how the options disagree with the kind, or nothing.
func kindProblem(q Question) string {
	switch q.Kind {
	case "single":
		if len(q.Correct) != 1 || len(q.Options) < 3 {
			return "a single choice needs one right option of at least three"
		}
	case "multiple":
		if len(q.Correct) < 2 || len(q.Correct) == len(q.Options) {
			return "a multiple choice needs two right options and one wrong"
		}
		if !strings.Contains(q.Stem, "chọn tất cả các phương án đúng") {
			return "a multiple choice must say so in its stem"
		}
	case "truefalse":
		if len(q.Correct) != 1 || !slices.Equal(q.Options, []string{"Đúng", "Sai"}) {
			return "true or false has the options Đúng and Sai"
		}
	default:
		return "unknown kind " + q.Kind
	}
	return ""
}

func TestPinnedLastOptionIsAllOfTheAbove(t *testing.T) {
	t.Parallel()
	right, wrong := 0, 0
	for _, q := range bank(t) {
		for i, option := range q.Options {
			all := strings.HasPrefix(option, "Tất cả các phương án")
			last := i == len(q.Options)-1
			if all != (q.PinLast && last) {
				t.Errorf("%s: option %q, pin_last %t, last %t", q.ID, option, q.PinLast, last)
			}
		}
		switch {
		case !q.PinLast:
		case slices.Contains(q.Correct, len(q.Options)-1):
			right++
		default:
			wrong++
		}
	}
	if right == 0 || wrong == 0 {
		t.Errorf("pinned options are right %d times and wrong %d times: the pin gives the key away", right, wrong)
	}
}

func TestKeyGivesNothingAway(t *testing.T) {
	t.Parallel()
	var letters [6]int
	singles, longest, trues, statements := 0, 0, 0, 0
	for _, q := range bank(t) {
		switch q.Kind {
		case "single":
			singles++
			letters[q.Correct[0]]++
			if isLongest(q, q.Correct[0]) {
				longest++
			}
		case "truefalse":
			statements++
			if q.Correct[0] == 0 {
				trues++
			}
		}
	}
	for i, n := range letters {
		if n*100 > singles*35 {
			t.Errorf("%c is right in %d of %d", 'A'+i, n, singles)
		}
	}
	if longest*100 > singles*35 {
		t.Errorf("the right option is the longest in %d of %d", longest, singles)
	}
	if trues*100 < statements*30 || trues*100 > statements*70 {
		t.Errorf("%d of %d statements are true", trues, statements)
	}
}

// isLongest reports whether an option stands out by being longer than every
// other option.
func isLongest(q Question, option int) bool {
	for i, text := range q.Options {
		if i != option && len([]rune(text)) >= len([]rune(q.Options[option])) {
			return false
		}
	}
	return true
}

func TestTextIsCleanVietnamese(t *testing.T) {
	t.Parallel()
	for _, q := range bank(t) {
		for _, text := range texts(q) {
			if problem := textProblem(text); problem != "" {
				t.Errorf("%s: %s in %q", q.ID, problem, text)
			}
		}
		if !strings.HasSuffix(q.Stem, "?") && !strings.HasSuffix(q.Stem, ":") {
			t.Errorf("%s: stem ends with neither ? nor :", q.ID)
		}
		if !strings.HasSuffix(q.Explanation, ".") {
			t.Errorf("%s: explanation does not end with a full stop", q.ID)
		}
		if negative.MatchString(q.Stem) && !strings.Contains(q.Stem, "KHÔNG") {
			t.Errorf("%s: a negative stem without KHÔNG in capitals", q.ID)
		}
		for _, option := range q.Options {
			if strings.HasSuffix(option, ".") {
				t.Errorf("%s: option %q ends with a full stop", q.ID, option)
			}
		}
	}
}

func texts(q Question) []string {
	return append([]string{q.Stem, q.Explanation, q.LegalBasis, q.Source}, q.Options...)
}

// textProblem names the damage that imported Vietnamese text often carries.
func textProblem(text string) string {
	switch {
	case !norm.NFC.IsNormalString(text):
		return "not NFC"
	case strings.ContainsAny(text, "\u01A2\u01A3\u00D0"):
		return "a letter that only looks Vietnamese"
	case strings.ContainsAny(text, "\u00A0\u200B\u200C\u200D\uFEFF\t\n\r"):
		return "an invisible character"
	case strings.Contains(text, "  ") || strings.TrimSpace(text) != text:
		return "a stray space"
	case strings.Contains(text, " ,") || strings.Contains(text, " .") || strings.Contains(text, " ?"):
		return "a space before punctuation"
	case strings.Count(text, "“") != strings.Count(text, "”"):
		return "an unpaired quotation mark"
	}
	if strings.HasPrefix(text, "http") {
		return ""
	}
	for _, day := range writtenDate.FindAllString(text, -1) {
		if !goodDate.MatchString(day) {
			return "the date " + day
		}
	}
	return ""
}

// alike is the share of common words from which two stems ask the same.
const alike = 0.8

func TestStemsDoNotRepeatOneAnother(t *testing.T) {
	t.Parallel()
	questions := bank(t)
	for i, q := range questions {
		for _, other := range questions[:i] {
			if share := commonWords(q.Stem, other.Stem); share >= alike {
				t.Errorf("%s and %s share %.0f%% of their words", other.ID, q.ID, share*100)
			}
		}
	}
}

// commonWords is the size of the intersection of two texts' words over that of
// their union.
func commonWords(a, b string) float64 {
	words := map[string]int{}
	for i, text := range []string{a, b} {
		for _, word := range strings.Fields(strings.ToLower(text)) {
			words[word] |= 1 << i
		}
	}
	both := 0
	for _, in := range words {
		if in == 3 {
			both++
		}
	}
	return float64(both) / float64(len(words))
}
