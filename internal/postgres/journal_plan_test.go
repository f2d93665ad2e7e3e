package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"hoithi/internal/dbtest"
)

func migrateForPlans(ctx context.Context, db *sql.DB) error {
	_, err := Migrate(ctx, db)
	return err
}

// The journal's plans are made once, perhaps while the tables are empty and
// nothing was analysed. Even then they look up each input by its key: a plan
// that walks through all running attempts is fine in a test and takes a
// contest down.
func TestJournalPlans(t *testing.T) {
	t.Parallel()
	db, err := Open(t.Context(), dbtest.DSN(t, migrateForPlans))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	conn, err := db.SQL().Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(t.Context(), laneSettings); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		query      string
		parameters int
		keys       []string // indexes that are used with a condition
	}{
		"storeAnswers":  {storeAnswers, 9, []string{"attempts_pkey"}},
		"saveCarefully": {saveCarefully, 9, []string{"attempts_pkey"}},
		"findUnsaved":   {findUnsaved, 3, []string{"attempts_pkey", "answers_pkey"}},
		"findEntrants":  {findEntrants, 2, []string{"contestants_pkey", "attempts_contestant"}},
		"findRunningOf": {findRunningOf, 2, []string{"attempts_running"}},
	} {
		plan := explain(t, conn, name, test.query, test.parameters)
		for _, key := range test.keys {
			if !strings.Contains(plan, key) {
				t.Errorf("%s does not use %s:\n%s", name, key, plan)
			}
		}
		if scans, conditions := strings.Count(plan, "Index Scan using"), strings.Count(plan, "Index Cond"); scans != conditions || strings.Contains(plan, "Seq Scan on attempts") {
			t.Errorf("%s reads %d indexes with %d conditions:\n%s", name, scans, conditions, plan)
		}
	}
}

func explain(t *testing.T, conn *sql.Conn, name, query string, parameters int) string {
	t.Helper()
	if _, err := conn.ExecContext(t.Context(), "PREPARE "+name+" AS "+query); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	empty := strings.TrimSuffix(strings.Repeat("NULL,", parameters), ",")
	rows, err := conn.QueryContext(t.Context(), fmt.Sprintf("EXPLAIN (COSTS OFF) EXECUTE %s(%s)", name, empty))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	defer rows.Close()
	var plan strings.Builder
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		plan.WriteString(line + "\n")
	}
	return plan.String()
}
