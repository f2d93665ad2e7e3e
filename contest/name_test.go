package contest

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestNormaliseName(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in, want string
		err      error
	}{
		"trims and joins spaces":              {in: "  Nguyễn   Văn\u00a0An ", want: "Nguyễn Văn An"},
		"decomposed marks become composed":    {in: norm.NFD.String("ẲẪỄỔỮ ẶỘỰ"), want: "ẲẪỄỔỮ ẶỘỰ"},
		"zero-width characters are dropped":   {in: "Trần\u200b Thị\ufeff B\u202eình", want: "Trần Thị Bình"},
		"a mark finds its letter again":       {in: "Th\u200bi\u200b\u0323", want: "Thị"},
		"longest real name":                   {in: "Công Tằng Tôn Nữ Nguyễn Phương Khánh Quỳnh", want: "Công Tằng Tôn Nữ Nguyễn Phương Khánh Quỳnh"},
		"a name of the Ê Đê with a hyphen":    {in: "H'Hen Niê-Kđăm", want: "H'Hen Niê-Kđăm"},
		"nothing":                             {in: " \u200b\t", err: ErrNameEmpty},
		"markup":                              {in: "<b>An</b>", err: ErrNameChars},
		"only digits":                         {in: "12345", err: ErrNameChars},
		"an emoji":                            {in: "An 🎉", err: ErrNameChars},
		"more characters than any name needs": {in: strings.Repeat("ẵ", 81), err: ErrNameLong},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := NormaliseName(tt.in)
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("NormaliseName(%q) = %q, %v; want %q, %v", tt.in, got, err, tt.want, tt.err)
			}
		})
	}
}

func TestNormaliseNameIsStable(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		once, err := NormaliseName(rapid.String().Draw(t, "name"))
		if err != nil {
			return
		}
		if twice, err := NormaliseName(once); err != nil || twice != once {
			t.Fatalf("NormaliseName(%q) = %q, %v after one pass already gave it", once, twice, err)
		}
	})
}

func TestSearchKey(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Đà Nẵng": "da nang",
		"Ủy ban nhân dân phường Hội An Tây": "uy ban nhan dan phuong hoi an tay",
		norm.NFD.String("Nguyễn Thị Ẩn"):    "nguyen thi an",
		"  Sở KH&CN (cũ: Sở TT-TT)  ":       "so kh cn cu so tt tt",
		"ƯƠNG ĐỖ":                           "uong do",
		"":                                  "",
	} {
		if got := SearchKey(in); got != want {
			t.Errorf("SearchKey(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPublicName(t *testing.T) {
	t.Parallel()
	person := Contestant{Name: "Nguyễn Văn Ẩn", Phone: "+84905123456"}
	for masking, want := range map[Masking]string{
		MaskNone: "Nguyễn Văn Ẩn", MaskInitials: "Nguyễn V. Ẩ.", MaskPhone: "Nguyễn Văn Ẩn •••456",
	} {
		if got := (Contest{Masking: masking}).PublicName(person); got != want {
			t.Errorf("PublicName with %s = %q, want %q", masking, got, want)
		}
	}
	person.Phone = ""
	if got := (Contest{Masking: MaskPhone}).PublicName(person); got != "Nguyễn V. Ẩ." {
		t.Errorf("without a phone to show, PublicName = %q, want initials", got)
	}
}

func TestNormalisePhone(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"0905 123 456": "+84905123456", "0905.123.456": "+84905123456", "+84 905-123-456": "+84905123456",
		"84905123456": "+84905123456", "+840905123456": "+84905123456", "0084905123456": "+84905123456",
		"0236 3821 234": "+842363821234", "+1 650 555 0100": "+16505550100",
		"905123456": "", "0905": "", "": "", "không có": "", "0905123456789": "", "+": "",
	} {
		got, err := NormalisePhone(in)
		if got != want || (want == "") != errors.Is(err, ErrPhone) {
			t.Errorf("NormalisePhone(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
}

func TestNormaliseEmail(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		" An.Nguyen@DaNang.gov.vn ": "an.nguyen@danang.gov.vn",
		"a@b":                       "", "An <an@danang.gov.vn>": "", "an@": "", "": "", "an an@x.vn": "",
	} {
		got, err := NormaliseEmail(in)
		if got != want || (want == "") != errors.Is(err, ErrEmail) {
			t.Errorf("NormaliseEmail(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
}
