package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"hoithi/internal/bankfile"
	"hoithi/questions/importer"
)

// maxSamePlaces is how many places of one kind of problem the report names
// before it only counts them.
const maxSamePlaces = 10

// write prints the report for people.
func (r *checkReport) write(w io.Writer, batch importer.Batch, lang string) {
	fmt.Fprintf(w, "%s\n", r.File)
	if r.Format != "" {
		fmt.Fprintf(w, text(lang, "  Định dạng: %s\n", "  Format: %s\n"), r.Format)
	}
	if len(batch.Questions) > 0 {
		r.writeSummary(w, batch, lang)
	}
	for _, severity := range []importer.Severity{importer.Error, importer.Warning} {
		r.writeProblems(w, severity, lang)
	}
	if len(r.Problems) == 0 {
		fmt.Fprintln(w, text(lang, "  Không có vấn đề nào.", "  No problems."))
	}
	fmt.Fprintln(w)
}

func (r *checkReport) writeSummary(w io.Writer, batch importer.Batch, lang string) {
	blocked := 0
	found := make(map[string]int)
	var order []string
	for i := range batch.Questions {
		q := &batch.Questions[i]
		if q.Blocked() {
			blocked++
		}
		if q.KeyFoundBy != "" {
			if found[q.KeyFoundBy] == 0 {
				order = append(order, q.KeyFoundBy)
			}
			found[q.KeyFoundBy]++
		}
	}
	fmt.Fprintf(w, text(lang, "  Số câu đọc được: %d (%d câu bị chặn vì có lỗi)\n", "  Questions read: %d (%d blocked by errors)\n"), len(batch.Questions), blocked)
	var ways []string
	for _, by := range order {
		ways = append(ways, fmt.Sprintf("%s %d", bankfile.KeySource(by).In(lang), found[by]))
	}
	if len(ways) > 0 {
		fmt.Fprintf(w, text(lang, "  Đáp án tìm thấy theo: %s\n", "  Keys found by: %s\n"), strings.Join(ways, ", "))
	}
}

// writeProblems prints the problems of one severity, those of one kind together.
func (r *checkReport) writeProblems(w io.Writer, severity importer.Severity, lang string) {
	var codes []string
	byCode := make(map[string][]checkProblem)
	total := 0
	for _, p := range r.Problems {
		if p.Severity != string(severity) {
			continue
		}
		total++
		if byCode[p.Code] == nil {
			codes = append(codes, p.Code)
		}
		byCode[p.Code] = append(byCode[p.Code], p)
	}
	if total == 0 {
		return
	}
	title := text(lang, "Cảnh báo", "Warnings")
	if severity == importer.Error {
		title = text(lang, "Lỗi", "Errors")
	}
	fmt.Fprintf(w, "  %s (%d):\n", title, total)
	for _, code := range codes {
		list := byCode[code]
		for i, p := range list {
			if i == maxSamePlaces {
				fmt.Fprintf(w, text(lang, "    … và %d chỗ khác cùng loại (%s)\n", "    … and %d more of the kind (%s)\n"), len(list)-i, code)
				break
			}
			if p.Where == "" {
				fmt.Fprintf(w, "    %s\n", p.Message)
				continue
			}
			fmt.Fprintf(w, "    %s: %s\n", importer.PlaceIn(lang, p.Where), p.Message)
		}
	}
}

// progressLine shows progress on a terminal; nil elsewhere.
func progressLine(w io.Writer, lang string) func(done, total int) {
	f, ok := w.(*os.File)
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	last := -1
	return func(done, total int) {
		percent := 100 * done / max(total, 1)
		if percent == last {
			return
		}
		last = percent
		if percent >= 100 {
			fmt.Fprint(f, "\r\033[K")
			return
		}
		fmt.Fprintf(f, text(lang, "\rĐang đọc… %d%%", "\rReading… %d%%"), percent)
	}
}
