package token_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hoithi/contest"
	"hoithi/internal/token"
)

var now = time.UnixMilli(1_772_500_000_000).UTC()

func pass() contest.Pass {
	return contest.Pass{
		AttemptID: "01928f00-0000-7000-8000-000000000001", ContestantID: "01928f00-0000-7000-8000-000000000002",
		RoundID: "01928f00-0000-7000-8000-000000000003", Deadline: now.Add(time.Hour), Grace: 2 * time.Second, Expires: now.Add(25 * time.Hour),
	}
}

func signer(t testing.TB, fill byte) *token.Signer {
	t.Helper()
	s, err := token.NewSigner(bytes.Repeat([]byte{fill}, token.MinKey))
	if err != nil {
		t.Fatalf("NewSigner: %v", err)
	}
	return s
}

func TestVerify(t *testing.T) {
	t.Parallel()
	s := signer(t, 1)
	signed := s.Sign(pass())
	tests := map[string]struct {
		token string
		at    time.Time
		want  error
	}{
		"a genuine token":                    {signed, now, nil},
		"a genuine token at its last moment": {signed, pass().Expires, nil},
		"a genuine token, too old":           {signed, pass().Expires.Add(time.Millisecond), contest.ErrTokenExpired},
		"nothing":                            {"", now, contest.ErrTokenForged},
		"cut short":                          {signed[:len(signed)-1], now, contest.ErrTokenForged},
		"longer":                             {signed + "A", now, contest.ErrTokenForged},
		"not base64":                         {strings.Repeat("!", len(signed)), now, contest.ErrTokenForged},
		"of another key":                     {signer(t, 2).Sign(pass()), now, contest.ErrTokenForged},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := s.Verify(test.token, test.at)
			if !errors.Is(err, test.want) {
				t.Fatalf("Verify: got error %v, want %v", err, test.want)
			}
			if test.want == nil {
				if diff := cmp.Diff(pass(), got); diff != "" {
					t.Errorf("Verify: the pass differs (-want +got):\n%s", diff)
				}
			}
		})
	}
}

// Whatever single letter is changed, the token is refused: also the last one,
// part of which encodes nothing.
func TestVerifyEveryLetter(t *testing.T) {
	t.Parallel()
	s := signer(t, 1)
	signed := s.Sign(pass())
	for i := range signed {
		for _, letter := range []byte("A_z9") {
			forged := []byte(signed)
			if forged[i] == letter {
				continue
			}
			forged[i] = letter
			if _, err := s.Verify(string(forged), now); !errors.Is(err, contest.ErrTokenForged) {
				t.Fatalf("letter %d changed to %c: got %v, want ErrTokenForged", i, letter, err)
			}
		}
	}
}

func TestNewSignerShortKey(t *testing.T) {
	t.Parallel()
	if _, err := token.NewSigner(make([]byte, token.MinKey-1)); err == nil {
		t.Error("a key of 31 bytes was accepted")
	}
}

func BenchmarkVerify(b *testing.B) {
	s := signer(b, 1)
	signed := s.Sign(pass())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Verify(signed, now); err != nil {
			b.Fatal(err)
		}
	}
}
