package importer

import (
	"strings"
	"unicode/utf8"
)

// Options without letters: boxes, dashes, numbers in brackets, or plain lines.
// They are understood only where nothing else is an option, and said so.

// unlabelled takes options without letters out of the lines of a question and
// returns what is left of its stem.
func (p *parsed) unlabelled(stem []piece) []piece {
	for _, read := range []func([]piece) (int, []int){boxLines, dashLines, numberLines, truthLines, p.markedLines} {
		at, skips := read(stem)
		if at < 1 {
			continue
		}
		for i, pc := range stem[at:] {
			if skips[i] < 0 { // the line goes on
				last := &p.options[len(p.options)-1]
				last.pieces = append(last.pieces, pc)
				continue
			}
			pc.from += skips[i]
			o := rawOption{letter: len(p.options), pieces: []piece{pc}}
			if lead := strings.TrimSpace(pc.line.text[:pc.from]); isTick(lead) || strings.HasPrefix(lead, "[x") || strings.HasPrefix(lead, "[X") {
				o.star = true
			}
			p.options = append(p.options, o)
		}
		p.problems = append(p.problems, warnf("options_inferred", "Các phương án không có nhãn A, B, C…; mỗi dòng được hiểu là một phương án. Hãy kiểm tra.",
			"The options have no letters; each line was taken for one. Check them."))
		return stem[:at]
	}
	return stem
}

// leadLines finds the lines at the end of a stem that begin with what lead
// measures; -1 stands for a line that goes on with the one before.
func leadLines(stem []piece, lead func(string) int) (int, []int) {
	at, skips, found := -1, []int(nil), 0
	for i, pc := range stem {
		n := lead(pc.line.text[pc.from:pc.to])
		switch {
		case n > 0 && at < 0:
			at, skips = i, []int{n}
			found++
		case n > 0:
			skips = append(skips, n)
			found++
		case at >= 0:
			skips = append(skips, -1)
		}
	}
	if found < 2 || found > maxOptions {
		return -1, nil
	}
	return at, skips
}

// boxLines finds "☐ …", "☒ …", "[x] …".
func boxLines(stem []piece) (int, []int) {
	return leadLines(stem, func(s string) int {
		trimmed := strings.TrimLeft(s, " \t-")
		at := len(s) - len(trimmed)
		for _, box := range []string{"[ ]", "[x]", "[X]", "[]", "( )", "(x)"} {
			if strings.HasPrefix(trimmed, box) {
				return at + len(box)
			}
		}
		if r, n := utf8.DecodeRuneInString(trimmed); r != '*' && tickLen(trimmed) > 0 {
			return at + n
		}
		return 0
	})
}

// dashLines finds "- …" and its like.
func dashLines(stem []piece) (int, []int) {
	return leadLines(stem, func(s string) int {
		trimmed := strings.TrimLeft(s, " \t*")
		for _, sign := range []string{"- ", "– ", "+ ", "• ", "-\t", "•\t"} {
			if strings.HasPrefix(trimmed, sign) {
				return len(s) - len(trimmed) + len(sign)
			}
		}
		return 0
	})
}

// numberLines finds "1) …", "2) …" counted from one.
func numberLines(stem []piece) (int, []int) {
	next := 1
	at, skips := leadLines(stem, func(s string) int {
		g := reNumber.FindStringSubmatchIndex(s)
		if g == nil || atoi(s[g[2]:g[3]]) != next {
			return 0
		}
		next++
		return g[1]
	})
	return at, skips
}

// truthLines finds "Đúng" and "Sai" as the last two lines.
func truthLines(stem []piece) (int, []int) {
	n := len(stem)
	if n < 3 {
		return -1, nil
	}
	for _, pc := range stem[n-2:] {
		switch fold(strings.Trim(pc.line.text[pc.from:pc.to], " \t.;")) {
		case "dung", "sai", "true", "false":
		default:
			return -1, nil
		}
	}
	return n - 2, []int{0, 0}
}

// markedLines finds lines of which some but not all are marked as a whole,
// below a stem that asks.
func (p *parsed) markedLines(stem []piece) (int, []int) {
	n := len(stem) - 1
	if n < 2 || n > maxOptions {
		return -1, nil
	}
	first := strings.TrimSpace(stem[0].line.text[stem[0].from:stem[0].to])
	if !strings.HasSuffix(first, "?") && !strings.HasSuffix(first, ":") && !strings.HasSuffix(first, "…") && !strings.HasSuffix(first, "...") {
		return -1, nil
	}
	trial := parsed{}
	skips := make([]int, n)
	for i := range n {
		trial.options = append(trial.options, rawOption{letter: i, pieces: []piece{stem[i+1]}})
	}
	if len(trial.lookClaims()) == 0 {
		return -1, nil
	}
	return 1, skips
}
