package broadcast

import (
	"context"
	"time"

	"hoithi/internal/account"
)

// Present is somebody who has the on-air desk open.
type Present struct {
	ID   string // staff id
	Name string
}

// PresenceStore keeps who has the desk open, for every node.
type PresenceStore interface {
	NotePresent(ctx context.Context, contestID string, p Present, at time.Time) error
	// Present lists who was noted since a moment, by name.
	Present(ctx context.Context, contestID string, since time.Time) ([]Present, error)
}

// PresenceEvery is how often somebody who has the desk open is noted; they
// count as gone after presenceLife without it.
const (
	PresenceEvery = 10 * time.Second
	presenceLife  = 25 * time.Second
)

// Here notes that somebody has the desk of a contest open.
func (c *Control) Here(ctx context.Context, contestID string, actor account.Actor) error {
	return c.Store.NotePresent(ctx, contestID, Present{ID: actor.ID, Name: actor.Name}, c.Now())
}

// Present lists who has the desk of a contest open now, at any node, by name.
func (c *Control) Present(ctx context.Context, contestID string) ([]Present, error) {
	return c.Store.Present(ctx, contestID, c.Now().Add(-presenceLife))
}
