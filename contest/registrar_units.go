package contest

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// UnitIndex finds units while a person types: with and without diacritics, by
// the beginnings of words, by old names and by initials ("snv" for Sở Nội vụ).
// It is built once per version of the tree and never changes.
type UnitIndex struct {
	entries []unitEntry // in the order of the tree's file
	byID    map[string]int
}

type unitEntry struct {
	unit    Unit
	path    []string // names of the units above, the root first
	exact   string   // lower case with diacritics
	name    string   // folded, a space before each word
	aliases []string // folded likewise, beside unit.Aliases
	above   string   // the path, folded likewise
	letters string   // initials of the name, after a space
}

// UnitMatch is one suggestion. Alias is the old or short name that matched.
type UnitMatch struct {
	Unit  Unit
	Path  []string
	Alias string
}

// NewUnitIndex builds an index over all units of a contest.
func NewUnitIndex(units []Unit) *UnitIndex {
	x := &UnitIndex{entries: make([]unitEntry, len(units)), byID: make(map[string]int, len(units))}
	for i, u := range units {
		x.byID[u.ID] = i
	}
	for i, u := range units {
		e := unitEntry{unit: u, path: x.pathOf(units, u), exact: strings.ToLower(norm.NFC.String(u.Name)), name: folded(u.Name)}
		e.above = folded(strings.Join(e.path, " "))
		e.letters = " " + firstLetters(e.name)
		for _, a := range u.Aliases {
			e.aliases = append(e.aliases, folded(a))
		}
		x.entries[i] = e
	}
	return x
}

// pathOf climbs to the root; a cycle in the data ends the climb.
func (x *UnitIndex) pathOf(units []Unit, u Unit) []string {
	path := []string{}
	for up, seen := u.ParentID, 0; up != "" && seen < len(units); seen++ {
		i, ok := x.byID[up]
		if !ok {
			break
		}
		path = append(path, units[i].Name)
		up = units[i].ParentID
	}
	slices.Reverse(path)
	return path
}

func folded(s string) string { return " " + SearchKey(s) }

func firstLetters(name string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(name) {
		b.WriteByte(word[0])
	}
	return b.String()
}

// Find returns a unit with its path.
func (x *UnitIndex) Find(id string) (UnitMatch, bool) {
	i, ok := x.byID[id]
	if !ok {
		return UnitMatch{}, false
	}
	return UnitMatch{Unit: x.entries[i].unit, Path: x.entries[i].path}, true
}

// Len is the number of units.
func (x *UnitIndex) Len() int { return len(x.entries) }

// Search returns at most limit units that exist on a day and fit the query,
// the best first. An empty query lists them in the order of the tree.
func (x *UnitIndex) Search(query string, limit int, day time.Time) []UnitMatch {
	q := newUnitQuery(query)
	found := make([]unitScore, 0, 64)
	for i := range x.entries {
		e := &x.entries[i]
		if s, ok := q.score(e); ok && e.unit.ValidAt(day) {
			s.entry, s.order = e, i
			found = append(found, s)
			if len(q.words) == 0 && len(found) == limit {
				break
			}
		}
	}
	if len(q.words) > 0 {
		slices.SortFunc(found, unitScore.compare)
	}
	out := make([]UnitMatch, 0, min(limit, len(found)))
	for _, s := range found[:min(limit, len(found))] {
		m := UnitMatch{Unit: s.entry.unit, Path: s.entry.path}
		if s.alias >= 0 {
			m.Alias = s.entry.unit.Aliases[s.alias]
		}
		out = append(out, m)
	}
	return out
}

// unitQuery is a query, folded once.
type unitQuery struct {
	exact string
	whole string   // " so noi"
	words []string // " so", " noi"
}

func newUnitQuery(s string) unitQuery {
	s = Tidy(s)
	q := unitQuery{exact: strings.ToLower(s), whole: folded(s)}
	for word := range strings.FieldsSeq(q.whole) {
		q.words = append(q.words, " "+word)
	}
	return q
}

// unitScore says how well an entry fits: lower is better.
type unitScore struct {
	entry *unitEntry
	order int // in the tree
	class int
	alias int // index of the alias that matched; -1: none
}

// The classes of a match, the best first.
const (
	matchExact    = iota // with the very diacritics that were typed
	matchBegins          // the name begins with the query
	matchWords           // every word begins a word of the name
	matchInitials        // the query is the initials
	matchAlias           // an alias has every word
	matchPath            // name and the units above have every word between them
)

func (q *unitQuery) score(e *unitEntry) (unitScore, bool) {
	s := unitScore{alias: -1}
	switch {
	case len(q.words) == 0:
	case allIn(q.words, e.name):
		s.class = q.nameClass(e)
	case len(q.words) == 1 && len(q.whole) > 2 && strings.HasPrefix(e.letters, q.whole):
		s.class = matchInitials
	default:
		s.alias = slices.IndexFunc(e.aliases, func(a string) bool { return allIn(q.words, a) })
		if s.class = matchAlias; s.alias < 0 {
			s.class = matchPath
			return s, anyIn(q.words, e.name) && allInEither(q.words, e.name, e.above)
		}
	}
	return s, true
}

func (q *unitQuery) nameClass(e *unitEntry) int {
	switch {
	case strings.HasPrefix(e.exact, q.exact):
		return matchExact
	case strings.HasPrefix(e.name, q.whole):
		return matchBegins
	default:
		return matchWords
	}
}

func allIn(words []string, text string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func anyIn(words []string, text string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

func allInEither(words []string, a, b string) bool {
	for _, w := range words {
		if !strings.Contains(a, w) && !strings.Contains(b, w) {
			return false
		}
	}
	return true
}

// compare prefers the better class, then the shorter name, then the order of
// the tree.
func (s unitScore) compare(o unitScore) int {
	return cmp.Or(s.class-o.class, len(s.entry.name)-len(o.entry.name), s.order-o.order)
}
