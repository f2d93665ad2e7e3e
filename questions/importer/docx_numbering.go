package importer

import (
	"strconv"
	"strings"
)

// docxLevel is one level of a list definition.
type docxLevel struct {
	start  int
	format string
	text   string
	style  string // paragraph style that implies this level
	keeps  int    // only the first so many levels above start this one again; 0: all of them
	fixed  bool   // counts on whatever happens above it
}

type docxAbstract struct {
	levels    [9]docxLevel
	styleLink string // this definition is what the numbering style means
	numStyle  string // this definition is elsewhere, under a numbering style
}

type docxNum struct {
	abstract string
	levels   map[int]docxLevel
	starts   map[int]int
	used     [9]bool
}

// docxNumbers counts paragraphs the way Word does: lists that share a
// definition share their counters, until one says where it starts.
type docxNumbers struct {
	abstracts map[string]*docxAbstract
	nums      map[string]*docxNum
	counters  map[string]*[9]int
}

func (d *docx) loadNumbering() error {
	n := &docxNumbers{abstracts: make(map[string]*docxAbstract), nums: make(map[string]*docxNum), counters: make(map[string]*[9]int)}
	d.numbers = n
	data, err := d.part("numbering")
	if err != nil || data == nil {
		return err
	}
	scan := newXMLScanner(data)
	for {
		t, err := scan.next()
		if err != nil || t.kind == 0 {
			return err
		}
		if t.kind != '<' {
			continue
		}
		switch t.name {
		case "abstractNum":
			err = n.readAbstract(scan, t.attr("abstractNumId"))
		case "num":
			err = n.readNum(scan, t.attr("numId"))
		}
		if err != nil {
			return err
		}
	}
}

func (n *docxNumbers) readAbstract(scan *xmlScanner, id string) error {
	a := &docxAbstract{}
	n.abstracts[id] = a
	depth := len(scan.stack)
	for {
		t, err := scan.next()
		if err != nil || t.kind == '>' && len(scan.stack) < depth {
			return err
		}
		if t.kind != '<' {
			continue
		}
		switch t.name {
		case "lvl":
			i, lvl, err := readLevel(scan, t)
			if err != nil {
				return err
			}
			if i >= 0 && i < 9 {
				a.levels[i] = lvl
			}
		case "styleLink":
			a.styleLink = t.attr("val")
		case "numStyleLink":
			a.numStyle = t.attr("val")
		}
	}
}

func readLevel(scan *xmlScanner, start xmlToken) (int, docxLevel, error) {
	index, _ := strconv.Atoi(start.attr("ilvl"))
	lvl := docxLevel{start: 1, format: "decimal"}
	depth := len(scan.stack)
	for {
		t, err := scan.next()
		if err != nil || t.kind == '>' && len(scan.stack) < depth {
			return index, lvl, err
		}
		if t.kind != '<' {
			continue
		}
		switch t.name {
		case "start":
			lvl.start, _ = strconv.Atoi(t.attr("val"))
		case "numFmt":
			lvl.format = t.attr("val")
		case "lvlText":
			lvl.text = t.attr("val")
		case "pStyle":
			lvl.style = t.attr("val")
		case "lvlRestart":
			lvl.keeps = atoi(t.attr("val"))
			lvl.fixed = lvl.keeps == 0
		}
	}
}

func (n *docxNumbers) readNum(scan *xmlScanner, id string) error {
	num := &docxNum{levels: make(map[int]docxLevel), starts: make(map[int]int)}
	n.nums[id] = num
	depth, level := len(scan.stack), 0
	for {
		t, err := scan.next()
		if err != nil || t.kind == '>' && len(scan.stack) < depth {
			return err
		}
		if t.kind != '<' {
			continue
		}
		switch t.name {
		case "abstractNumId":
			num.abstract = t.attr("val")
		case "lvlOverride":
			level, _ = strconv.Atoi(t.attr("ilvl"))
		case "startOverride":
			num.starts[level], _ = strconv.Atoi(t.attr("val"))
		case "lvl":
			i, lvl, err := readLevel(scan, t)
			if err != nil {
				return err
			}
			num.levels[i] = lvl
		}
	}
}

