package web

import "encoding/json"

// decodeAnswer is json.Unmarshal for an answer. What our own pages send is
// read by hand, without an allocation but the choice; anything else that JSON
// allows, and every error, is left to encoding/json.
func decodeAnswer(raw []byte) (AnswerPost, error) {
	if post, ok := readAnswer(raw); ok {
		return post, nil
	}
	var post AnswerPost
	err := json.Unmarshal(raw, &post)
	return post, err
}

// readAnswer reads {"position":1,"revision":2,"choice":[3]} in this order and
// without spaces; false when it is anything else.
func readAnswer(raw []byte) (post AnswerPost, ok bool) {
	l := literal{raw}
	if !l.skip(`{"position":`) {
		return post, false
	}
	if post.Position, ok = l.number(); !ok || !l.skip(`,"revision":`) {
		return post, false
	}
	if post.Revision, ok = l.number(); !ok || !l.skip(`,"choice":[`) {
		return post, false
	}
	if post.Choice, ok = l.numbers(); !ok {
		return post, false
	}
	return post, l.skip(`]}`) && len(l.rest) == 0
}

// literal is text that is read from the front.
type literal struct{ rest []byte }

// skip takes the prefix off; false when it is not there.
func (l *literal) skip(prefix string) bool {
	if len(l.rest) < len(prefix) || string(l.rest[:len(prefix)]) != prefix {
		return false
	}
	l.rest = l.rest[len(prefix):]
	return true
}

// mostDigits keep a number far from the limits of an int.
const mostDigits = 9

// number takes off a number as JSON writes it, without sign, fraction or
// exponent; false when there is none, or one that is too long.
func (l *literal) number() (n int, ok bool) {
	digits := 0
	for digits < len(l.rest) && l.rest[digits] >= '0' && l.rest[digits] <= '9' {
		if digits == mostDigits {
			return 0, false
		}
		n = n*10 + int(l.rest[digits]-'0')
		digits++
	}
	if digits == 0 || digits > 1 && l.rest[0] == '0' {
		return 0, false
	}
	l.rest = l.rest[digits:]
	return n, true
}

// numbers takes off what stands between the brackets of a list, which may be
// nothing.
func (l *literal) numbers() (list []int, ok bool) {
	list = make([]int, 0, 1) // one choice in most questions
	for len(l.rest) == 0 || l.rest[0] != ']' {
		if len(list) > 0 && !l.skip(",") {
			return nil, false
		}
		n, ok := l.number()
		if !ok {
			return nil, false
		}
		list = append(list, n)
	}
	return list, true
}
