package data

import (
	_ "embed"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
)

//go:embed names.json
var namesJSON []byte

// How names are put together, in percent of people.
const (
	percentFemale       = 52
	percentSecondFemale = 30 // Nguyễn Thị Thanh Hương
	percentSecondMale   = 12 // Trần Văn Minh Đức
	percentNoMiddle     = 3  // Lê Mai
	perMilleRare        = 6  // a whole name that the parts cannot make
)

// stream keeps the names apart from other generators that use the same seed.
const stream = 0x686f692d746869

// Person is an invented contestant.
type Person struct {
	Name   string // family, middle and given names, NFC
	Female bool
}

// Generator makes an endless sequence of people, the same for the same seed.
// It is not safe for concurrent use. Names may repeat, as they do in life.
type Generator struct {
	parts parts
	rng   *rand.Rand
}

// parts is names.json.
type parts struct {
	Family []weighted `json:"family"`
	Female gendered   `json:"female"`
	Male   gendered   `json:"male"`
	Rare   []rare     `json:"rare"`
}

type gendered struct {
	Middle []weighted `json:"middle"` // the first middle name, with Thị and Văn
	Second []weighted `json:"second"` // the one that may follow it, without
	Given  []weighted `json:"given"`
}

// weighted is a name and how common it is beside the others of its list.
type weighted struct {
	Name   string `json:"name"`
	Weight int    `json:"weight"`
}

// rare is a whole name: of the old royal lines, of the peoples of the western
// mountains, or simply long. Pages must bear them.
type rare struct {
	Name   string `json:"name"`
	Female bool   `json:"female"`
}

// Names returns a generator for a seed. It panics when the embedded names are
// broken, which only a change of names.json can cause.
func Names(seed uint64) *Generator {
	var p parts
	if err := json.Unmarshal(namesJSON, &p); err != nil {
		panic("data: names.json: " + err.Error())
	}
	return &Generator{parts: p, rng: rand.New(rand.NewPCG(seed, stream))}
}

// Next returns the next person.
func (g *Generator) Next() Person {
	if g.rng.IntN(1000) < perMilleRare {
		r := g.parts.Rare[g.rng.IntN(len(g.parts.Rare))]
		return Person(r)
	}
	female := g.chance(percentFemale)
	return Person{Name: g.compose(female), Female: female}
}

// compose puts a name together, each word once.
func (g *Generator) compose(female bool) string {
	source, second := g.parts.Male, percentSecondMale
	if female {
		source, second = g.parts.Female, percentSecondFemale
	}
	words := strings.Fields(g.pick(g.parts.Family))
	given := strings.Fields(g.pick(source.Given))
	for overlap(words, given) { // no Mai Mai
		given = strings.Fields(g.pick(source.Given))
	}
	if !g.chance(percentNoMiddle) {
		words = join(words, g.pick(source.Middle), given)
		if g.chance(second) {
			words = join(words, g.pick(source.Second), given)
		}
	}
	return strings.Join(append(words, given...), " ")
}

// join adds a middle name unless the person bears it already.
func join(words []string, middle string, given []string) []string {
	if slices.Contains(words, middle) || slices.Contains(given, middle) {
		return words
	}
	return append(words, middle)
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(word string) bool { return slices.Contains(b, word) })
}

func (g *Generator) chance(percent int) bool { return g.rng.IntN(100) < percent }

// pick draws one name of the list by its weight.
func (g *Generator) pick(list []weighted) string {
	total := 0
	for _, w := range list {
		total += w.Weight
	}
	left := g.rng.IntN(total)
	for _, w := range list {
		if left -= w.Weight; left < 0 {
			return w.Name
		}
	}
	return list[len(list)-1].Name // not reached: left is below the total
}
