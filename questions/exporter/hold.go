package exporter

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"hoithi/internal/fault"
	"hoithi/questions/importer"
)

// holder brings one question to what its format can hold and keeps what was
// lost on the way.
type holder struct {
	format Format
	at     int
	q      importer.Question
	media  map[string]importer.Media
	losses []Loss
}

func (h *holder) lose(code, vi, en string, args ...any) {
	h.losses = append(h.losses, Loss{Question: h.at, Number: h.q.Number, Code: code,
		Message: fault.Text{VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)}})
}

// leave reports a question that the file cannot have; always false.
func (h *holder) leave(code, vi, en string, args ...any) bool {
	h.lose(code, vi, en, args...)
	h.losses[len(h.losses)-1].LeftOut = true
	return false
}

// hold reports whether the question can be in the file.
func (h *holder) hold() bool {
	if !h.tidy() {
		return false
	}
	h.findPictures()
	if h.needsKey() && !keyed(&h.q) {
		return h.leave("key_missing", "Câu chưa có đáp án nên không xuất được.", "The question has no key and is left out.")
	}
	switch h.format {
	case JSON:
		return true
	case GIFT:
		return h.holdGIFT()
	case MoodleXML:
		return h.holdMoodle()
	case QTI:
		return h.holdQTI()
	case XLSX:
		return h.holdXLSX()
	}
	return h.holdDOCX()
}

// tidy drops what no kind of question has, and refuses what is no question.
func (h *holder) tidy() bool {
	q := &h.q
	if q.Kind != importer.Ordering {
		slices.Sort(q.Correct)
	}
	if q.Kind == importer.TrueFalse && !plainTruth(q.Options) {
		q.Kind = importer.Single // "Có" and "Không", or the other way round
		if h.format != JSON {
			h.lose("truefalse_as_single", "Câu đúng/sai có phương án khác “Đúng”, “Sai” nên xuất thành câu chọn một.",
				"The true/false question has options other than “Đúng”, “Sai”; written as single choice.")
		} else {
			q.Kind = importer.TrueFalse
		}
	}
	if q.Stem == "" && len(q.Images) == 0 {
		return h.leave("stem_missing", "Câu không có nội dung nên không xuất.", "The question has no text and is left out.")
	}
	return true
}

// findPictures drops pictures that the batch does not have, or that Word does
// not show.
func (h *holder) findPictures() {
	lost := false
	keep := func(names []string) []string {
		return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
			m, ok := h.media[name]
			gone := !ok || (h.format == DOCX || h.format == Paper) && !wordShows(m.Type)
			lost = lost || gone
			return gone
		})
	}
	h.q.Images = keep(h.q.Images)
	for i := range h.q.Options {
		h.q.Options[i].Images = keep(h.q.Options[i].Images)
	}
	if lost {
		h.lose("media_missing", "Có ảnh hoặc âm thanh không đưa được vào tệp.", "A picture or sound cannot be put into the file.")
	}
}

// needsKey reports a format in which a question without its key is damaged.
func (h *holder) needsKey() bool {
	return h.format == GIFT || h.format == MoodleXML || h.format == QTI
}

func keyed(q *importer.Question) bool {
	return len(q.Correct)+len(q.Answers)+len(q.Numbers)+len(q.Pairs) > 0
}

func plainTruth(options []importer.Option) bool {
	return len(options) == 2 && options[0].Text == "Đúng" && options[1].Text == "Sai"
}

// foldBasis moves the legal basis into the explanation, as a last line that the
// importer knows again.
func (h *holder) foldBasis() {
	if h.q.LegalBasis == "" {
		return
	}
	h.q.Explanation = strings.TrimPrefix(h.q.Explanation+"\n"+importer.BasisLabel+h.q.LegalBasis, "\n")
	h.q.LegalBasis = ""
}

// dropPins forgets that options keep their place, in formats that have no word
// for it; the importer knows "Tất cả các phương án trên" by itself.
func (h *holder) dropPins() {
	pinned := h.q.PinLast
	for i := range h.q.Options {
		pinned = pinned || h.q.Options[i].Pinned
		h.q.Options[i].Pinned = false
	}
	if pinned && !importer.SpeaksOfOthers(h.q.Options[len(h.q.Options)-1].Text) {
		h.lose("pin_lost", "Định dạng này không ghi được phương án cố định vị trí.", "The format cannot keep an option in its place.")
	}
	h.q.PinLast = false
}

// dropPictures removes pictures that the format has no place for.
func (h *holder) dropPictures() {
	lost := len(h.q.Images) > 0
	h.q.Images = nil
	for i := range h.q.Options {
		lost = lost || len(h.q.Options[i].Images) > 0
		h.q.Options[i].Images = nil
	}
	if lost {
		h.lose("pictures_lost", "Định dạng này không chứa được ảnh.", "The format cannot hold pictures.")
	}
}

// dropHTML keeps the text only.
func (h *holder) dropHTML() {
	lost := h.q.HTML != ""
	h.q.HTML = ""
	for i := range h.q.Options {
		lost = lost || h.q.Options[i].HTML != ""
		h.q.Options[i].HTML = ""
	}
	if lost {
		h.lose("looks_lost", "Chỉ số trên, dưới, bảng và công thức được xuất thành chữ thường.", "Superscripts, tables and formulas are written as plain text.")
	}
}

