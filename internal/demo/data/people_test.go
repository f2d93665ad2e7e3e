package data

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// crowd is enough people to meet every part of the generator.
const crowd = 20_000

func people(seed uint64, n int) []Person {
	g := Names(seed)
	out := make([]Person, n)
	for i := range out {
		out[i] = g.Next()
	}
	return out
}

func TestNamesFollowTheSeed(t *testing.T) {
	t.Parallel()
	if a, b := people(7, 500), people(7, 500); !slices.Equal(a, b) {
		t.Error("the same seed gave two different crowds")
	}
	if a, b := people(7, 500), people(8, 500); slices.Equal(a, b) {
		t.Error("two seeds gave the same crowd")
	}
}

func TestNamesAreVietnameseNames(t *testing.T) {
	t.Parallel()
	for _, p := range people(1, crowd) {
		words := strings.Fields(p.Name)
		if len(words) < 2 || strings.Join(words, " ") != p.Name {
			t.Fatalf("%q is not a full name in single spaces", p.Name)
		}
		for _, r := range p.Name {
			if !unicode.IsLetter(r) && r != ' ' && r != '’' {
				t.Fatalf("%q has %q (%U): not a composed letter", p.Name, r, r)
			}
		}
		for i, word := range words {
			if i > 0 && word == words[i-1] {
				t.Fatalf("%q says %q twice", p.Name, word)
			}
			if first := []rune(word)[0]; !unicode.IsUpper(first) {
				t.Fatalf("%q: %q is not capitalised", p.Name, word)
			}
		}
	}
}

func TestCrowdLooksLikeLife(t *testing.T) {
	t.Parallel()
	nguyen, female, distinct := 0, 0, map[string]bool{}
	longest := ""
	for _, p := range people(2, crowd) {
		distinct[p.Name] = true
		if strings.HasPrefix(p.Name, "Nguyễn ") {
			nguyen++
		}
		if p.Female {
			female++
		}
		if len([]rune(p.Name)) > len([]rune(longest)) {
			longest = p.Name
		}
	}
	if share := nguyen * 100 / crowd; share < 30 || share > 45 {
		t.Errorf("%d%% are Nguyễn, want between 30 and 45", share)
	}
	if share := female * 100 / crowd; share < 45 || share > 60 {
		t.Errorf("%d%% are women, want between 45 and 60", share)
	}
	if len(distinct) < crowd/2 {
		t.Errorf("only %d distinct names among %d people", len(distinct), crowd)
	}
	if n := len([]rune(longest)); n < 40 {
		t.Errorf("the longest name is %q with %d characters: pages are not put to the test", longest, n)
	}
}

func TestPartsAreManyAndWeighted(t *testing.T) {
	t.Parallel()
	var p parts
	if err := json.Unmarshal(namesJSON, &p); err != nil {
		t.Fatal(err)
	}
	lists := []struct {
		name   string
		list   []weighted
		fewest int
	}{
		{"family names", p.Family, 20},
		{"middle names", slices.Concat(p.Female.Middle, p.Female.Second, p.Male.Middle, p.Male.Second), 40},
		{"given names", slices.Concat(p.Female.Given, p.Male.Given), 120},
	}
	for _, l := range lists {
		distinct := map[string]bool{}
		for _, w := range l.list {
			distinct[w.Name] = true
			if w.Weight < 1 || w.Name == "" || strings.TrimSpace(w.Name) != w.Name {
				t.Errorf("%s: bad entry %+v", l.name, w)
			}
		}
		if len(distinct) < l.fewest {
			t.Errorf("%d distinct %s, want at least %d", len(distinct), l.name, l.fewest)
		}
	}
	if !slices.Contains(p.Rare, rare{Name: "Công Tằng Tôn Nữ Nguyễn Phương Khánh Quỳnh", Female: true}) {
		t.Error("the longest name of the design's tests is missing")
	}
}
