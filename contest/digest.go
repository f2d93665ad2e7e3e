package contest

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Digest is the SHA-256 of the result's canonical text, in hex: equal on every
// machine that computes the same result.
func (r Result) Digest() string {
	h := sha256.New()
	w := bufio.NewWriter(h)
	r.WriteCanonical(w)
	w.Flush() // a hash never fails
	return hex.EncodeToString(h.Sum(nil))
}

// WriteCanonical writes what the digest covers, a line each, tab-separated.
// Names are left out: a person may be anonymised later without making the
// published digest false.
func (r Result) WriteCanonical(w io.Writer) {
	fmt.Fprintf(w, "hoithi-result/1\nround\t%s\nrules\t%d\nseed\t%s\npeople\t%d\nattempts\t%d\n",
		r.RoundID, r.RulesVersion, r.Seed, r.Participants, r.Attempts)
	for _, scope := range slices.Sorted(maps.Keys(r.Truths)) {
		fmt.Fprintf(w, "truth\t%s\t%d\n", scope, r.Truths[scope])
	}
	for _, row := range r.Rows {
		fmt.Fprintf(w, "row\t%d\t%d\t%d\t%s\t%s\t%s\t%s\t%d\t%d\t%d\t%s\t%s\t%d\t%d\t%s\t%s\t%s\n",
			row.Position, row.Rank, row.GroupRank, row.ContestantID, row.AttemptID, row.GroupID, row.UnitID,
			row.Points, row.Right, row.Questions, optional(row.Prediction), optional(row.PredictionError),
			row.Duration.Milliseconds(), row.Submitted.Milliseconds(), row.Receipt, field(row.Prize), field(row.Excluded))
	}
	for i, list := range r.Units {
		for _, u := range list {
			fmt.Fprintf(w, "unit\t%d\t%d\t%d\t%s\t%d\t%d\t%d\n", i, u.Position, u.Rank, u.UnitID, u.Headcount, u.Participants, u.Winners)
		}
	}
}

func optional(n *int64) string {
	if n == nil {
		return "-"
	}
	return strconv.FormatInt(*n, 10)
}

// field keeps a text inside its column.
func field(s string) string { return strings.NewReplacer("\t", " ", "\n", " ").Replace(s) }

// ShortCode is the part of a digest that people read out: "7K3M-92QF". It uses
// no letters that look alike.
func ShortCode(digest string) string {
	raw, err := hex.DecodeString(digest)
	if err != nil || len(raw) < 5 {
		return ""
	}
	const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ" // Crockford's base 32
	bits := uint64(raw[0])<<32 | uint64(raw[1])<<24 | uint64(raw[2])<<16 | uint64(raw[3])<<8 | uint64(raw[4])
	var b strings.Builder
	for i := range 8 {
		if i == 4 {
			b.WriteByte('-')
		}
		b.WriteByte(alphabet[bits>>(35-5*i)&31])
	}
	return b.String()
}
