package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/lib/pq"
)

// violates reports whether err is the breach of the named constraint or
// unique index: what a domain error is recognised by.
func violates(err error, constraint string) bool {
	var e *pq.Error
	return errors.As(err, &e) && e.Constraint == constraint
}

// failedWith reports whether PostgreSQL answered with an SQLSTATE.
func failedWith(err error, code string) bool {
	var e *pq.Error
	return errors.As(err, &e) && string(e.Code) == code
}

// missing reports whether a query that wants one row found none.
func missing(err error) bool { return errors.Is(err, sql.ErrNoRows) }

// malformed reports whether a value was not of its type, as an address that
// names no UUID: nothing can have that name.
func malformed(err error) bool { return failedWith(err, "22P02") }

// repeatable reports whether err may go away when the same idempotent work is
// done again: a deadlock, a serialization failure, a server that restarts, is
// full or takes too long, a connection that is gone.
func repeatable(err error) bool {
	var e *pq.Error
	if errors.As(err, &e) {
		class := string(e.Code)
		return strings.HasPrefix(class, "40") || strings.HasPrefix(class, "57") ||
			strings.HasPrefix(class, "08") || strings.HasPrefix(class, "53")
	}
	return lost(err)
}

// lost reports whether err says that the connection is gone or was never made.
func lost(err error) bool {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	var network net.Error
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, net.ErrClosed) || errors.As(err, &network)
}

// unavailable turns the loss of the database into ErrUnavailable, so that the
// caller's client tries again, and leaves every other error as it is.
func unavailable(err error) error {
	if repeatable(err) {
		return ErrUnavailable.Because(err)
	}
	return err
}
