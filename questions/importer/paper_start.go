package importer

import "strings"

const lookAhead = 40 // lines that are searched for the options of a start

// starts reports whether item i begins a question. "Câu n" always does; a bare
// number only where a question may begin and options follow.
func (r *paperReader) starts(i int) bool {
	it := &r.items[i]
	switch it.mark.kind {
	case markQuestion:
		return !isLettersOnly(it.line.text[it.mark.rest:]) || !r.inKeys
	case markNumber:
	default:
		return false
	}
	auto := it.line.label.kind == decimalNumber
	if !auto && r.delim != 0 && it.mark.delim != r.delim {
		return false // "1)" inside of a question of a paper that counts "1."
	}
	if r.cur == nil {
		return r.optionsFollow(i) || !r.strong && it.mark.number == r.lastNumber()+1 && r.numberFollows(i)
	}
	after := r.cur.options >= 2 || r.cur.keyed
	next := it.mark.number == r.cur.number+1
	if auto && r.cur.auto.kind == decimalNumber && it.line.label.level > r.cur.auto.level {
		return false
	}
	if r.strong {
		return after && r.optionsFollow(i) && (auto || next)
	}
	if auto && r.cur.auto.kind == decimalNumber && it.line.label.list == r.cur.auto.list {
		return it.line.label.level == r.cur.auto.level
	}
	return after && (r.optionsFollow(i) || next) || next && r.optionsFollow(i)
}

func (r *paperReader) lastNumber() int {
	if n := len(r.questions); n > 0 {
		return r.questions[n-1].number
	}
	return 0
}

// optionsFollow looks for an option or key below item i, before anything else
// can begin.
func (r *paperReader) optionsFollow(i int) bool {
	if inlineCount(r.items[i].line.text) >= 2 {
		return true
	}
	for j := i + 1; j < len(r.items) && j <= i+lookAhead; j++ {
		it := &r.items[j]
		if it.pairs != nil || it.grid != nil {
			return false
		}
		switch it.mark.kind {
		case markOption, markKey:
			return true
		case markBullet:
			return it.line.label.level >= r.items[i].line.label.level
		case markQuestion, markKeyTitle, markKeyRun:
			return false
		case markNumber:
			a, b := r.items[i].line.label, it.line.label
			if a.kind == decimalNumber && b.kind == decimalNumber && b.level > a.level {
				return true
			}
			if it.mark.number == r.items[i].mark.number+1 {
				return false
			}
		case markText:
			if inlineCount(it.line.text) >= 2 {
				return true
			}
		}
	}
	return false
}

// numberFollows reports that the paper goes on with the next number.
func (r *paperReader) numberFollows(i int) bool {
	for j := i + 1; j < len(r.items) && j <= i+lookAhead; j++ {
		if m := r.items[j].mark; m.kind == markNumber && m.number == r.items[i].mark.number+1 {
			return r.optionsFollow(j)
		}
	}
	return false
}

// isHeading reports a line that names the section of the questions after it.
func (r *paperReader) isHeading(i int) bool {
	it := &r.items[i]
	if it.mark.kind != markHeading || !it.line.first {
		return false
	}
	if r.cur != nil && r.cur.options < 1 && !r.cur.keyed {
		return false
	}
	named := it.line.heading || it.line.label.kind == romanNumber || reHeading.MatchString(it.line.text) || reRoman.MatchString(it.line.text)
	if r.cur == nil && len(r.questions) == 0 && !named {
		return false // the document's title
	}
	for j, seen := i+1, 0; j < len(r.items) && j < i+lookAhead && seen < 6; j++ {
		switch next := &r.items[j]; next.mark.kind {
		case markBlank, markEnd, markID, markTopic, markLevel:
		case markQuestion, markKeyTitle:
			return true
		case markNumber:
			return r.optionsFollow(j)
		case markHeading, markText:
			if next.grid != nil {
				return true
			}
			if seen++; !named && next.mark.kind == markText {
				return false
			}
		case markOption:
			return false // it is the stem of a question without number
		default:
			return false
		}
	}
	return false
}

// takeHeading sets the topic for what follows. "PHẦN I" and the line below it
// are one heading.
func (r *paperReader) takeHeading(i int) {
	r.flush()
	r.loose = nil
	r.inKeys = false
	word := strings.Trim(r.items[i].mark.word, " .:*")
	if r.heading >= 0 && r.adjacent(r.heading, i) && reHeadOnly.MatchString(r.topic) {
		word = r.topic + ". " + word
	}
	r.topic, r.heading = word, i
}

// adjacent reports that only blank lines stand between two items.
func (r *paperReader) adjacent(a, b int) bool {
	for j := a + 1; j < b; j++ {
		if r.items[j].mark.kind != markBlank {
			return false
		}
	}
	return true
}

// takeID keeps an id line: for the question that is open and has only begun,
// else for the next one.
func (r *paperReader) takeID(it *item) {
	if r.cur != nil && r.cur.id == "" && r.cur.options == 0 && !r.cur.keyed {
		r.cur.id = it.mark.value
		return
	}
	r.flush()
	r.nextID = it.mark.value
}

// takeAttribute keeps a topic or level line: of the open question where such
// lines follow their questions, else of what comes next.
func (r *paperReader) takeAttribute(it *item) {
	topic := it.mark.kind == markTopic
	if r.cur != nil && (r.attributesFollow || r.cur.options == 0 && !r.cur.keyed) {
		if topic {
			r.cur.topic = it.mark.value
		} else {
			r.cur.level = it.mark.value
		}
		return
	}
	r.flush()
	if topic {
		r.topic = it.mark.value
	} else {
		r.nextLevel = it.mark.value
	}
}

// reportLoose tells about text after the last question that was understood as
// nothing.
func (r *paperReader) reportLoose() {
	if len(r.questions) == 0 {
		return
	}
	for _, it := range r.loose {
		if it.mark.kind == markText || it.mark.kind == markOption {
			r.b.file(r.place(it.line.para), warnf("text_ignored",
				"Không rõ đoạn này thuộc câu nào nên bỏ qua: “%s”.", "This text belongs to no question and was left out: “%s”.",
				shorten(it.line.text, 80)))
		}
	}
}

func isLettersOnly(s string) bool {
	_, rest, ok := parseLetters(strings.TrimSpace(s))
	return ok && rest == ""
}
