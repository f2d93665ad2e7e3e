package contest

import (
	"fmt"
	"strings"
)

func (w rulesWriter) attempts() Section {
	p := w.r.Rules.Attempts
	s := Section{Heading: w.say("Số lượt thi", "Attempts")}
	if p.Limit == 0 {
		s.Paragraphs = append(s.Paragraphs, w.say("Không giới hạn số lượt thi trong đợt.", "The number of attempts is not limited."))
	} else {
		per := map[Period]string{
			PerRound:   w.say("trong đợt thi này", "in this round"),
			PerDay:     w.say("mỗi ngày", "a day"),
			PerWeek:    w.say("mỗi tuần (từ thứ Hai)", "a week (from Monday)"),
			PerContest: w.say("trong cả cuộc thi", "in the whole contest"),
		}[p.Per]
		s.Paragraphs = append(s.Paragraphs, w.sayf("Mỗi thí sinh được thi tối đa %s %s.", "Each contestant has at most %s %s.", w.say(fmt.Sprint(p.Limit)+" lượt", amount(p.Limit, "attempt", "attempts")), per))
	}
	if text := w.counts(p.Counts); text != "" {
		s.Paragraphs = append(s.Paragraphs, text)
	}
	return s
}

func (w rulesWriter) counts(c Counting) string {
	switch c {
	case CountBest:
		return w.say("Lượt có kết quả tốt nhất theo cách xếp hạng được công nhận.", "The best attempt by the ranking below counts.")
	case CountBestEarliest:
		return w.say("Lượt có nhiều điểm nhất được công nhận; nếu bằng điểm, lấy lượt nộp sớm nhất.", "The attempt with the most points counts; of equal ones the earliest submitted.")
	case CountBestShortest:
		return w.say("Lượt có nhiều điểm nhất được công nhận; nếu bằng điểm, lấy lượt có thời gian làm bài ngắn nhất.", "The attempt with the most points counts; of equal ones the shortest.")
	case CountLast:
		return w.say("Lượt thi cuối cùng được công nhận.", "The last attempt counts.")
	}
	return ""
}

func (w rulesWriter) time() Section {
	t := w.r.Rules.Time
	s := Section{Heading: w.say("Thời gian làm bài", "Time")}
	if t.Limit > 0 {
		s.Paragraphs = append(s.Paragraphs, w.sayf("Mỗi lượt thi kéo dài tối đa %s, tính từ lúc bấm Bắt đầu.", "An attempt lasts at most %s from the moment it is started.", w.span(t.Limit)))
	} else {
		s.Paragraphs = append(s.Paragraphs, w.say("Không giới hạn thời gian làm bài trong thời gian mở đợt thi.", "There is no time limit while the round is open."))
	}
	if t.PerQuestion > 0 {
		s.Paragraphs = append(s.Paragraphs, w.sayf("Mỗi câu có tối đa %s, tính từ lúc câu hỏi hiện ra.", "Each question has at most %s from the moment it is shown.", w.span(t.PerQuestion)))
	}
	s.Paragraphs = append(s.Paragraphs, w.say(
		"Hết giờ hoặc khi đợt thi đóng, bài tự nộp với các câu đã lưu, kể cả khi thí sinh đã tắt máy.",
		"When time is over or the round closes, the paper is submitted by itself with what was saved, even if the device is off."))
	if t.Grace > 0 {
		s.Paragraphs = append(s.Paragraphs, w.sayf("Câu trả lời đến máy chủ muộn không quá %s vẫn được tính.", "An answer that reaches the server at most %s late still counts.", w.span(t.Grace)))
	}
	if t.Blanks == BlanksInvalid {
		s.Paragraphs = append(s.Paragraphs, w.say("Bài thi chỉ hợp lệ khi trả lời đủ tất cả các câu, kể cả câu dự đoán nếu có.", "A paper is valid only when every question is answered, the prediction included."))
	} else {
		s.Paragraphs = append(s.Paragraphs, w.say("Câu bỏ trống được 0 điểm.", "A blank is worth nothing."))
	}
	return s
}

