package importer

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
)

// Schema is the JSON Schema of our own format, "hoithi-questions" version 1.
//
//go:embed questions.schema.json
var schemaJSON []byte

// Schema returns the published JSON Schema of our own JSON format.
func Schema() []byte { return bytes.Clone(schemaJSON) }

// jsonFile is the wire form of our own format.
type jsonFile struct {
	Format    string         `json:"format"`
	Version   int            `json:"version"`
	Title     string         `json:"title"`
	Questions []jsonQuestion `json:"questions"`
	Media     map[string]struct {
		Alt  string `json:"alt"`
		Data []byte `json:"data"`
	} `json:"media"`
}

type jsonQuestion struct {
	ID          string        `json:"id"`
	Number      int           `json:"number"`
	Kind        string        `json:"kind"`
	Stem        string        `json:"stem"`
	HTML        string        `json:"html"`
	Images      []string      `json:"images"`
	Options     []jsonOption  `json:"options"`
	Correct     []int         `json:"correct"`
	Answers     []string      `json:"answers"`
	Numbers     []jsonNumber  `json:"numbers"`
	Pairs       []jsonPair    `json:"pairs"`
	ExtraRight  []string      `json:"extra_right"`
	Topic       string        `json:"topic"`
	Level       string        `json:"level"`
	LegalBasis  string        `json:"legal_basis"`
	Explanation string        `json:"explanation"`
	TVText      string        `json:"tv_text"`
	PinLast     bool          `json:"pin_last"`
	Formulas    []jsonFormula `json:"formulas"`
	repairs     []mended
	pictures    map[string]string // names in the batch, by how the file names them
}

type jsonNumber struct {
	Value     float64 `json:"value"`
	Tolerance float64 `json:"tolerance"`
}

// jsonFormula is how a part of the texts is drawn.
type jsonFormula struct {
	Text   string `json:"text"`
	MathML string `json:"mathml"`
}

type jsonPair struct {
	Left  string `json:"left"`
	Right string `json:"right"`
}

// jsonOption is a text, or an object with a text.
type jsonOption struct {
	Text   string
	HTML   string
	Images []string
	Pinned bool
}

// UnmarshalJSON accepts both forms of an option.
func (o *jsonOption) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, &o.Text)
	}
	var full struct {
		Text   string   `json:"text"`
		HTML   string   `json:"html"`
		Images []string `json:"images"`
		Pinned bool     `json:"pinned"`
	}
	if err := json.Unmarshal(data, &full); err != nil {
		return err
	}
	o.Text, o.HTML, o.Images, o.Pinned = full.Text, full.HTML, full.Images, full.Pinned
	return nil
}

// readJSON reads our own format: an object with questions, or a bare list of
// them.
func readJSON(src source, b *builder) error {
	text, err := src.text(b)
	if err != nil {
		return err
	}
	var file jsonFile
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "[") {
		err = json.Unmarshal([]byte(text), &file.Questions)
	} else {
		err = json.Unmarshal([]byte(text), &file)
	}
	if err != nil {
		return ErrJSON.Because(err).With("detail", jsonPlace(text, err))
	}
	if file.Format != "" && file.Format != "hoithi-questions" || file.Version > 1 {
		return ErrJSON.With("detail", fmt.Sprintf("format %q version %d", file.Format, file.Version))
	}
	b.batch.Title = file.Title
	raw := rawQuestions(text)
	pictures := make(map[string]string, len(file.Media))
	for name, m := range file.Media {
		if _, ok := pictureType(m.Data); ok {
			kept := b.media(name, m.Data)
			pictures["media:"+name] = kept
			b.describe(kept, m.Alt)
		} else {
			b.file(shorten(name, 40), warnf("picture_missing", "Không đọc được ảnh %s.", "Picture %s cannot be read.", shorten(name, 40)))
		}
	}
	for i := range file.Questions {
		file.Questions[i].pictures = pictures
		b.jsonQuestion(i, &file.Questions[i], raw[i])
	}
	return nil
}

// rawQuestions cuts a file that has been read into the text of its questions.
func rawQuestions(text string) []json.RawMessage {
	var file struct{ Questions []json.RawMessage }
	if strings.HasPrefix(text, "[") {
		_ = json.Unmarshal([]byte(text), &file.Questions) // it has been read once
	} else {
		_ = json.Unmarshal([]byte(text), &file)
	}
	return file.Questions
}

