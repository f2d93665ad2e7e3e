package contest

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"hoithi/questions"
)

// Page is a text in sections, e.g. the public rules (thể lệ).
type Page struct {
	Title     string
	Organiser string
	Version   int
	Sections  []Section
}

// Section is a heading with paragraphs, a list and perhaps a table.
type Section struct {
	Heading    string
	Paragraphs []string
	Items      []string
	Table      *Table
}

// Table is a small table of a page.
type Table struct {
	Head []string
	Rows [][]string
}

// RulesPage prints a round's rules in a language ("vi", "en"), out of the same
// data that the server acts on. banks are by id, for the names of topics.
func RulesPage(c Contest, r Round, banks map[string]questions.Bank, lang string) Page {
	w := rulesWriter{c: c, r: r, banks: banks, en: lang == "en", loc: location(c)}
	page := Page{
		Title:     w.say("Thể lệ "+c.Name+" – "+r.Name, "Rules of "+either(w.en, c.NameEN, c.Name)+" – "+either(w.en, r.NameEN, r.Name)),
		Organiser: c.Organiser, Version: r.RulesVersion,
	}
	for _, section := range []Section{
		w.who(), w.when(), w.paper(), w.attempts(), w.time(), w.prediction(),
		w.ranking(), w.units(), w.results(), w.prizes(), w.data(),
	} {
		if len(section.Paragraphs)+len(section.Items) > 0 || section.Table != nil {
			section.Heading = fmt.Sprintf("%d. %s", len(page.Sections)+1, section.Heading)
			page.Sections = append(page.Sections, section)
		}
	}
	return page
}

// rulesWriter holds what every section needs.
type rulesWriter struct {
	c     Contest
	r     Round
	banks map[string]questions.Bank
	en    bool
	loc   *time.Location
}

func (w rulesWriter) say(vi, en string) string { return pick(w.en, vi, en) }

func (w rulesWriter) sayf(vi, en string, args ...any) string {
	return fmt.Sprintf(w.say(vi, en), args...)
}

// amount is "1 point", "2 points": Vietnamese has one form, English two.
func amount(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n) + " " + many
}

func either(first bool, a, b string) string {
	if first && a != "" {
		return a
	}
	return b
}

// location is the contest's time zone; the one of Vietnam where it is unknown.
func location(c Contest) *time.Location {
	if loc, err := time.LoadLocation(c.TimeZone); err == nil && c.TimeZone != "" {
		return loc
	}
	return time.FixedZone("ICT", 7*60*60)
}

// Location is the contest's time zone.
func (c Contest) Location() *time.Location { return location(c) }

func (w rulesWriter) group(id string) string {
	for _, g := range w.c.Groups {
		if g.ID == id {
			return either(w.en, g.NameEN, g.Name)
		}
	}
	return id
}

func (w rulesWriter) moment(t time.Time) string {
	return t.In(w.loc).Format(w.say("15:04 ngày 02/01/2006", "15:04 on 2 January 2006"))
}

// zone names the time that the page tells: where it is not Vietnam's, by its
// difference from world time.
func (w rulesWriter) zone() string {
	at := w.r.OpensAt.In(w.loc)
	if _, offset := at.Zone(); offset == 7*60*60 {
		return w.say("Việt Nam", "Vietnam")
	}
	return "UTC" + at.Format("-07:00")
}

// span prints a duration in words: "15 phút", "1 phút 30 giây", "1,5 giây".
func (w rulesWriter) span(d time.Duration) string {
	var parts []string
	for _, unit := range []struct {
		size   time.Duration
		vi, en string
	}{{time.Hour, "giờ", "h"}, {time.Minute, "phút", "min"}} {
		if n := d / unit.size; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, w.say(unit.vi, unit.en)))
			d -= n * unit.size
		}
	}
	if d > 0 { // rules are kept to the millisecond
		seconds := strconv.FormatFloat(d.Seconds(), 'f', -1, 64)
		return strings.Join(append(parts, w.say(strings.Replace(seconds, ".", ",", 1)+" giây", seconds+" s")), " ")
	}
	return strings.Join(parts, " ")
}

