package live

import (
	"bytes"
	"compress/flate"
	"fmt"
	"sync"
)

// Frame is the complete state of a topic at one moment, ready to be written to
// any number of watchers. It never changes.
type Frame struct {
	Seq  uint64 // rises by one with each frame of a topic, on this node
	Data []byte // as published

	sse      []byte // as a server-sent event
	deflated []byte // the same, as deflate blocks that refer to nothing before
}

// compressors are costly to make (some hundred kilobytes each) and each frame
// needs one for a moment.
var compressors = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, flate.DefaultCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

// newFrame renders an event once for everybody.
func newFrame(seq uint64, event string, data []byte) *Frame {
	f := &Frame{Seq: seq, Data: data, sse: eventBytes(event, data)}
	f.deflated = deflate(f.sse)
	return f
}

// eventBytes writes a server-sent event; each line of data gets its own field.
func eventBytes(event string, data []byte) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "event: %s\n", event)
	for line := range bytes.SplitSeq(data, []byte("\n")) {
		b.WriteString("data: ")
		b.Write(line)
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// deflate compresses a piece of a stream by itself and flushes it, so that the
// same bytes can follow any other piece in any connection.
func deflate(plain []byte) []byte {
	var b bytes.Buffer
	w := compressors.Get().(*flate.Writer)
	defer compressors.Put(w)
	w.Reset(&b)
	_, _ = w.Write(plain) // a bytes.Buffer does not fail
	_ = w.Flush()
	return b.Bytes()
}

// gzipHead opens a gzip stream: deflate, no name, no time, unknown system.
var gzipHead = []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff}
