package account

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"hoithi/internal/fault"
)

// The cost of a password hash: OWASP's second recommended setting for
// argon2id. A hash remembers its own cost, so these may rise later.
const (
	argonMemory  = 19 * 1024 // KiB
	argonTime    = 2
	argonThreads = 1
	argonKey     = 32
	argonSalt    = 16

	// Limits on what a stored hash may demand, so that a damaged row cannot
	// take the machine's memory.
	maxArgonMemory = 256 * 1024
	maxArgonTime   = 16
)

// The length of a password in characters. There are no rules on its make-up:
// length is what counts (NIST SP 800-63B).
const (
	MinPassword = 10
	MaxPassword = 200
)

// ErrPasswordWeak says that a new password is too short or too long.
var ErrPasswordWeak = fault.New(fault.Invalid, "password_weak", "Mật khẩu phải dài từ 10 đến 200 ký tự.", "A password needs 10 to 200 characters.")

// Hasher hashes and checks passwords, at most a few at a time: each hash takes
// 19 MiB, and a burst of sign-ins must not take the memory of the answer path.
type Hasher struct{ slots chan struct{} }

// NewHasher makes a Hasher that works on at most n passwords at once.
func NewHasher(n int) *Hasher { return &Hasher{slots: make(chan struct{}, max(n, 1))} }

// Hash returns the PHC string of a password. It fails with ErrPasswordWeak, or
// with the context's error when no slot comes free in time.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	if n := utf8.RuneCountInString(password); n < MinPassword || n > MaxPassword {
		return "", ErrPasswordWeak
	}
	salt := make([]byte, argonSalt)
	if _, err := rand.Read(salt); err != nil {
		return "", fmt.Errorf("account: salt: %w", err)
	}
	p := phc{memory: argonMemory, time: argonTime, threads: argonThreads, salt: salt}
	key, err := h.key(ctx, p, password, argonKey)
	if err != nil {
		return "", err
	}
	p.key = key
	return p.String(), nil
}

// Matches reports whether password is the one that was hashed. An empty hash
// (no such account) costs as much time as a real one and never matches.
func (h *Hasher) Matches(ctx context.Context, hash, password string) (bool, error) {
	p, ok := parsePHC(hash)
	if !ok {
		p = phc{memory: argonMemory, time: argonTime, threads: argonThreads, salt: make([]byte, argonSalt), key: make([]byte, argonKey)}
	}
	if len(password) > MaxPassword*utf8.UTFMax {
		return false, nil
	}
	key, err := h.key(ctx, p, password, uint32(len(p.key)))
	if err != nil {
		return false, err
	}
	return subtle.ConstantTimeCompare(key, p.key) == 1 && ok, nil
}

func (h *Hasher) key(ctx context.Context, p phc, password string, n uint32) ([]byte, error) {
	select {
	case h.slots <- struct{}{}:
		defer func() { <-h.slots }()
	case <-ctx.Done():
		return nil, fmt.Errorf("account: wait to hash: %w", ctx.Err())
	}
	return argon2.IDKey([]byte(password), p.salt, p.time, p.memory, p.threads, n), nil
}

// phc is the parsed form of "$argon2id$v=19$m=…,t=…,p=…$salt$key".
type phc struct {
	memory, time uint32
	threads      uint8
	salt, key    []byte
}

func (p phc) String() string {
	enc := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, p.memory, p.time, p.threads,
		enc.EncodeToString(p.salt), enc.EncodeToString(p.key))
}

func parsePHC(s string) (p phc, ok bool) {
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return p, false
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &p.memory, &p.time, &p.threads); err != nil {
		return p, false
	}
	var saltErr, keyErr error
	p.salt, saltErr = base64.RawStdEncoding.DecodeString(parts[4])
	p.key, keyErr = base64.RawStdEncoding.DecodeString(parts[5])
	sane := p.memory >= 8 && p.memory <= maxArgonMemory && p.time >= 1 && p.time <= maxArgonTime && p.threads >= 1 && len(p.key) >= 16
	return p, saltErr == nil && keyErr == nil && sane
}
