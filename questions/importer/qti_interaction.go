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
	if len(right) == 0 {
		for id, score := range r.mapped {
			if score > 0 {
				right = append(right, id)
			}
		}
		slices.Sort(right)
	}
	ids := identifiers(it.parts(n, name))
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
	var sets [][]*xmlNode
	for _, set := range it.parts(n, "simplematchset") {
		choices := it.parts(set, "simpleassociablechoice")
		sets = append(sets, choices)
		for _, c := range choices {
			names[c.attr("identifier")] = it.html(c).text
		}
	}
	used := make(map[string]bool)
	for _, value := range r.values {
		left, right, _ := strings.Cut(value, " ")
		if names[left] == "" || names[right] == "" {
			it.problems = append(it.problems, errorf("key_out_of_range", "Cặp “%s” không có trong các mục.", "The pair “%s” is not among the choices.", shorten(value, 40)))
			continue
		}
		used[right] = true
		it.q.Pairs = append(it.q.Pairs, Pair{Left: names[left], Right: names[right]})
	}
	if len(sets) == 2 {
		for _, c := range sets[1] {
			if id := c.attr("identifier"); !used[id] {
				it.q.ExtraRight = append(it.q.ExtraRight, names[id])
			}
		}
	}
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
