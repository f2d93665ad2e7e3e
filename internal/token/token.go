// Package token signs and verifies what an attempt's contestant sends with
// every answer: who may answer what until when. It is checked without a look
// into the database, which is what makes the answer path fast.
//
// A token is 76 bytes of claims and a 16-byte HMAC-SHA256 in base64url. It
// holds no secret and no name; whoever has it may answer for that attempt.
package token

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash"
	"sync"
	"time"

	"github.com/google/uuid"

	"hoithi/contest"
)

// Layout of the claims: format, attempt, contestant, round, deadline, grace,
// expiry; times in milliseconds.
const (
	format    = 1
	claimsLen = 1 + 3*16 + 8 + 4 + 8
	macLen    = 16
	tokenLen  = claimsLen + macLen
)

// MinKey is the shortest key, in bytes.
const MinKey = 32

// errKey says that the key cannot protect anything.
var errKey = errors.New("token: the key must have at least 32 bytes")

// Signer signs and verifies passes. It may be used by many goroutines.
type Signer struct {
	macs sync.Pool // of hash.Hash, keyed: setting up the key costs two blocks
}

// NewSigner returns a signer. Every node of an installation has the same key.
func NewSigner(key []byte) (*Signer, error) {
	if len(key) < MinKey {
		return nil, errKey
	}
	own := append([]byte("hoithi-attempt-token/1\x00"), key...)
	s := &Signer{}
	s.macs.New = func() any { return hmac.New(sha256.New, own) }
	return s, nil
}

// Sign returns the token of a pass. It panics when the pass holds something
// else than UUIDs: the domain makes no others.
func (s *Signer) Sign(p contest.Pass) string {
	var raw [tokenLen]byte
	claims := raw[:0]
	claims = append(claims, format)
	for _, id := range [...]string{p.AttemptID, p.ContestantID, p.RoundID} {
		u := uuid.MustParse(id)
		claims = append(claims, u[:]...)
	}
	claims = binary.BigEndian.AppendUint64(claims, uint64(p.Deadline.UnixMilli()))
	claims = binary.BigEndian.AppendUint32(claims, uint32(p.Grace.Milliseconds()))
	claims = binary.BigEndian.AppendUint64(claims, uint64(p.Expires.UnixMilli()))
	s.mac(raw[:claimsLen], raw[claimsLen:])
	return base64.RawURLEncoding.EncodeToString(raw[:])
}

// Verify returns the pass of a token. It fails with contest.ErrTokenForged, or
// with contest.ErrTokenExpired when the token is genuine and too old at a time.
func (s *Signer) Verify(token string, at time.Time) (contest.Pass, error) {
	var raw [tokenLen]byte
	if len(token) != base64.RawURLEncoding.EncodedLen(tokenLen) {
		return contest.Pass{}, contest.ErrTokenForged
	}
	if n, err := strict.Decode(raw[:], []byte(token)); err != nil || n != tokenLen {
		return contest.Pass{}, contest.ErrTokenForged
	}
	var want [macLen]byte
	s.mac(raw[:claimsLen], want[:])
	if !hmac.Equal(raw[claimsLen:], want[:]) || raw[0] != format {
		return contest.Pass{}, contest.ErrTokenForged
	}
	p := read(raw[1:claimsLen])
	if at.After(p.Expires) {
		return contest.Pass{}, contest.ErrTokenExpired
	}
	return p, nil
}

// strict refuses the other spellings of the same bytes.
var strict = base64.RawURLEncoding.Strict()

func read(b []byte) contest.Pass {
	var text [3 * 36]byte
	for i := range 3 {
		encodeUUID(text[36*i:], b[16*i:])
	}
	ids := string(text[:]) // one allocation for the three
	b = b[48:]
	return contest.Pass{
		AttemptID: ids[:36], ContestantID: ids[36:72], RoundID: ids[72:],
		Deadline: time.UnixMilli(int64(binary.BigEndian.Uint64(b))).UTC(),
		Grace:    time.Duration(binary.BigEndian.Uint32(b[8:])) * time.Millisecond,
		Expires:  time.UnixMilli(int64(binary.BigEndian.Uint64(b[12:]))).UTC(),
	}
}

func encodeUUID(dst, src []byte) {
	text, _ := uuid.UUID(src[:16]).MarshalText() // cannot fail
	copy(dst, text)
}

func (s *Signer) mac(claims, into []byte) {
	h := s.macs.Get().(hash.Hash)
	h.Reset()
	_, _ = h.Write(claims) // cannot fail
	var sum [sha256.Size]byte
	copy(into, h.Sum(sum[:0])[:macLen])
	s.macs.Put(h)
}
