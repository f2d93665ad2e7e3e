package contest

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"hoithi/questions"
)

func pageText(p Page) string {
	var b strings.Builder
	for _, s := range p.Sections {
		b.WriteString(s.Heading + "\n" + strings.Join(s.Paragraphs, "\n") + "\n" + strings.Join(s.Items, "\n") + "\n")
		if s.Table != nil {
			for _, r := range s.Table.Rows {
				b.WriteString(strings.Join(r, " | ") + "\n")
			}
		}
	}
	return b.String()
}

func TestRulesPageSaysWhatTheDataSays(t *testing.T) {
	t.Parallel()
	banks := map[string]questions.Bank{"": {Topics: []questions.Topic{{ID: "the-che", Name: "Cải cách thể chế", NameEN: "Institutions"}}}}
	for id, want := range map[string][]string{
		"hue-2025":        {"tối đa 1 lượt trong đợt thi này", "đề thi gồm 15 câu hỏi", "số người trả lời đúng tất cả các câu hỏi trong nhóm thí sinh của mình", "15 phút", "Giải Nhất | Cán bộ, công chức, viên chức | 1 | 800.000 đồng", "tỷ lệ người tham gia trên tổng số người của đơn vị; rồi điểm trung bình; xếp riêng trong từng khối", "từ đủ 18 tuổi"},
		"dak-lak-2025":    {"tối đa 1 lượt mỗi ngày", "10 phút", "số người tham gia dự thi", "c) Thời gian làm bài ngắn hơn"},
		"vcnet-2019":      {"Không giới hạn số lượt thi", "lấy lượt nộp sớm nhất", "c) Nộp bài sớm hơn"},
		"bo-tu-phap-2021": {"tối đa 3 lượt trong cả cuộc thi", "19 câu hỏi", "20 phút"},
		"gia-lai-2025":    {"20 câu hỏi", "15 phút", "ngay sau khi nộp bài", "dưới 16 tuổi"},
		"quang-ninh-2023": {"chỉ hợp lệ khi trả lời đủ tất cả các câu", "a) Trả lời đúng nhiều câu hơn"},
		"tu-hao-vn-2021":  {"tối đa 3 lượt mỗi tuần", "được 10 điểm", "thời gian làm bài ngắn nhất"},
		"gtvt-2020":       {"Cải cách thể chế: 2 câu;", "từ đủ 16 tuổi"},
	} {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			p, _ := FindPreset(id)
			c := Contest{Name: "Cuộc thi", Groups: p.Groups, Registration: p.Registration, Masking: MaskInitials, TimeZone: "Asia/Ho_Chi_Minh"}
			r := Round{Name: "Tuần 1", OpensAt: opening, ClosesAt: opening.AddDate(0, 0, 7), Rules: p.Rules, RulesVersion: 3}
			page := RulesPage(c, r, banks, "vi")
			text := pageText(page)
			for _, phrase := range append(want, "mở lúc 08:00 ngày 15/09/2025 và đóng lúc 08:00 ngày 22/09/2025") {
				if !strings.Contains(text, phrase) {
					t.Errorf("the rules do not say %q:\n%s", phrase, text)
				}
			}
			if !norm.NFC.IsNormalString(text) || strings.Contains(text, "%!") || strings.Contains(text, "  ") {
				t.Errorf("the text is not clean:\n%s", text)
			}
			if (p.Rules.Prediction == nil) == strings.Contains(text, "Câu dự đoán\n") {
				t.Error("the prediction has a section exactly when it is asked")
			}
			english := RulesPage(c, r, banks, "en")
			if len(english.Sections) != len(page.Sections) || english.Version != 3 {
				t.Errorf("English has %d sections, Vietnamese %d", len(english.Sections), len(page.Sections))
			}
			for _, s := range english.Sections {
				if strings.ContainsAny(s.Heading, "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ") {
					t.Errorf("an English heading reads Vietnamese: %q", s.Heading)
				}
			}
		})
	}
}

// What the page says of times is what the server does, to the millisecond and
// in the contest's own zone.
func TestRulesPageTellsTimesExactly(t *testing.T) {
	t.Parallel()
	tests := map[time.Duration][2]string{
		500 * time.Millisecond:  {"0,5 giây", "0.5 s"},
		1500 * time.Millisecond: {"1,5 giây", "1.5 s"},
		2 * time.Second:         {"2 giây", "2 s"},
		90 * time.Second:        {"1 phút 30 giây", "1 min 30 s"},
		time.Hour:               {"1 giờ", "1 h"},
	}
	for d, want := range tests {
		if got := [2]string{(rulesWriter{}).span(d), (rulesWriter{en: true}).span(d)}; got != want {
			t.Errorf("span(%v) = %q, want %q", d, got, want)
		}
	}
	for zone, want := range map[string]string{"Asia/Ho_Chi_Minh": "giờ Việt Nam", "Asia/Tokyo": "giờ UTC+09:00"} {
		text := pageText(RulesPage(Contest{TimeZone: zone}, Round{OpensAt: opening, ClosesAt: opening.AddDate(0, 0, 7)}, nil, "vi"))
		if !strings.Contains(text, want) {
			t.Errorf("in %s the rules do not say %q:\n%s", zone, want, text)
		}
	}
}

// English has two forms where Vietnamese has one.
func TestRulesPageCountsInEnglish(t *testing.T) {
	t.Parallel()
	p, _ := FindPreset("hue-2025")
	r := Round{Name: "Tuần 1", OpensAt: opening, ClosesAt: opening.AddDate(0, 0, 7), Rules: p.Rules}
	for n, want := range map[int][]string{1: {"worth 1 point unless", "at most 1 attempt in"}, 3: {"worth 3 points unless", "at most 3 attempts in"}} {
		r.Rules.Paper.Points, r.Rules.Attempts.Limit = n, n
		text := pageText(RulesPage(Contest{Groups: p.Groups, TimeZone: "Asia/Ho_Chi_Minh"}, r, nil, "en"))
		for _, phrase := range want {
			if !strings.Contains(text, phrase) {
				t.Errorf("the rules do not say %q:\n%s", phrase, text)
			}
		}
	}
}
