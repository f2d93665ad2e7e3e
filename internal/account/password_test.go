package account_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"hoithi/internal/account"
)

func TestHasher(t *testing.T) {
	t.Parallel()
	h := account.NewHasher(1)
	hash, err := h.Hash(t.Context(), "mật khẩu đủ dài")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("hash = %s", hash)
	}
	for name, c := range map[string]struct {
		hash, password string
		want           bool
	}{
		"the password":             {hash, "mật khẩu đủ dài", true},
		"another":                  {hash, "mật khẩu đủ dàj", false},
		"nobody's":                 {"", "mật khẩu đủ dài", false},
		"a damaged hash":           {hash[:len(hash)-30], "mật khẩu đủ dài", false},
		"a hash that wants it all": {strings.Replace(hash, "m=19456", "m=999999999", 1), "mật khẩu đủ dài", false},
		"an endless password":      {hash, strings.Repeat("a", 1<<20), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, err := h.Matches(t.Context(), c.hash, c.password); got != c.want || err != nil {
				t.Errorf("Matches = %v, %v, want %v", got, err, c.want)
			}
		})
	}
}

func TestHasherRefuses(t *testing.T) {
	t.Parallel()
	h := account.NewHasher(1)
	for _, weak := range []string{"", "ngắn quá", strings.Repeat("a", account.MaxPassword+1)} {
		if _, err := h.Hash(t.Context(), weak); !errors.Is(err, account.ErrPasswordWeak) {
			t.Errorf("Hash(%.20q) = %v, want ErrPasswordWeak", weak, err)
		}
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	busy := account.NewHasher(1)
	release := busy.Hold()
	defer release()
	if _, err := busy.Matches(over, "", "mật khẩu đủ dài"); !errors.Is(err, context.Canceled) {
		t.Errorf("Matches with no slot = %v, want the context's error", err)
	}
}

func TestGeneratePassword(t *testing.T) {
	t.Parallel()
	a, b := account.GeneratePassword(), account.GeneratePassword()
	if a == b || len(a) < account.MinPassword || a != strings.ToLower(a) {
		t.Errorf("passwords %q and %q", a, b)
	}
}
