package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"hoithi/internal/config"
	"hoithi/internal/fault"
)

// outcome tells the operator how a verb ended, and returns the exit code.
func outcome(w io.Writer, lang string, err error) exitCode {
	var chosen exitCode
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled): // the operator knows: it was their signal
		return exitInterrupted
	case errors.As(err, &chosen):
		return chosen
	}
	for _, one := range flatten(err) {
		fmt.Fprintln(w, "hoithi: "+message(lang, one))
	}
	return exitFailed
}

// flatten lists joined errors one by one.
func flatten(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var all []error
	for _, one := range joined.Unwrap() {
		all = append(all, flatten(one)...)
	}
	return all
}

// message is what the operator reads: a fault's own words and code, and the
// cause, which is for them though not for browsers.
func message(lang string, err error) string {
	var problems config.Problems
	if errors.As(err, &problems) {
		return problems.In(lang)
	}
	var f *fault.Error
	if !errors.As(err, &f) {
		return err.Error()
	}
	said := fmt.Sprintf("%s [%s]", f.Msg.In(lang), f.Code)
	if cause := f.Unwrap(); cause != nil {
		said += fmt.Sprintf(" (%v)", cause)
	}
	return said
}

// text chooses between the two languages of the program.
func text(lang, vi, en string) string { return fault.Text{VI: vi, EN: en}.In(lang) }
