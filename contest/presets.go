package contest

import "time"

// Preset is the rule set of a real contest, as a starting point for an
// organiser. What a published rule leaves open is chosen here and named in the
// summary; everything may be changed afterwards.
type Preset struct {
	ID           string
	Name         string
	NameEN       string
	Summary      string
	SummaryEN    string
	Source       string // where the rule was published
	Groups       []Group
	Registration Registration
	Rules        Rules
}

// everyone is the group of contests that do not divide contestants.
func everyone() []Group {
	return []Group{{ID: "thi-sinh", Name: "Thí sinh", NameEN: "Contestants"}}
}

// pupils need a guardian's consent while they are minors.
func pupils() Registration {
	r := DefaultRegistration(0)
	r.AskBirthDate, r.GuardianUnder = true, 16
	return r
}

// plain is a blueprint that draws n questions from anywhere in one bank.
func plain(n int) []PaperSource {
	return []PaperSource{{Lines: []BlueprintLine{{Count: n}}}}
}

func paper(sources []PaperSource, points int) PaperRules {
	return PaperRules{
		Sources: sources, ShuffleQuestions: true, ShuffleOptions: true,
		Layout: OneByOne, Revise: true, Points: points,
	}
}

func clock(limit time.Duration) TimeRules {
	return TimeRules{Limit: limit, Grace: DefaultGrace, Blanks: BlanksZero}
}

func predict(t Target) *Prediction {
	return &Prediction{Target: t, Tally: TallyPeople, Scope: ScopeRound}
}

func chain(criteria ...Criterion) Ranking { return Ranking{Criteria: criteria, Ties: TiesShared} }

// disclose shows the score at a moment and the answers with the official
// result. A live board tells points, so it goes with a score that is shown at once.
func disclose(score Moment) Disclosure {
	d := Disclosure{Score: score, Answers: ShowPublished, Board: BoardEnded}
	if score != ShowSubmitted {
		d.Board = BoardHidden
	}
	return d
}

// medals are the usual first, second, third and consolation prizes of a group.
func medals(group string, counts ...int) []Prize {
	names := [][2]string{{"Giải Nhất", "First prize"}, {"Giải Nhì", "Second prize"}, {"Giải Ba", "Third prize"}, {"Giải Khuyến khích", "Consolation prize"}}
	var out []Prize
	from := 1
	for i, n := range counts {
		out = append(out, Prize{Name: names[i][0], NameEN: names[i][1], Group: group, From: from, To: from + n - 1})
		from += n
	}
	return out
}

func byParticipants() UnitRanking {
	return UnitRanking{Name: "Đơn vị có nhiều người tham gia nhất", NameEN: "Most participants", Criteria: []UnitCriterion{UnitParticipants}}
}

// Presets lists the rule sets of eight real contests (contests.md 1.1).
func Presets() []Preset {
	return []Preset{hue2025(), dakLak2025(), vcnet2019(), moj2021(), giaLai2025(), quangNinh2023(), tuHao2021(), gtvt2020()}
}

// FindPreset returns a preset by its id.
func FindPreset(id string) (Preset, bool) {
	for _, p := range Presets() {
		if p.ID == id {
			return p, true
		}
	}
	return Preset{}, false
}

