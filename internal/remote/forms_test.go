package remote

import (
	"strings"
	"testing"
)

var filled = strings.NewReplacer("{item}", "i-1", "{layer}", "lower", "{to}", "next", "{state}", "on")

func TestFormsAreCommands(t *testing.T) {
	t.Parallel()
	words := map[string]bool{}
	for _, f := range Forms() {
		if _, err := parse(filled.Replace(f.Path)); err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
		if f.Summary == "" {
			t.Errorf("%s says nothing", f.Path)
		}
		words[f.Path] = true
	}
	for word := range bare {
		if !words[word] {
			t.Errorf("%s is not listed", word)
		}
	}
	for word := range onLayer {
		if !words[word+"/{layer}"] {
			t.Errorf("%s of a layer is not listed", word)
		}
	}
}
