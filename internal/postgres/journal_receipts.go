package postgres

import (
	"context"
	"fmt"
)

// receiptBlock is how many receipts one draw gives: the step of the sequence
// answer_receipts, and so the most answers of one batch.
const receiptBlock = 512

const drawReceipts = `SELECT nextval('answer_receipts')`

// receipts hands out receipt numbers from blocks of the sequence. What a
// program had left when it ended is never given to anybody.
type receipts struct{ next, end int64 }

// take returns the first of n receipts in a row, n at most receiptBlock. They
// are gone even if the commit that wanted them fails: it may not have.
func (r *receipts) take(ctx context.Context, l *lane, n int) (first int64, err error) {
	if r.next+int64(n) > r.end {
		if err := l.stmts[laneReceipts].QueryRowContext(ctx).Scan(&r.next); err != nil {
			return 0, fmt.Errorf("postgres: draw receipts: %w", err)
		}
		r.end = r.next + receiptBlock
	}
	first = r.next
	r.next += int64(n)
	return first, nil
}