// hue2025: one attempt a week, two banks, ties by the prediction of how many
// answer right; units by participation ratio and quality in blocks.
func hue2025() Preset {
	groups := []Group{
		{ID: "cbccvc", Name: "Cán bộ, công chức, viên chức", NameEN: "Public employees"},
		{ID: "nguoi-dan", Name: "Người dân", NameEN: "Citizens"},
	}
	prizes := append(medals("cbccvc", 1, 1, 1), medals("nguoi-dan", 1, 1, 1)...)
	prizes[0].Value, prizes[3].Value = "800.000 đồng", "700.000 đồng"
	prediction := predict(TargetAllRight)
	prediction.Scope = ScopeGroup
	return Preset{
		ID: "hue-2025", Name: "Huế 2025: tìm hiểu cải cách hành chính", NameEN: "Huế 2025: administrative reform",
		Summary:   "Mỗi tuần một lượt, 15 câu và một câu dự đoán số người trả lời đúng tất cả; hai ngân hàng câu hỏi riêng; tập thể xếp theo tỷ lệ tham gia và chất lượng trong từng khối. Thể lệ không nêu thời gian làm bài: đặt sẵn 15 phút.",
		SummaryEN: "One attempt a week, 15 questions and a prediction of how many answer everything right; two banks; units by participation ratio and quality within blocks. The published rule names no time limit: 15 minutes is set.",
		Source:    "https://huengaynay.vn/chinh-tri-xa-hoi/cai-cach-hanh-chinh/ban-hanh-the-le-hoi-thi-truc-tuyen-tim-hieu-cong-tac-cai-cach-hanh-chinh-158133.html",
		Groups:    groups, Registration: DefaultRegistration(18),
		Rules: Rules{
			Preset:   "hue-2025",
			Attempts: AttemptPolicy{Limit: 1, Per: PerRound, Counts: CountOnly},
			Paper: paper([]PaperSource{
				{Group: "cbccvc", Lines: []BlueprintLine{{Count: 15}}},
				{Group: "nguoi-dan", Lines: []BlueprintLine{{Count: 15}}},
			}, 1),
			Time: clock(15 * time.Minute), Prediction: prediction,
			Ranking: chain(ByPoints, ByPrediction),
			Units: []UnitRanking{{
				Name: "Tập thể: tỷ lệ tham gia và chất lượng", NameEN: "Units: participation ratio and quality",
				Criteria: []UnitCriterion{UnitRatio, UnitMean}, WithinBlocks: true,
			}},
			Show: disclose(ShowSubmitted), Prizes: prizes,
		},
	}
}

// dakLak2025: one attempt a day, the best of the period, prediction of participants.
func dakLak2025() Preset {
	return Preset{
		ID: "dak-lak-2025", Name: "Đắk Lắk 2025: tìm hiểu chuyển đổi số", NameEN: "Đắk Lắk 2025: digital transformation",
		Summary:   "Mỗi ngày một lượt, ghi nhận kết quả cao nhất của đợt; 10 câu trong 10 phút và một câu dự đoán số người tham gia. Thể lệ không nêu tiêu chí phụ sau dự đoán: đặt sẵn thời gian làm bài.",
		SummaryEN: "One attempt a day, the best of the period counts; 10 questions in 10 minutes and a prediction of the number of participants. What decides after the prediction is not published: duration is set.",
		Source:    "https://www.vietnam.vn/ur/the-le-va-giai-thuong-cuoc-thi-trac-nghiem-tim-hieu-ve-chuyen-doi-so-tinh-dak-lak-nam-2025",
		Groups:    everyone(), Registration: DefaultRegistration(0),
		Rules: Rules{
			Preset:   "dak-lak-2025",
			Attempts: AttemptPolicy{Limit: 1, Per: PerDay, Counts: CountBest},
			Paper:    paper(plain(10), 1), Time: clock(10 * time.Minute),
			Prediction: predict(TargetParticipants),
			Ranking:    chain(ByPoints, ByPrediction, ByDuration),
			Units:      []UnitRanking{byParticipants()},
			Show:       disclose(ShowSubmitted), Prizes: medals("", 1, 2, 3),
		},
	}
}

// vcnet2019: unlimited attempts, the most correct and earliest counts; ties by
// prediction, then by the moment since the week opened.
func vcnet2019() Preset {
	return Preset{
		ID: "vcnet-2019", Name: "VCNet 2019: 90 năm lịch sử vẻ vang của Đảng", NameEN: "VCNet 2019: 90 years of the Party's history",
		Summary:   "Không giới hạn lượt trong tuần, công nhận lượt đúng nhiều nhất và sớm nhất; 5 câu và một câu dự đoán số người đúng cả 5 câu; sau đó xét thời điểm trả lời tính từ đầu tuần thi.",
		SummaryEN: "Unlimited attempts a week, the most correct and earliest counts; 5 questions and a prediction of how many answer all; then the moment of answering since the week opened.",
		Source:    "http://m.baokontum.com.vn/xay-dung-dang/cuoc-thi-trac-nghiem-tim-hieu-90-nam-lich-su-ve-vang-cua-dang-cong-san-viet-nam-12589.html",
		Groups:    everyone(), Registration: DefaultRegistration(0),
		Rules: Rules{
			Preset:   "vcnet-2019",
			Attempts: AttemptPolicy{Limit: 0, Per: PerRound, Counts: CountBestEarliest},
			Paper:    paper(plain(5), 1), Time: clock(0),
			Prediction: predict(TargetAllRight),
			Ranking:    chain(ByPoints, ByPrediction, BySubmitted),
			Show:       disclose(ShowClosed), Prizes: medals("", 1, 1, 1),
		},
	}
}

