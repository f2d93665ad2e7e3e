package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"hoithi/contest"
)

// RosterName is what a list of contestants is called: without diacritics, with
// the moment it was made.
func RosterName(r contest.Roster, lang string) string {
	p := rosterPage(r, lang)
	return strings.Join([]string{r.Contest.Slug, p.say("thi-sinh", "contestants"), r.At.In(p.loc).Format("20060102-1504")}, "_") + ".xlsx"
}

// Roster makes the workbook of a list of contestants. Every text is a text
// cell: a name can not become a formula. The file is whole, and read errors
// are told, before its first byte is written.
func Roster(ctx context.Context, r contest.Roster, lang string) (func(io.Writer) error, error) {
	p := rosterPage(r, lang)
	return whole("contestants", func(book *excelize.File) error { return p.fillRoster(ctx, book, r) })
}

func rosterPage(r contest.Roster, lang string) page {
	return newPage(contest.Report{Contest: r.Contest, At: r.At}, lang)
}

func (p page) fillRoster(ctx context.Context, book *excelize.File, r contest.Roster) error {
	looks, err := newLooks(book, contest.Official)
	if err != nil {
		return err
	}
	columns := p.rosterColumns()
	t := table{name: p.say("Thí sinh", "Contestants")}
	for _, c := range columns {
		t.head, t.width = append(t.head, c.name), append(t.width, c.width)
	}
	if err := book.SetSheetName(book.GetSheetName(0), t.name); err != nil {
		return fmt.Errorf("export: sheet %s: %w", t.name, err)
	}
	n := 0
	rows := func(put func([]any) error) error {
		return r.Each(ctx, func(person contest.Person) error {
			n++
			cells := make([]any, len(columns))
			for i, c := range columns {
				cells[i] = c.cell(n, person)
			}
			return put(cells)
		})
	}
	if err := writeRows(book, looks, heading{p.say(r.Contest.Name, r.Contest.NameEN), p.rosterNote(r)}, t, rows); err != nil {
		return fmt.Errorf("export: contestants: %w", err)
	}
	return nil
}

// rosterNote says when the list was made, and that it is not everybody.
func (p page) rosterNote(r contest.Roster) string {
	note := fmt.Sprintf(p.say("Danh sách thí sinh – %d người – lập lúc %s", "Contestants – %d people – written at %s"), r.Total, p.moment(r.At))
	if f := r.Filter; f.Query != "" || f.UnitID != "" || f.Group != "" || f.Flag != "" {
		note += p.say(" – chỉ gồm những người khớp bộ lọc", " – only those that match the filter")
	}
	return note
}

type rosterColumn struct {
	name  string
	width float64
	cell  func(n int, c contest.Person) any
}

func (p page) rosterColumns() []rosterColumn {
	columns := []rosterColumn{
		{p.say("STT", "No."), 7, func(n int, _ contest.Person) any { return n }},
		{p.say("Họ và tên", "Name"), 30, func(_ int, c contest.Person) any { return c.Name }},
		{p.say("Đơn vị", "Unit"), 40, func(_ int, c contest.Person) any { return c.UnitName }},
		{p.say("Nhóm", "Group"), 22, func(_ int, c contest.Person) any { return p.group(c.GroupID) }},
		{p.say("Điện thoại", "Phone"), 14, func(_ int, c contest.Person) any { return national(c.Phone) }},
		{"Email", 28, func(_ int, c contest.Person) any { return c.Email }},
		{p.say("Ngày sinh", "Born"), 11, func(_ int, c contest.Person) any { return birth(c.BirthDate) }},
		{p.say("Người giám hộ", "Guardian"), 30, func(_ int, c contest.Person) any { return guardian(c.Guardian) }},
		{p.say("Đăng ký lúc", "Registered"), 20, func(_ int, c contest.Person) any { return p.moment(c.CreatedAt) }},
		{p.say("Số lượt thi", "Attempts"), 9, func(_ int, c contest.Person) any { return c.Attempts }},
		{p.say("Thêm giờ (%)", "Extra time (%)"), 10, func(_ int, c contest.Person) any { return people(c.ExtraTimePercent) }},
		{p.say("Cần lưu ý", "Marks"), 34, func(_ int, c contest.Person) any { return p.marks(c) }},
	}
	for _, f := range p.Contest.Registration.Fields {
		columns = append(columns, rosterColumn{p.say(f.Label, f.LabelEN), 20, func(_ int, c contest.Person) any { return c.Fields[f.Key] }})
	}
	return columns
}

func guardian(g *contest.Guardian) string {
	if g == nil {
		return ""
	}
	return strings.Join([]string{g.Name, g.Relation, national(g.Phone)}, ", ")
}

// marks are what an organiser should notice, in words.
func (p page) marks(c contest.Person) string {
	words := map[contest.Duplicate]string{
		contest.SamePhone: p.say("trùng điện thoại", "same phone"), contest.SameEmail: p.say("trùng email", "same e-mail"),
		contest.SameDevice: p.say("trùng thiết bị", "same device"), contest.SameName: p.say("trùng họ tên", "same name"),
	}
	var out []string
	if c.Barred {
		out = append(out, p.say("thuộc diện không được dự thi", "barred"))
	}
	for _, d := range c.Duplicates {
		out = append(out, words[d])
	}
	if c.Synthetic {
		out = append(out, p.say("giả lập", "synthetic"))
	}
	return strings.Join(out, "; ")
}
