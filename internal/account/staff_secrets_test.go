package account_test

import (
	"context"
	"errors"
	"maps"
	"strings"
	"testing"

	"hoithi/internal/account"
)

// reversed is a box that anybody can open who knows how: enough to see what is
// closed for whom.
type reversed struct{}

func (reversed) CloseText(purpose, plain string) (string, error) {
	return "#" + purpose + "|" + plain, nil
}

func (reversed) OpenText(purpose, closed string) (string, error) {
	plain, ok := strings.CutPrefix(closed, "#"+purpose+"|")
	if !ok {
		return "", errors.New("another's box")
	}
	return plain, nil
}

func (reversed) Closed(text string) bool { return strings.HasPrefix(text, "#") }

// stored is the column of a few people.
type stored map[string]account.Secrets

func (s stored) StoredSecrets(context.Context) (map[string]account.Secrets, error) {
	return maps.Clone(s), nil
}

func (s stored) ReplaceSecrets(_ context.Context, id string, was, is account.Secrets) error {
	if s[id] == was {
		s[id] = is
	}
	return nil
}

func TestOldSecretsAreClosedOnce(t *testing.T) {
	t.Parallel()
	s := stored{"an": {TOTPSecret: "AAAA"}, "binh": {TOTPPending: "BBBB"}, "chi": {TOTPSecret: "#totp chi|CCCC"}}
	n, err := account.CloseSecrets(t.Context(), s, reversed{})
	if err != nil || n != 2 {
		t.Fatalf("CloseSecrets = %d, %v; want 2", n, err)
	}
	want := stored{"an": {TOTPSecret: "#totp an|AAAA"}, "binh": {TOTPPending: "#totp binh|BBBB"}, "chi": {TOTPSecret: "#totp chi|CCCC"}}
	if !maps.Equal(s, want) {
		t.Errorf("stored %v, want %v", s, want)
	}
	if n, err = account.CloseSecrets(t.Context(), s, reversed{}); err != nil || n != 0 {
		t.Errorf("a second time: %d, %v", n, err)
	}
}
