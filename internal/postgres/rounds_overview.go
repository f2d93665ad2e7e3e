package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"hoithi/contest"
)

const (
	overviewFigures = `
SELECT count(*) AS started, count(a.ended_at) AS ended, count(DISTINCT a.contestant_id) AS participants,
       count(DISTINCT a.contestant_id) FILTER (WHERE c.synthetic) AS synthetic,
       (SELECT count(*) FROM contestants WHERE contest_id = $2) AS contestants
FROM attempts a
JOIN contestants c ON c.id = a.contestant_id
WHERE a.round_id = $1`

	overviewTimeline = `
SELECT bucket, sum(started)::int AS started, sum(ended)::int AS ended
FROM (
    SELECT floor(extract(epoch FROM started_at - $2::timestamptz) / $3)::int AS bucket, 1 AS started, 0 AS ended FROM attempts WHERE round_id = $1
    UNION ALL
    SELECT floor(extract(epoch FROM ended_at - $2::timestamptz) / $3)::int, 0, 1 FROM attempts WHERE round_id = $1 AND ended_at IS NOT NULL
) t
WHERE bucket >= 0 AND bucket <= $4
GROUP BY bucket
ORDER BY bucket`

	// The best ended attempt of each person stands for them.
	overviewBest = `
SELECT group_id, points, right_count, questions, count(*) AS n
FROM (SELECT DISTINCT ON (contestant_id) group_id, points, right_count, questions
      FROM attempts
      WHERE round_id = $1 AND ended_at IS NOT NULL
      ORDER BY contestant_id, points DESC, right_count DESC, number) best
GROUP BY group_id, points, right_count, questions
ORDER BY points`

	overviewUnits = `
SELECT u.id AS unit_id, u.name, u.block, u.headcount, p.participants
FROM (SELECT unit_id, count(DISTINCT contestant_id) AS participants
      FROM attempts WHERE round_id = $1 AND unit_id IS NOT NULL GROUP BY unit_id) p
JOIN units u ON u.id = p.unit_id
ORDER BY p.participants DESC, u.position, u.id
LIMIT 20`

	overviewGroups = `
SELECT group_id, count(DISTINCT contestant_id) AS participants FROM attempts WHERE round_id = $1 GROUP BY group_id ORDER BY group_id`
)

// Overview counts a round in one moment of the database.
func (db *DB) Overview(ctx context.Context, r contest.Round, at time.Time, buckets int) (contest.Overview, error) {
	o := contest.Overview{Round: r, At: at}
	err := db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"); err != nil {
			return fmt.Errorf("postgres: overview: %w", unavailable(err))
		}
		for _, count := range []func(context.Context, *sqlx.Tx, *contest.Overview) error{overviewCounts, overviewScores, overviewPlaces} {
			if err := count(ctx, tx, &o); err != nil {
				return fmt.Errorf("postgres: overview: %w", unavailable(err))
			}
		}
		return overviewSpan(ctx, tx, &o, buckets)
	})
	return o, err
}

func overviewCounts(ctx context.Context, tx *sqlx.Tx, o *contest.Overview) error {
	var n struct{ Started, Ended, Participants, Synthetic, Contestants int }
	if err := tx.GetContext(ctx, &n, overviewFigures, o.Round.ID, o.Round.ContestID); err != nil {
		return err
	}
	o.Figures = contest.Figures{Started: n.Started, Ended: n.Ended, Participants: n.Participants}
	o.Synthetic, o.Contestants = n.Synthetic, n.Contestants
	return nil
}

func overviewScores(ctx context.Context, tx *sqlx.Tx, o *contest.Overview) error {
	var rows []struct {
		GroupID   string `db:"group_id"`
		Points    int
		Right     int `db:"right_count"`
		Questions int
		N         int
	}
	if err := tx.SelectContext(ctx, &rows, overviewBest, o.Round.ID); err != nil {
		return err
	}
	allRight := map[string]int{}
	for _, r := range rows {
		o.Bands.AddMany(r.Right, r.Questions, r.N)
		if r.Right == r.Questions {
			allRight[r.GroupID] += r.N
		}
		if last := len(o.Scores) - 1; last >= 0 && o.Scores[last].Points == r.Points {
			o.Scores[last].Count += r.N
		} else {
			o.Scores = append(o.Scores, contest.ScoreCount{Points: r.Points, Count: r.N})
		}
	}
	return overviewByGroup(ctx, tx, o, allRight)
}

func overviewByGroup(ctx context.Context, tx *sqlx.Tx, o *contest.Overview, allRight map[string]int) error {
	var rows []struct {
		GroupID      string `db:"group_id"`
		Participants int
	}
	if err := tx.SelectContext(ctx, &rows, overviewGroups, o.Round.ID); err != nil {
		return err
	}
	for _, r := range rows {
		o.Groups = append(o.Groups, contest.GroupCount{GroupID: r.GroupID, Participants: r.Participants, AllRight: allRight[r.GroupID]})
	}
	return nil
}

func overviewPlaces(ctx context.Context, tx *sqlx.Tx, o *contest.Overview) error {
	var rows []struct {
		UnitID                  string `db:"unit_id"`
		Name, Block             string
		Headcount, Participants int
	}
	if err := tx.SelectContext(ctx, &rows, overviewUnits, o.Round.ID); err != nil {
		return err
	}
	for _, r := range rows {
		o.Units = append(o.Units, contest.UnitCount{UnitID: r.UnitID, Name: r.Name, Block: r.Block, Participants: r.Participants, Headcount: r.Headcount})
	}
	return nil
}

// overviewSpan counts starts and ends in equal spans from the opening to now,
// or to the closing.
func overviewSpan(ctx context.Context, tx *sqlx.Tx, o *contest.Overview, buckets int) error {
	end := o.At
	if end.After(o.Round.ClosesAt) {
		end = o.Round.ClosesAt
	}
	if !end.After(o.Round.OpensAt) || buckets < 1 {
		return nil
	}
	span := max(end.Sub(o.Round.OpensAt)/time.Duration(buckets), time.Second)
	n := int(end.Sub(o.Round.OpensAt) / span)
	o.Timeline = make([]contest.TimelineBucket, n+1)
	for i := range o.Timeline {
		o.Timeline[i].At = o.Round.OpensAt.Add(time.Duration(i) * span)
	}
	var rows []struct{ Bucket, Started, Ended int }
	if err := tx.SelectContext(ctx, &rows, overviewTimeline, o.Round.ID, o.Round.OpensAt, span.Seconds(), n); err != nil {
		return fmt.Errorf("postgres: timeline: %w", unavailable(err))
	}
	for _, r := range rows {
		o.Timeline[r.Bucket].Started, o.Timeline[r.Bucket].Ended = r.Started, r.Ended
	}
	return nil
}
