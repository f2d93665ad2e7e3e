package importer

// claim is one way in which a paper says which options are right.
type claim struct {
	by      string
	options []int
	where   string
	text    string // a value that matched no option, for the message
}

// looksOf measures an option: the share of its letters that wear each look,
// and its prevailing colour.
func (o *rawOption) looksOf() (share [4]float64, color uint32) {
	total := 0
	var count [4]int
	colors := make(map[uint32]int, 2)
	for _, pc := range o.pieces {
		from := 0
		for _, s := range pc.line.spans {
			a, b := max(from, pc.from), min(s.end, pc.to)
			from = s.end
			if a >= b {
				continue
			}
			n := inked(pc.line.text[a:b])
			total += n
			colors[s.color] += n
			for bit := range count {
				if s.look&(1<<bit) != 0 {
					count[bit] += n
				}
			}
		}
	}
	if total == 0 {
		return share, 0
	}
	for bit := range count {
		share[bit] = float64(count[bit]) / float64(total)
	}
	for c, n := range colors {
		if 2*n > total {
			color = c
		}
	}
	return share, color
}

// inked counts bytes that leave ink.
func inked(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] != ' ' && s[i] != '\t' {
			n++
		}
	}
	return n
}

// labelLook returns the look of the label's letter.
func (o *rawOption) labelLook() (look, uint32) {
	if o.label == nil {
		return 0, 0
	}
	for _, s := range o.label.spans {
		if o.labelAt < s.end {
			return s.look, s.color
		}
	}
	return 0, 0
}

const (
	wholeShare = 0.6 // an option wears a look when this much of it does
	partShare  = 0.3 // less than this is emphasis on a word
)

// lookClaims finds the looks that some options wear and others do not. A look
// that all options wear is style, not a key.
func (p *parsed) lookClaims() []claim {
	n := len(p.options)
	if n < 2 {
		return nil
	}
	shares, colors := make([][4]float64, n), make([]uint32, n)
	for i := range p.options {
		shares[i], colors[i] = p.options[i].looksOf()
	}
	var claims []claim
	for bit, by := range []string{byBold, byItalic, byUnderline, byHighlight} {
		set := p.wearing(bit, shares)
		if len(set) > 0 && len(set) < n {
			claims = append(claims, claim{by: by, options: set})
		}
	}
	if set := p.coloured(colors); len(set) > 0 {
		claims = append(claims, claim{by: byColor, options: set})
	}
	return claims
}

// wearing returns the options whose text, or else whose label, wears a look.
func (p *parsed) wearing(bit int, shares [][4]float64) []int {
	var whole, labels []int
	for i := range p.options {
		if shares[i][bit] >= wholeShare {
			whole = append(whole, i)
		}
		if k, _ := p.options[i].labelLook(); k&(1<<bit) != 0 {
			labels = append(labels, i)
		}
	}
	if len(whole) > 0 {
		return whole
	}
	for i := range shares {
		if shares[i][bit] >= partShare {
			p.problems = append(p.problems, warnf("key_partly_marked",
				"Phương án %s chỉ được đánh dấu (đậm, nghiêng, gạch chân hoặc tô nền) một phần; không coi là đáp án.",
				"Only a part of option %s is marked (bold, italic, underlined or shaded); it is not taken for the key.", letter(i)))
			break
		}
	}
	return labels
}

// coloured returns the options whose colour differs from that of the others.
func (p *parsed) coloured(colors []uint32) []int {
	if set := oddOnes(colors); len(set) > 0 {
		return set
	}
	labels := make([]uint32, len(p.options))
	for i := range p.options {
		_, labels[i] = p.options[i].labelLook()
	}
	return oddOnes(labels)
}

// oddOnes returns the places of the colours that stand out: coloured among
// plain ones, or else the smaller group of two colours.
func oddOnes(colors []uint32) []int {
	groups := make(map[uint32][]int)
	for i, c := range colors {
		groups[c] = append(groups[c], i)
	}
	if len(groups) < 2 {
		return nil
	}
	if plain, ok := groups[0]; ok {
		var set []int
		for i, c := range colors {
			if c != 0 {
				set = append(set, i)
			}
		}
		if len(plain) > 0 && len(groups) == 2 {
			return set
		}
	}
	var least []int
	for _, g := range groups {
		if len(groups) == 2 && 2*len(g) < len(colors) {
			least = g
		}
	}
	return least
}

func letter(i int) string {
	if i < 0 {
		return "?"
	}
	return letters(i + 1)
}

func letterList(set []int) string {
	s := ""
	for n, i := range set {
		if n > 0 {
			s += ", "
		}
		s += letter(i)
	}
	return s
}
