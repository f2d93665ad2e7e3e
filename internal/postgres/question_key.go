package postgres

import (
	"encoding/json"
	"fmt"

	"hoithi/questions"
)

// storedKey is what the column key holds. Empty parts are left out: most
// questions are choices and have none.
type storedKey struct {
	Accepted []string       `json:"accepted,omitempty"`
	AnyMarks bool           `json:"any_marks,omitempty"`
	Numbers  []storedNumber `json:"numbers,omitempty"`
	Nearest  bool           `json:"nearest,omitempty"`
	Pairs    [][2]string    `json:"pairs,omitempty"`
	Decoys   []string       `json:"decoys,omitempty"`
	Partial  bool           `json:"partial,omitempty"`
}

type storedNumber struct {
	Value     string `json:"value"`
	Tolerance string `json:"tolerance,omitempty"`
}

// storedMedia is what the column media holds.
type storedMedia struct {
	Stem     []storedMedium  `json:"stem,omitempty"`
	Options  []storedMedium  `json:"options,omitempty"`
	Formulas []storedFormula `json:"formulas,omitempty"`
}

type storedFormula struct {
	Text   string `json:"text"`
	MathML string `json:"mathml"`
}

type storedMedium struct {
	ID     string `json:"id,omitempty"`
	Type   string `json:"type,omitempty"`
	Alt    string `json:"alt,omitempty"`
	Width  int    `json:"width,omitempty"`
	Height int    `json:"height,omitempty"`
}

// keyColumns are the columns key and media of a version, as JSON.
func keyColumns(v questions.Version) (key, media json.RawMessage, err error) {
	k := storedKey{Accepted: v.Accepted, AnyMarks: v.AnyMarks, Nearest: v.Nearest, Decoys: v.Decoys, Partial: v.Partial}
	for _, n := range v.Numbers {
		k.Numbers = append(k.Numbers, storedNumber{Value: string(n.Value), Tolerance: string(n.Tolerance)})
	}
	for _, p := range v.Pairs {
		k.Pairs = append(k.Pairs, [2]string{p.Left, p.Right})
	}
	if key, err = json.Marshal(k); err != nil {
		return nil, nil, fmt.Errorf("postgres: encode key: %w", err)
	}
	if media, err = json.Marshal(storedMedia{Stem: mediaRows(v.Media), Options: mediaRows(v.OptionMedia), Formulas: formulaRows(v.Formulas)}); err != nil {
		return nil, nil, fmt.Errorf("postgres: encode media: %w", err)
	}
	return key, media, nil
}

func mediaRows(media []questions.Medium) []storedMedium {
	var out []storedMedium
	for _, m := range media {
		out = append(out, storedMedium(m))
	}
	return out
}

// keyColumn reads the column key. It is written by keyColumns only, so that
// what cannot be read is a broken database.
type keyColumn struct{ questions.Key }

// Scan implements sql.Scanner.
func (c *keyColumn) Scan(src any) error {
	var k storedKey
	if err := scanJSON(src, &k); err != nil {
		return fmt.Errorf("postgres: key of a question: %w", err)
	}
	c.Key = k.key()
	return nil
}

// mediaColumn reads the column media, as keyColumn does the key.
type mediaColumn struct{ questions.Illustration }

// Scan implements sql.Scanner.
func (c *mediaColumn) Scan(src any) error {
	var m storedMedia
	if err := scanJSON(src, &m); err != nil {
		return fmt.Errorf("postgres: media of a question: %w", err)
	}
	c.Illustration = questions.Illustration{Media: mediaOf(m.Stem), OptionMedia: mediaOf(m.Options), Formulas: formulasOf(m.Formulas)}
	return nil
}

// scanJSON reads a JSON column; the empty object, which most are, costs nothing.
func scanJSON(src any, into any) error {
	text, ok := src.([]byte)
	if !ok {
		return fmt.Errorf("unexpected %T", src)
	}
	if string(text) == "{}" {
		return nil
	}
	return json.Unmarshal(text, into)
}

func (k storedKey) key() questions.Key {
	out := questions.Key{Accepted: k.Accepted, AnyMarks: k.AnyMarks, Nearest: k.Nearest, Decoys: k.Decoys, Partial: k.Partial}
	for _, n := range k.Numbers {
		out.Numbers = append(out.Numbers, questions.Number{Value: questions.Decimal(n.Value), Tolerance: questions.Decimal(n.Tolerance)})
	}
	for _, p := range k.Pairs {
		out.Pairs = append(out.Pairs, questions.Pair{Left: p[0], Right: p[1]})
	}
	return out
}

func mediaOf(rows []storedMedium) []questions.Medium {
	var out []questions.Medium
	for _, m := range rows {
		out = append(out, questions.Medium(m))
	}
	return out
}

func formulaRows(formulas []questions.Formula) []storedFormula {
	var out []storedFormula
	for _, f := range formulas {
		out = append(out, storedFormula(f))
	}
	return out
}

func formulasOf(rows []storedFormula) []questions.Formula {
	var out []questions.Formula
	for _, f := range rows {
		out = append(out, questions.Formula(f))
	}
	return out
}
