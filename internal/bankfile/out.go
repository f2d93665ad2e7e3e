package bankfile

import (
	"fmt"
	"strconv"
	"strings"

	"hoithi/internal/fault"
	"hoithi/questions"
	"hoithi/questions/exporter"
	"hoithi/questions/importer"
)

// Batch is questions of a bank in the words of files, for the exporter, with
// what no file has a word for. Each question has an id, so that the file
// imported again finds the same questions. pictures are the bytes of media by
// id; those that are missing are reported when the file is written.
func Batch(b questions.Bank, list []questions.Question, pictures map[string]importer.Media) (importer.Batch, []exporter.Loss) {
	out := importer.Batch{Title: b.Name, Media: pictures}
	var losses []exporter.Loss
	for i, q := range list {
		out.Questions = append(out.Questions, written(b, q))
		if parts := unsaid(q.Current); len(parts) > 0 {
			losses = append(losses, exporter.Loss{Question: i, Number: q.Number, Code: "bank_only",
				Message: fault.Text{VI: "Chỉ có trong ngân hàng, không có trong tệp: " + joined(parts, "vi") + ".", EN: "Only in the bank, not in the file: " + joined(parts, "en") + "."}})
		}
	}
	return out, losses
}

func written(b questions.Bank, q questions.Question) importer.Question {
	v := q.Current
	out := importer.Question{Number: q.Number, ExternalID: q.ExternalID, Kind: importer.Kind(v.Kind), Stem: v.Stem, Correct: v.Correct.Indexes(),
		PinLast: v.PinLast, Topic: topicName(b, v.Topic), Level: levelName(v.Level), LegalBasis: v.LegalBasis, Explanation: v.Explanation, TVText: v.TVText, ExtraRight: v.Decoys}
	if out.ExternalID == "" {
		out.ExternalID = q.ID
	}
	for _, m := range v.Media {
		out.Images = append(out.Images, m.ID)
	}
	for _, f := range v.Formulas {
		out.Formulas = append(out.Formulas, importer.Formula(f))
	}
	for n, text := range v.Options {
		o := importer.Option{Text: text, Pinned: v.PinLast && n == len(v.Options)-1}
		if m := v.OptionMedium(n); m.ID != "" {
			o.Images = []string{m.ID}
		}
		out.Options = append(out.Options, o)
		if v.Kind == questions.Ordering {
			out.Correct = append(out.Correct, n) // a bank keeps the items in their right order
		}
	}
	for _, text := range v.Accepted {
		out.Answers = append(out.Answers, importer.Answer{Text: text})
	}
	for _, n := range v.Numbers {
		out.Numbers = append(out.Numbers, importer.Number{Value: float(n.Value), Tolerance: float(n.Tolerance)})
	}
	for _, p := range v.Pairs {
		out.Pairs = append(out.Pairs, importer.Pair(p))
	}
	return out
}

// float is a stored number; none is 0.
func float(d questions.Decimal) float64 {
	f, _ := strconv.ParseFloat(string(d), 64)
	return f
}

func topicName(b questions.Bank, id string) string {
	for _, t := range b.Topics {
		if t.ID == id {
			return t.Name
		}
	}
	return id
}

// levelName is the word for a level, which levelOf understands.
func levelName(l questions.Level) string {
	return map[questions.Level]string{questions.Recall: "Nhận biết", questions.Understand: "Thông hiểu", questions.Apply: "Vận dụng"}[l]
}

// unsaid names what a version says and no file can.
func unsaid(v questions.Version) []fault.Text {
	var parts []fault.Text
	for _, p := range []struct {
		there  bool
		vi, en string
	}{
		{v.Nearest, "gần đúng nhất thì thắng", "nearest wins"},
		{v.AnyMarks, "không phân biệt dấu", "diacritics optional"},
		{v.Partial, "tính điểm từng phần", "partial credit"},
		{v.TVText != "", "bản rút gọn cho truyền hình (chỉ tệp XLSX và JSON có)", "short form for television (only XLSX and JSON files have it)"},
		{v.Source != "", "nguồn", "source"},
		{!v.AsOf.IsZero() || !v.ValidUntil.IsZero(), "ngày hiệu lực", "dates of validity"},
	} {
		if p.there {
			parts = append(parts, fault.Text{VI: p.vi, EN: p.en})
		}
	}
	return parts
}

func joined(parts []fault.Text, lang string) string {
	words := make([]string, len(parts))
	for i, p := range parts {
		words[i] = p.In(lang)
	}
	return strings.Join(words, ", ")
}

// FileName is what an exported bank is called: the bank's name without
// diacritics, so that it survives every mail program, and the day.
func FileName(b questions.Bank, f exporter.Format, day string) string {
	return fmt.Sprintf("%s_%s.%s", plainName(b.Name), day, f.Extension())
}

// plainName keeps letters and digits of a name, without diacritics.
func plainName(name string) string {
	name = strings.ReplaceAll(questions.Plain(name), " ", "-")
	if runes := []rune(name); len(runes) > 60 {
		name = string(runes[:60])
	}
	if name = strings.Trim(name, "-"); name == "" {
		return "ngan-hang"
	}
	return name
}
