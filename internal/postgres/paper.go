package postgres

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	"hoithi/contest"
	"hoithi/questions"
)

// paperFormat is the first byte of a stored paper. After it comes, for each
// question: version id, points (uvarints), kind (one byte), the number of
// options (one byte), their order (one byte each), the key (uvarint). Thirty
// questions take about 350 bytes, and are never changed.
const paperFormat = 1

// paperKinds are the kinds by their code, which is for ever. The order of a
// Matching is that of its right sides; the key of a written answer is in the
// question's version, and 0 here.
var paperKinds = [...]questions.Kind{questions.Single, questions.Multiple, questions.TrueFalse,
	questions.ShortText, questions.Numeric, questions.Ordering, questions.Matching}

var errPaper = errors.New("postgres: the stored paper cannot be read")

func encodePaper(p contest.Paper) ([]byte, error) {
	b := make([]byte, 1, 1+12*len(p.Questions))
	b[0] = paperFormat
	for _, q := range p.Questions {
		kind, err := kindCode(q.Kind)
		if err != nil {
			return nil, err
		}
		b = binary.AppendUvarint(b, uint64(q.VersionID))
		b = binary.AppendUvarint(b, uint64(q.Points))
		b = append(b, kind, byte(len(q.Order)))
		for _, o := range q.Order {
			b = append(b, byte(o))
		}
		b = binary.AppendUvarint(b, uint64(q.Correct))
	}
	return b, nil
}

func kindCode(k questions.Kind) (byte, error) {
	for code, kind := range paperKinds {
		if kind == k {
			return byte(code), nil
		}
	}
	return 0, fmt.Errorf("postgres: a paper cannot hold a question of kind %q", k)
}

func decodePaper(attemptID string, b []byte) (contest.Paper, error) {
	p := contest.Paper{AttemptID: attemptID, Questions: []contest.PaperQuestion{}}
	if len(b) == 0 || b[0] != paperFormat {
		return p, errPaper
	}
	r := paperReader{rest: b[1:]}
	for len(r.rest) > 0 && !r.broken {
		q := contest.PaperQuestion{VersionID: int64(r.uvarint()), Points: int(r.uvarint())}
		if kind := int(r.byte()); kind < len(paperKinds) {
			q.Kind = paperKinds[kind]
		} else {
			r.broken = true
		}
		q.Order = make([]int, r.byte())
		for i := range q.Order {
			q.Order[i] = int(r.byte())
		}
		q.Correct = questions.Options(r.uvarint())
		p.Questions = append(p.Questions, q)
	}
	if r.broken {
		return p, errPaper
	}
	return p, nil
}

// paperReader reads until something is missing, and remembers that it was.
type paperReader struct {
	rest   []byte
	broken bool
}

func (r *paperReader) byte() byte {
	if len(r.rest) == 0 {
		r.broken = true
		return 0
	}
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b
}

func (r *paperReader) uvarint() uint64 {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 {
		r.broken, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

const findPaper = `SELECT questions FROM papers WHERE attempt_id = $1`

// FindPaper returns the paper of an attempt, or contest.ErrAttemptNotFound.
func (db *DB) FindPaper(ctx context.Context, attemptID string) (contest.Paper, error) {
	var stored []byte
	switch err := db.sqlx.GetContext(ctx, &stored, findPaper, attemptID); {
	case missing(err), malformed(err):
		return contest.Paper{}, contest.ErrAttemptNotFound
	case err != nil:
		return contest.Paper{}, fmt.Errorf("postgres: find paper: %w", unavailable(err))
	}
	paper, err := decodePaper(attemptID, stored)
	if err != nil {
		return contest.Paper{}, fmt.Errorf("postgres: paper of attempt %s: %w", attemptID, err)
	}
	return paper, nil
}
