package web

import "strings"

// maskName shows the given name and the first letters of the rest, for people
// who share a phone to find themselves: "Nguyễn Thị Hoa" is "N. T. Hoa".
func maskName(name string) string {
	words := strings.Fields(name)
	for i := range len(words) - 1 {
		words[i] = string([]rune(words[i])[0]) + "."
	}
	return strings.Join(words, " ")
}
