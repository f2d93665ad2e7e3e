package importer

import (
	"math"
	"slices"
	"strings"
)

// interaction reads the one interaction of an item.
func (it *qtiItem) interaction(n *xmlNode) {
	r := it.response(n)
	switch qtiName(n.name) {
	case "choiceinteraction":
		it.choice(n, r)
	case "inlinechoiceinteraction":
		it.options(n, "inlinechoice")
		it.q.Kind = Single
		it.mark(n, "inlinechoice", r)
	case "orderinteraction":
		it.order(n, r)
	case "matchinteraction":
		it.match(n, r)
	case "textentryinteraction", "sliderinteraction":
		it.entry(r)
	}
}

// options reads the choices, without the feedback inside of them.
func (it *qtiItem) options(n *xmlNode, name string) {
	for _, c := range it.parts(n, name) {
		r := it.html(c)
		it.q.Options = append(it.q.Options, Option{Text: r.text, HTML: r.html, Images: r.images, Pinned: c.attr("fixed") == "true"})
	}
}

func (it *qtiItem) choice(n *xmlNode, r qtiResponse) {
	it.options(n, "simplechoice")
	it.q.Kind = Single
	one := either(n, "maxChoices", "max-choices") == "1"
	if r.cardinality != "single" && !(one && len(r.values) < 2) {
		it.q.Kind = Multiple
	}
	it.mark(n, "simplechoice", r)
	if ids := identifiers(it.parts(n, "simplechoice")); it.q.Kind == Single && slices.Equal(ids, []string{"true", "false"}) {
		it.q.Kind = TrueFalse
	}
	if it.q.Kind == Single && len(it.q.Correct) > 1 {
		it.problems = append(it.problems, errorf("several_keys", "Câu khai báo một lựa chọn nhưng có %d đáp án.", "The item declares a single response with %d keys.", len(it.q.Correct)))
	}
}

// mark finds the right choices: the declared ones, or those with a positive
// score when none are declared.
func (it *qtiItem) mark(n *xmlNode, name string, r qtiResponse) {
	right := r.values
	ids := identifiers(it.parts(n, name))
	if len(right) == 0 {
		right = it.mapped(r, ids)
	}
	for _, value := range right {
		i := slices.Index(ids, value)
		if i < 0 {
			it.problems = append(it.problems, errorf("key_out_of_range", "Đáp án “%s” không phải là phương án nào.", "The key “%s” is not one of the choices.", shorten(value, 40)))
			continue
		}
		it.q.Correct = append(it.q.Correct, i)
	}
	it.q.Correct = sortedSet(it.q.Correct)
}

// mapped returns the choices with a positive score, in their order. Where one
// may be picked, only the best is right.
func (it *qtiItem) mapped(r qtiResponse, ids []string) []string {
	best := 0.0
	for _, id := range ids {
		best = max(best, r.mapped[id])
	}
	var right []string
	for _, id := range ids {
		switch score := r.mapped[id]; {
		case score > 0 && (score == best || it.q.Kind != Single):
			right = append(right, id)
		case score > 0:
			it.problems = append(it.problems, partialCredit(id, 100*score/best))
		}
	}
	return right
}

func identifiers(nodes []*xmlNode) []string {
	ids := make([]string, len(nodes))
	for i, n := range nodes {
		ids[i] = n.attr("identifier")
	}
	return ids
}

func (it *qtiItem) order(n *xmlNode, r qtiResponse) {
	it.q.Kind = Ordering
	it.options(n, "simplechoice")
	ids := identifiers(it.parts(n, "simplechoice"))
	for _, value := range r.values {
		if i := slices.Index(ids, value); i >= 0 {
			it.q.Correct = append(it.q.Correct, i)
		}
	}
}

