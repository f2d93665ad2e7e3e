package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"hoithi/internal/config"
	"hoithi/internal/fault"
	"hoithi/questions/importer"
)

// questionsCheckCmd reads question files without a database and says how they
// were understood.
type questionsCheckCmd struct {
	Files []string `arg:"" name:"file" help:"Tệp câu hỏi: DOCX, ODT, XLSX, ODS, CSV, GIFT, Aiken, Moodle XML, QTI, text2qti, JSON… | Question files: DOCX, ODT, XLSX, ODS, CSV, GIFT, Aiken, Moodle XML, QTI, text2qti, JSON…"`
	JSON  bool     `name:"json" help:"In mỗi tệp một dòng JSON. | Print one JSON object a line, one line per file."`
}

// Run checks the files in the order given. It ends with exitCode(1) when any
// of them has errors.
func (c *questionsCheckCmd) Run(s *streams, env environ) error {
	lang := config.Lang(env)
	collectAt(100) // nobody waits for anything but the file: 10 000 questions in half the memory
	bad := false
	for _, file := range c.Files {
		batch, err := readQuestionFile(file, s.Err, lang)
		report := newCheckReport(file, batch, err, lang)
		bad = bad || report.hasErrors()
		if c.JSON {
			if err := report.writeJSON(s.Out); err != nil {
				return fmt.Errorf("questions check: %w", err)
			}
			continue
		}
		report.write(s.Out, batch, lang)
	}
	if bad {
		return exitCode(1)
	}
	return nil
}

// readQuestionFile opens and reads one file; its path is not kept in the
// report beyond what the caller typed.
func readQuestionFile(path string, progress io.Writer, lang string) (importer.Batch, error) {
	f, err := os.Open(path)
	if err != nil {
		return importer.Batch{}, errNoFile.Because(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.IsDir() {
		return importer.Batch{}, errNoFile
	}
	return importer.Read(context.Background(), path, f, info.Size(), importer.Options{Progress: progressLine(progress, lang)})
}

var errNoFile = fault.New(fault.NotFound, "file_not_found",
	"Không mở được tệp.", "The file cannot be opened.")

// checkReport is the answer for one file, as it is printed with --json.
type checkReport struct {
	File      string          `json:"file"`
	Format    string          `json:"format"`
	Questions []checkQuestion `json:"questions"`
	Problems  []checkProblem  `json:"problems"`
}

type checkQuestion struct {
	Number     int         `json:"number"`
	Kind       string      `json:"kind"`
	Stem       string      `json:"stem"`
	Options    []string    `json:"options"`
	Correct    []int       `json:"correct"`
	KeyFoundBy string      `json:"key_found_by"`
	KeyAgrees  []string    `json:"key_agrees,omitempty"`
	Answers    []string    `json:"answers,omitempty"`
	Tolerance  *float64    `json:"tolerance,omitempty"`
	Pairs      []checkPair `json:"pairs,omitempty"`
	ID         string      `json:"id,omitempty"`
	Topic      string      `json:"topic,omitempty"`
	Level      string      `json:"level,omitempty"`
	LegalBasis string      `json:"legal_basis,omitempty"`
	Explain    string      `json:"explanation,omitempty"`
	PinLast    bool        `json:"pin_last,omitempty"`
	Blocked    bool        `json:"blocked,omitempty"`
	Where      string      `json:"where,omitempty"`
}

type checkPair struct {
	Left  string `json:"left"`
	Right string `json:"right"`
}

type checkProblem struct {
	Where    string `json:"where"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
}

func newCheckReport(file string, batch importer.Batch, err error, lang string) checkReport {
	r := checkReport{File: file, Format: batch.Format, Questions: []checkQuestion{}, Problems: []checkProblem{}}
	if err != nil {
		r.Problems = append(r.Problems, unreadable(file, err, lang))
		return r
	}
	for i := range batch.Questions {
		r.Questions = append(r.Questions, newCheckQuestion(&batch.Questions[i]))
	}
	for _, p := range batch.Problems {
		r.Problems = append(r.Problems, checkProblem{Where: p.Where, Severity: string(p.Severity), Code: p.Code, Message: p.Message.In(lang)})
	}
	return r
}

// unreadable is the one problem of a file that could not be read at all.
func unreadable(file string, err error, lang string) checkProblem {
	p := checkProblem{Where: file, Severity: string(importer.Error), Code: "internal", Message: text(lang, "Lỗi nội bộ khi đọc tệp.", "An internal error while the file was read.")}
	var f *fault.Error
	if errors.As(err, &f) {
		p.Code, p.Message = f.Code, f.Msg.In(lang)
	}
	return p
}

func newCheckQuestion(q *importer.Question) checkQuestion {
	out := checkQuestion{Number: q.Number, Kind: string(q.Kind), Stem: q.Stem, Options: []string{}, Correct: []int{},
		KeyFoundBy: q.KeyFoundBy, KeyAgrees: q.KeyAgrees, ID: q.ExternalID, Topic: q.Topic, Level: q.Level,
		LegalBasis: q.LegalBasis, Explain: q.Explanation, PinLast: q.PinLast, Blocked: q.Blocked(), Where: q.Where}
	for _, o := range q.Options {
		out.Options = append(out.Options, o.Text)
	}
	out.Correct = append(out.Correct, q.Correct...)
	for _, a := range q.Answers {
		out.Answers = append(out.Answers, a.Text)
	}
	for _, n := range q.Numbers {
		out.Answers = append(out.Answers, fmt.Sprint(n.Value))
		if out.Tolerance == nil {
			tolerance := n.Tolerance
			out.Tolerance = &tolerance
		}
	}
	for _, p := range q.Pairs {
		out.Pairs = append(out.Pairs, checkPair{p.Left, p.Right})
	}
	return out
}

func (r *checkReport) hasErrors() bool {
	for _, p := range r.Problems {
		if p.Severity == string(importer.Error) {
			return true
		}
	}
	return false
}

func (r *checkReport) writeJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(r)
}
