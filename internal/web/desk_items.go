package web

import (
	"context"
	"math"
	"net/http"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/questions"
)

// DeskItem is how a question did in a round.
type DeskItem struct {
	QuestionID     string           `json:"question_id"`
	BankID         string           `json:"bank_id"`
	Number         int              `json:"number"`
	Version        int              `json:"version"`
	Stem           string           `json:"stem"`
	Seen           int              `json:"seen"`
	Answered       int              `json:"answered"`
	Right          int              `json:"right"`
	Facility       float64          `json:"facility"`
	Discrimination float64          `json:"discrimination"`
	Correlation    *float64         `json:"correlation,omitempty" doc:"absent when nothing varies"`
	Group          int              `json:"group" doc:"the size of the upper and of the lower group"`
	FirstMS        int64            `json:"first_ms"`
	MedianMS       int64            `json:"median_ms"`
	ThirdMS        int64            `json:"third_ms"`
	Least          int              `json:"least" doc:"answers below which a rate is not told"`
	Options        []DeskItemOption `json:"options"`
	Units          []DeskItemUnit   `json:"units" doc:"the ten largest"`
	Notes          []DeskItemNote   `json:"notes"`
}

// DeskItemOption says who chose an option.
type DeskItemOption struct {
	Text   string `json:"text"`
	Right  bool   `json:"right"`
	Chosen int    `json:"chosen"`
	Upper  int    `json:"upper"`
	Lower  int    `json:"lower"`
	Idle   bool   `json:"idle"`
}

// DeskItemUnit is how a unit did.
type DeskItemUnit struct {
	Name  string `json:"name"`
	Seen  int    `json:"seen"`
	Right int    `json:"right"`
	Few   bool   `json:"few" doc:"fewer than least have seen it: only the counts say something"`
}

// DeskItemNote is what to look at; options are zero-based.
type DeskItemNote struct {
	Code    string `json:"code" enum:"suspect_key,negative,too_hard,too_easy,weak,idle,omitted,few"`
	Options []int  `json:"options"`
}

// DeskItemAlarm is a jump that was seen while a round was open.
type DeskItemAlarm struct {
	ID          string  `json:"id"`
	QuestionID  string  `json:"question_id"`
	BankID      string  `json:"bank_id"`
	Number      int     `json:"number"`
	Stem        string  `json:"stem"`
	Kind        string  `json:"kind" enum:"right_rate,response_time"`
	AtMS        int64   `json:"at_ms"`
	Before      int     `json:"before" doc:"answers before the window"`
	Recent      int     `json:"recent" doc:"answers within five minutes"`
	BeforeRate  float64 `json:"before_rate"`
	RecentRate  float64 `json:"recent_rate"`
	BeforeMS    int64   `json:"before_ms"`
	RecentMS    int64   `json:"recent_ms"`
	DismissedMS int64   `json:"dismissed_ms,omitempty"`
	DismissedBy string  `json:"dismissed_by"`
	Reason      string  `json:"reason"`
}

// DeskItemRecord is how a version of a question did in a round that is locked.
type DeskItemRecord struct {
	RoundID        string         `json:"round_id"`
	RoundNumber    int            `json:"round_number"`
	RoundName      string         `json:"round_name"`
	ClosedMS       int64          `json:"closed_ms"`
	Version        int            `json:"version"`
	Seen           int            `json:"seen"`
	Answered       int            `json:"answered"`
	Right          int            `json:"right"`
	Facility       float64        `json:"facility"`
	Discrimination float64        `json:"discrimination"`
	Correlation    *float64       `json:"correlation,omitempty" doc:"absent when nothing varies"`
	MedianMS       int64          `json:"median_ms" doc:"0: not known"`
	Few            bool           `json:"few" doc:"too few answers to trust more than the counts"`
	Notes          []DeskItemNote `json:"notes"`
}

type alarmDismissal struct {
	ID     string `param:"id" json:"-"`
	Reason string `json:"reason"`
}

const itemUnits = 10

func (d *desk) items(ctx context.Context, actor account.Actor, in byID) (Items[DeskItem], error) {
	figures, places, err := d.Items.Figures(ctx, actor, in.ID)
	return Items[DeskItem]{items(figures, func(f contest.ItemFigures) DeskItem { return deskItem(f, places[f.Version.ID]) })}, err
}

