package questions

import (
	"math/big"
	"regexp"
	"strings"
)

// Decimal is an exact decimal number in its stored form: "-1234.5", with a
// point, without thousands marks, exponent or needless zeros. The empty Decimal
// is no number.
//
// It is text because a binary number cannot hold 0.1, and a contestant who is
// exactly at the edge of a tolerance is right.
type Decimal string

// decimalForm allows 15 digits before the point and 9 after it: more than
// anybody is asked, and exact in whatever reads it later.
var decimalForm = regexp.MustCompile(`^-?[0-9]{1,15}(\.[0-9]{1,9})?$`)

// ParseDecimal reads a number in the stored form or with needless zeros. It
// guesses nothing about commas: who asked for the number knows the language.
func ParseDecimal(s string) (Decimal, bool) {
	if !decimalForm.MatchString(s) {
		return "", false
	}
	minus := strings.HasPrefix(s, "-")
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	whole, fraction = strings.TrimLeft(whole, "0"), strings.TrimRight(fraction, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if minus && whole != "0" {
		whole = "-" + whole
	}
	return Decimal(whole), true
}

// Valid reports whether d is a number.
func (d Decimal) Valid() bool { return decimalForm.MatchString(string(d)) }

// tidied is the stored form of a number, and anything else without its spaces.
func (d Decimal) tidied() Decimal {
	trimmed := strings.TrimSpace(string(d))
	if tidy, ok := ParseDecimal(trimmed); ok {
		return tidy
	}
	return Decimal(trimmed)
}

func (d Decimal) rat() *big.Rat {
	if r, ok := new(big.Rat).SetString(string(d)); ok {
		return r
	}
	return new(big.Rat)
}

// Distance is how far two numbers are apart, exactly.
func (d Decimal) Distance(other Decimal) *big.Rat {
	apart := new(big.Rat).Sub(d.rat(), other.rat())
	return apart.Abs(apart)
}

// Within reports whether d is a right answer to n.
func (n Number) Within(d Decimal) bool {
	return n.Value.Valid() && d.Valid() && d.Distance(n.Value).Cmp(n.Tolerance.rat()) <= 0
}
