package export

import (
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"hoithi/contest"
)

// ItemsName is what the analysis of a round's questions is called: without
// diacritics, with the moment it was made.
func ItemsName(r contest.ItemReport, lang string) string {
	p := itemsPage(r, lang)
	return strings.Join([]string{r.Contest.Slug, fmt.Sprintf(p.say("dot-%d", "round-%d"), r.Round.Number), p.say("phan-tich-cau-hoi", "item-analysis"),
		r.At.In(p.loc).Format("20060102-1504")}, "_") + ".xlsx"
}

// Items makes the workbook of an analysis: a sheet of questions, one of
// options, one of units. Every text is a text cell: a stem can not become a
// formula. The file is whole before its first byte is written.
func Items(r contest.ItemReport, lang string) (func(io.Writer) error, error) {
	p := itemPage{itemsPage(r, lang), r}
	return whole("item analysis", p.fill)
}

func itemsPage(r contest.ItemReport, lang string) page {
	return newPage(contest.Report{Contest: r.Contest, Round: r.Round, At: r.At}, lang)
}

type itemPage struct {
	page
	report contest.ItemReport
}

func (p itemPage) fill(book *excelize.File) error {
	looks, err := newLooks(book, contest.Official)
	if err != nil {
		return err
	}
	top := heading{p.title(), fmt.Sprintf(p.say("Phân tích câu hỏi – lượt thi đầu tiên của mỗi người – lập lúc %s", "Item analysis – everybody’s first attempt – written at %s"), p.moment(p.At))}
	for i, t := range []table{p.questions(), p.options(), p.unitsOfItems()} {
		if i == 0 {
			err = book.SetSheetName(book.GetSheetName(0), t.name)
		} else {
			_, err = book.NewSheet(t.name)
		}
		if err == nil {
			err = writeRows(book, looks, top, t, func(put func([]any) error) (err error) {
				t.rows(func(cells []any) bool { err = put(cells); return err == nil })
				return err
			})
		}
		if err != nil {
			return fmt.Errorf("export: sheet %s: %w", t.name, err)
		}
	}
	return nil
}

func (p itemPage) number(f contest.ItemFigures) int { return p.report.Places[f.Version.ID].Number }

func (p itemPage) questions() table {
	return table{
		name: p.say("Câu hỏi", "Questions"),
		head: []string{p.say("Câu", "No."), p.say("Phiên bản", "Version"), p.say("Nội dung", "Question"), p.say("Số lượt", "Seen"), p.say("Đã trả lời", "Answered"), p.say("Đúng", "Right"),
			p.say("Tỉ lệ đúng (%)", "Right (%)"), p.say("Độ phân biệt", "Discrimination"), p.say("Tương quan r", "Correlation r"),
			p.say("Thời gian Q1 (giây)", "Time Q1 (s)"), p.say("Thời gian trung vị (giây)", "Median time (s)"), p.say("Thời gian Q3 (giây)", "Time Q3 (s)"), p.say("Nhận xét", "Notes")},
		width: []float64{6, 9, 60, 9, 11, 9, 10, 12, 12, 12, 14, 12, 48},
		rows: func(yield func([]any) bool) {
			for _, f := range p.report.Items {
				if !yield([]any{p.number(f), f.Version.Number, f.Version.Stem, f.Seen, f.Answered, f.Right, round2(f.Facility() * 100), round2(f.Discrimination), correlation(f),
					inSeconds(f.Times.First), inSeconds(f.Times.Median), inSeconds(f.Times.Third), p.notes(f)}) {
					return
				}
			}
		},
	}
}

func (p itemPage) options() table {
	return table{
		name: p.say("Phương án", "Options"),
		head: []string{p.say("Câu", "No."), p.say("Phương án", "Option"), p.say("Nội dung", "Text"), p.say("Đúng", "Right"), p.say("Số người chọn", "Chosen"),
			p.say("Tỉ lệ (%)", "Share (%)"), p.say("Nhóm cao chọn", "Upper group"), p.say("Nhóm thấp chọn", "Lower group")},
		width: []float64{6, 11, 60, 7, 10, 9, 11, 11},
		rows: func(yield func([]any) bool) {
			for _, f := range p.report.Items {
				for i, o := range f.Options {
					if !yield([]any{p.number(f), letter(i), f.Version.Options[i], tick(o.Right), o.Chosen, percentOf(o.Chosen, f.Answered), o.Upper, o.Lower}) {
						return
					}
				}
			}
		},
	}
}

func (p itemPage) unitsOfItems() table {
	return table{
		name:  p.say("Theo đơn vị", "By unit"),
		head:  []string{p.say("Câu", "No."), p.say("Đơn vị", "Unit"), p.say("Số lượt", "Seen"), p.say("Đúng", "Right"), p.say("Tỉ lệ đúng (%)", "Right (%)")},
		width: []float64{6, 48, 9, 9, 10},
		rows: func(yield func([]any) bool) {
			for _, f := range p.report.Items {
				for _, u := range f.Units {
					if !yield([]any{p.number(f), u.UnitName, u.Seen, u.Right, percentOf(u.Right, u.Seen)}) {
						return
					}
				}
			}
		},
	}
}

// notes are what to look at, in the words of the desk.
func (p itemPage) notes(f contest.ItemFigures) string {
	words := map[contest.NoteCode]string{
		contest.NoteSuspectKey: p.say("Nghi sai đáp án: nhóm giỏi chọn %s nhiều hơn", "Key in doubt: the best choose %s more often"),
		contest.NoteNegative:   p.say("Nhóm yếu làm đúng nhiều hơn nhóm giỏi", "The worst do better than the best"),
		contest.NoteTooHard:    p.say("Câu quá khó", "Too hard"),
		contest.NoteTooEasy:    p.say("Câu quá dễ", "Too easy"),
		contest.NoteWeak:       p.say("Phân biệt kém", "Discriminates poorly"),
		contest.NoteIdle:       p.say("Phương án nhiễu hầu như không ai chọn: %s", "Options that hardly anybody chooses: %s"),
		contest.NoteOmitted:    p.say("Nhiều người bỏ trống", "Often left blank"),
		contest.NoteFew:        p.say("Chưa đủ lượt để kết luận", "Too few answers to judge"),
	}
	var out []string
	for _, n := range f.Notes {
		letters := make([]string, len(n.Options))
		for i, o := range n.Options {
			letters[i] = letter(o)
		}
		out = append(out, strings.ReplaceAll(words[n.Code], "%s", strings.Join(letters, ", ")))
	}
	return strings.Join(out, "; ")
}

func letter(option int) string { return string(rune('A' + option)) }

func tick(yes bool) string {
	if yes {
		return "✓"
	}
	return ""
}

// percentOf is empty where there is nothing to be a share of.
func percentOf(part, whole int) any {
	if whole == 0 {
		return ""
	}
	return round2(100 * float64(part) / float64(whole))
}

// correlation is empty where nothing varies: a cell cannot hold NaN.
func correlation(f contest.ItemFigures) any {
	if math.IsNaN(f.Correlation) {
		return ""
	}
	return round2(f.Correlation)
}

// inSeconds is empty where no time is known.
func inSeconds(d time.Duration) any {
	if d <= 0 {
		return ""
	}
	return math.Round(d.Seconds()*10) / 10
}
