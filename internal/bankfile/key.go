package bankfile

import (
	"slices"
	"strconv"

	"hoithi/questions"
	"hoithi/questions/importer"
)

// options are the options as the bank keeps them. A file lists the items of an
// ordering in any order and says which is right; the bank keeps them in it.
func options(q importer.Question) (texts []string, correct []int) {
	for _, o := range q.Options {
		texts = append(texts, o.Text)
	}
	if questions.Kind(q.Kind) != questions.Ordering {
		return texts, slices.Clone(q.Correct)
	}
	ordered := make([]string, 0, len(texts))
	for _, at := range q.Correct {
		if at >= 0 && at < len(texts) {
			ordered = append(ordered, texts[at])
		}
	}
	if len(ordered) != len(texts) { // no key: the reader has said so
		return texts, nil
	}
	return ordered, nil
}

func key(q importer.Question) questions.Key {
	var k questions.Key
	for _, a := range q.Answers {
		k.Accepted = append(k.Accepted, a.Text)
	}
	for _, n := range q.Numbers {
		k.Numbers = append(k.Numbers, questions.Number{Value: decimal(n.Value), Tolerance: decimal(n.Tolerance)})
	}
	for _, p := range q.Pairs {
		k.Pairs = append(k.Pairs, questions.Pair{Left: p.Left, Right: p.Right})
	}
	k.Decoys = slices.Clone(q.ExtraRight)
	return k
}

// decimal is a number of a file as people wrote it: the shortest text that
// means it.
func decimal(n float64) questions.Decimal {
	return questions.Decimal(strconv.FormatFloat(n, 'f', -1, 64))
}

// illustration names the pictures as the file does; the bank gives them ids
// when it keeps them. An option has one picture.
func illustration(q importer.Question, media map[string]importer.Media) questions.Illustration {
	var i questions.Illustration
	for _, name := range q.Images {
		i.Media = append(i.Media, questions.Medium{ID: name, Alt: media[name].Alt})
	}
	for _, o := range q.Options {
		m := questions.Medium{}
		if len(o.Images) > 0 {
			m = questions.Medium{ID: o.Images[0], Alt: media[o.Images[0]].Alt}
		}
		i.OptionMedia = append(i.OptionMedia, m)
	}
	for _, f := range q.Formulas {
		i.Formulas = append(i.Formulas, questions.Formula(f))
	}
	return i
}

// files are the media of a file by the names that its questions use.
func files(batch importer.Batch) map[string][]byte {
	out := make(map[string][]byte, len(batch.Media))
	for name, m := range batch.Media {
		out[name] = m.Data
	}
	return out
}

// keyLines is the key of a question beyond choice, for the eye.
func keyLines(q importer.Question) []string {
	var out []string
	for _, a := range q.Answers {
		out = append(out, "= "+a.Text)
	}
	for _, n := range q.Numbers {
		out = append(out, "= "+string(decimal(n.Value))+" ± "+string(decimal(n.Tolerance)))
	}
	for _, p := range q.Pairs {
		out = append(out, p.Left+" → "+p.Right)
	}
	for _, r := range q.ExtraRight {
		out = append(out, "… → "+r)
	}
	return out
}
