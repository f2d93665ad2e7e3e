// Package frontend carries the built web pages inside the binary.
//
// It knows nothing of HTTP: web serves what Dist returns. Before the first
// `npm run build` the folder holds only a marker file, so the program still
// compiles and web can tell the operator what is missing.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var built embed.FS

//go:embed src/tv/themes/*.json
var themes embed.FS

// Dist returns the built pages: play.html, desk.html and assets/. Files under
// assets/ carry a hash or a version in their name and never change.
func Dist() fs.FS {
	dist, err := fs.Sub(built, "dist")
	if err != nil {
		panic("frontend: " + err.Error()) // only a malformed constant path can fail
	}
	return dist
}

// Themes returns the finished looks of television, a JSON file each.
func Themes() fs.FS {
	looks, err := fs.Sub(themes, "src/tv/themes")
	if err != nil {
		panic("frontend: " + err.Error()) // only a malformed constant path can fail
	}
	return looks
}
