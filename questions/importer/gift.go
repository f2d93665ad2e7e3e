package importer

import (
	"fmt"
	"regexp"
	"strings"
)

// readGIFT reads Moodle's GIFT: questions separated by blank lines, answers in
// braces.
func readGIFT(src source, b *builder) error {
	text, err := src.text(b)
	if err != nil {
		return err
	}
	g := &gift{b: b}
	for _, block := range giftBlocks(text) {
		if src.ctx.Err() != nil {
			return ErrCancelled.Because(src.ctx.Err())
		}
		g.block(block)
	}
	return nil
}

// gift is a GIFT file under reading.
type gift struct {
	b     *builder
	topic string
	items int
}

// giftBlock is one question's text with the place where it begins.
type giftBlock struct {
	text string
	line int
	id   string
	tags []string
}

var (
	reGIFTID  = regexp.MustCompile(`\[id:([^\]]+)\]`)
	reGIFTTag = regexp.MustCompile(`\[tags?:([^\]]+)\]`)
)

// giftBlocks cuts the file at blank lines and drops comments. A blank line
// inside of braces does not cut, unless the braces are never closed.
func giftBlocks(text string) []giftBlock {
	var blocks []giftBlock
	cur := giftBlock{}
	var body strings.Builder
	flush := func() {
		if cur.text = body.String(); strings.TrimSpace(cur.text) != "" {
			blocks = append(blocks, cur)
			cur = giftBlock{}
		}
		body.Reset()
	}
	lines := strings.Split(text, "\n")
	for n, line := range lines {
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(trimmed, "//"):
			if g := reGIFTID.FindStringSubmatch(trimmed); g != nil {
				cur.id = squeeze(g[1])
			}
			for _, g := range reGIFTTag.FindAllStringSubmatch(trimmed, -1) {
				cur.tags = append(cur.tags, squeeze(g[1]))
			}
		case trimmed == "":
			if !openBraces(body.String()) || !closesBelow(lines[n+1:]) {
				flush()
			}
		case strings.HasPrefix(trimmed, "$CATEGORY:"):
			flush()
			blocks = append(blocks, giftBlock{text: trimmed, line: n + 1})
		default:
			if body.Len() == 0 {
				cur.line = n + 1
			}
			body.WriteString(line)
			body.WriteByte('\n')
		}
	}
	flush()
	return blocks
}

// openBraces reports an unescaped { without its }.
func openBraces(s string) bool {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		}
	}
	return depth > 0
}

// closesBelow reports that a } comes before the next {, within a few lines.
func closesBelow(lines []string) bool {
	for n, line := range lines {
		if n > 40 {
			break
		}
		for i := 0; i < len(line); i++ {
			switch line[i] {
			case '\\':
				i++
			case '{':
				return false
			case '}':
				return true
			}
		}
	}
	return false
}

func (g *gift) block(block giftBlock) {
	if rest, ok := strings.CutPrefix(block.text, "$CATEGORY:"); ok {
		g.topic = giftCategory(rest)
		return
	}
	g.items++
	where := fmt.Sprintf("Câu %d (dòng %d)", g.items, block.line)
	item, problem := parseGIFT(block.text)
	if problem != nil {
		g.b.file(where, *problem)
		return
	}
	item.q.Source = sourceLines([]string{block.text})
	item.q.Number, item.q.Where, item.q.Topic = g.items, where, g.topic
	if block.id != "" {
		item.q.ExternalID = block.id
	}
	for _, tag := range block.tags {
		if level := levelTag(tag); level != "" {
			item.q.Level = level
		}
	}
	item.q.takeBasis()
	if item.unsupported != "" {
		g.b.file(where, unsupported(item.unsupported, strings.TrimSpace(item.title+" "+item.q.Stem)))
		return
	}
	i := g.b.add(item.q)
	for _, p := range item.problems {
		g.b.about(i, p)
	}
	g.b.noteRich(i, item.rich...)
	g.b.repaired(i, where, item.done, item.before, item.after)
}

// giftCategory keeps the names of a category path, without Moodle's roots.
func giftCategory(path string) string {
	var kept []string
	for part := range strings.SplitSeq(strings.ReplaceAll(path, "//", "\x00"), "/") {
		part = squeeze(strings.ReplaceAll(part, "\x00", "/"))
		if part == "" || part == "top" || strings.HasPrefix(part, "$") && strings.HasSuffix(part, "$") {
			continue
		}
		kept = append(kept, part)
	}
	out, _ := mend(strings.Join(kept, " / "), false)
	return out
}