func deskItem(f contest.ItemFigures, at contest.ItemPlace) DeskItem {
	out := DeskItem{QuestionID: f.Version.QuestionID, BankID: at.BankID, Number: at.Number, Version: f.Version.Number, Stem: f.Version.Stem,
		Seen: f.Seen, Answered: f.Answered, Right: f.Right, Facility: f.Facility(), Discrimination: f.Discrimination, Correlation: known(f.Correlation), Group: f.Upper,
		FirstMS: f.Times.First.Milliseconds(), MedianMS: f.Times.Median.Milliseconds(), ThirdMS: f.Times.Third.Milliseconds(), Least: contest.FewSitters, Options: []DeskItemOption{},
		Units: items(f.Units[:min(len(f.Units), itemUnits)], func(u contest.UnitItem) DeskItemUnit { return DeskItemUnit{u.UnitName, u.Seen, u.Right, u.Few()} }),
		Notes: items(f.Notes, deskItemNote)}
	for i, o := range f.Options {
		out.Options = append(out.Options, DeskItemOption{Text: f.Version.Options[i], Right: o.Right, Chosen: o.Chosen, Upper: o.Upper, Lower: o.Lower, Idle: o.Idle})
	}
	return out
}

func deskItemNote(n contest.ItemNote) DeskItemNote {
	return DeskItemNote{string(n.Code), listOf(n.Options)}
}

func (d *desk) itemHistory(ctx context.Context, actor account.Actor, in byID) (Items[DeskItemRecord], error) {
	list, err := d.Items.History(ctx, actor, in.ID)
	return Items[DeskItemRecord]{items(list, deskItemRecord)}, err
}

func deskItemRecord(r contest.ItemRecord) DeskItemRecord {
	return DeskItemRecord{RoundID: r.RoundID, RoundNumber: r.RoundNumber, RoundName: r.RoundName, ClosedMS: ms(r.ClosedAt), Version: r.Version, Seen: r.Seen, Answered: r.Answered,
		Right: r.Right, Facility: r.Facility(), Discrimination: r.Discrimination, Correlation: known(r.Correlation), MedianMS: r.Times.Median.Milliseconds(), Few: r.Few(),
		Notes: items(r.Notes, deskItemNote)}
}

// known is a figure, or nil where there is none.
func known(figure float64) *float64 {
	if math.IsNaN(figure) {
		return nil
	}
	return &figure
}

func (d *desk) itemAlarms(ctx context.Context, actor account.Actor, in byID) (Items[DeskItemAlarm], error) {
	list, err := d.Items.Alarms(ctx, actor, in.ID)
	return Items[DeskItemAlarm]{items(list, func(a contest.ItemAlarm) DeskItemAlarm {
		return DeskItemAlarm{ID: a.ID, QuestionID: a.QuestionID, BankID: a.BankID, Number: a.Number, Stem: a.Stem, Kind: string(a.Kind), AtMS: ms(a.At),
			Before: a.Before, Recent: a.Recent, BeforeRate: a.BeforeRate, RecentRate: a.RecentRate, BeforeMS: a.BeforeMS, RecentMS: a.NextMS,
			DismissedMS: ms(a.DismissedAt), DismissedBy: a.DismissedBy, Reason: a.Reason}
	})}, err
}

func (d *desk) dismissAlarm(ctx context.Context, actor account.Actor, in alarmDismissal) (Empty, error) {
	return Empty{}, d.Items.Dismiss(ctx, actor, in.ID, in.Reason)
}

func (d *desk) itemRoutes() []Route {
	keys := account.ReadKeys
	return []Route{
		{http.MethodGet, "/desk/rounds/:id/items", AuthStaff, keys, "How the questions of a closed round did: difficulty, discrimination, options, times, units",
			slow(handle(d.items)).fails(contest.ErrRoundNotFound, contest.ErrItemsEarly)},
		{http.MethodGet, "/desk/rounds/:id/items.xlsx", AuthStaff, keys, "The same figures as a workbook; the log keeps who took it",
			raw(mediaXLSX, d.exportItems).stream().fails(contest.ErrRoundNotFound, contest.ErrItemsEarly)},
		{http.MethodGet, "/desk/questions/:id/figures", AuthStaff, keys, "How a question did in each locked round that used it, the oldest first",
			handle(d.itemHistory).fails(questions.ErrQuestionNotFound)},
		{http.MethodGet, "/desk/rounds/:id/item-alarms", AuthStaff, keys, "Questions whose right rate or response time jumped while the round was open",
			handle(d.itemAlarms).fails(contest.ErrRoundNotFound)},
		{http.MethodPost, "/desk/item-alarms/:id", AuthStaff, account.RunRounds, "Set an alarm aside, with a reason",
			handle(d.dismissAlarm).fails(contest.ErrAlarmNotFound, contest.ErrReasonNeeded)},
	}
}
