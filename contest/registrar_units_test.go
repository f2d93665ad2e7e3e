package contest

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func someUnits() []Unit {
	return []Unit{
		{ID: "ubnd", Name: "UBND thành phố Đà Nẵng"},
		{ID: "snv", ParentID: "ubnd", Name: "Sở Nội vụ", Block: "Sở, ban, ngành"},
		{ID: "pcchc", ParentID: "snv", Name: "Phòng Cải cách hành chính", Aliases: []string{"Phòng CCHC"}},
		{ID: "skhcn", ParentID: "ubnd", Name: "Sở Khoa học và Công nghệ", Aliases: []string{"Sở Thông tin và Truyền thông"}},
		{ID: "hoa-vang", ParentID: "ubnd", Name: "Xã Hòa Vang"},
		{ID: "hoa-vang-cu", ParentID: "ubnd", Name: "Huyện Hòa Vang", ValidTo: time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)},
		{ID: "hoa-cuong", ParentID: "ubnd", Name: "Phường Hòa Cường"},
		{ID: "hoa-tien", ParentID: "ubnd", Name: "Xã Hoà Tiến"},
		{ID: "so-so", ParentID: "so-so", Name: "Phòng Nội vụ"}, // its own parent: bad data must not hang
	}
}

func TestUnitSearch(t *testing.T) {
	t.Parallel()
	index := NewUnitIndex(someUnits())
	day := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	tests := map[string]struct {
		query string
		want  string
	}{
		"nothing lists the tree in order":            {"", "ubnd snv pcchc"},
		"with diacritics":                            {"Sở Nội", "snv"},
		"without diacritics":                         {"so noi", "snv"},
		"beginnings of words, in any order":          {"vu no", "snv so-so"},
		"the middle of a word does not count":        {"oi", ""},
		"an old name":                                {"thông tin và truyền thông", "skhcn"},
		"an abbreviation that the list gives":        {"cchc", "pcchc"},
		"initials":                                   {"snv", "snv"},
		"a unit that is no more":                     {"huyen hoa vang", ""},
		"either way to write the tone":               {"hoà vang", "hoa-vang"},
		"the very diacritics come first":             {"xã hoà", "hoa-tien hoa-vang"},
		"the unit above helps to choose":             {"noi vu phong cai cach", "pcchc"},
		"but its words alone are not enough":         {"so vu thanh", "snv"},
		"đ is d":                                     {"da nang", "ubnd"},
		"stray signs":                                {"  sở – nội/vụ ", "snv"},
		"patterns are letters like any other, or no": {"%", "ubnd snv pcchc"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, m := range index.Search(test.query, 3, day) {
				got = append(got, m.Unit.ID)
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("Search(%q) = %q, want %q", test.query, strings.Join(got, " "), test.want)
			}
		})
	}
}

func TestUnitSearchTellsWhatMatched(t *testing.T) {
	t.Parallel()
	index := NewUnitIndex(someUnits())
	m := index.Search("cchc", 1, time.Now())[0]
	if m.Alias != "Phòng CCHC" || strings.Join(m.Path, " > ") != "UBND thành phố Đà Nẵng > Sở Nội vụ" {
		t.Errorf("matched %+v", m)
	}
	if _, ok := index.Find("gone"); ok {
		t.Error("found a unit that is not there")
	}
}

// A province has 3 400 units; each letter that a person types asks again.
func BenchmarkUnitSearch(b *testing.B) {
	units := []Unit{{ID: "root", Name: "UBND tỉnh"}}
	words := []string{"Phòng", "Trường tiểu học", "Trạm y tế", "UBND xã", "Ban quản lý", "Trung tâm", "Hòa", "Tân", "Phú", "Vĩnh", "An", "Thạnh", "Lộc"}
	for i := range 3400 {
		name := fmt.Sprintf("%s %s %s số %d", words[i%6], words[6+i%7], words[6+i/7%7], i)
		units = append(units, Unit{ID: fmt.Sprint(i), ParentID: "root", Name: name, Aliases: []string{"Đơn vị " + fmt.Sprint(i)}})
	}
	index, day := NewUnitIndex(units), time.Now()
	for _, query := range []string{"t", "truong hoa", "xã tân phú", "don vi 33", "không có gì"} {
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				index.Search(query, 20, day)
			}
		})
	}
}
