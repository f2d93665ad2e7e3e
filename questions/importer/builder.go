package importer

import (
	"bytes"
	"fmt"
	"strings"
)

// builder collects what a reader finds. Readers run in one goroutine.
type builder struct {
	batch Batch
	full  bool          // the list of problems has reached its limit
	of    map[int][]int // problems of each question

	keySheets []keySheet              // sheets that only hold keys
	places    map[int][maxOptions]int // option by letter, of questions with an empty option cell among the others
}

// add appends a question and returns its index.
func (b *builder) add(q Question) int {
	if q.Number == 0 {
		q.Number = len(b.batch.Questions) + 1
	}
	if q.Where == "" {
		q.Where = fmt.Sprintf("Câu %d", q.Number)
	}
	b.batch.Questions = append(b.batch.Questions, q)
	return len(b.batch.Questions) - 1
}

// file reports a problem that belongs to no question.
func (b *builder) file(where string, p Problem) {
	p.Question = -1
	b.push(p.at(where))
}

// about reports a problem of question i.
func (b *builder) about(i int, p Problem) {
	p.Question = i
	if p.Where == "" {
		p.Where = b.batch.Questions[i].Where
	}
	if p.Severity == Error {
		b.batch.Questions[i].blocked = true
	}
	b.push(p)
}

func (b *builder) push(p Problem) {
	if len(b.batch.Problems) >= maxProblems {
		b.full = true
		return
	}
	if p.Question >= 0 {
		if b.of == nil {
			b.of = make(map[int][]int)
		}
		b.of[p.Question] = append(b.of[p.Question], len(b.batch.Problems))
	}
	b.batch.Problems = append(b.batch.Problems, p)
}

// has reports a problem of question i that match accepts.
func (b *builder) has(i int, match func(p *Problem) bool) bool {
	for _, k := range b.of[i] {
		if match(&b.batch.Problems[k]) {
			return true
		}
	}
	return false
}

// media keeps a picture and returns the name under which it is found again:
// its own, unless another picture has it.
func (b *builder) media(name string, data []byte) string {
	if b.batch.Media == nil {
		b.batch.Media = make(map[string]Media)
	}
	for own, n := name, 2; ; n++ {
		have, taken := b.batch.Media[name]
		if !taken || bytes.Equal(have.Data, data) {
			break
		}
		name = fmt.Sprintf("%d-%s", n, own)
	}
	kind, _ := pictureType(data)
	b.batch.Media[name] = Media{Type: kind, Data: data}
	return name
}

// describe notes what a kept picture shows; the first description stands.
func (b *builder) describe(name, alt string) {
	m, ok := b.batch.Media[name]
	if alt = strings.Join(strings.Fields(alt), " "); !ok || alt == "" || m.Alt != "" {
		return
	}
	if runes := []rune(alt); len(runes) > maxAlt {
		alt = strings.TrimSpace(string(runes[:maxAlt-1])) + "…"
	}
	m.Alt = alt
	b.batch.Media[name] = m
}

// maxAlt is longer than any description that somebody would listen to.
const maxAlt = 300

// finish runs the checks that all formats share.
func (b *builder) finish(src source) (Batch, error) {
	if len(b.batch.Questions) > maxQuestions {
		return Batch{Format: b.batch.Format}, ErrTooManyQuestions
	}
	if len(b.batch.Questions) == 0 && len(b.batch.Problems) == 0 {
		return Batch{Format: b.batch.Format}, ErrNoQuestions
	}
	for i := range b.batch.Questions {
		b.batch.Questions[i].keepFormulas()
		b.drawnAsLines(i)
	}
	checkQuestions(b)
	checkDuplicates(src, b)
	if b.full {
		b.batch.Problems = append(b.batch.Problems, warnf("problems_truncated",
			"Chỉ liệt kê %d vấn đề đầu tiên; hãy sửa rồi kiểm tra lại.",
			"Only the first %d problems are listed; correct them and check again.", maxProblems))
	}
	src.opts.progress(1, 1)
	return b.batch, nil
}
