package web

import "hoithi/questions"

// QuestionKey is what a question has beyond a stem, options and the right ones
// of them.
type QuestionKey struct {
	TVText      string            `json:"tv_text,omitempty" doc:"short form of the stem for television"`
	Accepted    []string          `json:"accepted,omitempty" doc:"short text: the answers that are right"`
	AnyMarks    bool              `json:"any_marks,omitempty" doc:"short text: diacritics may be left out"`
	Numbers     []RightNumber     `json:"numbers,omitempty" doc:"numeric"`
	Nearest     bool              `json:"nearest,omitempty" doc:"numeric: the nearest answer wins, when the round is computed"`
	Pairs       []QuestionPair    `json:"pairs,omitempty" doc:"matching"`
	Decoys      []string          `json:"decoys,omitempty" doc:"matching: right sides that belong to nothing"`
	Partial     bool              `json:"partial,omitempty" doc:"ordering, matching: a part earns its part of the points"`
	Media       []QuestionMedium  `json:"media,omitempty"`
	OptionMedia []QuestionMedium  `json:"option_media,omitempty" doc:"one for each option; without one the id is empty"`
	Formulas    []QuestionFormula `json:"formulas,omitempty" doc:"how parts of the texts are drawn"`
}

// QuestionFormula is a part of a text with how it is drawn.
type QuestionFormula struct {
	Text   string `json:"text" doc:"as it stands in the text, which stays readable without it"`
	MathML string `json:"mathml" doc:"one math element, presentation only"`
}

func formulasWire(list []questions.Formula) []QuestionFormula {
	var out []QuestionFormula
	for _, f := range list {
		out = append(out, QuestionFormula(f))
	}
	return out
}

// QuestionPair is a right combination.
type QuestionPair struct {
	Left  string `json:"left"`
	Right string `json:"right"`
}

// QuestionMedium is a picture or a sound that the bank keeps.
type QuestionMedium struct {
	ID     string `json:"id" doc:"served at /api/v1/media/{id}"`
	Type   string `json:"type"`
	Alt    string `json:"alt" doc:"what it shows, in words"`
	Width  int    `json:"width" doc:"pixels; 0 for a sound"`
	Height int    `json:"height"`
}

func questionKey(tv string, k questions.Key, i questions.Illustration) QuestionKey {
	out := QuestionKey{TVText: tv, Accepted: k.Accepted, AnyMarks: k.AnyMarks, Numbers: numbersWire(k.Numbers), Nearest: k.Nearest, Decoys: k.Decoys, Partial: k.Partial, Formulas: formulasWire(i.Formulas)}
	for _, p := range k.Pairs {
		out.Pairs = append(out.Pairs, QuestionPair(p))
	}
	for _, m := range i.Media {
		out.Media = append(out.Media, QuestionMedium(m))
	}
	for _, m := range i.OptionMedia {
		out.OptionMedia = append(out.OptionMedia, QuestionMedium(m))
	}
	return out
}

func (k QuestionKey) key() questions.Key {
	out := questions.Key{Accepted: k.Accepted, AnyMarks: k.AnyMarks, Nearest: k.Nearest, Decoys: k.Decoys, Partial: k.Partial}
	for _, n := range k.Numbers {
		out.Numbers = append(out.Numbers, questions.Number{Value: questions.Decimal(n.Value), Tolerance: questions.Decimal(n.Tolerance)})
	}
	for _, p := range k.Pairs {
		out.Pairs = append(out.Pairs, questions.Pair(p))
	}
	return out
}

func (k QuestionKey) illustration() questions.Illustration {
	var out questions.Illustration
	for _, m := range k.Media {
		out.Media = append(out.Media, questions.Medium(m))
	}
	for _, m := range k.OptionMedia {
		out.OptionMedia = append(out.OptionMedia, questions.Medium(m))
	}
	for _, f := range k.Formulas {
		out.Formulas = append(out.Formulas, questions.Formula(f))
	}
	return out
}
