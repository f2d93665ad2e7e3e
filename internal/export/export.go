// Package export writes a round's report as files that organisers keep: a
// workbook, and plain CSV. Every sheet and the file's name say whether it is
// official.
//
// It knows how a report looks on paper, not how one is computed.
package export

import (
	"fmt"
	"strings"
	"time"

	"hoithi/contest"
)

// page is a report with what all sheets share.
type page struct {
	contest.Report
	lang string
	loc  *time.Location
}

func newPage(r contest.Report, lang string) page {
	loc, err := time.LoadLocation(r.Contest.TimeZone)
	if err != nil {
		loc = time.FixedZone("+07", 7*60*60) // Vietnam has one time zone
	}
	return page{Report: r, lang: lang, loc: loc}
}

// say chooses between the languages.
func (p page) say(vi, en string) string {
	if p.lang == "en" && en != "" {
		return en
	}
	return vi
}

// FileName is what the report's file is called: without diacritics, so that it
// survives every mail program, and never without its standing.
func FileName(r contest.Report, lang, sheet, ext string) string {
	p := newPage(r, lang)
	parts := []string{r.Contest.Slug, fmt.Sprintf(p.say("dot-%d", "round-%d"), r.Round.Number)}
	if sheet != "" {
		parts = append(parts, sheet)
	}
	switch r.Standing {
	case contest.Official:
		parts = append(parts, p.say("chinh-thuc", "official"), r.Snapshot.Code())
	case contest.Unpublished:
		parts = append(parts, p.say("chua-cong-bo", "unpublished"), r.Snapshot.Code())
	default:
		parts = append(parts, p.say("tam-tinh", "provisional"), r.At.In(p.loc).Format("20060102-1504"))
	}
	return strings.Join(parts, "_") + "." + ext
}

// title names the contest and the round.
func (p page) title() string {
	return p.say(p.Contest.Name, p.Contest.NameEN) + " – " + p.say(p.Round.Name, p.Round.NameEN)
}

// standing is the line that no sheet goes without.
func (p page) standing() string {
	at := p.moment(p.At)
	switch p.Standing {
	case contest.Official:
		return fmt.Sprintf(p.say("KẾT QUẢ CHÍNH THỨC – mã %s – công bố lúc %s", "OFFICIAL RESULT – code %s – published at %s"), p.Snapshot.Code(), p.moment(p.Snapshot.PublishedAt))
	case contest.Unpublished:
		return fmt.Sprintf(p.say("CHƯA CÔNG BỐ – kết quả đã khóa, mã %s – lập lúc %s", "NOT PUBLISHED – locked result, code %s – written at %s"), p.Snapshot.Code(), at)
	default:
		return fmt.Sprintf(p.say("TẠM TÍNH – chưa phải kết quả chính thức – lập lúc %s", "PROVISIONAL – not the official result – written at %s"), at)
	}
}

func (p page) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(p.loc).Format("15:04:05 02/01/2006")
}

// group is a group's name in the page's language.
func (p page) group(id string) string {
	for _, g := range p.Contest.Groups {
		if g.ID == id {
			return p.say(g.Name, g.NameEN)
		}
	}
	return id
}

// table is one list of a report, for any format.
type table struct {
	name  string // of the sheet
	head  []string
	width []float64
	rows  func(yield func([]any) bool)
}
