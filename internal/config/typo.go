package config

import (
	"fmt"
	"slices"
	"strings"
)

// checkNames reports HOITHI_ variables that the program does not know: most
// are typing errors, and a misspelt HOITHI_TRUSTED_PROXIES would otherwise
// pass in silence.
func (r *reading) checkNames() {
	known := knownNames()
	var unknown []string
	for name := range r.values {
		if strings.HasPrefix(name, "HOITHI_") && !forTools(name) && !slices.Contains(known, name) {
			unknown = append(unknown, name)
		}
	}
	slices.Sort(unknown)
	for _, name := range unknown {
		vi, en := "không có biến này", "there is no such variable"
		if near := nearest(name, known); near != "" {
			vi += fmt.Sprintf("; có phải là %s?", near)
			en += fmt.Sprintf("; is it %s?", near)
		}
		r.add(name, vi, en)
	}
}

func knownNames() []string {
	var names []string
	for _, v := range Variables() {
		names = append(names, v.Name)
		if v.Secret {
			names = append(names, v.Name+"_FILE")
		}
	}
	return names
}

// forTools reports whether name belongs to the tests or the benchmarks.
func forTools(name string) bool {
	return strings.HasPrefix(name, "HOITHI_TEST_") || strings.HasPrefix(name, "HOITHI_BENCH_")
}

// nearest returns the known name that takes the fewest changes to reach, or ""
// when all are too far to be meant.
func nearest(name string, known []string) string {
	const farthest = 4
	best, least := "", farthest+1
	for _, k := range known {
		if d := distance(name, k); d < least {
			best, least = k, d
		}
	}
	return best
}

// distance is Levenshtein's: inserted, deleted and changed bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			changed := diagonal
			if a[i] != b[j] {
				changed++
			}
			diagonal = row[j+1]
			row[j+1] = min(changed, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
