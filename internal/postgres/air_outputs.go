package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"hoithi/internal/account"
	"hoithi/internal/broadcast"
)

const (
	selectOutputs = `SELECT document::text FROM air_outputs WHERE $1 = '' OR contest_id::text = $1 ORDER BY document->>'Name', id`
	findOutput    = `SELECT document::text FROM air_outputs WHERE id = $1`
	insertOutput  = `INSERT INTO air_outputs (id, contest_id, rev, document, updated_at) VALUES ($1, $2, $3, $4::jsonb, $5)`
	updateOutput  = `UPDATE air_outputs SET rev = $3, document = $4::jsonb, updated_at = $5 WHERE id = $1 AND rev = $2`
	deleteOutput  = `DELETE FROM air_outputs WHERE id = $1 AND rev = $2`

	insertAirLine = `
INSERT INTO air_log (contest_id, output_id, command, at, actor_id, actor_name, action, layer, item, label, template, rev, data_hash, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`
)

// Outputs lists the outputs of a contest by name; "" means all contests.
func (db *DB) Outputs(ctx context.Context, contestID string) ([]broadcast.Output, error) {
	var documents []string
	if err := db.sqlx.SelectContext(ctx, &documents, selectOutputs, contestID); err != nil {
		return nil, fmt.Errorf("postgres: outputs: %w", unavailable(err))
	}
	out := make([]broadcast.Output, 0, len(documents))
	for _, text := range documents {
		o, err := readOutput(text)
		if err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	return out, nil
}

// FindOutput returns an output, or broadcast.ErrOutputNotFound.
func (db *DB) FindOutput(ctx context.Context, id string) (broadcast.Output, error) {
	var text string
	switch err := db.sqlx.GetContext(ctx, &text, findOutput, id); {
	case missing(err):
		return broadcast.Output{}, broadcast.ErrOutputNotFound
	case err != nil:
		return broadcast.Output{}, fmt.Errorf("postgres: find output: %w", unavailable(err))
	}
	return readOutput(text)
}

func readOutput(text string) (o broadcast.Output, err error) {
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		return o, fmt.Errorf("postgres: the document of an output: %w", err)
	}
	return o, nil
}

// CreateOutput stores a new output, or fails with broadcast.ErrOutputTaken.
func (db *DB) CreateOutput(ctx context.Context, o broadcast.Output, deed account.Deed) error {
	document, err := json.Marshal(o)
	if err != nil {
		return fmt.Errorf("postgres: encode output: %w", err)
	}
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, insertOutput, o.ID, o.ContestID, o.Rev, string(document), o.LastAt)
		if violates(err, "air_outputs_pkey") {
			return broadcast.ErrOutputTaken
		}
		if err != nil {
			return fmt.Errorf("postgres: create output: %w", unavailable(err))
		}
		return addDeed(ctx, tx, deed)
	})
}

// DeleteOutput takes an output away that is still at a revision, or fails with
// broadcast.ErrRevChanged.
func (db *DB) DeleteOutput(ctx context.Context, id string, rev int64, deed account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		done, err := tx.ExecContext(ctx, deleteOutput, id, rev)
		if err != nil {
			return fmt.Errorf("postgres: delete output: %w", unavailable(err))
		}
		if err := touched(done, broadcast.ErrRevChanged); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}

// Commit stores an output that was at a revision before, with the line of the
// as-run log and that of the audit log, in one transaction.
func (db *DB) Commit(ctx context.Context, before int64, o broadcast.Output, line broadcast.AsRun) error {
	document, err := json.Marshal(o)
	if err != nil {
		return fmt.Errorf("postgres: encode output: %w", err)
	}
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		done, err := tx.ExecContext(ctx, updateOutput, o.ID, before, o.Rev, string(document), o.LastAt)
		if err != nil {
			return fmt.Errorf("postgres: keep output: %w", unavailable(err))
		}
		if err := touched(done, broadcast.ErrRevChanged); err != nil {
			return err
		}
		if line.Action == "" {
			return nil
		}
		return addAirLine(ctx, tx, line)
	})
}

