package web

import "strings"

// matches reports whether an If-None-Match header names the tag, weakly.
func matches(header, tag string) bool {
	if header == "" {
		return false
	}
	want := strings.TrimPrefix(tag, "W/")
	for candidate := range strings.SplitSeq(header, ",") {
		candidate = strings.TrimPrefix(strings.TrimSpace(candidate), "W/")
		if candidate == want || candidate == "*" {
			return true
		}
	}
	return false
}
