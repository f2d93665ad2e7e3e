package connector

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func graphic(item, data string) Graphic {
	return Graphic{Item: item, Template: "leaderboard", Data: json.RawMessage(data), Fields: Flatten([]byte(data))}
}

func TestFlattenCountsFromOne(t *testing.T) {
	t.Parallel()
	got := Flatten([]byte(`{"title":"Bảng","provisional":true,"rows":[{"name":"An","points":10.5},{"name":"Bình","points":12850000}],"none":null}`))
	want := map[string]string{"title": "Bảng", "provisional": "1", "rows1_name": "An", "rows1_points": "10.5", "rows2_name": "Bình", "rows2_points": "12850000"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestChangesLetGoBeforeTheyBring(t *testing.T) {
	t.Parallel()
	a, b, b2 := graphic("a", `{"title":"A"}`), graphic("b", `{"title":"B"}`), graphic("b", `{"title":"B2"}`)
	for name, tt := range map[string]struct {
		from, to map[string]Graphic
		want     []Change
	}{
		"nothing":           {map[string]Graphic{"main": a}, map[string]Graphic{"main": a}, nil},
		"comes":             {nil, map[string]Graphic{"main": a}, []Change{{Layer: "main", In: true, Graphic: a}}},
		"goes, other comes": {map[string]Graphic{"main": a}, map[string]Graphic{"lower": b}, []Change{{Layer: "main", Out: true, Before: a}, {Layer: "lower", In: true, Graphic: b}}},
		"is replaced":       {map[string]Graphic{"main": a}, map[string]Graphic{"main": b}, []Change{{Layer: "main", In: true, Graphic: b, Before: a}}},
		"has new data":      {map[string]Graphic{"main": b}, map[string]Graphic{"main": b2}, []Change{{Layer: "main", Graphic: b2, Before: b}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, Changes(Picture{Layers: tt.from}, Picture{Layers: tt.to})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// machine is a link whose failures the test decides.
type machine struct {
	shown chan Picture
	fail  chan error
}

func (m machine) Show(ctx context.Context, p Picture) error {
	select {
	case m.shown <- p:
		return <-m.fail
	case <-ctx.Done():
		return ctx.Err()
	}
}
func (machine) Close() error { return nil }

func TestRunnerTellsTheNewestAndTriesAgain(t *testing.T) {
	t.Parallel()
	m := machine{make(chan Picture), make(chan error)}
	r := NewRunner(m, time.Now, func(int) time.Duration { return 0 }, time.Minute)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { r.Run(ctx); close(done) }()
	r.Tell(Picture{Rev: 1})
	if p := <-m.shown; p.Rev != 1 {
		t.Fatalf("shown %d", p.Rev)
	}
	r.Tell(Picture{Rev: 2}) // while the machine is busy
	r.Tell(Picture{Rev: 3})
	m.fail <- errors.New("away")
	if p := <-m.shown; p.Rev != 3 {
		t.Fatalf("after a failure revision %d was shown, want the newest, 3", p.Rev)
	}
	if s := r.Status(); s.OK || s.Error != "away" {
		t.Errorf("status %+v", s)
	}
	m.fail <- errors.New("still away")
	<-m.shown // tried again without being told
	m.fail <- nil
	stop()
	<-done
	if s := r.Status(); !s.OK || s.Rev != 3 {
		t.Errorf("status %+v", s)
	}
}

func TestBackoffStaysShort(t *testing.T) {
	t.Parallel()
	for attempt, want := range map[int]time.Duration{1: 250 * time.Millisecond, 2: 500 * time.Millisecond, 5: 4 * time.Second, 6: 5 * time.Second, 1000: 5 * time.Second} {
		if got := Backoff(attempt); got != want {
			t.Errorf("Backoff(%d) = %s, want %s", attempt, got, want)
		}
	}
}
