package broadcast

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"hoithi/internal/account"
)

// Class says what a token is good for, and nothing else is.
type Class string

// The classes: pages of outputs; feeds of rows; control from outside; the
// presenter's page.
const (
	ClassView Class = "view"
	ClassFeed Class = "feed"
	ClassCtl  Class = "ctl"
	ClassMC   Class = "mc"
)

// Valid reports whether there is such a class.
func (c Class) Valid() bool {
	return c == ClassView || c == ClassFeed || c == ClassCtl || c == ClassMC
}

// Token lets a machine in by its address alone. Only the hash of its secret is
// kept; the secret is shown once.
type Token struct {
	ID        string
	ContestID string
	Class     Class
	Name      string
	Output    string // "": every output of the contest
	Hash      []byte // SHA-256 of the secret
	Hint      string // its last letters, to tell tokens apart
	CreatedAt time.Time
	CreatedBy string    // staff name
	ExpiresAt time.Time // zero: never
	RevokedAt time.Time // zero: it stands
	LastUsed  time.Time
}

// Good reports whether the token opens anything at a time.
func (t Token) Good(at time.Time) bool {
	return t.RevokedAt.IsZero() && (t.ExpiresAt.IsZero() || at.Before(t.ExpiresAt))
}

// Covers reports whether the token is for an output of its contest.
func (t Token) Covers(output string) bool { return t.Output == "" || t.Output == output }

// Actor is who acts when the token does: a machine of one contest that may run
// the air there and nothing else.
func (t Token) Actor(ip string) account.Actor {
	return account.Actor{ID: "token:" + t.ID, Name: t.Name, Kind: account.Staff, IP: ip, Grants: []account.Grant{{Role: account.Producer, ContestID: t.ContestID}}}
}

const (
	secretBytes = 18 // 144 random bits: 24 letters
	hintLetters = 4
)

func newSecret(random io.Reader) (string, error) {
	raw := make([]byte, secretBytes)
	if _, err := io.ReadFull(random, raw); err != nil {
		return "", fmt.Errorf("broadcast: draw a token: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(raw), nil
}

func hashSecret(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}

// TokenEdit is what a new token is to be.
type TokenEdit struct {
	Class   Class
	Name    string
	Output  string
	Expires time.Time
}

// MakeToken makes a token and returns it with its secret, which nobody can
// ask for again.
func (c *Control) MakeToken(ctx context.Context, actor account.Actor, contestID string, e TokenEdit) (Token, string, error) {
	if !actor.Can(account.RunAir, contestID) {
		return Token{}, "", ErrForbidden
	}
	if !e.Class.Valid() {
		return Token{}, "", ErrTokenInvalid
	}
	if e.Output != "" {
		o, err := c.Store.FindOutput(ctx, e.Output)
		if err != nil {
			return Token{}, "", err
		}
		if o.ContestID != contestID {
			return Token{}, "", ErrOutputNotFound
		}
	}
	secret, err := newSecret(c.Random)
	if err != nil {
		return Token{}, "", err
	}
	t := Token{ID: c.NewID(), ContestID: contestID, Class: e.Class, Name: line(e.Name, 80), Output: e.Output, Hash: hashSecret(secret),
		Hint: secret[len(secret)-hintLetters:], CreatedAt: c.Now(), CreatedBy: actor.Name, ExpiresAt: e.Expires}
	note := map[string]any{"class": t.Class, "name": t.Name, "output": t.Output}
	if err := c.Store.SaveToken(ctx, t, c.deed(actor, contestID, "air.token", "token:"+t.ID, nil, note)); err != nil {
		return Token{}, "", err
	}
	c.touch()
	return t, secret, nil
}

// RevokeToken ends a token: sockets that it opened are closed.
func (c *Control) RevokeToken(ctx context.Context, actor account.Actor, id string) error {
	t, err := c.Store.FindToken(ctx, id)
	if err != nil {
		return err
	}
	if !actor.Can(account.RunAir, t.ContestID) {
		return ErrForbidden
	}
	if !t.RevokedAt.IsZero() {
		return nil
	}
	t.RevokedAt = c.Now()
	note := map[string]any{"class": t.Class, "name": t.Name, "output": t.Output}
	if err := c.Store.SaveToken(ctx, t, c.deed(actor, t.ContestID, "air.token_revoke", "token:"+t.ID, note, nil)); err != nil {
		return err
	}
	c.tokens.forget()
	c.touch()
	return nil
}

// Tokens lists the tokens of a contest, the newest first.
func (c *Control) Tokens(ctx context.Context, contestID string) ([]Token, error) {
	return c.Store.Tokens(ctx, contestID)
}

// Admit finds the token of a secret, if it stands, is of the class, and covers
// the output ("" asks for none in particular). Everything else is ErrToken: a
// stranger learns nothing.
func (c *Control) Admit(ctx context.Context, secret string, class Class, output string) (Token, error) {
	if secret == "" {
		return Token{}, ErrToken
	}
	t, err := c.tokens.find(ctx, secret)
	if err != nil {
		return Token{}, err
	}
	if t.Class != class || !t.Good(c.Now()) || output != "" && !t.Covers(output) {
		return Token{}, ErrToken
	}
	if output != "" {
		s, err := c.screen(ctx, output)
		if err != nil {
			return Token{}, err
		}
		if s.now().ContestID != t.ContestID {
			return Token{}, ErrToken
		}
	}
	c.tokens.used(t.ID)
	return t, nil
}

// tokenLife bounds how long another node's revocation goes unnoticed.
const (
	tokenLife  = time.Second
	tokensMost = 4096 // known at a time; guesses are forgotten with the rest
)

// tokenCache keeps tokens for a moment: a page that polls must not cost a
// query each second.
type tokenCache struct {
	store Store
	now   func() time.Time

	mu    sync.Mutex
	known map[string]knownToken // guarded by mu; by hash
	usage map[string]time.Time  // guarded by mu; by id
}

type knownToken struct {
	token Token
	err   error
	until time.Time
}

func newTokenCache(s Store, now func() time.Time) *tokenCache {
	return &tokenCache{store: s, now: now, known: map[string]knownToken{}, usage: map[string]time.Time{}}
}

func (c *tokenCache) find(ctx context.Context, secret string) (Token, error) {
	hash, now := hashSecret(secret), c.now()
	c.mu.Lock()
	k, ok := c.known[string(hash)]
	c.mu.Unlock()
	if ok && now.Before(k.until) {
		return k.token, k.err
	}
	t, err := c.store.FindTokenBy(ctx, hash)
	if err != nil && !errors.Is(err, ErrToken) && ok && k.err == nil {
		t, err = k.token, nil // nobody can have revoked it where nobody can be asked
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.known) >= tokensMost {
		clear(c.known)
	}
	c.known[string(hash)] = knownToken{token: t, err: err, until: now.Add(tokenLife)}
	return t, err
}

func (c *tokenCache) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.known)
}

func (c *tokenCache) used(id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.usage[id] = c.now()
}

func (c *tokenCache) takeUsed() map[string]time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.usage) == 0 {
		return nil
	}
	out := c.usage
	c.usage = map[string]time.Time{}
	return out
}