// inOrder lists the items of an ordering question in their right order, for
// formats that say the order so.
func (h *holder) inOrder() {
	items := make([]importer.Option, 0, len(h.q.Options))
	order := make([]int, 0, len(h.q.Options))
	for n, i := range h.q.Correct {
		if i >= 0 && i < len(h.q.Options) {
			items, order = append(items, h.q.Options[i]), append(order, n)
		}
	}
	h.q.Options, h.q.Correct = items, order
}

func (h *holder) holdGIFT() bool {
	q := &h.q
	if q.Kind == importer.Ordering {
		return h.leave("kind_unsupported", "GIFT không có loại câu sắp xếp thứ tự.", "GIFT has no ordering questions.")
	}
	if arrows(q) {
		return h.leave("gift_arrow", "GIFT không ghi được dấu “->” ở câu này.", "GIFT cannot write “->” in this question.")
	}
	h.dropPins()
	h.dropPictures()
	h.dropHTML()
	h.foldBasis()
	if strings.ContainsAny(q.ExternalID, "]\n") {
		h.lose("id_lost", "Mã câu có ký tự mà GIFT không ghi được.", "The question's id has characters that GIFT cannot hold.")
		q.ExternalID = ""
	}
	if strings.ContainsAny(q.Level, "]\n") {
		h.lose("level_lost", "Mức độ có ký tự mà GIFT không ghi được.", "The level has characters that GIFT cannot hold.")
		q.Level = ""
	}
	return true
}

// arrows reports an arrow where GIFT would read a pair: it has no escape for it.
func arrows(q *importer.Question) bool {
	for _, p := range q.Pairs {
		if strings.Contains(p.Left, "->") {
			return true
		}
	}
	return len(q.Answers) > 0 && !slices.ContainsFunc(q.Answers, func(a importer.Answer) bool { return !strings.Contains(a.Text, "->") })
}

func (h *holder) holdMoodle() bool {
	h.dropPins()
	h.foldBasis()
	if h.q.Kind == importer.Ordering {
		h.inOrder()
	}
	if h.q.ExternalID == "" {
		h.q.ExternalID = fmt.Sprintf("Câu %d", h.q.Number) // Moodle asks for a name
	}
	return true
}

func (h *holder) holdQTI() bool {
	q := &h.q
	if h.mixedTolerance() {
		return h.leave("several_tolerances", "QTI chỉ ghi được một sai số cho các đáp số của một câu.", "QTI holds one tolerance for all numbers of a question.")
	}
	if q.PinLast && len(q.Options) > 0 {
		q.Options[len(q.Options)-1].Pinned = true
	}
	h.foldBasis()
	if q.ExternalID == "" {
		q.ExternalID = fmt.Sprintf("cau-%d", q.Number) // an item has to have one
	}
	return true
}

func (h *holder) mixedTolerance() bool {
	for _, n := range h.q.Numbers {
		if n.Tolerance != h.q.Numbers[0].Tolerance {
			return true
		}
	}
	return false
}

// sheetOptions is how many option columns the importer reads.
const sheetOptions = 10

func (h *holder) holdXLSX() bool {
	q := &h.q
	if len(q.Options) > sheetOptions || len(q.Pairs)+len(q.ExtraRight) > sheetOptions {
		return h.leave("too_many_options", "Bảng tính chỉ có 10 cột phương án.", "A sheet has 10 columns of options.")
	}
	if slices.ContainsFunc(q.Pairs, func(p importer.Pair) bool { return strings.Contains(p.Left, importer.PairArrow) }) {
		return h.leave("sheet_arrow", "Vế trái có dấu “=>” nên bảng tính không ghi được cặp này.", "A left side holds “=>”, which a sheet cannot write.")
	}
	if len(q.Answers) == 1 && strings.ContainsAny(q.Answers[0].Text, ";|") {
		return h.leave("sheet_separator", "Đáp án có dấu “;” hoặc “|”, trong bảng tính là dấu ngăn cách các đáp án.", "The answer holds “;” or “|”, which separate answers in a sheet.")
	}
	h.dropPictures()
	h.dropHTML()
	return true
}

// holdDOCX reports what the printed words cannot tell the importer; a paper is
// for people and loses nothing.
func (h *holder) holdDOCX() bool {
	if h.format == Paper {
		return true
	}
	q := &h.q
	switch {
	case q.Kind == importer.Numeric, q.Kind == importer.Ordering, q.Kind == importer.Matching:
		h.lose("kind_printed", "Word in được câu điền số, sắp xếp, ghép đôi, nhưng khi nhập lại phải chọn lại loại câu.",
			"Word prints numeric, ordering and matching questions; when read again their kind has to be chosen.")
	case len(q.Answers) > 1:
		h.lose("answers_printed", "Các đáp án được chấp nhận in trên một dòng; khi nhập lại được đọc thành một đáp án.",
			"The accepted answers are printed on one line and read again as one.")
	}
	if hasLines(q) {
		h.lose("lines_joined", "Chỗ xuống dòng trong nội dung được in ra, nhưng khi nhập lại được đọc thành một dòng.",
			"Line breaks are printed, but read again as spaces.")
	}
	if strings.ContainsFunc(q.ExternalID, unicode.IsSpace) {
		h.lose("id_lost", "Mã câu có dấu cách nên không ghi vào tệp Word.", "The id holds a space and is not written to Word.")
		q.ExternalID = ""
	}
	return true
}

func hasLines(q *importer.Question) bool {
	lines := strings.Contains(q.Stem, "\n")
	for _, o := range q.Options {
		lines = lines || strings.Contains(o.Text, "\n")
	}
	return lines
}
