package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"hoithi/internal/account"
)

const insertDeed = `
INSERT INTO audit_log (at, actor_id, actor_name, actor_kind, ip, contest_id, action, subject, before, after)
VALUES ($1, $2, $3, $4, $5, NULLIF($6, '')::uuid, $7, $8, $9::jsonb, $10::jsonb)`

// addDeed writes a line of the audit log beside the change it tells of.
func addDeed(ctx context.Context, tx sqlx.ExecerContext, d account.Deed) error {
	before, err := jsonOrNull(d.Before)
	if err != nil {
		return err
	}
	after, err := jsonOrNull(d.After)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, insertDeed, d.At, d.Actor.ID, d.Actor.Name, string(d.Actor.Kind), d.Actor.IP,
		d.ContestID, d.Action, d.Subject, before, after)
	if err != nil {
		return fmt.Errorf("postgres: add to audit log: %w", unavailable(err))
	}
	return nil
}

// AddDeed writes a line that stands alone, such as an export of personal data.
func (db *DB) AddDeed(ctx context.Context, d account.Deed) error {
	return db.tx(ctx, func(tx *sqlx.Tx) error { return addDeed(ctx, tx, d) })
}

// jsonOrNull is the text of a jsonb parameter: nil stays NULL. Names are as on
// the wire (rules_version, not RulesVersion): people read the log.
func jsonOrNull(v any) (*string, error) {
	if v == nil {
		return nil, nil
	}
	text, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("postgres: encode: %w", err)
	}
	var plain any
	if err := json.Unmarshal(text, &plain); err != nil {
		return nil, fmt.Errorf("postgres: encode: %w", err)
	}
	if text, err = json.Marshal(wireNames(plain)); err != nil {
		return nil, fmt.Errorf("postgres: encode: %w", err)
	}
	s := string(text)
	return &s, nil
}

// wireNames renames the fields of Go types, at every depth.
func wireNames(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, value := range v {
			out[wireName(name)] = wireNames(value)
		}
		return out
	case []any:
		for i := range v {
			v[i] = wireNames(v[i])
		}
	}
	return v
}

// wireName turns "RulesVersion" into "rules_version" and "NameEN" into
// "name_en"; what does not begin with a capital is a name already.
func wireName(name string) string {
	if name == "" || !unicode.IsUpper(rune(name[0])) {
		return name
	}
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		begins := unicode.IsUpper(r) && i > 0 && (!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1]))
		if begins {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// The name of a subject is looked up for the lines of one page only.
const selectDeeds = `
WITH page AS MATERIALIZED (
  SELECT id, at, actor_id, actor_name, actor_kind, ip, COALESCE(contest_id::text, '') AS contest_id, action, subject,
         COALESCE(before::text, '') AS before, COALESCE(after::text, '') AS after, count(*) OVER () AS total,
         split_part(subject, ':', 1) AS kind,
         CASE WHEN split_part(subject, ':', 2) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN split_part(subject, ':', 2)::uuid END AS subject_id
  FROM audit_log
  WHERE ($1 = '' OR contest_id::text = $1)
    AND ($2 = '' OR action ILIKE $2 OR subject ILIKE $2 OR actor_name ILIKE $2 OR action = ANY($5))
  ORDER BY id DESC
  OFFSET $3 LIMIT $4)
SELECT id, at, actor_id, actor_name, actor_kind, ip, contest_id, action, subject, before, after, total,
       COALESCE(CASE kind
         WHEN 'contest' THEN (SELECT c.name FROM contests c WHERE c.id = subject_id)
         WHEN 'round' THEN (SELECT r.name FROM rounds r WHERE r.id = subject_id)
         WHEN 'unit' THEN (SELECT u.name FROM units u WHERE u.id = subject_id)
         WHEN 'bank' THEN (SELECT b.name FROM banks b WHERE b.id = subject_id)
         WHEN 'open_bank' THEN (SELECT o.title FROM open_banks o WHERE o.id = subject_id)
         WHEN 'seal' THEN (SELECT s.name FROM seals s WHERE s.id = subject_id)
         WHEN 'staff' THEN (SELECT p.name FROM staff p WHERE p.id = subject_id)
         WHEN 'question' THEN (SELECT q.number || ' (' || b.name || ')' FROM questions q JOIN banks b ON b.id = q.bank_id WHERE q.id = subject_id)
       END, '') AS subject_name
FROM page
ORDER BY id DESC`

// Deeds returns a page of the audit log, the newest first, and how many lines
// match. An empty contest means all; q is looked for in action, subject and
// the actor's name; lines of the filter's actions match too.
func (db *DB) Deeds(ctx context.Context, f account.DeedFilter) ([]account.DeedLine, int, error) {
	var rows []struct {
		ID                                 int64
		At                                 time.Time
		ActorID                            string `db:"actor_id"`
		ActorName                          string `db:"actor_name"`
		ActorKind                          string `db:"actor_kind"`
		ContestID                          string `db:"contest_id"`
		SubjectName                        string `db:"subject_name"`
		IP, Action, Subject, Before, After string
		Total                              int
	}
	if err := db.sqlx.SelectContext(ctx, &rows, selectDeeds, f.ContestID, contains(f.Query), f.Offset, f.Limit, pq.Array(nonNil(f.Actions))); err != nil {
		return nil, 0, fmt.Errorf("postgres: audit log: %w", unavailable(err))
	}
	out, total := make([]account.DeedLine, 0, len(rows)), 0
	for _, r := range rows {
		total = r.Total
		line := account.DeedLine{ID: r.ID, SubjectName: r.SubjectName, Deed: account.Deed{At: r.At, ContestID: r.ContestID, Action: r.Action, Subject: r.Subject,
			Actor: account.Actor{ID: r.ActorID, Name: r.ActorName, Kind: account.Kind(r.ActorKind), IP: r.IP}}}
		if r.Before != "" {
			line.Before = json.RawMessage(r.Before)
		}
		if r.After != "" {
			line.After = json.RawMessage(r.After)
		}
		out = append(out, line)
	}
	return out, total, nil
}
