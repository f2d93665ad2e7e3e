package postgres_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"hoithi/contest"
)

// The distribution of a question is what the ended papers that asked it hold,
// over all its versions; a paper still being taken does not count, and one that
// only looks as if it asked it does not either.
func TestOptionCounts(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for n := range 12 {
		s.sit(fmt.Sprint("Người ", n), n%10, time.Duration(n+1)*time.Minute)
	}
	s.start("Đang làm")
	s.exec(`UPDATE answers SET chosen = CASE WHEN position % 5 = 4 THEN 0 ELSE 1 << ((position * 3 + ascii(attempt_id::text)) % 4) END`)
	s.exec(`UPDATE question_versions SET question_id = (SELECT question_id FROM question_versions WHERE id = 7), number = 2 WHERE id = 8`) // two versions of one question
	want, choices := map[string][]int{}, 0
	question := func(version int64) (id string) {
		if err := s.db.SQL().QueryRowContext(t.Context(), `SELECT question_id FROM question_versions WHERE id = $1`, version).Scan(&id); err != nil {
			t.Fatal(err)
		}
		return id
	}
	err := s.db.Sitters(t.Context(), s.round.ID, time.Time{}, func(_ time.Time, one contest.Sitter) {
		for _, a := range one.Items {
			id := question(a.VersionID)
			if want[id] == nil {
				want[id] = make([]int, 4)
			}
			for i := range want[id] {
				if a.Chosen.Has(i) {
					want[id][i]++
					choices++
				}
			}
		}
	})
	if err != nil || choices != 12*8 {
		t.Fatalf("the papers hold %d choices, %v; want 96", choices, err)
	}
	for version := int64(1); version <= 30; version++ {
		id := question(version)
		if want[id] == nil {
			want[id] = make([]int, 4)
		}
		if got, err := s.db.OptionCounts(t.Context(), s.round.ID, id); err != nil || !slices.Equal(got, want[id]) {
			t.Errorf("version %d: %v, %v; want %v", version, got, err, want[id])
		}
	}
}
