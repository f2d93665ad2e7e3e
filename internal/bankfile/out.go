package bankfile

import (
	"strings"

	"hoithi/questions"
	"hoithi/questions/importer"
)

// Batch is questions of a bank in the words of files, for the exporter. Each
// has an id, so that the file imported again finds the same questions.
func Batch(b questions.Bank, list []questions.Question) importer.Batch {
	out := importer.Batch{Title: b.Name}
	for _, q := range list {
		out.Questions = append(out.Questions, written(b, q))
	}
	return out
}

func written(b questions.Bank, q questions.Question) importer.Question {
	v := q.Current
	out := importer.Question{Number: q.Number, ExternalID: q.ExternalID, Kind: importer.Kind(v.Kind), Stem: v.Stem, Correct: v.Correct.Indexes(),
		PinLast: v.PinLast, Topic: topicName(b, v.Topic), Level: LevelName(v.Level), LegalBasis: v.LegalBasis, Explanation: v.Explanation}
	if out.ExternalID == "" {
		out.ExternalID = q.ID
	}
	for _, text := range v.Options {
		out.Options = append(out.Options, importer.Option{Text: text})
	}
	if n := len(out.Options); v.PinLast && n > 0 {
		out.Options[n-1].Pinned = true
	}
	return out
}

func topicName(b questions.Bank, id string) string {
	for _, t := range b.Topics {
		if t.ID == id {
			return strings.TrimSpace(t.Name)
		}
	}
	return id
}

// LevelName is the Vietnamese word for a level, which Read understands; empty
// for none.
func LevelName(l questions.Level) string {
	return map[questions.Level]string{questions.Recall: "Nhận biết", questions.Understand: "Thông hiểu", questions.Apply: "Vận dụng"}[l]
}