func addAirLine(ctx context.Context, tx *sqlx.Tx, l broadcast.AsRun) error {
	_, err := tx.ExecContext(ctx, insertAirLine, l.ContestID, l.Output, l.Command, l.At, l.Actor.ID, l.Actor.Name, string(l.Action), string(l.Layer),
		l.Item, l.Label, string(l.Template), l.Rev, l.DataHash, l.Reason)
	if violates(err, "air_log_command") {
		return broadcast.ErrRepeated
	}
	if err != nil {
		return fmt.Errorf("postgres: as-run log: %w", unavailable(err))
	}
	if l.Actor.Kind == account.System {
		return nil // what the clock did is in the as-run log alone
	}
	return addDeed(ctx, tx, account.Deed{At: l.At, Actor: l.Actor, ContestID: l.ContestID, Action: "air." + string(l.Action), Subject: "output:" + l.Output,
		After: map[string]any{"layer": l.Layer, "item": l.Item, "label": l.Label, "rev": l.Rev, "reason": l.Reason}})
}

// Revisions are the stored revisions of all outputs.
func (db *DB) Revisions(ctx context.Context) (map[string]int64, error) {
	var rows []struct {
		ID  string
		Rev int64
	}
	if err := db.sqlx.SelectContext(ctx, &rows, `SELECT id, rev FROM air_outputs`); err != nil {
		return nil, fmt.Errorf("postgres: revisions: %w", unavailable(err))
	}
	out := make(map[string]int64, len(rows))
	for _, r := range rows {
		out[r.ID] = r.Rev
	}
	return out, nil
}

// A correction is never changed but to be undone, once: the two counts tell
// every state of them apart.
const airStamps = `
SELECT contest_id, sum(themes)::text AS themes, sum(made)::text || '/' || sum(undone)::text AS corrections, sum(seals)::text AS seals FROM (
    SELECT contest_id, ('x' || substr(md5(string_agg(id || name || body::text, ',' ORDER BY id)), 1, 15))::bit(60)::bigint AS themes, 0 AS made, 0 AS undone, 0 AS seals
    FROM air_themes GROUP BY contest_id
    UNION ALL
    SELECT contest_id, 0, count(*), count(undone_at), 0 FROM air_corrections GROUP BY contest_id
    UNION ALL
    SELECT contest_id, 0, 0, 0, count(*) FROM seals GROUP BY contest_id
) all_of GROUP BY contest_id`

// Stamps tell, by contest, whether themes, corrections or sealed sets have changed.
func (db *DB) Stamps(ctx context.Context) (map[string]broadcast.Stamp, error) {
	var rows []struct {
		ContestID string `db:"contest_id"`
		broadcast.Stamp
	}
	if err := db.sqlx.SelectContext(ctx, &rows, airStamps); err != nil {
		return nil, fmt.Errorf("postgres: stamps of television: %w", unavailable(err))
	}
	out := make(map[string]broadcast.Stamp, len(rows))
	for _, r := range rows {
		out[r.ContestID] = r.Stamp
	}
	return out, nil
}

const airColumns = `
SELECT l.n, l.contest_id, l.output_id, l.command, l.at, l.actor_id, l.actor_name, l.action, l.layer, l.item, l.label, l.template, l.rev, l.data_hash, l.reason`

type airRow struct {
	N         int64
	ContestID string `db:"contest_id"`
	OutputID  string `db:"output_id"`
	Command   string
	At        time.Time
	ActorID   string `db:"actor_id"`
	ActorName string `db:"actor_name"`
	Action    string
	Layer     string
	Item      string
	Label     string
	Template  string
	Rev       int64
	DataHash  string `db:"data_hash"`
	Reason    string
	Total     int
}

func (r airRow) line() broadcast.AsRun {
	return broadcast.AsRun{N: r.N, ContestID: r.ContestID, At: r.At.UTC(), Actor: account.Actor{ID: r.ActorID, Name: r.ActorName}, Command: r.Command,
		Action: broadcast.Action(r.Action), Output: r.OutputID, Layer: broadcast.Layer(r.Layer), Item: r.Item, Label: r.Label,
		Template: broadcast.Template(r.Template), Rev: r.Rev, DataHash: r.DataHash, Reason: r.Reason}
}

// Done finds the line of a command that was committed.
func (db *DB) Done(ctx context.Context, outputID, commandID string) (broadcast.AsRun, bool, error) {
	var row airRow
	switch err := db.sqlx.GetContext(ctx, &row, airColumns+` FROM air_log l WHERE l.output_id = $1 AND l.command = $2 AND $2 <> ''`, outputID, commandID); {
	case missing(err):
		return broadcast.AsRun{}, false, nil
	case err != nil:
		return broadcast.AsRun{}, false, fmt.Errorf("postgres: find command: %w", unavailable(err))
	}
	return row.line(), true, nil
}
