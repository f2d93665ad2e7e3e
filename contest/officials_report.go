package contest

import (
	"context"
	"slices"
	"time"

	"hoithi/internal/account"
)

// Standing says how much a report may be relied on.
type Standing string

// The standings of a report: counted while the round runs or before it is
// locked; computed and waiting for approval or publication; official.
const (
	Provisional Standing = "provisional"
	Unpublished Standing = "unpublished"
	Official    Standing = "official"
)

// Report is a round's result in full, with what only organisers see, for files
// that they keep.
type Report struct {
	Contest  Contest
	Round    Round
	Standing Standing
	Snapshot Snapshot // zero when provisional
	At       time.Time
	Truths   Truths
	Rows     []ResultRow
	Units    []UnitTable
	People   map[string]Contestant // by id: contact, birth date, extra fields

	Participants int
	Attempts     int
}

// UnitTable is one ranking of units with its rule.
type UnitTable struct {
	Rule UnitRanking
	Rows []UnitRow
}

// ReportStore reads what reports need beside results.
type ReportStore interface {
	Units(ctx context.Context, contestID string) ([]Unit, error)
	// RoundPeople returns everybody with an attempt in the round, by id.
	RoundPeople(ctx context.Context, roundID string) (map[string]Contestant, error)
}

// Report gathers a round's result: the published snapshot; the newest one of a
// round that is locked or approved; or what the journal says now. Taking it
// out is written in the log, because it holds personal data.
func (o *Officials) Report(ctx context.Context, actor account.Actor, roundID, format string) (Report, error) {
	c, r, err := o.plan.roundFor(ctx, actor, account.ReadPersons, roundID)
	if err != nil {
		return Report{}, err
	}
	report := Report{Contest: c, Round: r, At: o.now(), Standing: Provisional}
	if report.Snapshot, err = o.reportable(ctx, r, report.At); err != nil {
		return report, err
	}
	if report.Snapshot.ID == "" {
		err = o.provisional(ctx, &report)
	} else {
		err = o.fromSnapshot(ctx, &report)
	}
	if err != nil {
		return report, err
	}
	if report.People, err = o.store.RoundPeople(ctx, roundID); err != nil {
		return report, err
	}
	return report, o.store.AddDeed(ctx, account.Deed{At: report.At, Actor: actor, ContestID: c.ID, Action: "round.export", Subject: "round:" + roundID,
		After: map[string]any{"format": format, "standing": report.Standing, "result": report.Snapshot.ID, "rows": len(report.Rows)}})
}

// reportable is the snapshot that a report shows, or none.
func (o *Officials) reportable(ctx context.Context, r Round, at time.Time) (Snapshot, error) {
	if !r.Reached(Locked, at) {
		return Snapshot{}, nil
	}
	all, err := o.store.Snapshots(ctx, r.ID)
	if err != nil || len(all) == 0 {
		return Snapshot{}, err
	}
	if r.StateAt(at) != Published {
		return all[0], nil
	}
	i := slices.IndexFunc(all, func(s Snapshot) bool { return !s.PublishedAt.IsZero() })
	return all[max(i, 0)], nil
}

func (o *Officials) fromSnapshot(ctx context.Context, report *Report) (err error) {
	s := report.Snapshot
	report.Standing = Unpublished
	if report.Round.StateAt(report.At) == Published {
		report.Standing = Official
	}
	report.Truths, report.Participants, report.Attempts = s.Truths, s.Participants, s.Attempts
	if report.Rows, _, err = o.store.SnapshotRows(ctx, s.ID, RowFilter{}); err != nil {
		return err
	}
	lists, err := o.store.SnapshotUnits(ctx, s.ID)
	if err != nil {
		return err
	}
	return o.unitTables(ctx, report, lists)
}

// provisional computes from the journal as it is now. What still runs is left
// out: it has no end to be ranked by.
func (o *Officials) provisional(ctx context.Context, report *Report) error {
	in, err := o.store.ResultInput(ctx, report.Round.ID)
	if err != nil {
		return err
	}
	in.Attempts = slices.DeleteFunc(in.Attempts, func(a Attempt) bool { return a.EndedAt.After(report.At) })
	result := Compute(in)
	report.Rows, report.Truths, report.Participants, report.Attempts = result.Rows, result.Truths, result.Participants, result.Attempts
	return o.unitTables(ctx, report, result.Units)
}

// unitTables names the lists. A round that ranks no units still tells how many
// of each took part.
func (o *Officials) unitTables(ctx context.Context, report *Report, lists [][]UnitRow) error {
	for i, rule := range report.Round.Rules.Units {
		if i < len(lists) {
			report.Units = append(report.Units, UnitTable{Rule: rule, Rows: lists[i]})
		}
	}
	if len(report.Units) > 0 {
		return nil
	}
	units, err := o.store.Units(ctx, report.Contest.ID)
	if err != nil {
		return err
	}
	rule := UnitRanking{Name: "Số người tham gia", NameEN: "Participants", Criteria: []UnitCriterion{UnitParticipants}}
	report.Units = []UnitTable{{Rule: rule, Rows: RankUnits(rule, units, report.Rows)}}
	return nil
}