func (w rulesWriter) who() Section {
	s := Section{Heading: w.say("Đối tượng dự thi", "Who may take part")}
	if len(w.c.Groups) == 1 {
		s.Paragraphs = append(s.Paragraphs, w.group(w.c.Groups[0].ID)+".")
	}
	reg := w.c.Registration
	if reg.MinAge > 0 {
		s.Paragraphs = append(s.Paragraphs, w.sayf("Thí sinh từ đủ %d tuổi trở lên tính đến ngày đăng ký.", "Contestants are at least %d years old on the day of registering.", reg.MinAge))
	}
	if reg.MaxAge > 0 {
		s.Paragraphs = append(s.Paragraphs, w.sayf("Thí sinh không quá %d tuổi tính đến ngày đăng ký.", "Contestants are at most %d years old on the day of registering.", reg.MaxAge))
	}
	if reg.GuardianUnder > 0 {
		s.Paragraphs = append(s.Paragraphs, w.sayf("Thí sinh dưới %d tuổi cần cha, mẹ hoặc người giám hộ đồng ý.", "Contestants under %d need the consent of a parent or guardian.", reg.GuardianUnder))
	}
	s.Paragraphs = append(s.Paragraphs, w.say(
		"Thành viên ban tổ chức, tổ ra đề, ban giám khảo và tổ thư ký không được dự thi.",
		"Members of the organising committee, the exam board, the jury and the secretariat may not take part."))
	if len(w.c.Groups) > 1 { // the list stands below the paragraphs, so its lead comes last
		s.Paragraphs = append(s.Paragraphs, w.say("Thí sinh đăng ký và được xếp hạng theo các nhóm:", "Contestants register and are ranked in these groups:"))
		for _, g := range w.c.Groups {
			s.Items = append(s.Items, either(w.en, g.NameEN, g.Name))
		}
	}
	return s
}

func (w rulesWriter) when() Section {
	return Section{
		Heading: w.say("Thời gian tổ chức", "When"),
		Paragraphs: []string{
			w.sayf("%s mở lúc %s và đóng lúc %s (giờ %s).", "%s opens at %s and closes at %s (%s time).",
				either(w.en, w.r.NameEN, w.r.Name), w.moment(w.r.OpensAt), w.moment(w.r.ClosesAt), w.zone()),
			w.say("Giờ của máy chủ là căn cứ duy nhất.", "The server's clock alone decides."),
		},
	}
}

func (w rulesWriter) paper() Section {
	p := w.r.Rules.Paper
	s := Section{Heading: w.say("Đề thi", "The paper")}
	s.Paragraphs = append(s.Paragraphs, w.sayf("Mỗi câu trả lời đúng được %s, trừ câu có ghi điểm riêng; câu nhiều lựa chọn chỉ được điểm khi chọn đúng và đủ.", "A right answer is worth %s unless stated otherwise; a question with several right options counts only when exactly those are chosen.",
		w.say(fmt.Sprint(p.Points)+" điểm", amount(p.Points, "point", "points"))))
	s.Paragraphs = append(s.Paragraphs, w.kinds()...)
	if p.ShuffleQuestions || p.ShuffleOptions {
		s.Paragraphs = append(s.Paragraphs, w.say("Thứ tự câu hỏi và phương án có thể khác nhau giữa các thí sinh.", "The order of questions and options may differ between contestants."))
	}
	if p.Revise {
		s.Paragraphs = append(s.Paragraphs, w.say("Thí sinh được sửa câu trả lời cho đến khi nộp bài.", "Answers may be changed until the paper is submitted."))
	} else {
		s.Paragraphs = append(s.Paragraphs, w.say("Câu đã trả lời không được sửa.", "An answer cannot be changed."))
	}
	for _, src := range p.Sources {
		s.Items = append(s.Items, w.source(src))
	}
	return s
}

// source says in one line what the paper of a group holds.
func (w rulesWriter) source(src PaperSource) string {
	text := w.sayf("Đề thi gồm %d câu hỏi trắc nghiệm, rút ngẫu nhiên từ ngân hàng câu hỏi", "A paper has %d questions, drawn at random from the bank", src.Questions())
	if src.Group != "" {
		text = w.sayf("Nhóm %s: đề thi gồm %d câu hỏi trắc nghiệm, rút ngẫu nhiên từ ngân hàng câu hỏi của nhóm", "%s: a paper has %d questions, drawn at random from the group's bank", w.group(src.Group), src.Questions())
	}
	if parts := w.blueprint(src); len(parts) > 0 {
		return text + ": " + strings.Join(parts, "; ") + "."
	}
	return text + "."
}

// blueprint lists the lines of a blueprint, unless it is one line for anything.
func (w rulesWriter) blueprint(src PaperSource) []string {
	var out []string
	for _, l := range src.Lines {
		if l.Topic == "" && l.Level == 0 && len(src.Lines) == 1 {
			return nil
		}
		text := w.topic(src.BankID, l.Topic)
		if l.Level > 0 {
			text += w.sayf(", mức độ %s", ", level %s", w.level(l.Level))
		}
		text += w.sayf(": %d câu", ": %d", l.Count)
		if l.Points > 0 && l.Points != w.r.Rules.Paper.Points {
			text += w.sayf(", mỗi câu %d điểm", ", %d points each", l.Points)
		}
		out = append(out, text)
	}
	return out
}

func (w rulesWriter) topic(bank, id string) string {
	if id == "" {
		return w.say("Mọi chủ đề", "Any topic")
	}
	for _, t := range w.banks[bank].Topics {
		if t.ID == id {
			return either(w.en, t.NameEN, t.Name)
		}
	}
	return id
}

func (w rulesWriter) level(level int) string {
	return [...]string{"", w.say("nhận biết", "recall"), w.say("thông hiểu", "understanding"), w.say("vận dụng", "application")}[min(max(level, 0), 3)]
}
