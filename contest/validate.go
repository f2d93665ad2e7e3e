package contest

import (
	"fmt"
	"slices"
	"time"

	"hoithi/internal/fault"
)

// The bounds of rules that can be carried out.
const (
	MaxQuestions  = 120
	MinLimit      = 30 * time.Second
	MaxGrace      = time.Minute
	DefaultGrace  = 2 * time.Second
	minPerQuest   = 5 * time.Second
	maxPrizePlace = 10_000
)

// check collects everything that is wrong, so that an organiser sees it all at once.
type check struct{ fields []fault.Field }

func (c *check) that(ok bool, path, code, vi, en string) {
	if !ok {
		c.fields = append(c.fields, fault.Field{Name: path, Code: code, Msg: fault.Text{VI: vi, EN: en}})
	}
}

// Validate returns ErrRules with one field per fault, or nil. groups are those
// of the contest. Banks are not looked into: whether they hold enough
// questions is NewDrawer's to say.
func (r Rules) Validate(groups []Group) error {
	c := &check{}
	r.Attempts.check(c)
	r.Paper.check(c, groups)
	r.Time.check(c, r.Paper.Layout)
	r.checkPrediction(c)
	r.Ranking.check(c)
	r.checkUnits(c, groups)
	r.checkShow(c)
	r.checkPrizes(c, groups)
	if len(c.fields) > 0 {
		return ErrRules.At(c.fields...)
	}
	return nil
}

func (p AttemptPolicy) check(c *check) {
	c.that(p.Limit >= 0 && p.Limit <= 1000, "attempts.limit", "limit_range",
		"Số lượt thi phải từ 0 (không giới hạn) đến 1000.", "Attempts must be from 0 (unlimited) to 1,000.")
	c.that(slices.Contains([]Period{PerRound, PerDay, PerWeek, PerContest}, p.Per), "attempts.per", "unknown",
		"Hãy chọn phạm vi tính số lượt thi.", "Choose what the limit applies to.")
	c.that(slices.Contains([]Counting{CountOnly, CountBest, CountBestEarliest, CountBestShortest, CountLast}, p.Counts), "attempts.counts", "unknown",
		"Hãy chọn lượt thi nào được tính.", "Choose which attempt counts.")
	single := p.Limit == 1 && (p.Per == PerRound || p.Per == PerContest)
	c.that(p.Counts != CountOnly || single, "attempts.counts", "only_needs_one",
		"Khi được thi nhiều lượt, phải nêu rõ lượt nào được tính.", "With several attempts the rules must say which one counts.")
}

func (p PaperRules) check(c *check, groups []Group) {
	c.that(p.Layout == OneByOne || p.Layout == AllAtOnce, "paper.layout", "unknown",
		"Hãy chọn cách hiện câu hỏi.", "Choose how questions are shown.")
	c.that(p.Points >= 1 && p.Points <= 1000, "paper.points", "range",
		"Điểm mỗi câu phải từ 1 đến 1000.", "Points per question must be from 1 to 1,000.")
	c.that(len(p.Sources) > 0, "paper.sources", "required",
		"Hãy chọn ngân hàng câu hỏi và ma trận đề.", "Choose a bank and a blueprint.")
	seen := map[string]bool{}
	for i, s := range p.Sources {
		path := fmt.Sprintf("paper.sources[%d]", i)
		c.that(!seen[s.Group], path+".group", "duplicate", "Nhóm này đã có ma trận đề khác.", "This group already has a blueprint.")
		c.that(s.Group == "" || hasGroup(groups, s.Group), path+".group", "unknown", "Cuộc thi không có nhóm thí sinh này.", "The contest has no such group.")
		seen[s.Group] = true
		s.check(c, path)
	}
	for _, g := range groups {
		c.that(len(p.Sources) == 0 || seen[""] || seen[g.ID], "paper.sources", "group_without_paper",
			"Nhóm “"+g.Name+"” chưa có ma trận đề.", "Group “"+g.ID+"” has no blueprint.")
	}
}

func (s PaperSource) check(c *check, path string) {
	c.that(s.BankID != "", path+".bank_id", "required", "Hãy chọn ngân hàng câu hỏi.", "Choose a bank.")
	total, points := 0, 0
	for i, l := range s.Lines {
		line := fmt.Sprintf("%s.lines[%d]", path, i)
		c.that(l.Count >= 1, line+".count", "range", "Số câu phải từ 1 trở lên.", "The count must be at least 1.")
		c.that(l.Level >= 0 && l.Level <= 3, line+".level", "range", "Mức độ phải từ 1 đến 3, hoặc để trống.", "The level must be 1 to 3, or empty.")
		c.that(l.Points >= 0 && l.Points <= 1000, line+".points", "range", "Điểm phải từ 0 đến 1000.", "Points must be from 0 to 1,000.")
		total += l.Count
		points += l.Count * max(l.Points, 1)
	}
	c.that(total >= 1 && total <= MaxQuestions, path+".lines", "total_range",
		fmt.Sprintf("Đề thi phải có từ 1 đến %d câu; ma trận này có %d câu.", MaxQuestions, total),
		fmt.Sprintf("A paper has 1 to %d questions; this blueprint has %d.", MaxQuestions, total))
	c.that(points <= MaxBoardPoints, path+".lines", "points_range", "Tổng điểm của đề quá lớn.", "The paper is worth too many points.")
}

