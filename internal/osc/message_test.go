package osc

import (
	"encoding/hex"
	"errors"
	"reflect"
	"testing"
)

func packet(t *testing.T, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The two packets that the specification prints as examples, byte for byte.
func TestParseReadsTheExamplesOfTheSpecification(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		hex  string
		want Message
	}{
		"oscillator": {"2f6f7363696c6c61746f722f342f6672657175656e6379002c66000043dc0000",
			Message{"/oscillator/4/frequency", []any{float32(440)}}},
		"foo": {"2f666f6f000000002c69697366660000000003e8ffffffff68656c6c6f0000003f9df3b640b5b22d",
			Message{"/foo", []any{int32(1000), int32(-1), "hello", float32(1.234), float32(5.678)}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := Parse(packet(t, tt.hex))
			if err != nil || len(got) != 1 || !reflect.DeepEqual(got[0], tt.want) {
				t.Errorf("Parse = %+v, %v, want %+v", got, err, tt.want)
			}
			if back := hex.EncodeToString(tt.want.Append(nil)); back != tt.hex {
				t.Errorf("Append = %s, want %s", back, tt.hex)
			}
		})
	}
}

func TestParseReadsBundlesAndBareAddresses(t *testing.T) {
	t.Parallel()
	a, b := Message{Address: "/hoithi/chinh/take"}, Message{"/hoithi/chinh/cue", []any{"bảng", true, false, nil}}
	bundle := append([]byte("#bundle\x00"), make([]byte, 8)...)
	for _, m := range []Message{a, b} {
		part := m.Append(nil)
		bundle = append(bundle, 0, 0, 0, byte(len(part)))
		bundle = append(bundle, part...)
	}
	got, err := Parse(bundle)
	if err != nil || len(got) != 2 || got[0].Address != a.Address || !reflect.DeepEqual(got[1], b) {
		t.Errorf("Parse = %+v, %v", got, err)
	}
	if got, err := Parse([]byte("/take\x00\x00\x00")); err != nil || got[0].Address != "/take" {
		t.Errorf("a bare address: %+v, %v", got, err)
	}
}

func TestParseRefusesWhatIsNotOSC(t *testing.T) {
	t.Parallel()
	nested := []byte("/a\x00\x00")
	for range depthMax + 1 {
		nested = append(append([]byte("#bundle\x00"), 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, byte(len(nested))), nested...)
	}
	for name, b := range map[string][]byte{
		"nothing":          nil,
		"a web request":    []byte("GET / HTTP/1.1\r\n\r\n"),
		"no slash":         []byte("take\x00\x00\x00\x00"),
		"cut in the text":  []byte("/take"),
		"cut in the value": []byte("/a\x00\x00,i\x00\x00\x00\x00"),
		"unknown type":     []byte("/a\x00\x00,b\x00\x00\x00\x00\x00\x00"),
		"size beyond end":  append([]byte("#bundle\x00"), 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0),
		"folded bundles":   nested,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, err := Parse(b); !errors.Is(err, ErrFormat) || got != nil {
				t.Errorf("Parse = %+v, %v, want ErrFormat", got, err)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("/a\x00\x00,i\x00\x00\x00\x00\x00\x01"))
	f.Add(append([]byte("#bundle\x00"), 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4, '/', 'a', 0, 0))
	f.Fuzz(func(t *testing.T, b []byte) {
		messages, err := Parse(b)
		if err != nil {
			return
		}
		for _, m := range messages {
			again, err := Parse(m.Append(nil))
			if err != nil || len(again) != 1 || again[0].Address != m.Address || len(again[0].Values) != len(m.Values) {
				t.Fatalf("%+v was written and read as %+v, %v", m, again, err)
			}
		}
	})
}
