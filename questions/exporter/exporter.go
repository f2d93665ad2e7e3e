// Package exporter writes question banks as files that organisers print,
// correct in a spreadsheet, or take to another system: the way out to the way
// in of package importer, in the same words.
//
// What a format cannot hold is never dropped in silence: Check and Write return
// a Report that names each question and what it loses. The package knows no
// database, no user and no contest; it writes what it is given, and who may
// have it is decided before.
package exporter

import (
	"io"
	"slices"

	"hoithi/internal/fault"
	"hoithi/questions/importer"
)

// Format is a kind of file that can be written.
type Format string

// The formats. Paper is a printable exam paper, DOCX a listing with keys that
// the importer reads again.
const (
	XLSX      Format = "xlsx"
	DOCX      Format = "docx"
	Paper     Format = "paper"
	GIFT      Format = "gift"
	MoodleXML Format = "moodle-xml"
	QTI       Format = "qti30"
	JSON      Format = "json"
)

// Formats lists the formats in the order in which people are offered them.
func Formats() []Format { return []Format{XLSX, DOCX, Paper, GIFT, MoodleXML, QTI, JSON} }

// Errors of an export as a whole.
var (
	ErrFormat = fault.New(fault.Invalid, "export_format_unknown",
		"Không có định dạng xuất này.", "There is no such export format.")
	ErrNothing = fault.New(fault.Invalid, "export_empty",
		"Không có câu hỏi nào để xuất.", "There is no question to export.")
	ErrCodes = fault.New(fault.Invalid, "export_codes_range",
		"Số mã đề từ 1 đến 48.", "A paper has 1 to 48 codes.")
)

// Valid reports whether f can be written.
func (f Format) Valid() bool { return slices.Contains(Formats(), f) }

// Extension is the ending of the file's name, without a dot.
func (f Format) Extension() string {
	switch f {
	case Paper:
		return "docx"
	case GIFT:
		return "gift.txt"
	case MoodleXML:
		return "xml"
	case QTI:
		return "zip"
	}
	return string(f)
}

// MediaType is the file's MIME type.
func (f Format) MediaType() string {
	switch f {
	case XLSX:
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case DOCX, Paper:
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case MoodleXML:
		return "application/xml; charset=utf-8"
	case QTI:
		return "application/zip"
	case JSON:
		return "application/json; charset=utf-8"
	}
	return "text/plain; charset=utf-8"
}

// Options say how a file is written. The zero value is ready to use for every
// format but Paper, which needs Codes.
type Options struct {
	Lang  string // "vi" (also when empty) or "en": headings and labels
	Paper PaperOptions
}

func (o Options) say(vi, en string) string {
	if o.Lang == "en" {
		return en
	}
	return vi
}

// Loss is something that a question says and the file cannot.
type Loss struct {
	Question int    // index into the batch, -1 when it concerns the file
	Number   int    // of the question, for people
	Code     string // "level_lost", "kind_unsupported", …
	LeftOut  bool   // the question is not in the file at all
	Message  fault.Text
}

// Report is what an export did.
type Report struct {
	Written int // questions in the file
	Losses  []Loss
}

// LeftOut counts the questions that are not in the file.
func (r Report) LeftOut() int {
	n := 0
	for _, l := range r.Losses {
		if l.LeftOut {
			n++
		}
	}
	return n
}

// Check says what Write would lose, without writing. It fails as Write does.
func Check(f Format, batch importer.Batch) (Report, error) {
	_, report, err := held(f, batch)
	return report, err
}

// Write writes the questions of a batch. Problems and repairs of the batch are
// not written. It fails with ErrFormat, ErrNothing or ErrCodes before the first
// byte, or with the error of w.
func Write(w io.Writer, f Format, batch importer.Batch, o Options) (Report, error) {
	list, report, err := held(f, batch)
	if err != nil {
		return report, err
	}
	out := bank{title: batch.Title, questions: list, media: batch.Media, Options: o}
	switch f {
	case JSON:
		err = out.json(w)
	case GIFT:
		err = out.gift(w)
	case MoodleXML:
		err = out.moodle(w)
	case QTI:
		err = out.qti(w)
	case XLSX:
		err = out.xlsx(w)
	case DOCX:
		err = out.docx(w)
	case Paper:
		err = out.paper(w)
	}
	return report, err
}

// bank is what is being written: questions that the format can hold as they are.
type bank struct {
	title     string
	questions []importer.Question
	media     map[string]importer.Media
	Options
}

// held brings every question to the form that the format can hold.
func held(f Format, batch importer.Batch) ([]importer.Question, Report, error) {
	var report Report
	if !f.Valid() {
		return nil, report, ErrFormat
	}
	list := make([]importer.Question, 0, len(batch.Questions))
	for i := range batch.Questions {
		h := holder{format: f, at: i, q: copyOf(batch.Questions[i]), media: batch.Media}
		if h.q.Number == 0 {
			h.q.Number = i + 1
		}
		if h.hold() {
			list = append(list, h.q)
		}
		report.Losses = append(report.Losses, h.losses...)
	}
	report.Written = len(list)
	if len(list) == 0 {
		return nil, report, ErrNothing
	}
	return list, report, nil
}

// copyOf lets the form of a question change without changing the caller's.
func copyOf(q importer.Question) importer.Question {
	q.Options, q.Correct, q.Answers = slices.Clone(q.Options), slices.Clone(q.Correct), slices.Clone(q.Answers)
	q.Numbers, q.Pairs, q.ExtraRight = slices.Clone(q.Numbers), slices.Clone(q.Pairs), slices.Clone(q.ExtraRight)
	return q
}