// jsonPlace names the line of a syntax error.
func jsonPlace(text string, err error) string {
	var offset int64
	switch e := err.(type) {
	case *json.SyntaxError:
		offset = e.Offset
	case *json.UnmarshalTypeError:
		offset = e.Offset
	}
	return fmt.Sprintf("dòng %d", 1+strings.Count(text[:min(int(offset), len(text))], "\n"))
}

func (b *builder) jsonQuestion(i int, j *jsonQuestion, raw json.RawMessage) {
	where := fmt.Sprintf("Câu %d", i+1)
	kind := Kind(j.Kind)
	switch kind {
	case "":
		kind = Single
		if len(j.Correct) > 1 {
			kind = Multiple
		}
	case Single, Multiple, TrueFalse, ShortText, Numeric, Ordering, Matching:
	default:
		b.file(where, unsupported(j.Kind, j.Stem))
		return
	}
	q := Question{Number: j.Number, ExternalID: squeeze(j.ID), Kind: kind, Stem: j.mend(j.Stem), Topic: j.mend(j.Topic), Level: j.mend(j.Level),
		LegalBasis: j.mend(j.LegalBasis), Explanation: j.mend(j.Explanation), TVText: j.mend(j.TVText), Where: where, KeyFoundBy: byFormat, Source: cutSource(string(raw))}
	for n, o := range j.Options {
		html, images := j.rich(o.HTML, o.Images)
		q.Options = append(q.Options, Option{Text: j.mend(o.Text), HTML: html, Images: images, Pinned: o.Pinned || j.PinLast && n == len(j.Options)-1})
	}
	if kind == TrueFalse && len(q.Options) == 0 {
		q.Options = []Option{{Text: "Đúng"}, {Text: "Sai"}}
	}
	q.HTML, q.Images = j.rich(j.HTML, j.Images)
	for _, f := range j.Formulas {
		if drawn := ReadMathML(f.MathML); drawn.MathML != "" {
			q.Formulas = append(q.Formulas, Formula{Text: j.mend(f.Text), MathML: drawn.MathML})
		}
	}
	problem := j.key(&q)
	index := b.add(q)
	if problem != nil {
		b.about(index, *problem)
	}
	b.mended(index, j.repairs)
}

// rich makes HTML safe and keeps the pictures that the file really has.
func (j *jsonQuestion) rich(source string, images []string) (string, []string) {
	var have []string
	for _, name := range images {
		if kept, ok := j.pictures["media:"+name]; ok {
			have = append(have, kept)
		}
	}
	if source == "" {
		return "", have
	}
	return readHTML(source, j.pictures).html, have
}

func (j *jsonQuestion) mend(s string) string {
	out, done := mend(s, false)
	if done != 0 {
		j.repairs = append(j.repairs, mended{done, s, out})
	}
	return strings.TrimSpace(out)
}

// key copies the right answers, and reports those out of range.
func (j *jsonQuestion) key(q *Question) *Problem {
	seen := make(map[int]bool)
	for _, c := range j.Correct {
		if c < 0 || c >= len(q.Options) || seen[c] {
			p := errorf("key_out_of_range", "correct chứa %d, ngoài các phương án hoặc lặp lại.", "correct holds %d, out of range or repeated.", c)
			q.Correct, q.KeyFoundBy = nil, ""
			return &p
		}
		seen[c] = true
		q.Correct = append(q.Correct, c)
	}
	if q.Kind != Ordering {
		q.Correct = sortedSet(q.Correct)
	}
	for _, a := range j.Answers {
		q.Answers = append(q.Answers, Answer{Text: j.mend(a)})
	}
	for _, n := range j.Numbers {
		q.Numbers = append(q.Numbers, Number{Value: n.Value, Tolerance: max(n.Tolerance, -n.Tolerance)})
	}
	for _, p := range j.Pairs {
		q.Pairs = append(q.Pairs, Pair{Left: j.mend(p.Left), Right: j.mend(p.Right)})
	}
	q.ExtraRight = j.ExtraRight
	return nil
}
