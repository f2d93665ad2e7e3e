package contest

import (
	"context"
	"strings"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/fault"
	"hoithi/questions"
)

// Failures of item analysis.
var (
	ErrItemsEarly    = fault.New(fault.Conflict, "items_early", "Chỉ phân tích câu hỏi sau khi đợt thi đã đóng.", "Items are analysed once the round has closed.")
	ErrAlarmNotFound = fault.New(fault.NotFound, "item_alarm_not_found", "Không tìm thấy báo động này.", "There is no such alarm.")
)

// ItemAlarm is a jump that was seen while a round was open.
type ItemAlarm struct {
	ItemJump
	ID          string
	RoundID     string
	QuestionID  string
	BankID      string
	Number      int // of the question in its bank
	Stem        string
	At          time.Time
	DismissedAt time.Time // zero: open
	DismissedBy string    // name
	Reason      string
}

// ItemStore reads answers for analysis, beside the answers' path, and keeps
// alarms.
type ItemStore interface {
	// Sitters calls each with everybody's first ended attempt that ended after a
	// time (zero: all), in the order of its end.
	Sitters(ctx context.Context, roundID string, after time.Time, each func(ended time.Time, s Sitter)) error
	Versions(ctx context.Context, ids []int64) ([]questions.Version, error)
	// OpenRounds lists the rounds that are open at a time, in every contest.
	OpenRounds(ctx context.Context, at time.Time) ([]Round, error)
	// ItemPlaces returns bank and number of questions by version id.
	ItemPlaces(ctx context.Context, ids []int64) (map[int64]ItemPlace, error)
	ItemAlarms(ctx context.Context, roundID string) ([]ItemAlarm, error)
	FindItemAlarm(ctx context.Context, id string) (ItemAlarm, error) // ErrAlarmNotFound
	// AddItemAlarm keeps an alarm with its line of the log, unless the round has
	// one of that version and kind.
	AddItemAlarm(ctx context.Context, a ItemAlarm, deed account.Deed) (added bool, err error)
	DismissItemAlarm(ctx context.Context, a ItemAlarm, by string, deed account.Deed) error
	AddDeed(ctx context.Context, d account.Deed) error

	ItemHistoryStore
}

// ItemPlace is where a question stands.
type ItemPlace struct {
	BankID string
	Number int
}

// Items is the analysis of the questions of rounds.
type Items struct {
	plan  *Planning
	store ItemStore
	now   func() time.Time
	newID func() string
}

// NewItems makes the service over a store.
func NewItems(plan *Planning, store ItemStore, now func() time.Time, newID func() string) *Items {
	return &Items{plan: plan, store: store, now: now, newID: newID}
}

// Figures analyses a round that has closed, from everybody's first attempt:
// later ones have met some of the questions before. It fails with ErrItemsEarly.
func (s *Items) Figures(ctx context.Context, actor account.Actor, roundID string) ([]ItemFigures, map[int64]ItemPlace, error) {
	_, r, err := s.plan.roundFor(ctx, actor, account.ReadKeys, roundID)
	if err != nil {
		return nil, nil, err
	}
	if !r.Reached(Closed, s.now()) {
		return nil, nil, ErrItemsEarly
	}
	return s.analyse(ctx, roundID)
}

func (s *Items) analyse(ctx context.Context, roundID string) ([]ItemFigures, map[int64]ItemPlace, error) {
	var sitters []Sitter
	if err := s.store.Sitters(ctx, roundID, time.Time{}, func(_ time.Time, one Sitter) { sitters = append(sitters, one) }); err != nil {
		return nil, nil, err
	}
	seen := map[int64]bool{}
	var ids []int64
	for _, one := range sitters {
		for _, a := range one.Items {
			if !seen[a.VersionID] {
				seen[a.VersionID] = true
				ids = append(ids, a.VersionID)
			}
		}
	}
	list, err := s.store.Versions(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	versions := make(map[int64]questions.Version, len(list))
	for _, v := range list {
		versions[v.ID] = v
	}
	places, err := s.store.ItemPlaces(ctx, ids)
	return AnalyseItems(sitters, versions), places, err
}

// Alarms lists the alarms of a round, the open ones first.
func (s *Items) Alarms(ctx context.Context, actor account.Actor, roundID string) ([]ItemAlarm, error) {
	if _, _, err := s.plan.roundFor(ctx, actor, account.ReadKeys, roundID); err != nil {
		return nil, err
	}
	return s.store.ItemAlarms(ctx, roundID)
}

// Dismiss sets an alarm aside, with a reason that the log keeps.
func (s *Items) Dismiss(ctx context.Context, actor account.Actor, id, reason string) error {
	a, err := s.store.FindItemAlarm(ctx, id)
	if err != nil {
		return err
	}
	_, r, err := s.plan.roundFor(ctx, actor, account.RunRounds, a.RoundID)
	if err != nil {
		return err
	}
	if a.Reason = strings.TrimSpace(reason); a.Reason == "" {
		return ErrReasonNeeded
	}
	a.DismissedAt = s.now()
	return s.store.DismissItemAlarm(ctx, a, actor.ID, account.Deed{At: a.DismissedAt, Actor: actor, ContestID: r.ContestID, Action: "item_alarm.dismiss", Subject: "item_alarm:" + id,
		After: map[string]any{"reason": a.Reason, "kind": a.Kind}})
}

// ItemGuard looks for jumps in the rounds that are open. It belongs to one
// goroutine, and reads each ended attempt once.
type ItemGuard struct {
	*Items
	streams map[string]*guarded
}

type guarded struct {
	stream *ItemStream
	until  time.Time // the end of the last attempt that was read
}

// NewGuard makes a guard that has seen nothing: it reads every open round from
// its beginning.
func (s *Items) NewGuard() *ItemGuard {
	return &ItemGuard{Items: s, streams: map[string]*guarded{}}
}

// Look reads what has ended since the last look in the rounds that are open,
// and keeps an alarm for everything that jumped.
func (g *ItemGuard) Look(ctx context.Context) error {
	open, err := g.store.OpenRounds(ctx, g.now())
	if err != nil {
		return err
	}
	streams := make(map[string]*guarded, len(open))
	for _, r := range open {
		w := g.streams[r.ID]
		if w == nil {
			w = &guarded{stream: NewItemStream()}
		}
		streams[r.ID] = w
		if err := g.look(ctx, r, w); err != nil {
			return err
		}
	}
	g.streams = streams // rounds that have closed are forgotten
	return nil
}

func (g *ItemGuard) look(ctx context.Context, r Round, w *guarded) error {
	err := g.store.Sitters(ctx, r.ID, w.until, func(ended time.Time, s Sitter) {
		w.until = ended
		w.stream.Add(ended, s.Items)
	})
	if err != nil {
		return err
	}
	at := g.now()
	for _, j := range w.stream.Look(at) {
		a := ItemAlarm{ItemJump: j, ID: g.newID(), RoundID: r.ID, At: at}
		deed := account.Deed{At: at, Actor: account.Machine("clock"), ContestID: r.ContestID, Action: "item_alarm.raise", Subject: "round:" + r.ID,
			After: map[string]any{"version": j.VersionID, "kind": j.Kind, "before": j.BeforeRate, "recent": j.RecentRate}}
		if _, err := g.store.AddItemAlarm(ctx, a, deed); err != nil {
			return err
		}
	}
	return nil
}