// label counts one paragraph of list numID at level and returns what is drawn
// before it. style gives the level when the paragraph does not.
func (n *docxNumbers) label(styles *docxStyles, numID, level, style string) autoLabel {
	num := n.nums[numID]
	if num == nil {
		return autoLabel{}
	}
	abstract := n.abstract(styles, num)
	if abstract == nil {
		return autoLabel{}
	}
	i := levelOf(abstract, level, style)
	counters := n.count(num, abstract, i)
	lvl := num.level(abstract, i)
	kind := kindOf(lvl.format)
	if kind == noNumber {
		return autoLabel{}
	}
	list, _ := strconv.Atoi(numID)
	return autoLabel{kind: kind, value: counters[i], level: i, list: list, text: num.draw(abstract, counters, i)}
}

func (n *docxNumbers) abstract(styles *docxStyles, num *docxNum) *docxAbstract {
	a := n.abstracts[num.abstract]
	if a == nil || a.numStyle == "" {
		return a
	}
	for _, other := range n.abstracts {
		if other.styleLink == a.numStyle {
			return other
		}
	}
	if linked := n.nums[styles.resolve(a.numStyle).numID]; linked != nil && linked != num {
		return n.abstracts[linked.abstract]
	}
	return a
}

func levelOf(a *docxAbstract, level, style string) int {
	if i, err := strconv.Atoi(level); err == nil && i >= 0 && i < 9 {
		return i
	}
	for i, lvl := range a.levels {
		if style != "" && lvl.style == style {
			return i
		}
	}
	return 0
}

func (n *docxNumbers) count(num *docxNum, a *docxAbstract, i int) *[9]int {
	counters := n.counters[num.abstract]
	if counters == nil {
		counters = new([9]int)
		n.counters[num.abstract] = counters
	}
	if start, ok := num.starts[i]; ok && !num.used[i] {
		counters[i] = start - 1
	} else if counters[i] == 0 {
		counters[i] = num.level(a, i).start - 1
	}
	num.used[i] = true
	counters[i]++
	for j := i + 1; j < 9; j++ {
		// Word's lvlRestart names the level, from 1, after which a deeper one
		// starts again; 0 means never (ECMA-376 17.9.10).
		if lvl := num.level(a, j); !lvl.fixed && (lvl.keeps == 0 || i < lvl.keeps) {
			counters[j] = 0
		}
	}
	return counters
}

func (num *docxNum) level(a *docxAbstract, i int) docxLevel {
	if lvl, ok := num.levels[i]; ok {
		return lvl
	}
	return a.levels[i]
}

// draw fills the level's pattern: "Câu %1:" becomes "Câu 12:".
func (num *docxNum) draw(a *docxAbstract, counters *[9]int, i int) string {
	pattern := num.level(a, i).text
	if !strings.Contains(pattern, "%") {
		return pattern
	}
	var out strings.Builder
	for j := 0; j < len(pattern); j++ {
		if pattern[j] == '%' && j+1 < len(pattern) && pattern[j+1] >= '1' && pattern[j+1] <= '9' {
			k := int(pattern[j+1] - '1')
			lvl := num.level(a, k)
			out.WriteString(drawNumber(lvl.format, max(counters[k], lvl.start)))
			j++
			continue
		}
		out.WriteByte(pattern[j])
	}
	return strings.TrimSpace(out.String())
}

func kindOf(format string) numberKind {
	switch format {
	case "none":
		return noNumber
	case "upperLetter", "lowerLetter":
		return letterNumber
	case "upperRoman", "lowerRoman":
		return romanNumber
	case "bullet", "image":
		return bulletNumber
	}
	return decimalNumber
}

// drawNumber writes n in one of Word's number formats.
func drawNumber(format string, n int) string {
	switch format {
	case "upperLetter":
		return letters(n)
	case "lowerLetter":
		return strings.ToLower(letters(n))
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "none", "bullet":
		return ""
	}
	return strconv.Itoa(n)
}

// letters writes 1 as A, 26 as Z, 27 as AA, 28 as BB, as Word does.
func letters(n int) string {
	if n < 1 {
		return "?"
	}
	return strings.Repeat(string(rune('A'+(n-1)%26)), min((n-1)/26+1, 8))
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	values := []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	signs := []string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}
	var out strings.Builder
	for i, v := range values {
		for n >= v {
			out.WriteString(signs[i])
			n -= v
		}
	}
	return out.String()
}
