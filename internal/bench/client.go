package bench

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"time"
)

// conn is one keep-alive connection that asks and waits. It does as little as
// it can, for it shares the machine with what it measures.
type conn struct {
	tcp net.Conn
	in  *bufio.Reader
	out []byte
}

// callLimit is the longest a call may take before it counts as failed.
const callLimit = 30 * time.Second

func dial(addr string) (*conn, error) {
	tcp, err := net.DialTimeout("tcp", addr, 5*time.Second)
	if err != nil {
		return nil, fmt.Errorf("bench: dial: %w", err)
	}
	return &conn{tcp: tcp, in: bufio.NewReaderSize(tcp, 4096), out: make([]byte, 0, 1024)}, nil
}

func (c *conn) close() { _ = c.tcp.Close() }

// request is one call, all of it text: head ends before Content-Length.
type request struct {
	head []byte
	body []byte
}

// errBroken says that the connection cannot be used any more.
var errBroken = errors.New("bench: the connection is broken")

// ask sends a request and returns the status; body receives the answer's body
// when it is not nil.
func (c *conn) ask(r request, body *bytes.Buffer) (status int, err error) {
	c.out = append(c.out[:0], r.head...)
	c.out = append(c.out, "Content-Length: "...)
	c.out = strconv.AppendInt(c.out, int64(len(r.body)), 10)
	c.out = append(c.out, "\r\n\r\n"...)
	c.out = append(c.out, r.body...)
	if err := c.tcp.SetDeadline(time.Now().Add(callLimit)); err != nil {
		return 0, errBroken
	}
	if _, err := c.tcp.Write(c.out); err != nil {
		return 0, errBroken
	}
	return c.answer(body)
}

func (c *conn) answer(body *bytes.Buffer) (status int, err error) {
	line, err := c.in.ReadSlice('\n')
	if err != nil || len(line) < 12 {
		return 0, errBroken
	}
	if status, err = strconv.Atoi(string(line[9:12])); err != nil {
		return 0, errBroken
	}
	length := -1
	chunked := false
	for {
		if line, err = c.in.ReadSlice('\n'); err != nil {
			return 0, errBroken
		}
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			break
		}
		if v, ok := header(line, "content-length"); ok {
			if length, err = strconv.Atoi(v); err != nil {
				return 0, errBroken
			}
		}
		if v, ok := header(line, "transfer-encoding"); ok {
			chunked = v == "chunked"
		}
	}
	if chunked {
		return status, c.chunks(body)
	}
	if length < 0 {
		return status, errBroken
	}
	return status, c.copyBody(body, length)
}

// header returns the value when the line is that header; names are compared
// without case.
func header(line []byte, name string) (string, bool) {
	if len(line) <= len(name) || line[len(name)] != ':' {
		return "", false
	}
	for i := range len(name) {
		if line[i]|0x20 != name[i] {
			return "", false
		}
	}
	return string(bytes.TrimSpace(line[len(name)+1:])), true
}

func (c *conn) copyBody(body *bytes.Buffer, n int) error {
	if body == nil {
		if _, err := c.in.Discard(n); err != nil {
			return errBroken
		}
		return nil
	}
	if _, err := io.CopyN(body, c.in, int64(n)); err != nil {
		return errBroken
	}
	return nil
}

func (c *conn) chunks(body *bytes.Buffer) error {
	for {
		line, err := c.in.ReadSlice('\n')
		if err != nil {
			return errBroken
		}
		n, err := strconv.ParseInt(string(bytes.TrimRight(line, "\r\n")), 16, 32)
		if err != nil {
			return errBroken
		}
		if err := c.copyBody(body, int(n)); err != nil {
			return err
		}
		if _, err := c.in.Discard(2); err != nil {
			return errBroken
		}
		if n == 0 {
			return nil
		}
	}
}
