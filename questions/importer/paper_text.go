package importer

import "strings"

// readPlainPaper reads a plain text file that is laid out like a paper.
func readPlainPaper(src source, b *builder) error {
	text, err := src.text(b)
	if err != nil {
		return err
	}
	if strings.Count(text, "\n") > maxLines {
		return ErrTooLarge
	}
	return readPaper(src, b, textPaper(text))
}

// textPaper makes a paper of plain text: a line is a paragraph.
func textPaper(text string) paper {
	p := paper{quotes: true}
	markdown := isMarkdown(text)
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		line = strings.Trim(line, "\r\f\v")
		l := paperLine{text: line, spans: []span{{end: len(line)}}, para: n, first: true, wrap: true}
		if markdown {
			l.readMarkdown()
		}
		p.blocks = addBlock(p.blocks, paperBlock{line: l})
	}
	return p
}
