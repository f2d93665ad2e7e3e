package importer

// collect mends and classifies every line.
func (r *paperReader) collect(p paper) {
	for i := 0; i < len(p.blocks); i++ {
		block := p.blocks[i]
		if pairs, n := r.rowsAt(p.blocks, i); n > 0 {
			r.items = append(r.items, item{pairs: pairs})
			i += n - 1
			continue
		}
		if block.table != nil {
			r.collectTable(block.table, p.quotes)
			continue
		}
		r.collectLine(block.line, p.quotes)
	}
	r.survey()
}

// survey looks over the paper once: does it say "Câu n", and do lines such as
// "Chủ đề: …" follow each question or head a section?
func (r *paperReader) survey() {
	questions, options, topics, firstTopic, firstQuestion := 0, 0, 0, -1, -1
	for i := range r.items {
		switch r.items[i].mark.kind {
		case markQuestion:
			questions++
			if firstQuestion < 0 {
				firstQuestion = i
			}
		case markOption:
			if options++; firstQuestion < 0 {
				firstQuestion = i
			}
		case markTopic, markLevel:
			if topics++; firstTopic < 0 {
				firstTopic = i
			}
		}
	}
	r.strong = questions > 0
	if !r.strong {
		questions = options / 4
	}
	r.attributesFollow = firstTopic > firstQuestion && 2*topics >= questions
}

func (r *paperReader) collectLine(line paperLine, quotes bool) {
	whole := line.label.prefix() + line.original()
	mendLine(&line, quotes)
	for i := range line.notes {
		line.notes[i], _ = mend(line.notes[i], quotes)
	}
	head, tail := splitInlineKey(line)
	m := classify(&head)
	if len(tail) > 0 && m.kind == markText && opensReason(head.text) {
		m = mark{kind: markExplain} // "Theo Điều 5 … nên đáp án là C."
	}
	r.items = append(r.items, item{line: head, mark: m, src: whole})
	for _, l := range tail {
		r.items = append(r.items, item{line: l, mark: classify(&l)})
	}
}
