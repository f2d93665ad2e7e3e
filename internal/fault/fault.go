// Package fault is the one shape of failure in Hội Thi: what to do about it
// (Kind), which one it is (Code), what to tell people (Msg, English and
// Vietnamese), and a private cause that never reaches a browser.
//
// It knows nothing of HTTP, SQL or the domain. A code is part of the public
// interface: once published it keeps its meaning.
package fault

import (
	"errors"
	"fmt"
)

// Kind says what the caller can do about a failure.
type Kind uint8

// The kinds, from "our bug" to "try again".
const (
	Internal     Kind = iota // unknown: never shown, always logged
	Invalid                  // the input is wrong: correct it
	Unauthorized             // sign in first
	Forbidden                // signed in, and still not allowed
	NotFound                 // no such thing, or not for you
	Conflict                 // the state has moved on: read it again
	Gone                     // it was here and its time is over
	TooMany                  // slow down
	Unavailable              // our side is away or full: the same call may go through later
)

// Text is a message in the languages of the product.
type Text struct{ VI, EN string }

// In returns the text in lang ("en"); any other language reads Vietnamese.
func (t Text) In(lang string) string {
	if lang == "en" && t.EN != "" {
		return t.EN
	}
	return t.VI
}

// Field names one wrong input, for forms.
type Field struct {
	Name string // as on the wire, e.g. "phone" or "rules.ranking[1]"
	Code string
	Msg  Text
}

// Error is a failure with a stable code. Declare the domain's errors once as
// named values with New, and add context with Wrap or With.
type Error struct {
	Kind   Kind
	Code   string
	Msg    Text
	Fields []Field        // which inputs are wrong, if any
	Detail map[string]any // machine-readable context that is safe to publish
	cause  error
}

// New declares a failure. code is lower_snake_case and never changes.
func New(kind Kind, code, vi, en string) *Error {
	return &Error{Kind: kind, Code: code, Msg: Text{VI: vi, EN: en}}
}

func (e *Error) Error() string {
	if e.cause != nil {
		return fmt.Sprintf("%s: %v", e.Code, e.cause)
	}
	return e.Code + ": " + e.Msg.EN
}

// Unwrap returns the private cause.
func (e *Error) Unwrap() error { return e.cause }

// Is reports whether target is the same failure: codes decide, so that a copy
// with detail still matches the named value.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}

// Because returns a copy of e that remembers its private cause.
func (e *Error) Because(cause error) *Error {
	c := *e
	c.cause = cause
	return &c
}

// With returns a copy of e that publishes one more detail.
func (e *Error) With(key string, value any) *Error {
	c := *e
	c.Detail = make(map[string]any, len(e.Detail)+1)
	for k, v := range e.Detail {
		c.Detail[k] = v
	}
	c.Detail[key] = value
	return &c
}

// At returns a copy of e that names the wrong fields.
func (e *Error) At(fields ...Field) *Error {
	c := *e
	c.Fields = append(append([]Field(nil), e.Fields...), fields...)
	return &c
}

// KindOf returns the kind of err; an error of unknown make is Internal.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}
