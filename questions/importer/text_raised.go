package importer

import "strings"

// raisedFrom and raisedTo are the signs that Unicode has in a raised and in a
// lowered form.
const (
	raisedFrom  = "0123456789+-−=()n"
	raisedTo    = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ"
	loweredFrom = "0123456789+-−=()"
	loweredTo   = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"
)

// raise writes superscripts and subscripts as plain text, because "km2" is not
// km² and "105" is not 10⁵. What has no raised form of its own gets a sign: ^
// or _. Ordinals of English stay as they are.
func raise(text, how string) string {
	if strings.TrimSpace(text) == "" {
		return text
	}
	switch how {
	case "superscript":
		switch strings.TrimSpace(text) {
		case "st", "nd", "rd", "th", "o", "®", "™", "*":
			return text
		}
		return shifted(text, raisedFrom, raisedTo, "^")
	case "subscript":
		return shifted(text, loweredFrom, loweredTo, "_")
	}
	return text
}

func shifted(text, from, to, sign string) string {
	want := []rune(to)
	var out strings.Builder
	for _, r := range text {
		at := -1
		for i, have := range []rune(from) {
			if have == r {
				at = i
			}
		}
		switch {
		case r == ' ':
			out.WriteRune(r)
		case at < 0 && len([]rune(text)) == 1:
			return sign + text
		case at < 0:
			return sign + "(" + strings.TrimSpace(text) + ")"
		default:
			out.WriteRune(want[at])
		}
	}
	return out.String()
}
