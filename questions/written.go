package questions

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// MaxWritten bounds a written answer, in characters.
const MaxWritten = 200

// A written answer is the answer to a question that is not answered by picking
// options, as text that a person can read in the journal:
//
//   - ShortText: the words as given, in NFC, single spaces;
//   - Numeric: a Decimal;
//   - Ordering: for each place of the given order the item that stands there,
//     as Version.Options counts: "2 0 1 3";
//   - Matching: for each pair the right side given, as Rights counts, or "-":
//     "1 - 0".
//
// It is always in the author's order, whatever the paper shuffled. The empty
// text is no answer.

// TidyWritten is a short text in the stored form: one line of NFC without
// what nobody sees.
func TidyWritten(s string) string { return tidy(strings.Map(visible, s)) }

func visible(r rune) rune {
	switch {
	case isGap(r):
		return ' '
	case unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}

// WritePlaces is the text of an ordering or a matching; a place below zero is
// empty. When all are empty there is no answer.
func WritePlaces(places []int) string {
	if !slices.ContainsFunc(places, func(p int) bool { return p >= 0 }) {
		return ""
	}
	parts := make([]string, len(places))
	for i, p := range places {
		parts[i] = "-"
		if p >= 0 {
			parts[i] = strconv.Itoa(p)
		}
	}
	return strings.Join(parts, " ")
}

// ReadPlaces reads the text of an ordering or a matching: -1 is an empty place.
func ReadPlaces(written string) []int {
	out := []int{}
	for _, part := range strings.Fields(written) {
		n, err := strconv.Atoi(part)
		if err != nil {
			n = -1
		}
		out = append(out, n)
	}
	return out
}

// Pending reports whether the points of the question are decided only when the
// round is computed.
func (v Version) Pending() bool { return v.Kind == Numeric && v.Nearest }

// Mark says whether a written answer is right and what it earns out of the
// question's points. A part of an ordering or matching earns its part, rounded
// down, where the question says so; it is right only as a whole. A Pending
// question earns nothing here.
func (v Version) Mark(written string, points int) (right bool, earned int) {
	if written == "" || v.Pending() {
		return false, 0
	}
	switch v.Kind {
	case ShortText:
		right = slices.ContainsFunc(v.Accepted, func(a string) bool { return AlikeWording(written, a, v.AnyMarks) })
	case Numeric:
		right = slices.ContainsFunc(v.Numbers, func(n Number) bool { return n.Within(Decimal(written)) })
	case Ordering:
		return v.markPlaces(ReadPlaces(written), ascending(len(v.Options)), points)
	case Matching:
		return v.markPlaces(ReadPlaces(written), v.RightOf(), points)
	}
	if right {
		earned = points
	}
	return right, earned
}

// markPlaces counts the places that hold what they should.
func (v Version) markPlaces(given, wanted []int, points int) (right bool, earned int) {
	if len(given) != len(wanted) || len(wanted) == 0 {
		return false, 0
	}
	hits := 0
	for i := range wanted {
		if given[i] == wanted[i] {
			hits++
		}
	}
	switch {
	case hits == len(wanted):
		return true, points
	case v.Partial:
		return false, points * hits / len(wanted)
	}
	return false, 0
}

func ascending(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}