func (t TimeRules) check(c *check, layout Layout) {
	c.that(t.Limit == 0 || t.Limit >= MinLimit && t.Limit <= 24*time.Hour, "time.limit_ms", "range",
		"Thời gian làm bài phải từ 30 giây đến 24 giờ, hoặc bỏ trống.", "The time limit must be from 30 seconds to 24 hours, or none.")
	c.that(t.PerQuestion == 0 || t.PerQuestion >= minPerQuest && t.PerQuestion <= time.Hour, "time.per_question_ms", "range",
		"Thời gian mỗi câu phải từ 5 giây đến 1 giờ, hoặc bỏ trống.", "The time per question must be from 5 seconds to 1 hour, or none.")
	c.that(t.PerQuestion == 0 || layout == OneByOne, "time.per_question_ms", "needs_one_by_one",
		"Giới hạn thời gian từng câu chỉ dùng được khi hiện từng câu một.", "A limit per question needs one question a screen.")
	c.that(t.Grace >= 0 && t.Grace <= MaxGrace, "time.grace_ms", "range",
		"Khoảng chờ câu trả lời đến muộn phải từ 0 đến 60 giây.", "The grace for late answers must be from 0 to 60 seconds.")
	c.that(t.Blanks == BlanksZero || t.Blanks == BlanksInvalid, "time.blanks", "unknown",
		"Hãy chọn cách tính câu bỏ trống.", "Choose what a blank does.")
}

func (r Rules) checkPrediction(c *check) {
	used := slices.Contains(r.Ranking.Criteria, ByPrediction)
	c.that(r.Prediction != nil || !used, "ranking.criteria", "prediction_not_asked",
		"Xếp hạng theo dự đoán nhưng thể lệ không có câu dự đoán.", "The ranking uses a prediction that is not asked.")
	p := r.Prediction
	if p == nil {
		return
	}
	c.that(used, "prediction", "prediction_not_used",
		"Có câu dự đoán nhưng cách xếp hạng không dùng đến.", "A prediction is asked but the ranking does not use it.")
	c.that(p.Target == TargetAllRight || p.Target == TargetParticipants, "prediction.target", "unknown",
		"Hãy chọn dự đoán số người trả lời đúng tất cả hay số người tham gia.", "Choose what the prediction is about.")
	c.that(p.Tally == TallyPeople || p.Tally == TallyAttempts, "prediction.tally", "unknown",
		"Hãy chọn đếm theo người hay theo lượt thi.", "Choose people or attempts.")
	c.that(p.Scope == ScopeRound || p.Scope == ScopeGroup, "prediction.scope", "unknown",
		"Hãy chọn đếm trong cả đợt thi hay trong nhóm thí sinh.", "Choose the round or the group.")
}

func (k Ranking) check(c *check) {
	known := []Criterion{ByPoints, ByRight, ByPrediction, ByDuration, BySubmitted, ByDraw}
	c.that(len(k.Criteria) > 0, "ranking.criteria", "required", "Hãy nêu ít nhất một tiêu chí xếp hạng.", "Name at least one criterion.")
	for i, crit := range k.Criteria {
		path := fmt.Sprintf("ranking.criteria[%d]", i)
		c.that(slices.Contains(known, crit), path, "unknown", "Tiêu chí này không có trong danh mục.", "There is no such criterion.")
		c.that(slices.Index(k.Criteria, crit) == i, path, "duplicate", "Tiêu chí này đã có ở trên.", "This criterion is there already.")
		c.that(crit != ByDraw || i == len(k.Criteria)-1, path, "draw_last", "Bốc thăm chỉ có thể là tiêu chí cuối cùng.", "Lots can only come last.")
	}
	if len(k.Criteria) > 0 {
		first := k.Criteria[0]
		c.that(first == ByPoints || first == ByRight, "ranking.criteria[0]", "first_is_score",
			"Tiêu chí đầu tiên phải là điểm hoặc số câu đúng.", "The first criterion must be points or right answers.")
	}
	c.that(k.Ties == TiesShared || k.Ties == TiesDense, "ranking.ties", "unknown", "Hãy chọn cách ghi hạng khi bằng nhau.", "Choose how ties are numbered.")
}

