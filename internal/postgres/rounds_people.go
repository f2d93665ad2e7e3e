package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"hoithi/contest"
)

const roundPeople = `
SELECT c.id, c.name, c.phone, c.email, c.birth_date, c.fields::text AS fields, c.synthetic
FROM contestants c
WHERE c.id IN (SELECT contestant_id FROM attempts WHERE round_id = $1)`

// RoundPeople returns everybody with an attempt in a round, by id: what a
// report shows beside the result.
func (db *DB) RoundPeople(ctx context.Context, roundID string) (map[string]contest.Contestant, error) {
	var rows []struct {
		ID, Name, Phone, Email string
		BirthDate              sql.NullTime `db:"birth_date"`
		Fields                 string
		Synthetic              bool
	}
	if err := db.sqlx.SelectContext(ctx, &rows, roundPeople, roundID); err != nil {
		return nil, fmt.Errorf("postgres: people of a round: %w", unavailable(err))
	}
	out := make(map[string]contest.Contestant, len(rows))
	for _, r := range rows {
		c := contest.Contestant{ID: r.ID, Name: r.Name, Phone: r.Phone, Email: r.Email, BirthDate: r.BirthDate.Time, Synthetic: r.Synthetic}
		if err := json.Unmarshal([]byte(r.Fields), &c.Fields); err != nil {
			return nil, fmt.Errorf("postgres: fields of contestant %s: %w", r.ID, err)
		}
		out[r.ID] = c
	}
	return out, nil
}
