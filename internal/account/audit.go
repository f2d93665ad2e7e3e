package account

import (
	"encoding/json"
	"reflect"
	"time"
)

// Deed is one line of the audit log: who did what to which thing, when, and
// how the thing looked before and after. A store keeps it in the transaction
// of the change itself. Before and After never hold a secret.
type Deed struct {
	At        time.Time
	Actor     Actor
	ContestID string // empty: no contest is concerned
	Action    string // "round.schedule"
	Subject   string // "round:0190…"
	Before    any    // nil: there was nothing
	After     any    // nil: nothing is left
}

// Changed reduces two values of the same make to the top-level fields in which
// they differ, so that a line of the log says what changed and not the rest.
func Changed(before, after any) (was, is map[string]any) {
	b, a := fieldsOf(before), fieldsOf(after)
	was, is = map[string]any{}, map[string]any{}
	for k, v := range a {
		if !reflect.DeepEqual(b[k], v) {
			was[k], is[k] = b[k], v
		}
	}
	for k, v := range b {
		if _, still := a[k]; !still {
			was[k] = v
		}
	}
	return was, is
}

// fieldsOf is the JSON object of v; a value that is none has no fields.
func fieldsOf(v any) map[string]any {
	fields := map[string]any{}
	if text, err := json.Marshal(v); err == nil {
		_ = json.Unmarshal(text, &fields) // not an object: no fields
	}
	return fields
}

// DeedLine is a line of the log as it is kept; Before and After are JSON.
type DeedLine struct {
	ID int64
	Deed
	SubjectName string // what the subject is called now; empty when it has no name or is gone
}

// DeedFilter chooses lines of the log.
type DeedFilter struct {
	ContestID string   // empty: all
	Query     string   // in action, subject or the actor's name
	Actions   []string // lines of these match the query too
	Offset    int
	Limit     int
}
