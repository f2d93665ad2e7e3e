package export

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"hoithi/contest"
)

// results is every row with every column.
func (p page) results() table {
	type column struct {
		name  string
		width float64
		cell  func(contest.ResultRow, contest.Contestant) any
	}
	columns := []column{
		{p.say("STT", "No."), 6, func(r contest.ResultRow, _ contest.Contestant) any { return r.Position }},
		{p.say("Hạng", "Rank"), 7, func(r contest.ResultRow, _ contest.Contestant) any { return place(r.Rank) }},
		{p.say("Hạng trong nhóm", "Group rank"), 9, func(r contest.ResultRow, _ contest.Contestant) any { return place(r.GroupRank) }},
		{p.say("Họ và tên", "Name"), 28, func(r contest.ResultRow, _ contest.Contestant) any { return r.Name }},
		{p.say("Đơn vị", "Unit"), 36, func(r contest.ResultRow, _ contest.Contestant) any { return r.UnitName }},
		{p.say("Nhóm", "Group"), 20, func(r contest.ResultRow, _ contest.Contestant) any { return p.group(r.GroupID) }},
		{p.say("Điểm", "Points"), 8, func(r contest.ResultRow, _ contest.Contestant) any { return r.Points }},
		{p.say("Số câu đúng", "Right"), 8, func(r contest.ResultRow, _ contest.Contestant) any { return r.Right }},
		{p.say("Số câu", "Questions"), 8, func(r contest.ResultRow, _ contest.Contestant) any { return r.Questions }},
		{p.say("Dự đoán", "Prediction"), 10, func(r contest.ResultRow, _ contest.Contestant) any { return number(r.Prediction) }},
		{p.say("Lệch dự đoán", "Off by"), 10, func(r contest.ResultRow, _ contest.Contestant) any { return number(r.PredictionError) }},
		{p.say("Thời gian làm bài", "Duration"), 14, func(r contest.ResultRow, _ contest.Contestant) any { return clock(r.Duration) }},
		{p.say("Nộp bài sau khi mở", "Submitted after opening"), 16, func(r contest.ResultRow, _ contest.Contestant) any { return clock(r.Submitted) }},
		{p.say("Giải", "Prize"), 18, func(r contest.ResultRow, _ contest.Contestant) any { return r.Prize }},
		{p.say("Diễn giải", "Why"), 40, func(r contest.ResultRow, _ contest.Contestant) any { return p.Round.Explain(r, p.lang) }},
		{p.say("Không xếp hạng vì", "Not ranked because"), 24, func(r contest.ResultRow, _ contest.Contestant) any { return p.excluded(r.Excluded) }},
		{p.say("Mã biên nhận", "Receipt"), 12, func(r contest.ResultRow, _ contest.Contestant) any { return r.Receipt }},
		{p.say("Điện thoại", "Phone"), 14, func(_ contest.ResultRow, c contest.Contestant) any { return national(c.Phone) }},
		{"Email", 28, func(_ contest.ResultRow, c contest.Contestant) any { return c.Email }},
		{p.say("Ngày sinh", "Born"), 11, func(_ contest.ResultRow, c contest.Contestant) any { return birth(c.BirthDate) }},
	}
	for _, f := range p.Contest.Registration.Fields {
		columns = append(columns, column{p.say(f.Label, f.LabelEN), 20, func(_ contest.ResultRow, c contest.Contestant) any { return c.Fields[f.Key] }})
	}
	t := table{name: p.say("Kết quả", "Result")}
	for _, c := range columns {
		t.head, t.width = append(t.head, c.name), append(t.width, c.width)
	}
	t.rows = func(yield func([]any) bool) {
		for _, r := range p.Rows {
			person, cells := p.People[r.ContestantID], make([]any, len(columns))
			for i, c := range columns {
				cells[i] = c.cell(r, person)
			}
			if !yield(cells) {
				return
			}
		}
	}
	return t
}

// excluded is why a row is not ranked.
func (p page) excluded(why string) string {
	if why == contest.ExcludedBlanks {
		return p.say("Bài chưa trả lời đủ câu", "The paper is not complete")
	}
	return why
}

// units is every ranking of units, one below the other.
func (p page) units() table {
	return table{
		name: p.say("Theo đơn vị", "By unit"),
		head: []string{p.say("Bảng xếp hạng", "Ranking"), p.say("Hạng", "Rank"), p.say("Đơn vị", "Unit"), p.say("Khối", "Block"), p.say("Số người", "Headcount"),
			p.say("Số người tham gia", "Participants"), p.say("Tỷ lệ tham gia (%)", "Participation (%)"), p.say("Điểm trung bình", "Mean points"),
			p.say("Điểm trung bình nhóm cao nhất", "Mean of the best"), p.say("Số giải", "Winners")},
		width: []float64{28, 7, 40, 24, 10, 10, 12, 10, 14, 8},
		rows: func(yield func([]any) bool) {
			for _, list := range p.Units {
				for _, u := range list.Rows {
					ratio := any("")
					if r, known := u.Ratio(); known {
						ratio = round2(r * 100)
					}
					if !yield([]any{p.say(list.Rule.Name, list.Rule.NameEN), place(u.Rank), u.UnitName, u.Block, people(u.Headcount), u.Participants, ratio,
						round2(u.MeanPoints), round2(u.TopMean), u.Winners}) {
						return
					}
				}
			}
		},
	}
}

