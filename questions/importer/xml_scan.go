package importer

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// xmlToken is one piece of an XML document.
type xmlToken struct {
	kind  byte   // '<' start, '>' end, 't' text, 0 at the end of the document
	name  string // local name, without its prefix
	text  string // of text tokens, entities resolved
	raw   []byte // attributes of a start token, unparsed
	empty bool   // the element closes at once; an end token follows all the same
}

// xmlScanner reads XML from memory. It knows what office documents need and
// nothing else: no DTD, no entities but the five and numbers, so nothing can
// expand; nesting is bounded. It is several times faster than encoding/xml,
// which matters with banks of ten thousand questions.
type xmlScanner struct {
	data    []byte
	pos     int
	at      int // where the last token began
	stack   []string
	pending string // name whose end token is due after an empty element
	names   map[string]string
}

const maxXMLDepth = 512

func newXMLScanner(data []byte) *xmlScanner {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		d, _ := decodeText(data)
		data = []byte(d.text)
	}
	return &xmlScanner{data: data, names: make(map[string]string)}
}

// next returns the next token; its raw and text are valid until the data is.
func (s *xmlScanner) next() (xmlToken, error) {
	if s.pending != "" {
		name := s.pending
		s.pending = ""
		return s.closeElement(name)
	}
	for s.pos < len(s.data) {
		if s.data[s.pos] != '<' {
			if t, err := s.textToken(); t.kind != 0 || err != nil {
				return t, err
			}
			continue // space outside of the root
		}
		rest := s.data[s.pos:]
		s.at = s.pos
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			if err := s.skipTo("-->"); err != nil {
				return xmlToken{}, err
			}
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			return s.cdataToken()
		case bytes.HasPrefix(rest, []byte("<?")):
			if err := s.skipTo("?>"); err != nil {
				return xmlToken{}, err
			}
		case bytes.HasPrefix(rest, []byte("<!")):
			return xmlToken{}, ErrXMLEntities
		case bytes.HasPrefix(rest, []byte("</")):
			return s.endToken()
		default:
			return s.startToken()
		}
	}
	if len(s.stack) > 0 {
		return xmlToken{}, s.fail("unclosed " + s.stack[len(s.stack)-1])
	}
	return xmlToken{}, nil
}

func (s *xmlScanner) fail(what string) error {
	return ErrXML.With("offset", s.pos).With("detail", what)
}

func (s *xmlScanner) skipTo(end string) error {
	i := bytes.Index(s.data[s.pos:], []byte(end))
	if i < 0 {
		return s.fail("unclosed markup")
	}
	s.pos += i + len(end)
	return nil
}

func (s *xmlScanner) textToken() (xmlToken, error) {
	end := bytes.IndexByte(s.data[s.pos:], '<')
	if end < 0 {
		end = len(s.data) - s.pos
	}
	raw := s.data[s.pos : s.pos+end]
	s.pos += end
	if len(s.stack) == 0 {
		if len(bytes.TrimSpace(raw)) > 0 {
			return xmlToken{}, s.fail("text outside of the root")
		}
		return xmlToken{}, nil
	}
	text, err := s.unescape(raw)
	return xmlToken{kind: 't', text: text}, err
}

func (s *xmlScanner) cdataToken() (xmlToken, error) {
	start := s.pos + len("<![CDATA[")
	if err := s.skipTo("]]>"); err != nil {
		return xmlToken{}, err
	}
	return xmlToken{kind: 't', text: strings.ToValidUTF8(string(s.data[start:s.pos-3]), "\ufffd")}, nil
}

func (s *xmlScanner) startToken() (xmlToken, error) {
	end := s.tagEnd()
	if end < 0 {
		return xmlToken{}, s.fail("unclosed tag")
	}
	tag := s.data[s.pos+1 : end]
	s.pos = end + 1
	empty := len(tag) > 0 && tag[len(tag)-1] == '/'
	if empty {
		tag = tag[:len(tag)-1]
	}
	n := bytes.IndexAny(tag, " \t\r\n")
	raw := []byte(nil)
	if n >= 0 {
		tag, raw = tag[:n], tag[n:]
	}
	name := s.local(tag)
	if name == "" {
		return xmlToken{}, s.fail("empty name")
	}
	if len(s.stack) >= maxXMLDepth {
		return xmlToken{}, s.fail("nested too deeply")
	}
	s.stack = append(s.stack, name)
	if empty {
		s.pending = name
	}
	return xmlToken{kind: '<', name: name, raw: raw, empty: empty}, nil
}

