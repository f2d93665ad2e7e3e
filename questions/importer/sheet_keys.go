package importer

import (
	"slices"
	"strings"
)

// keySheet is a sheet of a workbook that only holds keys, by the numbers of
// the questions on the other sheets.
type keySheet struct {
	name  string
	pairs []keyPair
}

// asKeys reads the rows kept so far as a table of keys; nil when they are none.
func (s *sheetReader) asKeys() []keyPair {
	if s.name == "" || len(s.first) == 0 {
		return nil // a single sheet has nothing to give keys to
	}
	rows := s.first
	for len(rows) > 1 && filledCells(rows[0]) == 1 {
		rows = rows[1:] // a title
	}
	t := &paperTable{rows: make([][]paperCell, len(rows))}
	for i, row := range rows {
		t.rows[i] = make([]paperCell, len(row.cells))
		for j, cell := range row.cells {
			t.rows[i][j] = paperCell{lines: []paperLine{{text: cell.text, para: row.n}}, span: 1}
		}
	}
	r := &paperReader{src: s.src, b: s.b, unit: s.name + ", dòng"}
	pairs, coded := r.codedKeys(t)
	if coded {
		return append([]keyPair{}, pairs...) // reported, whether it can be used or not
	}
	if pairs = r.tableKeys(t); pairs == nil {
		pairs = r.keysWithNotes(t)
	}
	return pairs
}

// looksLikeKeys is asKeys without a word about what it finds.
func (s *sheetReader) looksLikeKeys() bool {
	quiet := *s
	quiet.b = &builder{}
	return quiet.asKeys() != nil
}

func filledCells(row sheetRow) int {
	n := 0
	for _, cell := range row.cells {
		n += int(b2i(strings.TrimSpace(cell.text) != ""))
	}
	return n
}

// takeKeySheets gives the questions the keys that stand on sheets of their own.
// It must be called when all sheets have been read.
func (b *builder) takeKeySheets() {
	if len(b.keySheets) == 0 {
		return
	}
	byNumber := make(map[int][]int, len(b.batch.Questions))
	for i := range b.batch.Questions {
		n := b.batch.Questions[i].Number
		byNumber[n] = append(byNumber[n], i)
	}
	for _, sheet := range b.keySheets {
		for _, pair := range sheet.pairs {
			switch at := byNumber[pair.number]; {
			case len(at) == 0:
				b.file(sheet.name, keyWithoutQuestion(pair))
			case len(at) > 1:
				b.file(sheet.name, keyOfSeveral(pair))
			default:
				b.takeKey(at[0], pair, sheet.name)
			}
		}
	}
}

// keepPlaces remembers which letter is which option where the letters have a
// gap: A, B and D.
func (b *builder) keepPlaces(i int, sq *sheetQuestion) {
	for letter := range len(sq.q.Options) {
		if letter < maxOptions && sq.column[letter] != letter {
			if b.places == nil {
				b.places = make(map[int][maxOptions]int)
			}
			b.places[i] = sq.column
			return
		}
	}
}

// takeKey gives question i a key from another sheet. A contradiction with what
// stands beside the question is never decided.
func (b *builder) takeKey(i int, pair keyPair, sheet string) {
	q := &b.batch.Questions[i]
	if !q.choice() || len(q.Options) == 0 {
		return
	}
	var set []int
	for _, letter := range pair.letters {
		at := letter
		if places, gaps := b.places[i]; gaps && letter < maxOptions {
			at = places[letter]
		}
		if at < 0 || at >= len(q.Options) {
			b.once(i, keyBeyond(pair.letters))
			return
		}
		set = append(set, at)
	}
	set = sortedSet(set)
	switch {
	case len(q.Correct) == 0 && b.hasKeyError(i):
		return
	case len(q.Correct) == 0:
		q.Correct, q.KeyFoundBy = set, byTable
		if q.Kind == Single && len(set) > 1 {
			q.Kind = Multiple
		}
	case slices.Equal(q.Correct, set):
		if q.KeyFoundBy != byTable && !slices.Contains(q.KeyAgrees, byTable) {
			q.KeyAgrees = append(q.KeyAgrees, byTable)
		}
	default:
		b.about(i, errorf("key_conflict", "Câu ghi đáp án %s nhưng trang “%s” ghi %s.", "The question says %s, sheet “%s” says %s.", letterList(q.Correct), sheet, letterList(set)))
		q.Correct = nil
	}
	if pair.note != "" {
		q.Explanation = strings.TrimSpace(q.Explanation + "\n" + pair.note)
	}
}