// moj2021: at most three attempts to improve the result.
func moj2021() Preset {
	return Preset{
		ID: "bo-tu-phap-2021", Name: "Bộ Tư pháp 2021: tìm hiểu pháp luật về bầu cử", NameEN: "Ministry of Justice 2021: election law",
		Summary:   "Tối đa 3 lượt để nâng kết quả; 19 câu trong 20 phút và một câu dự đoán số người trả lời đúng tất cả. Tiêu chí phụ sau dự đoán không đọc được: đặt sẵn thời gian làm bài.",
		SummaryEN: "At most 3 attempts to improve the result; 19 questions in 20 minutes and a prediction of how many answer all. What decides after the prediction could not be read: duration is set.",
		Source:    "https://pbgdpl.moj.gov.vn/qt/tintuc/pages/hoat-dong-pgbdpldp.aspx?ItemID=2556",
		Groups:    everyone(), Registration: DefaultRegistration(0),
		Rules: Rules{
			Preset:   "bo-tu-phap-2021",
			Attempts: AttemptPolicy{Limit: 3, Per: PerContest, Counts: CountBest},
			Paper:    paper(plain(19), 1), Time: clock(20 * time.Minute),
			Prediction: predict(TargetAllRight),
			Ranking:    chain(ByPoints, ByPrediction, ByDuration),
			Show:       disclose(ShowSubmitted), Prizes: medals("", 1, 5, 10, 20),
		},
	}
}

// giaLai2025: one attempt, score then time, both shown at once; two collective prizes.
func giaLai2025() Preset {
	return Preset{
		ID: "gia-lai-2025", Name: "Gia Lai 2025: pháp luật cho học sinh THPT", NameEN: "Gia Lai 2025: law for pupils",
		Summary:      "Một lượt duy nhất; 20 câu trong 15 phút, mỗi câu 1 điểm, không có câu dự đoán; xếp theo điểm rồi thời gian, hiện ngay sau khi nộp bài; tập thể theo số người tham gia và số học sinh đạt giải.",
		SummaryEN:    "One attempt; 20 questions in 15 minutes, 1 point each, no prediction; by points, then time, both shown at once; units by participants and by winners.",
		Source:       "https://pbgdpl.gialai.gov.vn/vi/news/thi-tim-hieu-phap-luat-truc-tuyen/ban-hanh-the-le-cuoc-thi-tim-hieu-phap-luat-truc-tuyen-cho-hoc-sinh-trung-hoc-pho-thong-tren-dia-ban-tinh-gia-lai-709.html",
		Groups:       []Group{{ID: "hoc-sinh", Name: "Học sinh trung học phổ thông", NameEN: "Upper-secondary pupils"}},
		Registration: pupils(),
		Rules: Rules{
			Preset:   "gia-lai-2025",
			Attempts: AttemptPolicy{Limit: 1, Per: PerContest, Counts: CountOnly},
			Paper:    paper(plain(20), 1), Time: clock(15 * time.Minute),
			Ranking: chain(ByPoints, ByDuration),
			Units: []UnitRanking{byParticipants(), {
				Name: "Đơn vị có nhiều học sinh đạt giải nhất", NameEN: "Most winners", Criteria: []UnitCriterion{UnitWinners},
			}},
			Show: disclose(ShowSubmitted), Prizes: medals("", 1, 3, 10, 15),
		},
	}
}

