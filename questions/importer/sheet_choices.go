package importer

import (
	"slices"
	"strings"
)

// choices reads the options of a question from one column: all of them in one
// cell, or the first of one option a row.
func (s *sheetReader) choices(row sheetRow, sq *sheetQuestion) bool {
	col := s.columns.choices
	if col < 0 || col >= len(row.cells) || strings.TrimSpace(row.cells[col].text) == "" {
		return false
	}
	text := row.cells[col].text
	if inlineOptions(text) >= 2 {
		lead := "\n" + text
		p := s.parseCell(row, sq, lead)
		sq.q.Options = p.q.Options
		return true
	}
	lines := slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool { return strings.TrimSpace(line) == "" })
	if len(lines) > 1 {
		for _, line := range lines {
			s.addChoice(sq, strings.TrimSpace(line), sheetCell{})
		}
		return true
	}
	s.addChoice(sq, s.cell(row, col, &sq.repairs), row.cells[col])
	s.choiceMark(row, sq)
	return true
}

// addChoice appends an option; its letter, if it has one, is its place.
func (s *sheetReader) addChoice(sq *sheetQuestion, text string, cell sheetCell) {
	at := len(sq.q.Options)
	if at >= maxOptions {
		return
	}
	if m, ok := readMarker(text, 0); ok && m.letter == at && m.end < len(text) {
		text = text[m.end:]
	}
	sq.q.Options = append(sq.q.Options, Option{Text: text})
	sq.looks = append(sq.looks, cell)
	sq.column[at] = at
}

// choiceMark reads the key cell beside one option: a mark there is about this
// option, anything else about the whole question.
func (s *sheetReader) choiceMark(row sheetRow, sq *sheetQuestion) {
	value := s.cell(row, s.columns.key, &sq.repairs)
	switch word := strings.Trim(fold(value), " .()[]"); {
	case isCross(word):
		sq.right = append(sq.right, len(sq.q.Options)-1)
		if sq.key == value {
			sq.key = ""
		}
	case word == "sai" || word == "false" || word == "f" || word == "no":
		if sq.key == value {
			sq.key = ""
		}
	default:
		if sq.key == "" {
			sq.key = value
		}
	}
}

// isCross reports a mark that says that what stands beside it is right. "Đ" is
// none here: it reads like the letter of an option.
func isCross(folded string) bool {
	switch folded {
	case "x", "dung", "true", "✓", "✔", "☑", "√", "t", "yes", "*", "v":
		return true
	}
	return false
}

// moreChoice reads a row that only adds an option to the question above it.
func (s *sheetReader) moreChoice(row sheetRow, stem string) bool {
	if s.columns.choices < 0 || len(s.pending) == 0 || s.columns.optionCount() > 0 {
		return false
	}
	sq := &s.pending[len(s.pending)-1]
	text := s.cell(row, s.columns.choices, &sq.repairs)
	if text == "" || stem != "" && stem != sq.q.Stem || len(sq.q.Options) == 0 {
		return false
	}
	if number := s.cell(row, s.columns.number, &sq.repairs); number != "" && stem == "" {
		return false
	}
	s.addChoice(sq, text, row.cells[s.columns.choices])
	sq.q.Source = cutSource(sq.q.Source + "\n" + sourceRow(row))
	s.choiceMark(row, sq)
	return true
}

// wrongOptions reads sheets that give the right answer and wrong ones, as
// question services on the web do: the right one comes first.
func (s *sheetReader) wrongOptions(row sheetRow, sq *sheetQuestion) bool {
	if len(s.columns.wrong) == 0 || s.columns.key < 0 || sq.key == "" {
		return false
	}
	right := sq.key
	s.addChoice(sq, right, sheetCell{})
	for _, col := range s.columns.wrong {
		if text := s.cell(row, col, &sq.repairs); text != "" {
			s.addChoice(sq, text, sheetCell{})
		}
	}
	sq.right, sq.key = []int{0}, ""
	return true
}

// numberedSection reads a title row whose number stands in a cell of its own:
// "II | CHUYỂN ĐỔI SỐ".
func (s *sheetReader) numberedSection(row sheetRow, stem string, filled int) (string, bool) {
	if filled != 2 || stem == "" || s.columns.number < 0 || s.columns.number >= len(row.cells) || s.columns.optionCount() < 2 {
		return "", false
	}
	number := strings.Trim(row.cells[s.columns.number].text, " .):")
	roman := number != "" && strings.Trim(number, "IVXLC") == ""
	letter := len(number) == 1 && number[0] >= 'A' && number[0] <= 'Z'
	if !roman && !letter {
		return "", false
	}
	return number + ". " + stem, true
}

// countsFromZero reports a sheet whose keys are numbers that begin with 0.
func (s *sheetReader) countsFromZero() bool {
	zero := false
	for i := range s.pending {
		sq := &s.pending[i]
		value := strings.TrimSpace(sq.key)
		if value == "" {
			continue
		}
		if len(value) > 2 || strings.Trim(value, "0123456789") != "" || atoi(value) >= len(sq.q.Options) || sq.optionText(value) != nil {
			return false
		}
		zero = zero || value == "0"
	}
	return zero || s.columns.zero
}
