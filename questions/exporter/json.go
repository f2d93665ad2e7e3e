package exporter

import (
	"encoding/json"
	"io"

	"hoithi/questions/importer"
)

// The wire form of our own format, whose schema importer.Schema publishes.
type (
	jsonQuestion struct {
		ID          string        `json:"id,omitempty"`
		Number      int           `json:"number"`
		Kind        string        `json:"kind"`
		Stem        string        `json:"stem"`
		HTML        string        `json:"html,omitempty"`
		Images      []string      `json:"images,omitempty"`
		Options     []jsonOption  `json:"options,omitempty"`
		Correct     []int         `json:"correct,omitempty"`
		Answers     []string      `json:"answers,omitempty"`
		Numbers     []jsonNumber  `json:"numbers,omitempty"`
		Pairs       []jsonPair    `json:"pairs,omitempty"`
		ExtraRight  []string      `json:"extra_right,omitempty"`
		Topic       string        `json:"topic,omitempty"`
		Level       string        `json:"level,omitempty"`
		LegalBasis  string        `json:"legal_basis,omitempty"`
		Explanation string        `json:"explanation,omitempty"`
		TVText      string        `json:"tv_text,omitempty"`
		PinLast     bool          `json:"pin_last,omitempty"`
		Formulas    []jsonFormula `json:"formulas,omitempty"`
	}
	jsonOption struct {
		Text   string   `json:"text"`
		HTML   string   `json:"html,omitempty"`
		Images []string `json:"images,omitempty"`
		Pinned bool     `json:"pinned,omitempty"`
	}
	jsonNumber struct {
		Value     float64 `json:"value"`
		Tolerance float64 `json:"tolerance,omitempty"`
	}
	jsonPair struct {
		Left  string `json:"left"`
		Right string `json:"right"`
	}
	jsonFormula struct {
		Text   string `json:"text"`
		MathML string `json:"mathml"`
	}
	jsonMedia struct {
		Type string `json:"type"`
		Alt  string `json:"alt,omitempty"`
		Data []byte `json:"data"`
	}
)

// json writes our own format, question by question.
func (b bank) json(w io.Writer) error {
	out := &jsonWriter{w: w}
	out.text(`{"format":"hoithi-questions","version":1`)
	if b.title != "" {
		out.text(`,"title":`)
		out.value(b.title)
	}
	out.text(",\"questions\":[\n")
	for i := range b.questions {
		if i > 0 {
			out.text(",\n")
		}
		out.value(jsonOf(&b.questions[i]))
	}
	out.text("\n]")
	if used := b.pictures(); len(used) > 0 {
		media := make(map[string]jsonMedia, len(used))
		for _, name := range used {
			media[name] = jsonMedia{Type: b.media[name].Type, Alt: b.media[name].Alt, Data: b.media[name].Data}
		}
		out.text(`,"media":`)
		out.value(media)
	}
	out.text("}\n")
	return out.err
}

func jsonOf(q *importer.Question) jsonQuestion {
	out := jsonQuestion{ID: q.ExternalID, Number: q.Number, Kind: string(q.Kind), Stem: q.Stem, HTML: q.HTML, Images: q.Images, Correct: q.Correct,
		ExtraRight: q.ExtraRight, Topic: q.Topic, Level: q.Level, LegalBasis: q.LegalBasis, Explanation: q.Explanation, TVText: q.TVText, PinLast: q.PinLast}
	for _, o := range q.Options {
		out.Options = append(out.Options, jsonOption{Text: o.Text, HTML: o.HTML, Images: o.Images, Pinned: o.Pinned})
	}
	for _, a := range q.Answers {
		out.Answers = append(out.Answers, a.Text)
	}
	for _, n := range q.Numbers {
		out.Numbers = append(out.Numbers, jsonNumber(n))
	}
	for _, p := range q.Pairs {
		out.Pairs = append(out.Pairs, jsonPair(p))
	}
	for _, f := range q.Formulas {
		out.Formulas = append(out.Formulas, jsonFormula(f))
	}
	return out
}

// jsonWriter writes pieces and remembers the first failure.
type jsonWriter struct {
	w   io.Writer
	err error
}

func (j *jsonWriter) text(s string) {
	if j.err == nil {
		_, j.err = io.WriteString(j.w, s)
	}
}

func (j *jsonWriter) value(v any) {
	data, err := json.Marshal(v)
	if err != nil && j.err == nil {
		j.err = err
	}
	j.text(string(data))
}
