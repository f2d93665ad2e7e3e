package osc

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
)

// ErrFormat says that a packet is not Open Sound Control. What is wrong stands
// in the wrapping error.
var ErrFormat = errors.New("not an OSC packet")

// depthMax is how far bundles may lie in bundles: a packet is at most 64 KiB,
// but its reader should not follow every fold of it.
const depthMax = 4

// Message is one command: an address like "/hoithi/chinh/take" and its values,
// each a string, an int32, a float32, a bool or nil.
type Message struct {
	Address string
	Values  []any
}

// Parse reads the messages of one packet, in order: one of a bare message,
// several of a bundle. It fails with ErrFormat and then returns none.
func Parse(packet []byte) ([]Message, error) { return parse(packet, 0) }

func parse(packet []byte, depth int) ([]Message, error) {
	if !bytes.HasPrefix(packet, []byte("#bundle\x00")) {
		m, err := parseMessage(packet)
		if err != nil {
			return nil, err
		}
		return []Message{m}, nil
	}
	if depth == depthMax {
		return nil, fmt.Errorf("%w: bundles in bundles", ErrFormat)
	}
	if len(packet) < 16 {
		return nil, fmt.Errorf("%w: a bundle without its time tag", ErrFormat)
	}
	var out []Message
	for rest := packet[16:]; len(rest) > 0; {
		part, tail, err := element(rest)
		if err != nil {
			return nil, err
		}
		messages, err := parse(part, depth+1)
		if err != nil {
			return nil, err
		}
		out, rest = append(out, messages...), tail
	}
	return out, nil
}

// element cuts the next element of a bundle off.
func element(b []byte) (part, tail []byte, err error) {
	if len(b) < 4 {
		return nil, nil, fmt.Errorf("%w: an element without its size", ErrFormat)
	}
	size := binary.BigEndian.Uint32(b)
	if size%4 != 0 || uint64(size) > uint64(len(b)-4) {
		return nil, nil, fmt.Errorf("%w: an element of %d bytes", ErrFormat, size)
	}
	return b[4 : 4+size], b[4+size:], nil
}

func parseMessage(b []byte) (Message, error) {
	address, rest, err := text(b)
	if err != nil {
		return Message{}, err
	}
	if !strings.HasPrefix(address, "/") {
		return Message{}, fmt.Errorf("%w: the address is %.40q", ErrFormat, address)
	}
	if len(rest) == 0 { // old senders leave the type tags out of a bare command
		return Message{Address: address}, nil
	}
	tags, rest, err := text(rest)
	if err != nil {
		return Message{}, err
	}
	if !strings.HasPrefix(tags, ",") {
		return Message{}, fmt.Errorf("%w: the type tags are %.40q", ErrFormat, tags)
	}
	m := Message{Address: address}
	for _, tag := range tags[1:] {
		var v any
		if v, rest, err = value(tag, rest); err != nil {
			return Message{}, err
		}
		m.Values = append(m.Values, v)
	}
	return m, nil
}

func value(tag rune, b []byte) (any, []byte, error) {
	switch tag {
	case 'T':
		return true, b, nil
	case 'F':
		return false, b, nil
	case 'N':
		return nil, b, nil
	case 's', 'S':
		s, rest, err := text(b)
		return s, rest, err
	case 'i', 'f':
		if len(b) < 4 {
			return nil, nil, fmt.Errorf("%w: a value is cut off", ErrFormat)
		}
		bits := binary.BigEndian.Uint32(b)
		if tag == 'i' {
			return int32(bits), b[4:], nil
		}
		return math.Float32frombits(bits), b[4:], nil
	}
	return nil, nil, fmt.Errorf("%w: a value of type %q", ErrFormat, tag)
}

// text reads a string: its bytes, a zero, and zeros up to the next fourth byte.
func text(b []byte) (string, []byte, error) {
	end := bytes.IndexByte(b, 0)
	if end < 0 {
		return "", nil, fmt.Errorf("%w: a text without its end", ErrFormat)
	}
	padded := end + 4 - end%4
	if padded > len(b) {
		return "", nil, fmt.Errorf("%w: a text without its padding", ErrFormat)
	}
	return string(b[:end]), b[padded:], nil
}

// Append writes the message behind b, as one packet of a sender would be. It
// panics on a value of another type than Message names: the caller is wrong.
func (m Message) Append(b []byte) []byte {
	b = appendText(b, m.Address)
	tags, values := ",", []byte(nil)
	for _, v := range m.Values {
		switch v := v.(type) {
		case string:
			tags, values = tags+"s", appendText(values, v)
		case int32:
			tags, values = tags+"i", binary.BigEndian.AppendUint32(values, uint32(v))
		case float32:
			tags, values = tags+"f", binary.BigEndian.AppendUint32(values, math.Float32bits(v))
		case bool:
			tags += map[bool]string{true: "T", false: "F"}[v]
		case nil:
			tags += "N"
		default:
			panic(fmt.Sprintf("osc: a value of type %T", v))
		}
	}
	return append(appendText(b, tags), values...)
}

func appendText(b []byte, s string) []byte {
	b = append(b, s...)
	return append(b, make([]byte, 4-len(s)%4)...)
}
