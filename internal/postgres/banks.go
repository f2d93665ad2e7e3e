package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"hoithi/internal/account"
	"hoithi/questions"
)

type bankRow struct {
	ID        string
	ContestID string `db:"contest_id"`
	Name      string
	Topics    string
	CreatedAt time.Time `db:"created_at"`
}

func (r bankRow) bank() (questions.Bank, error) {
	b := questions.Bank{ID: r.ID, ContestID: r.ContestID, Name: r.Name, CreatedAt: r.CreatedAt}
	if err := json.Unmarshal([]byte(r.Topics), &b.Topics); err != nil {
		return b, fmt.Errorf("postgres: topics of bank %s: %w", r.ID, err)
	}
	return b, nil
}

const (
	bankColumns = `
SELECT id, contest_id, name, topics, created_at FROM banks `

	countBanks = `
SELECT q.bank_id, q.state, v.topic, v.level, count(*) AS n, count(*) FILTER (WHERE q.secrecy = 'sealed') AS sealed,
       count(*) FILTER (WHERE v.valid_until <= $2::date AND q.state <> 'retired') AS expired
FROM questions q
JOIN question_versions v ON v.id = q.version_id
JOIN banks b ON b.id = q.bank_id
WHERE b.contest_id = $1
GROUP BY q.bank_id, q.state, v.topic, v.level
ORDER BY q.bank_id, v.topic, v.level`
)

// FindBank returns a bank by id, or questions.ErrBankNotFound.
func (db *DB) FindBank(ctx context.Context, id string) (questions.Bank, error) {
	var row bankRow
	switch err := db.sqlx.GetContext(ctx, &row, bankColumns+"WHERE id = $1", id); {
	case absent(err):
		return questions.Bank{}, questions.ErrBankNotFound
	case err != nil:
		return questions.Bank{}, fmt.Errorf("postgres: find bank: %w", unavailable(err))
	}
	bank, err := row.bank()
	if err != nil {
		return bank, err
	}
	bank.Asks, err = db.asks(ctx, id)
	return bank, err
}

const bankAsks = `
SELECT v.kind,
       bool_or(v.key ? 'partial') AS partial,
       bool_or(v.key ? 'nearest') AS nearest
FROM questions q
JOIN question_versions v ON v.id = q.version_id
WHERE q.bank_id = $1 AND q.state = 'approved' AND v.kind NOT IN ('single', 'multiple', 'truefalse')
GROUP BY v.kind
ORDER BY v.kind`

func (db *DB) asks(ctx context.Context, bankID string) ([]questions.Asked, error) {
	var rows []struct {
		Kind             string
		Partial, Nearest bool
	}
	if err := db.sqlx.SelectContext(ctx, &rows, bankAsks, bankID); err != nil {
		return nil, fmt.Errorf("postgres: kinds of a bank: %w", unavailable(err))
	}
	var out []questions.Asked
	for _, r := range rows {
		out = append(out, questions.Asked{Kind: questions.Kind(r.Kind), Partial: r.Partial, Nearest: r.Nearest})
	}
	return out, nil
}

// Banks lists the banks of a contest with what they hold.
func (db *DB) Banks(ctx context.Context, contestID string, at time.Time) ([]questions.BankView, error) {
	var rows []bankRow
	if err := db.sqlx.SelectContext(ctx, &rows, bankColumns+"WHERE contest_id = $1 ORDER BY created_at, id", contestID); err != nil {
		return nil, fmt.Errorf("postgres: banks: %w", unavailable(err))
	}
	out, place := make([]questions.BankView, 0, len(rows)), map[string]int{}
	for i, r := range rows {
		b, err := r.bank()
		if err != nil {
			return nil, err
		}
		out, place[b.ID] = append(out, questions.BankView{Bank: b, Counts: map[questions.State]int{}}), i
	}
	return out, db.countBanks(ctx, contestID, at, out, place)
}

func (db *DB) countBanks(ctx context.Context, contestID string, at time.Time, out []questions.BankView, place map[string]int) error {
	var rows []struct {
		BankID                    string `db:"bank_id"`
		State, Topic              string
		Level, N, Sealed, Expired int
	}
	if err := db.sqlx.SelectContext(ctx, &rows, countBanks, contestID, at.Format(time.DateOnly)); err != nil {
		return fmt.Errorf("postgres: count banks: %w", unavailable(err))
	}
	for _, r := range rows {
		i, ok := place[r.BankID]
		if !ok {
			continue // made between the two queries
		}
		state := questions.State(r.State)
		out[i].Counts[state] += r.N
		out[i].Sealed += r.Sealed
		out[i].Expired += r.Expired
		if state == questions.Approved {
			out[i].Approved = append(out[i].Approved, questions.TopicCount{Topic: r.Topic, Level: questions.Level(r.Level), Approved: r.N})
		}
	}
	return nil
}

// CreateBank stores a new bank.
func (db *DB) CreateBank(ctx context.Context, b questions.Bank, deed account.Deed) error {
	return db.writeBank(ctx, "INSERT INTO banks (id, contest_id, name, topics, created_at) VALUES ($1, $2, $3, $4::jsonb, $5)", b, deed, b.CreatedAt)
}

// UpdateBank changes a bank's name and topics.
func (db *DB) UpdateBank(ctx context.Context, b questions.Bank, deed account.Deed) error {
	return db.writeBank(ctx, "UPDATE banks SET name = $3, topics = $4::jsonb WHERE id = $1 AND contest_id = $2", b, deed)
}

func (db *DB) writeBank(ctx context.Context, statement string, b questions.Bank, deed account.Deed, more ...any) error {
	topics, err := topicsJSON(b.Topics)
	if err != nil {
		return err
	}
	return db.tx(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, statement, append([]any{b.ID, b.ContestID, b.Name, topics}, more...)...); err != nil {
			return fmt.Errorf("postgres: write bank: %w", unavailable(err))
		}
		return addDeed(ctx, tx, deed)
	})
}

func topicsJSON(topics []questions.Topic) (string, error) {
	if topics == nil {
		topics = []questions.Topic{}
	}
	text, err := json.Marshal(topics)
	if err != nil {
		return "", fmt.Errorf("postgres: encode topics: %w", err)
	}
	return string(text), nil
}
