package contest

import (
	"context"
	"time"

	"hoithi/internal/account"
)

// ItemReport is the analysis of a round's questions, to be taken away.
type ItemReport struct {
	Contest Contest
	Round   Round
	At      time.Time
	Items   []ItemFigures
	Places  map[int64]ItemPlace // by version id
}

// Report analyses a closed round as Figures does, and writes into the log who
// took the figures away: they tell the keys. It fails with ErrItemsEarly.
func (s *Items) Report(ctx context.Context, actor account.Actor, roundID string) (ItemReport, error) {
	figures, places, err := s.Figures(ctx, actor, roundID)
	if err != nil {
		return ItemReport{}, err
	}
	c, r, err := s.plan.roundFor(ctx, actor, account.ReadKeys, roundID)
	if err != nil {
		return ItemReport{}, err
	}
	out := ItemReport{Contest: c, Round: r, At: s.now(), Items: figures, Places: places}
	return out, s.store.AddDeed(ctx, account.Deed{At: out.At, Actor: actor, ContestID: c.ID, Action: "round.export_items", Subject: "round:" + roundID,
		After: map[string]any{"format": "xlsx", "questions": len(figures)}})
}
