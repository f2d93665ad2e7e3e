package postgres

import (
	"encoding/binary"
	"time"

	"github.com/google/uuid"
	"github.com/lib/pq/oid"
)

// array builds a one-dimensional PostgreSQL array in the binary format, which
// lib/pq sends as it is. At 500 rows a batch it costs both sides about a third
// of the text format. Its buffer is used again for the next batch.
type array struct {
	buf  []byte
	elem oid.Oid
	n    int
}

// arrayHeader is dimensions, null flag, element type, length, lower bound.
const arrayHeader = 5 * 4

func (a *array) reset(elem oid.Oid) {
	a.elem, a.n = elem, 0
	a.buf = append(a.buf[:0], make([]byte, arrayHeader)...)
}

func (a *array) uuid(id uuid.UUID) {
	a.buf = binary.BigEndian.AppendUint32(a.buf, uint32(len(id)))
	a.buf = append(a.buf, id[:]...)
	a.n++
}

func (a *array) int2(v int) {
	a.buf = binary.BigEndian.AppendUint32(a.buf, 2)
	a.buf = binary.BigEndian.AppendUint16(a.buf, uint16(int16(v)))
	a.n++
}

func (a *array) int4(v int) {
	a.buf = binary.BigEndian.AppendUint32(a.buf, 4)
	a.buf = binary.BigEndian.AppendUint32(a.buf, uint32(int32(v)))
	a.n++
}

func (a *array) int8(v int64) {
	a.buf = binary.BigEndian.AppendUint32(a.buf, 8)
	a.buf = binary.BigEndian.AppendUint64(a.buf, uint64(v))
	a.n++
}

func (a *array) bool(v bool) {
	b := byte(0)
	if v {
		b = 1
	}
	a.buf = binary.BigEndian.AppendUint32(a.buf, 1)
	a.buf = append(a.buf, b)
	a.n++
}

// epoch2000 is where PostgreSQL counts microseconds from.
const epoch2000 = 946_684_800_000_000

func (a *array) time(t time.Time) { a.int8(t.UnixMicro() - epoch2000) }

func (a *array) text(s string) {
	a.buf = binary.BigEndian.AppendUint32(a.buf, uint32(len(s)))
	a.buf = append(a.buf, s...)
	a.n++
}

// null appends a NULL.
func (a *array) null() {
	a.buf = binary.BigEndian.AppendUint32(a.buf, ^uint32(0)) // a length of -1
	a.n++
}

func (a *array) bytes(b []byte) {
	a.buf = binary.BigEndian.AppendUint32(a.buf, uint32(len(b)))
	a.buf = append(a.buf, b...)
	a.n++
}

// value is the finished parameter. It is valid until the next reset.
func (a *array) value() []byte {
	dimensions := uint32(1)
	if a.n == 0 {
		dimensions = 0
		a.buf = a.buf[:12]
	}
	binary.BigEndian.PutUint32(a.buf[0:], dimensions)
	binary.BigEndian.PutUint32(a.buf[4:], 0)
	binary.BigEndian.PutUint32(a.buf[8:], uint32(a.elem))
	if a.n > 0 {
		binary.BigEndian.PutUint32(a.buf[12:], uint32(a.n))
		binary.BigEndian.PutUint32(a.buf[16:], 1)
	}
	return a.buf
}

// parseInts reads a bigint[] in text form: "{1,2,3}".
func parseInts(text string, into []int64) []int64 {
	into = into[:0]
	n, digits, negative := int64(0), false, false
	for i := range len(text) {
		switch c := text[i]; {
		case c == '-':
			negative = true
		case c >= '0' && c <= '9':
			n, digits = n*10+int64(c-'0'), true
		case digits:
			if negative {
				n = -n
			}
			into = append(into, n)
			n, digits, negative = 0, false, false
		}
	}
	return into
}
