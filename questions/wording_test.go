package questions

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestAlikeWording(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name            string
		given, accepted string
		anyMarks        bool
		want            bool
	}{
		{"the same", "Huế", "Huế", false, true},
		{"another case", "THỪA THIÊN HUẾ", "Thừa Thiên Huế", false, true},
		{"composed and decomposed", norm.NFD.String("Đà Nẵng"), "Đà Nẵng", false, true},
		{"spaces", "  Đà \u00a0 Nẵng\t", "Đà Nẵng", false, true},
		{"the old place of a tone", "hoà bình", "hòa bình", false, true},
		{"the old place of a tone, in capitals", "THUỶ ĐIỆN", "thủy điện", false, true},
		{"a full stop and quotation marks", "“Đà Nẵng.”", "Đà Nẵng", false, true},
		{"kinds of dashes", "2020–2030", "2020-2030", false, true},
		{"zero width", "Hu\u200bế", "Huế", false, true},
		{"full width digits", "１２", "12", false, true},
		{"no diacritics, where they count", "Hue", "Huế", false, false},
		{"no diacritics, where they may be left out", "hue", "Huế", true, true},
		{"a part of the diacritics", "huê", "Huế", true, true},
		{"tone without the letter's own mark", "hué", "Huế", true, true},
		{"đ without its stroke", "da nang", "Đà Nẵng", true, true},
		{"a stroke too many", "đa", "da", true, false},
		{"another tone", "Huệ", "Huế", true, false},
		{"a mark without a letter", "\u0301.a", "a", false, true},
		{"another letter's mark", "hưe", "Huế", true, false},
		{"another word", "Hội An", "Huế", true, false},
		{"nothing", "", "Huế", true, false},
		{"nothing but marks of punctuation", "...", "Huế", true, false},
		{"one word is not two", "đà nẵng", "đànẵng", true, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := AlikeWording(test.given, test.accepted, test.anyMarks); got != test.want {
				t.Errorf("AlikeWording(%q, %q, %v) = %v, want %v", test.given, test.accepted, test.anyMarks, got, test.want)
			}
		})
	}
}

// answers draws what people type: Vietnamese letters in either form, marks on
// their own, spaces and punctuation; and now and then anything at all.
func answers() *rapid.Generator[string] {
	vietnamese := rapid.StringOfN(rapid.SampledFrom([]rune("aăâbcdđeêghiklmnoôơpqrstuưvxyÁÀẢÃẠĂẰẮẲẴẶẤẬÊẾỆÔỐƠỚỢƯỨỰÝỲ  \u00a0.,-–'\"\u0301\u0300\u0323\u0302\u031b")), 0, 30, -1)
	long := rapid.Custom(func(t *rapid.T) string {
		return strings.Repeat(vietnamese.Draw(t, "part"), rapid.IntRange(1, 40).Draw(t, "times"))
	})
	return rapid.OneOf(vietnamese, long, rapid.String())
}

func TestWordingProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := answers().Draw(t, "s")
		once := Wording(s)
		if twice := Wording(once); twice != once {
			t.Fatalf("Wording(%q) = %q, and again %q", s, once, twice)
		}
		if nfc, nfd := Wording(norm.NFC.String(s)), Wording(norm.NFD.String(s)); nfc != nfd {
			t.Fatalf("NFC gives %q, NFD %q", nfc, nfd)
		}
		if strings.TrimSpace(once) != once || strings.Contains(once, "  ") {
			t.Fatalf("Wording(%q) = %q has needless spaces", s, once)
		}
		if once != "" && !AlikeWording(s, s, false) {
			t.Fatalf("%q is not alike itself", s)
		}
	})
}

// Leaving diacritics out is right only where the setting says so.
func TestMarksAreOptionalOnlyBySetting(t *testing.T) {
	t.Parallel()
	bare := func(s string) string {
		return strings.Map(func(r rune) rune {
			switch {
			case r >= 0x300 && r <= 0x36f:
				return -1
			case r == 'đ':
				return 'd'
			}
			return r
		}, norm.NFD.String(strings.ToLower(s)))
	}
	word := rapid.StringOfN(rapid.SampledFrom([]rune("bcdghklmnđàáảãạăằâầêềôốơợưứỳi")), 1, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		accepted := strings.Join(rapid.SliceOfN(word, 1, 4).Draw(t, "words"), " ")
		given := bare(accepted)
		if !AlikeWording(given, accepted, true) {
			t.Fatalf("%q is refused for %q although marks may be left out", given, accepted)
		}
		if same := Wording(given) == Wording(accepted); AlikeWording(given, accepted, false) != same {
			t.Fatalf("%q is accepted for %q although marks count", given, accepted)
		}
		if Wording(given) != Wording(accepted) && AlikeWording(accepted, given, true) {
			t.Fatalf("%q is accepted for %q, which has fewer marks", accepted, given)
		}
	})
}
