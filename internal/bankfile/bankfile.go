// Package bankfile turns a file of questions, as the importer has read it,
// into the draft of an import into a bank.
//
// It guesses nothing: what a bank cannot hold becomes a problem of its question.
package bankfile

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"hoithi/internal/fault"
	"hoithi/questions"
	"hoithi/questions/importer"
)

// Read reads a file of size bytes. The error is a *fault.Error that says why
// the file as a whole could not be read. progress may be nil.
func Read(ctx context.Context, name string, data io.ReaderAt, size int64, progress func(done, total int)) (questions.Import, error) {
	batch, err := importer.Read(ctx, name, data, size, importer.Options{Progress: progress})
	if err != nil {
		return questions.Import{}, err
	}
	out := questions.Import{File: filepath.Base(name), Format: batch.Format}
	for _, q := range batch.Questions {
		out.Items = append(out.Items, item(q, batch.Media))
	}
	out.Files = files(batch)
	for _, p := range batch.Problems {
		problem := questions.ImportProblem{Where: p.Where, Error: p.Severity == importer.Error, Code: p.Code, Message: p.Message}
		if p.Question < 0 || p.Question >= len(out.Items) {
			out.Problems = append(out.Problems, problem)
			continue
		}
		of := &out.Items[p.Question]
		of.Problems = append(of.Problems, problem)
	}
	for _, r := range batch.Repairs {
		if r.Question >= 0 && r.Question < len(out.Items) {
			warn(&out.Items[r.Question], false, "repaired_"+r.Code, "Đã sửa “"+r.Before+"” thành “"+r.After+"”.", "Mended “"+r.Before+"” to “"+r.After+"”.")
		}
	}
	return out, nil
}

func item(q importer.Question, media map[string]importer.Media) questions.ImportItem {
	level, known := levelOf(q.Level)
	i := questions.ImportItem{Number: q.Number, ExternalID: q.ExternalID, Where: q.Where, KeyFoundBy: q.KeyFoundBy, Kind: questions.Kind(q.Kind),
		Stem: q.Stem, Correct: slices.Clone(q.Correct), PinLast: q.PinLast, Topic: q.Topic, Level: level,
		Explanation: q.Explanation, LegalBasis: q.LegalBasis, TVText: q.TVText, SourceText: q.Source}
	i.Options, i.Correct = options(q)
	i.Key, i.Illustration = key(q), illustration(q, media)
	if !i.Kind.Valid() {
		warn(&i, true, "kind_unsupported", fmt.Sprintf("Ngân hàng chưa nhận loại câu hỏi “%s”.", q.Kind), fmt.Sprintf("The bank does not take questions of kind “%s” yet.", q.Kind))
	}
	if !known {
		warn(&i, false, "level_unknown", "Không rõ mức độ “"+q.Level+"”; để trống.", "The level “"+q.Level+"” is not known; left empty.")
	}
	return i
}

func warn(i *questions.ImportItem, isError bool, code, vi, en string) {
	i.Problems = append(i.Problems, questions.ImportProblem{Where: i.Where, Error: isError, Code: code, Message: fault.Text{VI: vi, EN: en}})
}

// levelOf reads a level as banks write it. Nothing is known to be nothing.
func levelOf(text string) (level questions.Level, known bool) {
	words := map[string]questions.Level{
		"": 0, "1": questions.Recall, "nhận biết": questions.Recall, "nb": questions.Recall, "dễ": questions.Recall, "biết": questions.Recall, "easy": questions.Recall, "recall": questions.Recall,
		"2": questions.Understand, "thông hiểu": questions.Understand, "th": questions.Understand, "hiểu": questions.Understand, "trung bình": questions.Understand, "medium": questions.Understand, "understand": questions.Understand,
		"3": questions.Apply, "vận dụng": questions.Apply, "vd": questions.Apply, "vận dụng thấp": questions.Apply, "vận dụng cao": questions.Apply, "vdc": questions.Apply, "khó": questions.Apply, "hard": questions.Apply, "apply": questions.Apply,
	}
	level, known = words[strings.ToLower(strings.TrimSpace(text))]
	return level, known
}