// bands is how the people are spread: by the share of right answers, over all
// and by group, then by score.
func (p page) bands() table {
	return table{
		name:  p.say("Phổ điểm", "Score bands"),
		head:  []string{p.say("Nhóm", "Group"), p.say("Mức", "Band"), p.say("Số người", "People"), p.say("Tỷ lệ (%)", "Share (%)")},
		width: []float64{28, 28, 12, 12},
		rows: func(yield func([]any) bool) {
			for _, row := range p.bandRows() {
				if !yield(row) {
					return
				}
			}
		},
	}
}

func (p page) bandRows() [][]any {
	all, byGroup, byScore := contest.Bands{}, map[string]*contest.Bands{}, map[int]int{}
	for _, r := range p.Rows {
		if r.Rank == 0 {
			continue
		}
		if byGroup[r.GroupID] == nil {
			byGroup[r.GroupID] = &contest.Bands{}
		}
		all.Add(r.Right, r.Questions)
		byGroup[r.GroupID].Add(r.Right, r.Questions)
		byScore[r.Points]++
	}
	everybody := p.say("Tất cả", "Everybody")
	out := p.bandsOf(everybody, all)
	if len(p.Contest.Groups) > 1 {
		for _, g := range p.Contest.Groups {
			if b := byGroup[g.ID]; b != nil {
				out = append(out, p.bandsOf(p.say(g.Name, g.NameEN), *b)...)
			}
		}
	}
	total := all.All + all.Most + all.Some + all.Few
	for _, points := range slices.SortedFunc(maps.Keys(byScore), func(a, b int) int { return cmp.Compare(b, a) }) {
		out = append(out, []any{everybody, fmt.Sprintf(p.say("%d điểm", "%d points"), points), byScore[points], share(byScore[points], total)})
	}
	return out
}

func (p page) bandsOf(group string, b contest.Bands) [][]any {
	total := b.All + b.Most + b.Some + b.Few
	return [][]any{
		{group, p.say("Đúng 100%", "100% right"), b.All, share(b.All, total)},
		{group, p.say("Từ 75% đến dưới 100%", "75% to under 100%"), b.Most, share(b.Most, total)},
		{group, p.say("Từ 25% đến dưới 75%", "25% to under 75%"), b.Some, share(b.Some, total)},
		{group, p.say("Dưới 25%", "Under 25%"), b.Few, share(b.Few, total)},
	}
}

// info says where the file comes from and how it can be checked.
func (p page) info() table {
	rows := [][]any{
		{p.say("Cuộc thi", "Contest"), p.say(p.Contest.Name, p.Contest.NameEN)},
		{p.say("Đơn vị tổ chức", "Organiser"), p.Contest.Organiser},
		{p.say("Đợt thi", "Round"), fmt.Sprintf("%d – %s", p.Round.Number, p.say(p.Round.Name, p.Round.NameEN))},
		{p.say("Mở – đóng", "Open – close"), p.moment(p.Round.OpensAt) + " – " + p.moment(p.Round.ClosesAt)},
		{p.say("Tình trạng", "Standing"), p.standing()},
		{p.say("Mã bản kết quả", "Snapshot"), p.Snapshot.ID},
		{p.say("Mã ngắn", "Short code"), p.Snapshot.Code()},
		{p.say("Mã kiểm tra (SHA-256)", "Digest (SHA-256)"), p.Snapshot.Digest},
		{p.say("Phiên bản thể lệ", "Rules version"), p.Round.RulesVersion},
		{p.say("Lập lúc", "Written at"), p.moment(p.At)},
		{p.say("Số người dự thi hợp lệ", "Valid participants"), p.Participants},
		{p.say("Số lượt thi hợp lệ", "Valid attempts"), p.Attempts},
		{p.say("Số dòng kết quả", "Rows"), len(p.Rows)},
	}
	for _, scope := range slices.Sorted(maps.Keys(p.Truths)) {
		name := p.say("Đáp số câu dự đoán", "True value of the prediction")
		if scope != "" {
			name += " – " + p.group(scope)
		}
		rows = append(rows, []any{name, p.Truths[scope]})
	}
	if p.Snapshot.Reason != "" {
		rows = append(rows, []any{p.say("Lý do lập lại", "Reason"), p.Snapshot.Reason})
	}
	return table{name: p.say("Thông tin", "About"), head: []string{p.say("Mục", "Item"), p.say("Nội dung", "Value")}, width: []float64{28, 90},
		rows: slices.Values(rows)}
}

// place is a rank, or nothing for who is not ranked.
func place(rank int) any {
	if rank == 0 {
		return ""
	}
	return rank
}

func number(n *int64) any {
	if n == nil {
		return ""
	}
	return *n
}

func people(n int) any {
	if n == 0 {
		return ""
	}
	return n
}

func share(part, total int) any {
	if total == 0 {
		return ""
	}
	return round2(float64(part) * 100 / float64(total))
}

func round2(f float64) float64 {
	n, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', 2, 64), 64) // what Format wrote, Parse reads
	return n
}

// clock is "02:41.350" or "3:08:03:12.000": a time to the millisecond, because
// it may have decided.
func clock(d time.Duration) string {
	total := d.Milliseconds()
	sign := ""
	if total < 0 {
		sign, total = "-", -total
	}
	text := fmt.Sprintf("%02d:%02d.%03d", total/60_000%60, total/1000%60, total%1000)
	if hours := total / 3_600_000; hours > 0 {
		text = fmt.Sprintf("%02d:%s", hours%24, text)
		if days := hours / 24; days > 0 {
			text = fmt.Sprintf("%d:%s", days, text)
		}
	}
	return sign + text
}

// national is a Vietnamese number as people write it: 0905123456.
func national(phone string) string {
	if rest, ok := strings.CutPrefix(phone, "+84"); ok {
		return "0" + rest
	}
	return phone
}

func birth(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("02/01/2006")
}