// tagEnd finds the '>' of the tag at pos, outside of quotes.
func (s *xmlScanner) tagEnd() int {
	var quote byte
	for i := s.pos + 1; i < len(s.data); i++ {
		switch c := s.data[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		case c == '<':
			return -1
		}
	}
	return -1
}

func (s *xmlScanner) endToken() (xmlToken, error) {
	end := bytes.IndexByte(s.data[s.pos:], '>')
	if end < 0 {
		return xmlToken{}, s.fail("unclosed tag")
	}
	name := s.local(bytes.TrimSpace(s.data[s.pos+2 : s.pos+end]))
	s.pos += end + 1
	return s.closeElement(name)
}

func (s *xmlScanner) closeElement(name string) (xmlToken, error) {
	if len(s.stack) == 0 || s.stack[len(s.stack)-1] != name {
		return xmlToken{}, s.fail("unexpected end of " + shorten(name, 40))
	}
	s.stack = s.stack[:len(s.stack)-1]
	return xmlToken{kind: '>', name: name}, nil
}

// local strips the prefix and interns the name.
func (s *xmlScanner) local(tag []byte) string {
	if i := bytes.IndexByte(tag, ':'); i >= 0 {
		tag = tag[i+1:]
	}
	if name, ok := s.names[string(tag)]; ok {
		return name
	}
	name := string(tag)
	if len(s.names) < 4096 {
		s.names[name] = name
	}
	return name
}

// skip reads up to the end of the element whose start token was just returned.
func (s *xmlScanner) skip() error {
	depth := len(s.stack)
	for {
		t, err := s.next()
		if err != nil {
			return err
		}
		if t.kind == 0 {
			return s.fail("unexpected end")
		}
		if t.kind == '>' && len(s.stack) < depth {
			return nil
		}
	}
}

// attr returns the value of an attribute by its local name.
func (t xmlToken) attr(name string) string {
	v, _ := t.lookup(name)
	return v
}

func (t xmlToken) lookup(name string) (string, bool) {
	raw := t.raw
	for {
		raw = bytes.TrimLeft(raw, " \t\r\n")
		eq := bytes.IndexByte(raw, '=')
		if eq < 0 {
			return "", false
		}
		key := bytes.TrimSpace(raw[:eq])
		raw = bytes.TrimLeft(raw[eq+1:], " \t\r\n")
		if len(raw) == 0 || raw[0] != '"' && raw[0] != '\'' {
			return "", false
		}
		end := bytes.IndexByte(raw[1:], raw[0])
		if end < 0 {
			return "", false
		}
		if i := bytes.IndexByte(key, ':'); i >= 0 {
			key = key[i+1:]
		}
		if string(key) == name {
			v, err := (&xmlScanner{}).unescape(raw[1 : end+1])
			return v, err == nil
		}
		raw = raw[end+2:]
	}
}

// unescape resolves the five entities and character numbers.
func (s *xmlScanner) unescape(raw []byte) (string, error) {
	if bytes.IndexByte(raw, '&') < 0 {
		if !utf8.Valid(raw) {
			return strings.ToValidUTF8(string(raw), "\ufffd"), nil
		}
		return string(raw), nil
	}
	var out strings.Builder
	out.Grow(len(raw))
	for len(raw) > 0 {
		i := bytes.IndexByte(raw, '&')
		if i < 0 {
			out.Write(raw)
			break
		}
		out.Write(raw[:i])
		raw = raw[i+1:]
		end := bytes.IndexByte(raw, ';')
		if end < 0 || end > 32 {
			return "", s.fail("bare &")
		}
		text, ok := xmlEntity(string(raw[:end]))
		if !ok {
			return "", ErrXMLEntities.With("entity", shorten(string(raw[:end]), 32))
		}
		out.WriteString(text)
		raw = raw[end+1:]
	}
	return strings.ToValidUTF8(out.String(), "\ufffd"), nil
}

func xmlEntity(name string) (string, bool) {
	switch name {
	case "lt":
		return "<", true
	case "gt":
		return ">", true
	case "amp":
		return "&", true
	case "quot":
		return `"`, true
	case "apos":
		return "'", true
	case "nbsp": // not XML, but written by many tools
		return "\u00a0", true
	}
	if !strings.HasPrefix(name, "#") {
		return "", false
	}
	digits, base := name[1:], 10
	if strings.HasPrefix(digits, "x") || strings.HasPrefix(digits, "X") {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune || n == 0 {
		return "", false
	}
	return string(rune(n)), true
}
