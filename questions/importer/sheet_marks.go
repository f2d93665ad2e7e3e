package importer

import "strings"

// starred finds the options whose cells say by a star, a tick or "(đúng)" that
// they are right, where no column does. It takes these marks off.
func (sq *sheetQuestion) starred(texts []string) {
	if sq.right != nil || len(texts) < 2 {
		return
	}
	bare := make([]string, len(texts))
	var set []int
	for i, text := range texts {
		bare[i] = text
		cut := strings.TrimSpace(text)
		if n := tickLen(cut); n > 0 && isTick(cut) {
			cut = cut[n:]
		} else if g := trueWord(cut); g != nil {
			cut = cut[:g[0]]
		} else {
			cut = cutTick(cut)
		}
		if cut = strings.TrimSpace(cut); cut != "" && cut != strings.TrimSpace(text) {
			bare[i], set = cut, append(set, i)
		}
	}
	if len(set) == 0 || len(set) == len(texts) {
		return
	}
	copy(texts, bare)
	sq.right, sq.q.KeyFoundBy = set, byStar
}

// asksChoice reports a row whose kind, where it has one, is a choice.
func (s *sheetReader) asksChoice(row sheetRow) bool {
	var ignored []mended
	kind, _ := kindWord(s.cell(row, s.columns.kind, &ignored))
	return kind == "" || kind == Single || kind == Multiple || kind == TrueFalse
}

// cutTick takes a star or tick off the end.
func cutTick(s string) string {
	for _, tick := range []string{"*", "✓", "✔", "√", "☑", "✅"} {
		if cut, ok := strings.CutSuffix(s, tick); ok {
			return cut
		}
	}
	return s
}

// answersInOptions takes the answers of a question without options from the
// option columns, when the key is empty.
func (sq *sheetQuestion) answersInOptions() {
	if strings.TrimSpace(sq.key) != "" || len(sq.q.Options) == 0 {
		return
	}
	lines := make([]string, len(sq.q.Options))
	for i, o := range sq.q.Options {
		lines[i] = squeeze(o.Text)
		if sq.q.Kind == Numeric {
			lines[i] = strings.TrimPrefix(lines[i], "=")
		}
	}
	sq.key, sq.q.Options, sq.looks = strings.Join(lines, "\n"), nil, nil
}

// cutPair cuts a cell at the sign between the sides of a pair.
func cutPair(s string) (left, right string, ok bool) {
	for _, sign := range []string{PairArrow, "::", "->", "→", "|"} {
		if left, right, ok = strings.Cut(s, sign); ok {
			return left, right, true
		}
	}
	return s, "", false
}

// ruled reports the line of dashes below the header of a Markdown table.
func ruled(row sheetRow) bool {
	n, long := 0, false
	for _, cell := range row.cells {
		text := strings.TrimSpace(cell.text)
		if text == "" {
			continue
		}
		if n++; strings.Trim(text, "-:") != "" {
			return false
		}
		long = long || strings.Contains(text, "---")
	}
	return n > 1 && long
}
