package qr_test

import (
	"encoding/xml"
	"fmt"
	"image/color"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"

	ours "hoithi/internal/qr"
)

// Every module of the code is drawn, and nothing else.
func TestSVGDrawsTheCode(t *testing.T) {
	t.Parallel()
	const text = "https://thi.danang.gov.vn/r/01928f00-0000-7000-8000-000000000001/board"
	svg, err := ours.SVG(text)
	if err != nil {
		t.Fatal(err)
	}
	var drawing struct {
		ViewBox string `xml:"viewBox,attr"`
		Path    struct {
			D string `xml:"d,attr"`
		} `xml:"path"`
	}
	if err := xml.Unmarshal(svg, &drawing); err != nil {
		t.Fatalf("%s: %v", svg, err)
	}
	dark := map[[2]int]bool{}
	for _, run := range strings.SplitAfter(drawing.Path.D, "z") {
		var x, y, n, back int
		if run == "" {
			continue
		}
		if _, err := fmt.Sscanf(run, "M%d %dh%dv1h-%dz", &x, &y, &n, &back); err != nil || n != back {
			t.Fatalf("run %q: %v", run, err)
		}
		for i := range n {
			dark[[2]int{x - 4 + i, y - 4}] = true
		}
	}
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		t.Fatal(err)
	}
	for y := range code.Bounds().Dy() {
		for x := range code.Bounds().Dx() {
			if want := code.At(x, y) == color.Black; dark[[2]int{x, y}] != want {
				t.Fatalf("module %d,%d is dark: %v, want %v", x, y, !want, want)
			}
		}
	}
}

func TestSVGRefusesWhatDoesNotFit(t *testing.T) {
	t.Parallel()
	if _, err := ours.SVG(strings.Repeat("x", 5000)); err == nil {
		t.Error("5000 letters fit into a code")
	}
}
