package importer

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// kind reads the kind column; false means that the row was reported and left
// out.
func (s *sheetReader) kind(row sheetRow, sq *sheetQuestion) bool {
	word := s.cell(row, s.columns.kind, &sq.repairs)
	if word == "" {
		return true
	}
	kind, ok := kindWord(word)
	if !ok {
		s.b.file(s.place(row.n, -1), unsupported(word, sq.q.Stem))
		return false
	}
	sq.said, sq.q.Kind = kind, kind
	sq.listed = slices.Contains([]string{"seq", "sq"}, fold(word)) // programs that write these list the items in their order
	if kind == TrueFalse && len(sq.q.Options) == 0 {
		sq.q.Options = []Option{{Text: "Đúng"}, {Text: "Sai"}}
		if truth, ok := truthOf(sq.key); ok {
			sq.key = []string{"Sai", "Đúng"}[b2i(truth)]
		}
		sq.column[0], sq.column[1] = 0, 1
	}
	if kind == "" {
		sq.said = ""
	}
	return true
}

// unsupported reports an item of a kind that cannot be asked.
func unsupported(kind, item string) Problem {
	return warnf("unsupported_type", "Loại câu hỏi “%s” chưa được hỗ trợ nên không nhập: “%s”.",
		"Question type “%s” is not supported; left out: “%s”.", shorten(kind, 120), shorten(item, 80))
}

// kindWord understands words for kinds; "" with ok means a choice of unsaid
// number.
func kindWord(word string) (Kind, bool) {
	f := strings.NewReplacer("-", " ", "_", " ", "/", " ").Replace(fold(word))
	f = squeeze(f)
	switch f {
	case "single", "single choice", "single answer", "mot dap an", "mot lua chon", "1 dap an", "radio", "chon mot", "single select", "sc":
		return Single, true
	case "multiple", "multiple answer", "multiple answers", "nhieu dap an", "nhieu lua chon dung", "checkbox", "multi", "multiple select", "multi select", "chon nhieu", "nhieu dap an dung", "multiple response", "ma", "mr":
		return Multiple, true
	case "trac nghiem", "multiple choice", "mcq", "mc", "choice", "quiz", "lua chon", "nhieu lua chon", "trac nghiem khach quan", "tn":
		return "", true
	case "true false", "dung sai", "truefalse", "tf", "t f", "boolean", "yes no", "ds":
		return TrueFalse, true
	case "short", "short answer", "shorttext", "short text", "dien khuyet", "tra loi ngan", "fill in the blank", "fill in", "dien tu", "text", "fib", "fb", "ti", "type in":
		return ShortText, true
	case "sap xep", "sap xep thu tu", "ordering", "order", "sequence", "seq", "sq":
		return Ordering, true
	case "ghep doi", "noi", "ghep noi", "matching", "match", "pairs", "mg", "mt":
		return Matching, true
	case "numeric", "numerical", "so", "number", "dien so", "numg":
		return Numeric, true
	}
	return "", false
}

// openKey reads the key of a question without options.
func (sq *sheetQuestion) openKey() []Problem {
	sq.answersInOptions()
	if strings.TrimSpace(sq.key) == "" {
		return nil
	}
	if sq.q.Kind == Numeric {
		for line := range strings.SplitSeq(strings.TrimSpace(sq.key), "\n") {
			n, ok := parseNumber(line)
			if !ok {
				sq.q.Numbers = nil
				return []Problem{errorf("key_unreadable", "Đáp án “%s” không phải là số.", "Key “%s” is not a number.", shorten(sq.key, 40))}
			}
			sq.q.Numbers = append(sq.q.Numbers, n)
		}
		return nil
	}
	lines := strings.Contains(sq.key, "\n") // then nothing else separates
	for _, part := range strings.FieldsFunc(sq.key, func(r rune) bool { return r == '\n' || !lines && (r == '|' || r == ';') }) {
		if part = strings.TrimSpace(part); part != "" {
			sq.q.Answers = append(sq.q.Answers, Answer{Text: part})
		}
	}
	return nil
}

// parseNumber reads "3,14", "3.14 ± 0.01", "3..4".
func parseNumber(s string) (Number, bool) {
	s = strings.TrimSpace(s)
	if low, high, ok := strings.Cut(s, ".."); ok {
		a, okA := parseFloat(low)
		b, okB := parseFloat(high)
		return interval(a, b), okA && okB && a <= b
	}
	for _, sep := range []string{"±", "+-", "+/-", ":"} {
		if value, tolerance, ok := strings.Cut(s, sep); ok {
			v, okV := parseFloat(value)
			t, okT := parseFloat(tolerance)
			return Number{Value: v, Tolerance: math.Abs(t)}, okV && okT
		}
	}
	v, ok := parseFloat(s)
	return Number{Value: v}, ok
}

// interval makes a range of its middle and half its width, in decimal so that
// 3.141 to 3.142 has the middle 3.1415.
func interval(a, b float64) Number {
	return Number{Value: roundTo((a + b) / 2), Tolerance: roundTo((b - a) / 2)}
}

func roundTo(v float64) float64 {
	out, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		return v
	}
	return out
}

func parseFloat(s string) (float64, bool) {
	s = strings.ReplaceAll(strings.TrimSpace(s), " ", "")
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		s = strings.Replace(s, ",", ".", 1)
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && !math.IsInf(v, 0) && !math.IsNaN(v)
}

// lookHabit reports a sheet without key cells in which the looks of the
// options carry the key.
func (s *sheetReader) lookHabit() bool {
	with, marked := 0, 0
	for i := range s.pending {
		if strings.TrimSpace(s.pending[i].key) != "" {
			with++
		} else if set, _ := s.pending[i].looked(); set != nil {
			marked++
		}
	}
	return marked > 0 && marked >= with
}

// looked finds the one option whose cell looks different.
func (sq *sheetQuestion) looked() ([]int, string) {
	for bit, by := range []string{byBold, byItalic, byUnderline, byHighlight} {
		var set []int
		for i, cell := range sq.looks {
			if cell.look&(1<<bit) != 0 {
				set = append(set, i)
			}
		}
		if len(set) == 1 && len(sq.looks) > 1 {
			return set, by
		}
	}
	colors := make([]uint32, len(sq.looks))
	for i, cell := range sq.looks {
		colors[i] = cell.color
	}
	if set := oddOnes(colors); len(set) == 1 {
		return set, byColor
	}
	return nil, ""
}
