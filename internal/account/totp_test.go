package account_test

import (
	"strings"
	"testing"
	"time"

	"hoithi/internal/account"
)

// The secret and codes of RFC 6238, appendix B, cut to six digits.
func TestTOTPCode(t *testing.T) {
	t.Parallel()
	const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
	for at, want := range map[int64]string{59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"} {
		if got, err := account.TOTPCode(secret, time.Unix(at, 0)); got != want || err != nil {
			t.Errorf("TOTPCode at %d = %s, %v, want %s", at, got, err, want)
		}
	}
}

func TestCheckTOTP(t *testing.T) {
	t.Parallel()
	secret, uri, err := account.NewTOTP("Hội Thi", "an@danang.gov.vn")
	if err != nil || !strings.HasPrefix(uri, "otpauth://totp/") {
		t.Fatalf("NewTOTP = %s, %v", uri, err)
	}
	at := time.Unix(1_750_000_000, 0)
	step := at.Unix() / 30
	code := func(d time.Duration) string {
		c, err := account.TOTPCode(secret, at.Add(d))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	for name, c := range map[string]struct {
		code string
		last int64
		want int64 // the step; 0: refused
	}{
		"now":                      {code(0), 0, step},
		"with a space":             {code(0)[:3] + " " + code(0)[3:], 0, step},
		"a clock that is behind":   {code(-30 * time.Second), 0, step - 1},
		"a clock that is ahead":    {code(30 * time.Second), 0, step + 1},
		"a minute old":             {code(-60 * time.Second), 0, 0},
		"used before":              {code(0), step, 0},
		"older than the last used": {code(-30 * time.Second), step, 0},
		"nothing":                  {"", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, ok := account.CheckTOTP(secret, c.code, at, c.last); got != c.want || ok != (c.want != 0) {
				t.Errorf("CheckTOTP = %d, %v, want %d", got, ok, c.want)
			}
		})
	}
}
