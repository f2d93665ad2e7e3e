package demo

import (
	"context"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
)

// publish takes a closed round to its official result, as two people do: one
// locks and looks at what is flagged, the other approves, the first publishes.
func (d *Demo) publish(ctx context.Context, r contest.Round, actors map[string]account.Actor) error {
	at := r.ClosesAt.Add(time.Hour)
	officials := contest.NewOfficials(d.planning(at), d.Store, func() time.Time { return at }, d.NewID)
	secretary, head := actors["banthuky@demo.hoithi.vn"], actors["truongban@demo.hoithi.vn"]
	if _, err := officials.Move(ctx, secretary, r.ID, contest.Locked, ""); err != nil {
		return err
	}
	flags, err := officials.Flags(ctx, secretary, r.ID)
	if err != nil {
		return err
	}
	for _, f := range flags {
		if _, err := officials.Settle(ctx, secretary, f.ID, contest.VerdictKept, "Dữ liệu trình diễn"); err != nil {
			return err
		}
	}
	if _, err := officials.Move(ctx, head, r.ID, contest.Approved, ""); err != nil {
		return err
	}
	_, err = officials.Move(ctx, secretary, r.ID, contest.Published, "")
	return err
}