func (it *qtiItem) match(n *xmlNode, r qtiResponse) {
	it.q.Kind = Matching
	names := make(map[string]string)
	sets := it.parts(n, "simplematchset")
	for _, c := range it.parts(n, "simpleassociablechoice") {
		names[c.attr("identifier")] = it.html(c).text
	}
	used := make(map[string]bool)
	for _, value := range r.pairs() {
		left, right, _ := strings.Cut(value, " ")
		if names[left] == "" || names[right] == "" {
			it.problems = append(it.problems, errorf("key_out_of_range", "Cặp “%s” không có trong các mục.", "The pair “%s” is not among the choices.", shorten(value, 40)))
			continue
		}
		used[left], used[right] = true, true
		it.q.Pairs = append(it.q.Pairs, Pair{Left: names[left], Right: names[right]})
	}
	if len(sets) != 2 {
		return
	}
	for _, id := range identifiers(it.parts(sets[0], "simpleassociablechoice")) {
		if !used[id] && len(it.q.Pairs) > 0 {
			it.problems = append(it.problems, warnf("left_unmatched", "Vế trái “%s” không có cặp đúng nên không được nhập.",
				"The left side “%s” has no right pair and was left out.", shorten(names[id], 60)))
		}
	}
	for _, id := range identifiers(it.parts(sets[1], "simpleassociablechoice")) {
		if !used[id] {
			it.q.ExtraRight = append(it.q.ExtraRight, names[id])
		}
	}
}

// pairs are the declared pairs, or those with a positive score when none are
// declared.
func (r qtiResponse) pairs() []string {
	if len(r.values) > 0 {
		return r.values
	}
	var out []string
	for pair, score := range r.mapped {
		if score > 0 {
			out = append(out, squeeze(pair))
		}
	}
	slices.Sort(out)
	return out
}

// unmatchable says what keeps a matching item from being asked: pictures in
// place of words, or a left side with several partners. "" when nothing does.
func (it *qtiItem) unmatchable(n *xmlNode) string {
	for _, c := range it.parts(n, "simpleassociablechoice") {
		if squeeze(c.allText()) == "" {
			return "(choices that are pictures)"
		}
	}
	left := make(map[string]bool)
	for _, value := range it.response(n).pairs() {
		id, _, _ := strings.Cut(value, " ")
		if left[id] {
			return "(several partners)"
		}
		left[id] = true
	}
	return ""
}

// entry reads a text or number to be typed.
func (it *qtiItem) entry(r qtiResponse) {
	numeric := r.base == "float" || r.base == "integer"
	it.q.Kind = ShortText
	if numeric {
		it.q.Kind = Numeric
	}
	best := 0.0
	for _, score := range r.mapped {
		best = max(best, score)
	}
	values := slices.Clone(r.values)
	var partial []string
	for key, score := range r.mapped {
		switch {
		case score > 0 && score >= best && !slices.Contains(values, key):
			values = append(values, key)
		case score > 0 && score < best:
			partial = append(partial, key)
		}
	}
	slices.Sort(values[len(r.values):])
	slices.Sort(partial)
	for _, key := range partial {
		it.problems = append(it.problems, partialCredit(key, 100*r.mapped[key]/best))
	}
	for _, v := range values {
		if !numeric {
			it.q.Answers = append(it.q.Answers, Answer{Text: v})
			continue
		}
		if f, ok := parseFloat(v); ok {
			it.q.Numbers = append(it.q.Numbers, Number{Value: f, Tolerance: it.tolerance(f)})
		}
	}
}

// tolerance reads the first number of an equal operator's tolerance: a
// distance, or a percentage of the value.
func (it *qtiItem) tolerance(value float64) float64 {
	for _, n := range it.parts(it.node, "equal") {
		mode := either(n, "toleranceMode", "tolerance-mode")
		fields := strings.Fields(n.attr("tolerance"))
		if len(fields) == 0 {
			continue
		}
		t, ok := parseFloat(fields[0])
		switch {
		case ok && mode == "absolute":
			return math.Abs(t)
		case ok && mode == "relative":
			return roundTo(math.Abs(value * t / 100))
		}
	}
	return 0
}

// feedback takes general feedback for the explanation, where it does not
// depend on the answer.
func (it *qtiItem) feedback() {
	for _, n := range it.parts(it.node, "modalfeedback") {
		id := strings.ToLower(n.attr("identifier"))
		if strings.Contains(id, "solution") || strings.Contains(id, "general") {
			it.q.Explanation = strings.TrimSpace(it.q.Explanation + "\n" + it.html(n).text)
		}
	}
}