func (w rulesWriter) prediction() Section {
	s := Section{Heading: w.say("Câu dự đoán", "The prediction")}
	p := w.r.Rules.Prediction
	if p == nil {
		return s
	}
	s.Paragraphs = append(s.Paragraphs, w.say("Sau phần trắc nghiệm, thí sinh dự đoán: ", "After the questions the contestant predicts: ")+PredictionText(*p, w.en)+".")
	s.Paragraphs = append(s.Paragraphs, w.say(
		"Giá trị đúng do hệ thống tính khi khóa kết quả, không tính người bị loại và bài không hợp lệ. Chênh lệch càng nhỏ càng tốt, lớn hơn hay nhỏ hơn đều như nhau.",
		"The true value is computed when the results are locked, leaving out the disqualified and invalid papers. The smaller the difference the better, above or below alike."))
	return s
}

// PredictionText asks the prediction in words: what is counted, and where.
func PredictionText(p Prediction, en bool) string {
	who := pick(en, "số người", "how many people")
	if p.Tally == TallyAttempts {
		who = pick(en, "số lượt thi", "how many attempts")
	}
	what := pick(en, "tham gia dự thi", "take part")
	if p.Target == TargetAllRight {
		what = pick(en, "trả lời đúng tất cả các câu hỏi", "answer every question right")
	}
	where := pick(en, "trong đợt thi này", "in this round")
	if p.Scope == ScopeGroup {
		where = pick(en, "trong nhóm thí sinh của mình ở đợt thi này", "in the contestant's own group in this round")
	}
	return who + " " + what + " " + where
}

func (w rulesWriter) ranking() Section {
	s := Section{Heading: w.say("Cách xếp hạng cá nhân", "How contestants are ranked")}
	words := map[Criterion]string{
		ByPoints:     w.say("Tổng điểm cao hơn", "More points"),
		ByRight:      w.say("Trả lời đúng nhiều câu hơn", "More right answers"),
		ByPrediction: w.say("Dự đoán gần giá trị đúng hơn", "The closer prediction"),
		ByDuration:   w.say("Thời gian làm bài ngắn hơn (tính đến phần nghìn giây)", "The shorter duration (in milliseconds)"),
		BySubmitted:  w.say("Nộp bài sớm hơn, tính từ lúc mở đợt thi (đến phần nghìn giây)", "The earlier submission since the opening (in milliseconds)"),
		ByDraw:       w.say("Bốc thăm bằng mã ngẫu nhiên được sinh trước đợt thi và công bố cùng kết quả", "Lots by a random seed drawn before the round and published with the result"),
	}
	for i, c := range w.r.Rules.Ranking.Criteria {
		s.Items = append(s.Items, fmt.Sprintf("%c) %s", 'a'+i, words[c]))
	}
	if w.r.Rules.Ranking.Ties == TiesDense {
		s.Paragraphs = append(s.Paragraphs, w.say("Bằng nhau ở mọi tiêu chí thì đồng hạng; hạng kế tiếp không bỏ số (1, 2, 2, 3).", "Equal in everything share a rank; no number is skipped (1, 2, 2, 3)."))
	} else {
		s.Paragraphs = append(s.Paragraphs, w.say("Bằng nhau ở mọi tiêu chí thì đồng hạng (1, 2, 2, 4).", "Equal in everything share a rank (1, 2, 2, 4)."))
	}
	s.Paragraphs = append(s.Paragraphs, w.say("Xét lần lượt các tiêu chí sau; tiêu chí sau chỉ xét khi các tiêu chí trước bằng nhau:", "These criteria decide in turn; the next is looked at only when all before are equal:"))
	return s
}

