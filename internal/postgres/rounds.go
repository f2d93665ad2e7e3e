package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"hoithi/contest"
	"hoithi/internal/account"
)

// roundRow is a round as it is stored; the rules are JSON in the shape of
// contest.Rules, durations in nanoseconds.
type roundRow struct {
	ID           string
	ContestID    string `db:"contest_id"`
	Number       int
	Name         string
	NameEN       string `db:"name_en"`
	State        string
	OpensAt      time.Time `db:"opens_at"`
	ClosesAt     time.Time `db:"closes_at"`
	Rules        string
	RulesVersion int `db:"rules_version"`
	Seed         string
	CreatedAt    time.Time `db:"created_at"`
}

func (r roundRow) round() (contest.Round, error) {
	round := contest.Round{ID: r.ID, ContestID: r.ContestID, Number: r.Number, Name: r.Name, NameEN: r.NameEN, State: contest.State(r.State),
		OpensAt: r.OpensAt, ClosesAt: r.ClosesAt, RulesVersion: r.RulesVersion, Seed: r.Seed, CreatedAt: r.CreatedAt}
	if err := json.Unmarshal([]byte(r.Rules), &round.Rules); err != nil {
		return round, fmt.Errorf("postgres: rules of round %s: %w", r.ID, err)
	}
	return round, nil
}

const roundColumns = `
SELECT id, contest_id, number, name, name_en, state, opens_at, closes_at, rules, rules_version, seed, created_at
FROM rounds `

// FindRound returns a round by id, or contest.ErrRoundNotFound.
func (db *DB) FindRound(ctx context.Context, id string) (contest.Round, error) {
	var row roundRow
	switch err := db.sqlx.GetContext(ctx, &row, roundColumns+"WHERE id = $1", id); {
	case absent(err):
		return contest.Round{}, contest.ErrRoundNotFound
	case err != nil:
		return contest.Round{}, fmt.Errorf("postgres: find round: %w", unavailable(err))
	}
	return row.round()
}

// Rounds lists the rounds of a contest by number.
func (db *DB) Rounds(ctx context.Context, contestID string) ([]contest.Round, error) {
	return db.selectRounds(ctx, roundColumns+"WHERE contest_id = $1 ORDER BY number", contestID)
}

// RoundsDue lists the rounds whose window has begun or ended while their
// stored state has not moved, the oldest first.
func (db *DB) RoundsDue(ctx context.Context, at time.Time) ([]contest.Round, error) {
	return db.selectRounds(ctx, roundColumns+
		"WHERE (state = 'scheduled' AND opens_at <= $1) OR (state = 'open' AND closes_at <= $1) ORDER BY opens_at, id", at)
}

// OpenRounds lists the rounds of every contest whose window holds a time.
func (db *DB) OpenRounds(ctx context.Context, at time.Time) ([]contest.Round, error) {
	return db.selectRounds(ctx, roundColumns+"WHERE state IN ('scheduled', 'open') AND opens_at <= $1 AND closes_at > $1 ORDER BY opens_at, id", at)
}

func (db *DB) selectRounds(ctx context.Context, query string, args ...any) ([]contest.Round, error) {
	var rows []roundRow
	if err := db.sqlx.SelectContext(ctx, &rows, query, args...); err != nil {
		return nil, fmt.Errorf("postgres: rounds: %w", unavailable(err))
	}
	out := make([]contest.Round, 0, len(rows))
	for _, r := range rows {
		round, err := r.round()
		if err != nil {
			return nil, err
		}
		out = append(out, round)
	}
	return out, nil
}

const insertRound = `
INSERT INTO rounds (id, contest_id, number, name, name_en, state, opens_at, closes_at, rules, rules_version, seed, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12)`

// CreateRound stores a new round. It fails with contest.ErrRoundNumber when
// the contest has that number already.
func (db *DB) CreateRound(ctx context.Context, r contest.Round, deed account.Deed) error {
	rules, err := json.Marshal(r.Rules)
	if err != nil {
		return fmt.Errorf("postgres: encode rules: %w", err)
	}
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, insertRound, r.ID, r.ContestID, r.Number, r.Name, r.NameEN, string(r.State), r.OpensAt, r.ClosesAt,
			string(rules), r.RulesVersion, r.Seed, r.CreatedAt)
		if violates(err, "rounds_contest_id_number_key") {
			return contest.ErrRoundNumber
		}
		if err != nil {
			return fmt.Errorf("postgres: create round: %w", unavailable(err))
		}
		if err := keepRules(ctx, tx, r, string(rules), deed.At); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}

const updateRound = `
UPDATE rounds
SET name = $4, name_en = $5, opens_at = $6, closes_at = $7, rules = $8::jsonb, rules_version = $9
WHERE id = $1 AND rules_version = $2 AND state = $3`

// UpdateRound replaces a round that is still at the rules version seen and in
// the state it was read in. A later closing lengthens no attempt that has
// begun. It fails with contest.ErrStale.
func (db *DB) UpdateRound(ctx context.Context, r contest.Round, seen int, deed account.Deed) error {
	rules, err := json.Marshal(r.Rules)
	if err != nil {
		return fmt.Errorf("postgres: encode rules: %w", err)
	}
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		done, err := tx.ExecContext(ctx, updateRound, r.ID, seen, string(r.State), r.Name, r.NameEN, r.OpensAt, r.ClosesAt, string(rules), r.RulesVersion)
		if err != nil {
			return fmt.Errorf("postgres: update round: %w", unavailable(err))
		}
		if err := touched(done, contest.ErrStale); err != nil {
			return err
		}
		if err := keepRules(ctx, tx, r, string(rules), deed.At); err != nil {
			return err
		}
		return addDeed(ctx, tx, deed)
	})
}

const insertRules = `
INSERT INTO round_rules (round_id, version, rules, opens_at, closes_at, at) VALUES ($1, $2, $3::jsonb, $4, $5, $6)
ON CONFLICT (round_id, version) DO NOTHING`

// keepRules stores the rules under their version; a version never changes.
func keepRules(ctx context.Context, tx *sqlx.Tx, r contest.Round, rules string, at time.Time) error {
	if _, err := tx.ExecContext(ctx, insertRules, r.ID, r.RulesVersion, rules, r.OpensAt, r.ClosesAt, at); err != nil {
		return fmt.Errorf("postgres: keep rules: %w", unavailable(err))
	}
	return nil
}
