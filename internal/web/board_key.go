package web

import (
	"regexp"
	"strings"

	"hoithi/contest"
)

// receipts are what contestants have in hand: "7K3M-92QF", typed somehow.
var receipts = regexp.MustCompile(`^[2-9A-Z]{4}[- ]?[2-9A-Z]{4}$`)

// searchKey is what somebody looks for: a receipt, a phone number in full, or
// a name.
type searchKey struct{ receipt, phone, name string }

func readKey(q string) searchKey {
	q = contest.Tidy(q)
	if upper := strings.ToUpper(q); receipts.MatchString(upper) && strings.ContainsAny(upper, "23456789-") {
		return searchKey{receipt: upper[:4] + "-" + upper[len(upper)-4:]}
	}
	if phone, err := contest.NormalisePhone(q); err == nil {
		return searchKey{phone: phone}
	}
	return searchKey{name: cut(q, maxQuery)}
}

// showsNames reports whether a contest shows names in full. Elsewhere a search
// by name would tell who hides behind the initials.
func showsNames(c contest.Contest) bool { return c.Masking != contest.MaskInitials }
