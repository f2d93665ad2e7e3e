package demo

import (
	"math/rand/v2"
	"slices"

	"hoithi/contest"
	"hoithi/questions"
	"hoithi/questions/sample"
)

// key knows the right options of the sample bank by their text: the services
// tell nobody, not even the demo.
type key map[string][]string // stem → right options

func newKey() (key, error) {
	bank, err := sample.Questions()
	if err != nil {
		return nil, err
	}
	k := key{}
	for _, q := range bank {
		for _, i := range q.Correct {
			k[q.Stem] = append(k[q.Stem], q.Options[i])
		}
	}
	return k, nil
}

// choose picks options as shown: the right ones with probability skill, else
// others. A question that is not of the sample bank is guessed.
func (k key) choose(p contest.Place, skill float64, rng *rand.Rand) []int {
	var right, wrong []int
	for i, o := range p.Options {
		if slices.Contains(k[p.Stem], o) {
			right = append(right, i)
		} else {
			wrong = append(wrong, i)
		}
	}
	switch {
	case len(right) > 0 && (rng.Float64() < skill || len(wrong) == 0):
		return right
	case len(wrong) > 0:
		return []int{wrong[rng.IntN(len(wrong))]}
	}
	return nil
}

// sampleBank turns the sample into versions for the desk's services.
func sampleBank() ([]questions.Topic, []questions.Version, error) {
	var topics []questions.Topic
	list, err := sample.Topics()
	if err != nil {
		return nil, nil, err
	}
	for _, t := range list {
		topics = append(topics, questions.Topic{ID: t.Slug, Name: t.Name, NameEN: t.NameEN})
	}
	all, err := sample.Questions()
	if err != nil {
		return nil, nil, err
	}
	var out []questions.Version
	for _, q := range all {
		asOf, err := parseDay(q.AsOf)
		if err != nil {
			return nil, nil, err
		}
		out = append(out, questions.Version{
			Kind: questions.Kind(q.Kind), Stem: q.Stem, Options: q.Options, Correct: questions.OptionSet(q.Correct...),
			PinLast: q.PinLast, Topic: q.Topic, Level: questions.Level(q.Level), Explanation: q.Explanation,
			LegalBasis: q.LegalBasis, Source: q.Source, AsOf: asOf,
		})
	}
	return topics, out, nil
}
