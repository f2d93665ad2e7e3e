package account

import (
	"crypto/subtle"
	"fmt"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"
)

// totpStep is how long one code lasts (RFC 6238's default, and what every
// authenticator app assumes).
const totpStep = 30 * time.Second

// NewTOTP makes a secret for a person, and the otpauth:// address that an
// authenticator app reads from a QR code.
func NewTOTP(issuer, email string) (secret, uri string, err error) {
	key, err := totp.Generate(totp.GenerateOpts{Issuer: issuer, AccountName: email})
	if err != nil {
		return "", "", fmt.Errorf("account: totp secret: %w", err)
	}
	return key.Secret(), key.URL(), nil
}

// CheckTOTP reports whether code is the secret's at a time, give or take one
// step for clocks that differ, and names the step. Steps up to lastStep have
// been used and do not work again.
func CheckTOTP(secret, code string, at time.Time, lastStep int64) (step int64, ok bool) {
	code = strings.ReplaceAll(strings.TrimSpace(code), " ", "")
	now := at.Unix() / int64(totpStep.Seconds())
	for s := now - 1; s <= now+1; s++ {
		want, err := TOTPCode(secret, time.Unix(s*int64(totpStep.Seconds()), 0))
		if err == nil && s > lastStep && subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			return s, true
		}
	}
	return 0, false
}

// TOTPCode is the code that an app with this secret shows at a time.
func TOTPCode(secret string, at time.Time) (string, error) {
	return totp.GenerateCodeCustom(secret, at, totp.ValidateOpts{Period: 30, Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
}
