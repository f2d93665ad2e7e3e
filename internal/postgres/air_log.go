package postgres

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/lib/pq"

	"hoithi/internal/broadcast"
)

const (
	newestAirLines = airColumns + `, count(*) OVER () AS total
FROM air_log l
WHERE l.contest_id = $1 AND ($2 = '' OR l.output_id = $2)
ORDER BY l.n DESC
OFFSET $3 LIMIT $4`

	allAirLines = airColumns + `, 0 AS total
FROM air_log l
WHERE l.contest_id = $1 AND ($2 = '' OR l.output_id = $2)
ORDER BY l.n`

	airAcks = `
SELECT k.output_id, k.rev, k.inst, k.received_at, k.painted_at
FROM unnest($1::text[], $2::bigint[]) AS input (output_id, rev)
JOIN air_acks k USING (output_id, rev)
ORDER BY k.painted_at, k.inst`

	keepAirAcks = `
INSERT INTO air_acks (output_id, rev, inst, received_at, painted_at)
SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::timestamptz[], $5::timestamptz[])
ON CONFLICT DO NOTHING`
)

// AsRun returns a page of the as-run log with its acknowledgements, the newest
// first, and how many lines match; a limit of 0 is all of it, the oldest first.
func (db *DB) AsRun(ctx context.Context, f broadcast.LogFilter) ([]broadcast.AsRun, int, error) {
	var rows []airRow
	var err error
	if f.Limit > 0 {
		err = db.sqlx.SelectContext(ctx, &rows, newestAirLines, f.ContestID, f.Output, f.Offset, f.Limit)
	} else {
		err = db.sqlx.SelectContext(ctx, &rows, allAirLines, f.ContestID, f.Output)
	}
	if err != nil {
		return nil, 0, fmt.Errorf("postgres: as-run log: %w", unavailable(err))
	}
	out, total := make([]broadcast.AsRun, 0, len(rows)), len(rows)
	for _, r := range rows {
		out = append(out, r.line())
		if f.Limit > 0 {
			total = r.Total
		}
	}
	return out, total, db.addAcks(ctx, out)
}

type ackOf struct {
	output string
	rev    int64
}

// addAcks fills in who has painted what.
func (db *DB) addAcks(ctx context.Context, lines []broadcast.AsRun) error {
	at := map[ackOf]*broadcast.AsRun{}
	var outputs []string
	var revs []int64
	for i := range lines {
		at[ackOf{lines[i].Output, lines[i].Rev}] = &lines[i]
		outputs, revs = append(outputs, lines[i].Output), append(revs, lines[i].Rev)
	}
	if len(lines) == 0 {
		return nil
	}
	var rows []struct {
		OutputID   string `db:"output_id"`
		Rev        int64
		Inst       string
		ReceivedAt time.Time `db:"received_at"`
		PaintedAt  time.Time `db:"painted_at"`
	}
	if err := db.sqlx.SelectContext(ctx, &rows, airAcks, pq.Array(outputs), pq.Array(revs)); err != nil {
		return fmt.Errorf("postgres: acknowledgements: %w", unavailable(err))
	}
	for _, r := range rows {
		line := at[ackOf{r.OutputID, r.Rev}]
		ack := broadcast.Ack{Output: r.OutputID, Rev: r.Rev, Inst: r.Inst, Received: r.ReceivedAt.UTC(), Painted: r.PaintedAt.UTC()}
		if !slices.Contains(line.Acks, ack) {
			line.Acks = append(line.Acks, ack)
		}
	}
	return nil
}

// KeepAcks notes when revisions were received and painted; the first word of
// an instance on a revision counts.
func (db *DB) KeepAcks(ctx context.Context, acks []broadcast.Ack) error {
	var outputs, insts []string
	var revs []int64
	var received, painted []time.Time
	for _, a := range acks {
		outputs, insts, revs = append(outputs, a.Output), append(insts, a.Inst), append(revs, a.Rev)
		received, painted = append(received, a.Received), append(painted, a.Painted)
	}
	_, err := db.sqlx.ExecContext(ctx, keepAirAcks, pq.Array(outputs), pq.Array(revs), pq.Array(insts), timeArray(received), timeArray(painted))
	if err != nil {
		return fmt.Errorf("postgres: keep acknowledgements: %w", unavailable(err))
	}
	return nil
}

// timeArray is a timestamptz[] parameter.
func timeArray(times []time.Time) any {
	out := make([]string, len(times))
	for i, t := range times {
		out[i] = t.UTC().Format(time.RFC3339Nano)
	}
	return pq.Array(out)
}