func (w rulesWriter) units() Section {
	s := Section{Heading: w.say("Xếp hạng tập thể", "How units are ranked")}
	for _, u := range w.r.Rules.Units {
		words := map[UnitCriterion]string{
			UnitParticipants: w.say("số người tham gia", "participants"),
			UnitRatio:        w.say("tỷ lệ người tham gia trên tổng số người của đơn vị", "participants over headcount"),
			UnitMean:         w.say("điểm trung bình", "mean points"),
			UnitTopMean:      w.sayf("điểm trung bình của %d người cao điểm nhất", "mean points of the best %d", u.TopK),
			UnitWinners:      w.say("số người đạt giải", "prize winners"),
		}
		var criteria []string
		for _, c := range u.Criteria {
			criteria = append(criteria, words[c])
		}
		text := either(w.en, u.NameEN, u.Name) + w.say(": xét lần lượt ", ": by ") + strings.Join(criteria, w.say("; rồi ", "; then "))
		if u.WithinBlocks {
			text += w.say("; xếp riêng trong từng khối", "; inside each block")
		}
		if u.Group != "" {
			text += w.sayf("; chỉ tính nhóm %s", "; only %s count", w.group(u.Group))
		}
		if u.Floor > 1 {
			text += w.sayf("; đơn vị có dưới %d người tham gia không xếp hạng", "; units with fewer than %d participants are not ranked", u.Floor)
		}
		s.Items = append(s.Items, text+".")
	}
	return s
}

func (w rulesWriter) results() Section {
	show := w.r.Rules.Show
	when := map[Moment]string{
		ShowNever:     w.say("không công bố trên hệ thống", "not shown"),
		ShowSubmitted: w.say("ngay sau khi nộp bài", "as soon as the paper is submitted"),
		ShowClosed:    w.say("khi đợt thi đóng", "when the round closes"),
		ShowPublished: w.say("khi công bố kết quả chính thức", "when the official result is published"),
	}
	s := Section{Heading: w.say("Công bố kết quả", "Results"), Paragraphs: []string{
		w.say("Điểm của thí sinh: ", "Own score: ") + when[show.Score] + ".",
		w.say("Đáp án: ", "Answers: ") + when[show.Answers] + ".",
	}}
	if show.Board != BoardHidden {
		s.Paragraphs = append(s.Paragraphs, w.say("Bảng xếp hạng trong thời gian thi là tạm tính, chưa xét câu dự đoán và chưa rà soát.", "The board during the round is provisional: the prediction and the review are not in it."))
	}
	s.Paragraphs = append(s.Paragraphs, w.say(
		"Kết quả chính thức được tính lại từ toàn bộ nhật ký bài làm, rà soát, phê duyệt bởi hai người và công bố kèm mã kiểm tra.",
		"The official result is recomputed from the whole journal of answers, reviewed, approved by two people and published with a check code."))
	return s
}

func (w rulesWriter) prizes() Section {
	s := Section{Heading: w.say("Giải thưởng", "Prizes")}
	if len(w.r.Rules.Prizes) == 0 {
		return s
	}
	s.Table = &Table{Head: []string{w.say("Giải", "Prize"), w.say("Đối tượng", "For"), w.say("Hạng", "Ranks"), w.say("Giá trị", "Value")}}
	for _, p := range w.r.Rules.Prizes {
		who := w.say("Tất cả thí sinh", "All")
		if p.Group != "" {
			who = w.group(p.Group)
		}
		ranks := fmt.Sprint(p.From)
		if p.To > p.From {
			ranks = fmt.Sprintf("%d–%d", p.From, p.To)
		}
		s.Table.Rows = append(s.Table.Rows, []string{either(w.en, p.NameEN, p.Name), who, ranks, p.Value})
	}
	return s
}

func (w rulesWriter) data() Section {
	text := map[Masking]string{
		MaskNone:     w.say("Tên thí sinh trên các trang công khai được ghi đầy đủ.", "Names are shown in full on public pages."),
		MaskInitials: w.say("Tên thí sinh trên các trang công khai được viết tắt, ví dụ “Nguyễn V. A.”.", "Names on public pages are shortened, e.g. “Nguyễn V. A.”."),
		MaskPhone:    w.say("Tên thí sinh trên các trang công khai kèm ba số cuối điện thoại.", "Names on public pages carry the last three digits of the phone."),
	}[w.c.Masking]
	s := Section{Heading: w.say("Dữ liệu cá nhân", "Personal data")}
	if text != "" {
		s.Paragraphs = append(s.Paragraphs, text)
	}
	return s
}
