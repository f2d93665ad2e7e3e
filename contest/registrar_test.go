package contest

import (
	"errors"
	"testing"
	"time"
)

func TestAgeOn(t *testing.T) {
	t.Parallel()
	day := func(s string) time.Time {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	tests := map[string]struct {
		born, on string
		want     int
	}{
		"the day before the birthday":         {"2010-03-02", "2026-03-01", 15},
		"on the birthday":                     {"2010-03-02", "2026-03-02", 16},
		"born on 29 February, 28 February":    {"2008-02-29", "2026-02-28", 17},
		"born on 29 February, 1 March":        {"2008-02-29", "2026-03-01", 18},
		"born on 29 February, in a leap year": {"2008-02-29", "2028-02-29", 20},
		"before the birth":                    {"2026-03-02", "2026-03-01", -1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := AgeOn(day(test.born), day(test.on)); got != test.want {
				t.Errorf("born %s is %d on %s, want %d", test.born, got, test.on, test.want)
			}
		})
	}
}

// The day is the contest's, not the server's: at 17:30 UTC it is tomorrow in
// Việt Nam.
func TestAgeCountsInTheContestsZone(t *testing.T) {
	t.Parallel()
	c := Contest{TimeZone: "Asia/Ho_Chi_Minh", Registration: Registration{MinAge: 16}}
	for at, old := range map[time.Time]bool{
		time.Date(2026, 3, 1, 16, 30, 0, 0, time.UTC): false,
		time.Date(2026, 3, 1, 17, 30, 0, 0, time.UTC): true,
	} {
		f := &form{contest: c, at: at}
		f.birth(&Contestant{}, Application{BirthDate: "2010-03-02"})
		if got := len(f.faults) == 0; got != old {
			t.Errorf("at %v they are old enough: %v, want %v (%v)", at, got, old, f.faults)
		}
	}
}

func TestReadAddress(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		typed string
		want  Address
		err   error
	}{
		"a phone number":  {"0905 123 456", Address{ByPhone, "+84905123456"}, nil},
		"an e-mail":       {" An@DaNang.gov.vn ", Address{ByEmail, "an@danang.gov.vn"}, nil},
		"half an e-mail":  {"an@", Address{}, ErrEmail},
		"neither":         {"Nguyễn Văn An", Address{}, ErrPhone},
		"nothing":         {"", Address{}, ErrPhone},
		"two e-mails":     {"a@b.vn, c@d.vn", Address{}, ErrEmail},
		"a header inside": {"a@b.vn\r\nBcc: c@d.vn", Address{}, ErrEmail},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := ReadAddress(test.typed)
			if !errors.Is(err, test.err) || err == nil && got != test.want {
				t.Errorf("ReadAddress(%q) = %v, %v; want %v, %v", test.typed, got, err, test.want, test.err)
			}
		})
	}
}

func TestNumbersInForms(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{"12": true, "-3": true, "3,5": true, "3.5": true, "": false, "-": false, ",5": false, "1.2.3": false, "1e9": false, "mười": false} {
		if got := isNumber(s); got != want {
			t.Errorf("isNumber(%q) = %v, want %v", s, got, want)
		}
	}
}

// Every code is six digits, each as likely as any other.
func TestCodesAreEven(t *testing.T) {
	t.Parallel()
	r := NewRegistrar(RegistrarParts{Random: &counter{}})
	var digits [10]int
	const n = 4000
	for range n {
		code, err := r.drawCode()
		if err != nil || len(code) != 6 {
			t.Fatalf("code %q, %v", code, err)
		}
		for _, d := range code {
			digits[d-'0']++
		}
	}
	for d, count := range digits {
		if share := float64(count) / (6 * n); share < 0.08 || share > 0.12 {
			t.Errorf("digit %d has a share of %.3f", d, share)
		}
	}
}

// counter is a poor source of randomness that is the same every time.
type counter struct{ state uint64 }

func (c *counter) Read(p []byte) (int, error) {
	for i := range p {
		c.state = c.state*6364136223846793005 + 1442695040888963407
		p[i] = byte(c.state >> 56)
	}
	return len(p), nil
}
