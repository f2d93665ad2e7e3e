package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/lib/pq"

	"hoithi/internal/broadcast"
)

const (
	// Rows that nobody asks for any more go with the next word of any node.
	keepInstances = `
WITH old AS (DELETE FROM air_instances WHERE heard_at < $6 AND node <> $1)
INSERT INTO air_instances (node, output_id, inst, heard_at, said)
SELECT $1, * FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::jsonb[])
ON CONFLICT (node, output_id, inst) DO UPDATE SET heard_at = excluded.heard_at, said = excluded.said`
	instancesElsewhere = `SELECT output_id, said FROM air_instances WHERE node <> $1 AND heard_at >= $2`

	saveRehearsal = `
INSERT INTO air_rehearsals (contest_id, kind, round_id, speed, players, started_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (contest_id) DO UPDATE SET kind = excluded.kind, round_id = excluded.round_id, speed = excluded.speed, players = excluded.players, started_at = excluded.started_at`
	listRehearsals = `SELECT contest_id, kind, round_id, speed, players, started_at FROM air_rehearsals`
)

// KeepInstances notes what a node hears of instances; what others have not
// said since old is forgotten.
func (db *DB) KeepInstances(ctx context.Context, node string, seen []broadcast.Seen, old time.Time) error {
	var outputs, insts, said []string
	var heard []time.Time
	for _, s := range seen {
		text, err := json.Marshal(s.Instance)
		if err != nil {
			return fmt.Errorf("postgres: keep instances: %w", err)
		}
		outputs, insts, said, heard = append(outputs, s.Output), append(insts, s.Inst), append(said, string(text)), append(heard, s.Heard)
	}
	if _, err := db.sqlx.ExecContext(ctx, keepInstances, node, pq.Array(outputs), pq.Array(insts), timeArray(heard), pq.Array(said), old); err != nil {
		return fmt.Errorf("postgres: keep instances: %w", unavailable(err))
	}
	return nil
}

// InstancesElsewhere lists what the other nodes have heard since a moment.
func (db *DB) InstancesElsewhere(ctx context.Context, node string, since time.Time) ([]broadcast.Seen, error) {
	var rows []struct {
		Output string `db:"output_id"`
		Said   []byte
	}
	if err := db.sqlx.SelectContext(ctx, &rows, instancesElsewhere, node, since); err != nil {
		return nil, fmt.Errorf("postgres: instances elsewhere: %w", unavailable(err))
	}
	out := make([]broadcast.Seen, len(rows))
	for i, r := range rows {
		out[i].Output = r.Output
		if err := json.Unmarshal(r.Said, &out[i].Instance); err != nil {
			return nil, fmt.Errorf("postgres: instances elsewhere: %w", err)
		}
	}
	return out, nil
}

// SaveRehearsal notes the rehearsal of a contest in place of the one before.
func (db *DB) SaveRehearsal(ctx context.Context, n broadcast.RehearsalNote) error {
	round := sql.NullString{String: n.RoundID, Valid: n.RoundID != ""}
	if _, err := db.sqlx.ExecContext(ctx, saveRehearsal, n.ContestID, n.Kind, round, n.Speed, n.Players, n.StartedAt); err != nil {
		return fmt.Errorf("postgres: save rehearsal: %w", unavailable(err))
	}
	return nil
}

// DeleteRehearsal ends the rehearsal of a contest.
func (db *DB) DeleteRehearsal(ctx context.Context, contestID string) error {
	if _, err := db.sqlx.ExecContext(ctx, `DELETE FROM air_rehearsals WHERE contest_id = $1`, contestID); err != nil {
		return fmt.Errorf("postgres: delete rehearsal: %w", unavailable(err))
	}
	return nil
}

// RehearsalNotes lists the rehearsals that run.
func (db *DB) RehearsalNotes(ctx context.Context) ([]broadcast.RehearsalNote, error) {
	var rows []struct {
		ContestID string         `db:"contest_id"`
		Kind      string         `db:"kind"`
		RoundID   sql.NullString `db:"round_id"`
		Speed     float64        `db:"speed"`
		Players   int            `db:"players"`
		StartedAt time.Time      `db:"started_at"`
	}
	if err := db.sqlx.SelectContext(ctx, &rows, listRehearsals); err != nil {
		return nil, fmt.Errorf("postgres: rehearsals: %w", unavailable(err))
	}
	out := make([]broadcast.RehearsalNote, len(rows))
	for i, r := range rows {
		out[i] = broadcast.RehearsalNote{ContestID: r.ContestID, Kind: r.Kind, RoundID: r.RoundID.String, Speed: r.Speed, Players: r.Players, StartedAt: r.StartedAt}
	}
	return out, nil
}