// quangNinh2023: valid only when everything is answered; prediction of the
// participants; then the earliest since the phase began.
func quangNinh2023() Preset {
	rules := clock(0)
	rules.Blanks = BlanksInvalid
	return Preset{
		ID: "quang-ninh-2023", Name: "Quảng Ninh 2023: 60 năm xây dựng và phát triển", NameEN: "Quảng Ninh 2023: 60 years",
		Summary:   "9 câu và một câu dự đoán tổng số người tham gia; bài chỉ hợp lệ khi trả lời đủ 10 câu; xếp theo số câu đúng, dự đoán, rồi thời điểm nộp tính từ lúc mở đợt. Thể lệ không nêu số lượt: đặt sẵn một lượt.",
		SummaryEN: "9 questions and a prediction of the number of participants; valid only when all are answered; by right answers, prediction, then the moment since the phase opened. The number of attempts is not published: one is set.",
		Source:    "https://vietnam.vn/en/ngay-30-6-se-dien-ra-cuoc-thi-trac-nghiem-quang-ninh-60-nam-xay-dung-va-phat-trien",
		Groups:    everyone(), Registration: DefaultRegistration(0),
		Rules: Rules{
			Preset:   "quang-ninh-2023",
			Attempts: AttemptPolicy{Limit: 1, Per: PerRound, Counts: CountOnly},
			Paper:    paper(plain(9), 1), Time: rules,
			Prediction: predict(TargetParticipants),
			Ranking:    chain(ByRight, ByPrediction, BySubmitted),
			Show:       disclose(ShowClosed), Prizes: medals("", 1, 2, 3),
		},
	}
}

// tuHao2021: ten points a question, three attempts a week, the best with the
// shortest time.
func tuHao2021() Preset {
	return Preset{
		ID: "tu-hao-vn-2021", Name: "Tự hào Việt Nam lần IV (2021–2022)", NameEN: "Proud of Vietnam IV (2021–2022)",
		Summary:   "Tối đa 3 lượt mỗi tuần, lấy điểm cao nhất với thời gian ngắn nhất; 30 câu, mỗi câu 10 điểm, trong 900 giây; không có câu dự đoán.",
		SummaryEN: "At most 3 attempts a week, the best score with the shortest time; 30 questions of 10 points in 900 seconds; no prediction.",
		Source:    "http://c3hungyen.hungyen.edu.vn/hoat-dong/hoat-dong-doan-the/the-le-cuoc-thi-tim-hieu-lich-su-van-hoa-dan-toc-tu-hao-viet.html",
		Groups:    everyone(), Registration: DefaultRegistration(0),
		Rules: Rules{
			Preset:   "tu-hao-vn-2021",
			Attempts: AttemptPolicy{Limit: 3, Per: PerWeek, Counts: CountBestShortest},
			Paper:    paper(plain(30), 10), Time: clock(900 * time.Second),
			Ranking: chain(ByPoints, ByDuration),
			Show:    disclose(ShowSubmitted), Prizes: medals("", 1, 2, 3),
		},
	}
}

// gtvt2020: a blueprint of seven parts, random inside each.
func gtvt2020() Preset {
	parts := []PaperSource{{Lines: []BlueprintLine{
		{Topic: "chi-dao-dieu-hanh", Count: 2}, {Topic: "the-che", Count: 2}, {Topic: "thu-tuc-hanh-chinh", Count: 4},
		{Topic: "to-chuc-bo-may", Count: 2}, {Topic: "che-do-cong-vu", Count: 2}, {Topic: "tai-chinh-cong", Count: 1},
		{Topic: "hien-dai-hoa", Count: 2},
	}}}
	return Preset{
		ID: "gtvt-2020", Name: "Bộ Giao thông vận tải 2020: cải cách hành chính", NameEN: "Ministry of Transport 2020: administrative reform",
		Summary:   "15 câu theo ma trận bảy nội dung (2-2-4-2-2-1-2), ngẫu nhiên trong từng nhóm; dự đoán số người tham gia sau bài thi; hiện tổng điểm và thời gian làm bài. Thể lệ không nêu số lượt và thời gian: đặt sẵn một lượt, 20 phút.",
		SummaryEN: "15 questions by a blueprint of seven parts (2-2-4-2-2-1-2), random inside each; a prediction of the participants after the paper; total points and time are displayed. Attempts and time limit are not published: one attempt of 20 minutes is set.",
		Source:    "http://caicachhanhchinh.mt.gov.vn/thelecuocthi.php",
		Groups:    everyone(), Registration: DefaultRegistration(16),
		Rules: Rules{
			Preset:   "gtvt-2020",
			Attempts: AttemptPolicy{Limit: 1, Per: PerContest, Counts: CountOnly},
			Paper:    paper(parts, 1), Time: clock(20 * time.Minute),
			Prediction: predict(TargetParticipants),
			Ranking:    chain(ByPoints, ByPrediction, ByDuration),
			Show:       disclose(ShowSubmitted), Prizes: medals("", 1, 2, 3),
		},
	}
}
