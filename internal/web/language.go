package web

import (
	"net/http"

	"golang.org/x/text/language"
)

// languages are the product's, the first is the default.
var languages = language.NewMatcher([]language.Tag{language.Vietnamese, language.English})

// speaks returns "vi" or "en": what the query parameter lang asks for, else
// what Accept-Language prefers, else Vietnamese.
func speaks(r *http.Request) string {
	switch r.URL.Query().Get("lang") {
	case "vi":
		return "vi"
	case "en":
		return "en"
	}
	return languageOf(r.Header.Get("Accept-Language"))
}

func languageOf(accept string) string {
	switch accept { // what our own pages send: no need to parse
	case "", "vi":
		return "vi"
	case "en":
		return "en"
	}
	if _, i := language.MatchStrings(languages, accept); i == 1 {
		return "en"
	}
	return "vi"
}
