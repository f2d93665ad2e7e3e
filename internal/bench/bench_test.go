package bench_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"hoithi/internal/bench"
	"hoithi/internal/dbtest"
)

// A run of a second in miniature: every acknowledged answer is counted and the
// boards are compared with a recount, as in the long one.
func TestRun(t *testing.T) {
	t.Parallel()
	report, err := bench.Run(t.Context(), dbtest.Private(t), bench.Options{
		Rounds: 1, Length: 200 * time.Millisecond, Warm: 50 * time.Millisecond, Clients: []int{8},
		Rate: 200, Watchers: 10, Starts: 50, BoardRows: 2000, Units: 200,
	})
	if err != nil {
		t.Fatalf("Run: %v", err)
	}
	if report.Verified.Acked == 0 || report.Places == 0 || report.Board.Rows != 2000 || report.Starts[0].Durable != 50 {
		t.Errorf("Run: got %+v, %d places, board %+v, starts %+v", report.Verified, report.Places, report.Board, report.Starts)
	}
	if frames := report.Watched[0].FramesPerWatcher; frames == 0 {
		t.Errorf("watchers saw no frame")
	}
	if len(report.Imports) != 1 || report.Imports[0].Rows != 200 {
		t.Errorf("imports: got %+v, want one of 200 units", report.Imports)
	}
	var text bytes.Buffer
	report.Print(&text)
	if !strings.Contains(text.String(), "x naive") {
		t.Errorf("Print lacks the ratios:\n%s", text.String())
	}
}
