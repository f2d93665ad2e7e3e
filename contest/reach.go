package contest

import (
	"net/mail"
	"strings"

	"hoithi/internal/fault"
)

// Failures of a phone number or an e-mail address.
var (
	ErrPhone = fault.New(fault.Invalid, "phone_invalid", "Số điện thoại chưa đúng. Ví dụ: 0905 123 456.", "The phone number is not valid. Example: 0905 123 456.")
	ErrEmail = fault.New(fault.Invalid, "email_invalid", "Địa chỉ thư điện tử chưa đúng. Ví dụ: ten@coquan.gov.vn.", "The e-mail address is not valid. Example: name@office.gov.vn.")
)

// NormalisePhone returns a number in E.164 form. Numbers without a country
// code are Vietnamese: "0905 123 456" becomes "+84905123456". It fails with
// ErrPhone.
func NormalisePhone(s string) (string, error) {
	digits, plus, ok := phoneDigits(Tidy(s))
	if !ok {
		return "", ErrPhone
	}
	switch {
	case plus:
	case strings.HasPrefix(digits, "00"):
		digits = digits[2:]
	case strings.HasPrefix(digits, "84") && len(digits) >= 11:
	case strings.HasPrefix(digits, "0"):
		digits = "84" + digits[1:]
	default:
		return "", ErrPhone
	}
	if national, vn := strings.CutPrefix(digits, "84"); vn {
		national = strings.TrimPrefix(national, "0") // "+84 0905…" is a common slip
		if len(national) != 9 && len(national) != 10 {
			return "", ErrPhone
		}
		digits = "84" + national
	}
	if len(digits) < 8 || len(digits) > 15 || digits[0] == '0' {
		return "", ErrPhone
	}
	return "+" + digits, nil
}

// phoneDigits keeps the digits of a number written with the usual separators.
func phoneDigits(s string) (digits string, plus, ok bool) {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == '+' && i == 0:
			plus = true
		case strings.ContainsRune(" .-()/", r):
		default:
			return "", false, false
		}
	}
	return b.String(), plus, b.Len() > 0
}

// NormaliseEmail returns an address in lower case without a display name, or
// ErrEmail.
func NormaliseEmail(s string) (string, error) {
	s = strings.ToLower(Tidy(s))
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || len(s) > 254 || strings.ContainsAny(s, "\"<> ") {
		return "", ErrEmail
	}
	domain := s[strings.LastIndexByte(s, '@')+1:]
	if !strings.Contains(domain, ".") || strings.HasSuffix(domain, ".") {
		return "", ErrEmail
	}
	return s, nil
}

// MaskPhoneNumber shows only the last three digits: "•••456".
func MaskPhoneNumber(phone string) string {
	if len(phone) < 3 {
		return ""
	}
	return "•••" + phone[len(phone)-3:]
}

// MaskEmail keeps the first letter and the domain: "n•••@danang.gov.vn".
func MaskEmail(email string) string {
	at := strings.LastIndexByte(email, '@')
	if at < 1 {
		return ""
	}
	return email[:1] + "•••" + email[at:]
}
