package demo

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/demo/data"
	"hoithi/internal/unitfile"
	"hoithi/questions"
)

// How many people took the rounds before the demo is first looked at.
const (
	peopleBefore = 180 // in the published round
	peopleSoFar  = 120 // in the open one
)

// Prepare makes what is missing: on an empty installation everything, later
// only a new open round when the last one is over. password is for accounts
// that do not exist yet.
func (d *Demo) Prepare(ctx context.Context, password string) (Stage, error) {
	actors, err := d.staff(ctx, password)
	if err != nil {
		return Stage{}, fmt.Errorf("demo: staff: %w", err)
	}
	c, err := d.Store.FindContestBySlug(ctx, Slug)
	if errors.Is(err, contest.ErrContestNotFound) {
		c, err = d.found(ctx, actors)
	}
	if err != nil {
		return Stage{}, fmt.Errorf("demo: contest: %w", err)
	}
	open, err := d.openRound(ctx, c)
	if err != nil {
		return Stage{}, fmt.Errorf("demo: round: %w", err)
	}
	return Stage{Contest: c, Open: open, SignIns: signIns()}, nil
}

// planning is the organisers' service at a moment: the past of the demo is
// made by the same code as the present.
func (d *Demo) planning(at time.Time) *contest.Planning {
	return contest.NewPlanning(d.Store, func() time.Time { return at }, d.NewID)
}

// found makes the contest with its units, bank and past.
func (d *Demo) found(ctx context.Context, actors map[string]account.Actor) (contest.Contest, error) {
	now := d.Now()
	begun := midnight(now).AddDate(0, 0, -16)
	preset, _ := contest.FindPreset("hue-2025")
	registration := preset.Registration
	registration.AskBirthDate, registration.MinAge = false, 0 // a visitor should be in a round within a minute
	c, err := d.planning(begun).CreateContest(ctx, actors["quantri@demo.hoithi.vn"], contest.Contest{
		Slug: Slug, Demo: true,
		Name:      "Hội thi trực tuyến tìm hiểu cải cách hành chính và chuyển đổi số năm 2026",
		NameEN:    "Online contest on administrative reform and digital transformation 2026",
		Organiser: "Sở Nội vụ thành phố Đà Nẵng (bản trình diễn)",
		Intro: "Cuộc thi trình diễn của phần mềm Hội Thi. Đơn vị là có thật, số liệu và thí sinh là giả định. " +
			"Bạn có thể đăng ký, làm bài và xem bảng xếp hạng như trong một cuộc thi thật.",
		IntroEN: "A demonstration of Hội Thi. The units are real, figures and contestants are made up. " +
			"Register, take a round and watch the board as in a real contest.",
		TimeZone: "Asia/Ho_Chi_Minh", Registration: registration, Groups: preset.Groups, Masking: contest.MaskInitials,
	})
	if err != nil {
		return c, err
	}
	if err := d.units(ctx, c, actors["quantri@demo.hoithi.vn"], begun); err != nil {
		return c, err
	}
	bank, err := d.bank(ctx, c, actors, begun)
	if err != nil {
		return c, err
	}
	return c, d.past(ctx, c, bank, actors, now)
}

func (d *Demo) units(ctx context.Context, c contest.Contest, admin account.Actor, at time.Time) error {
	file := data.UnitsCSV()
	sheet, err := unitfile.Read(ctx, "don-vi.csv", bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return err
	}
	_, err = d.planning(at).ImportUnits(ctx, admin, c.ID, sheet, false)
	return err
}

// bank writes the sample bank as its author and approves it as its reviewer.
func (d *Demo) bank(ctx context.Context, c contest.Contest, actors map[string]account.Actor, at time.Time) (questions.Bank, error) {
	library := questions.NewLibrary(d.Store, func() time.Time { return at }, d.NewID)
	topics, versions, err := sampleBank()
	if err != nil {
		return questions.Bank{}, err
	}
	author, reviewer := actors["rade@demo.hoithi.vn"], actors["thamdinh@demo.hoithi.vn"]
	bank, err := library.CreateBank(ctx, author, c.ID, "Ngân hàng câu hỏi mẫu: cải cách hành chính và chuyển đổi số", topics)
	if err != nil {
		return bank, err
	}
	var ids []string
	for _, v := range versions {
		q, err := library.CreateQuestion(ctx, author, bank.ID, v)
		if err != nil {
			return bank, fmt.Errorf("%q: %w", v.Stem, err)
		}
		ids = append(ids, q.ID)
	}
	// A few stay on the way, so that the bank shows every state.
	sent, kept := ids[:len(ids)-4], ids[len(ids)-4:]
	if err := reviewAll(ctx, library, author, bank.ID, sent, questions.InReview); err != nil {
		return bank, err
	}
	if err := reviewAll(ctx, library, reviewer, bank.ID, sent, questions.Approved); err != nil {
		return bank, err
	}
	return bank, reviewAll(ctx, library, author, bank.ID, kept[:2], questions.InReview)
}

func reviewAll(ctx context.Context, l *questions.Library, by account.Actor, bank string, ids []string, to questions.State) error {
	_, refused, err := l.ReviewMany(ctx, by, bank, ids, to, "")
	if err == nil && len(refused) > 0 {
		err = refused[0].Why
	}
	return err
}

// midnight begins t's day in Vietnam.
func midnight(t time.Time) time.Time {
	loc := contest.Contest{TimeZone: "Asia/Ho_Chi_Minh"}.Location()
	y, m, day := t.In(loc).Date()
	return time.Date(y, m, day, 0, 0, 0, 0, loc)
}