func (r Rules) checkUnits(c *check, groups []Group) {
	known := []UnitCriterion{UnitParticipants, UnitRatio, UnitMean, UnitTopMean, UnitWinners}
	for i, u := range r.Units {
		path := fmt.Sprintf("units[%d]", i)
		c.that(len(u.Criteria) > 0, path+".criteria", "required", "Hãy nêu tiêu chí xếp hạng đơn vị.", "Name the criteria for units.")
		for j, crit := range u.Criteria {
			c.that(slices.Contains(known, crit), fmt.Sprintf("%s.criteria[%d]", path, j), "unknown", "Tiêu chí này không có trong danh mục.", "There is no such criterion.")
		}
		c.that(u.TopK >= 1 || !slices.Contains(u.Criteria, UnitTopMean), path+".top_k", "required", "Hãy nêu số thí sinh cao điểm nhất được tính.", "Say how many of the best count.")
		c.that(u.Floor >= 0, path+".floor", "range", "Số người tối thiểu không được âm.", "The floor cannot be negative.")
		c.that(u.Group == "" || hasGroup(groups, u.Group), path+".group", "unknown", "Cuộc thi không có nhóm thí sinh này.", "The contest has no such group.")
	}
}

func (r Rules) checkShow(c *check) {
	moments := []Moment{ShowNever, ShowSubmitted, ShowClosed, ShowPublished}
	c.that(slices.Contains(moments, r.Show.Score), "show.score", "unknown", "Hãy chọn lúc cho xem điểm.", "Choose when the score is shown.")
	c.that(slices.Contains(moments, r.Show.Answers), "show.answers", "unknown", "Hãy chọn lúc cho xem đáp án.", "Choose when answers are shown.")
	c.that(r.Show.Answers != ShowSubmitted, "show.answers", "answers_before_close",
		"Đáp án không được hiện khi đợt thi còn mở.", "Answers must not be shown while the round is open.")
	c.that(slices.Contains([]BoardMode{BoardHidden, BoardEnded, BoardRunning}, r.Show.Board), "show.board", "unknown", "Hãy chọn cách hiện bảng xếp hạng tạm tính.", "Choose what the live board shows.")
	c.that(r.Show.Board != BoardRunning || !r.Paper.Revise, "show.board", "board_tells_answers",
		"Bảng nhảy theo từng câu sẽ làm lộ đáp án khi thí sinh được sửa câu trả lời.", "A board that moves with every answer tells the key while answers may be changed.")
	c.that(r.Show.Board == BoardHidden || r.Show.Score == ShowSubmitted, "show.board", "board_tells_score",
		"Bảng xếp hạng tạm tính cho biết điểm, nên chỉ hiện được khi thí sinh thấy điểm ngay sau khi nộp bài.", "A live board tells points, so it can be shown only where contestants see their score as soon as they submit.")
}

func (r Rules) checkPrizes(c *check, groups []Group) {
	for i, p := range r.Prizes {
		path := fmt.Sprintf("prizes[%d]", i)
		c.that(Tidy(p.Name) != "", path+".name", "required", "Hãy đặt tên giải.", "Name the prize.")
		c.that(p.From >= 1 && p.To >= p.From && p.To <= maxPrizePlace, path+".from", "range", "Hạng đạt giải chưa hợp lệ.", "The ranks of the prize are not valid.")
		c.that(p.Group == "" || hasGroup(groups, p.Group), path+".group", "unknown", "Cuộc thi không có nhóm thí sinh này.", "The contest has no such group.")
	}
}

func hasGroup(groups []Group, id string) bool {
	return slices.ContainsFunc(groups, func(g Group) bool { return g.ID == id })
}

// ValidateWindow checks the opening and closing moments of a round.
func ValidateWindow(opens, closes time.Time) error {
	c := &check{}
	c.that(!opens.IsZero(), "opens_ms", "required", "Hãy chọn giờ mở đợt thi.", "Choose when the round opens.")
	c.that(closes.After(opens), "closes_ms", "before_opening", "Giờ đóng phải sau giờ mở.", "The round must close after it opens.")
	c.that(closes.Sub(opens) <= MaxBoardSpan, "closes_ms", "too_long", "Một đợt thi dài tối đa 99 ngày.", "A round lasts at most 99 days.")
	if len(c.fields) > 0 {
		return ErrRules.At(c.fields...)
	}
	return nil
}

// Source returns the bank and blueprint of a group.
func (r Rules) Source(group string) (PaperSource, bool) {
	for _, want := range []string{group, ""} {
		for _, s := range r.Paper.Sources {
			if s.Group == want {
				return s, true
			}
		}
	}
	return PaperSource{}, false
}

// Questions is how many questions a paper of the source has.
func (s PaperSource) Questions() int {
	n := 0
	for _, l := range s.Lines {
		n += l.Count
	}
	return n
}
