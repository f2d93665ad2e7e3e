package questions

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

// drawing is a picture with colours that are not all the same.
func drawing(width, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.Set(x, y, color.RGBA{R: uint8(x), G: uint8(y), B: 90, A: 255})
		}
	}
	return img
}

func encoded(t *testing.T, kind string, img image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	var err error
	switch kind {
	case "png":
		err = png.Encode(&out, img)
	case "jpeg":
		err = jpeg.Encode(&out, img, nil)
	case "gif":
		err = gif.Encode(&out, img, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestReadMedium(t *testing.T) {
	t.Parallel()
	small := drawing(40, 30)
	huge := encoded(t, "png", image.NewPaletted(image.Rect(0, 0, 5000, 4000), color.Palette{color.White}))
	for name, test := range map[string]struct {
		data          []byte
		kind          string
		width, height int
		err           error
	}{
		"a drawing":               {encoded(t, "png", small), "image/png", 40, 30, nil},
		"a photograph":            {encoded(t, "jpeg", small), "image/jpeg", 40, 30, nil},
		"a GIF becomes a PNG":     {encoded(t, "gif", small), "image/png", 40, 30, nil},
		"a large one is shrunk":   {encoded(t, "jpeg", drawing(2560, 640)), "image/jpeg", 1280, 320, nil},
		"a thread":                {encoded(t, "png", drawing(3000, 1)), "image/png", 1280, 1, nil},
		"a sound":                 {[]byte("ID3\x04\x00rest"), "audio/mpeg", 0, 0, nil},
		"a sound without a tag":   {[]byte{0xff, 0xfb, 0x90, 0x64, 0}, "audio/mpeg", 0, 0, nil},
		"another sound":           {[]byte("OggS\x00\x02rest"), "audio/ogg", 0, 0, nil},
		"SVG":                     {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), "", 0, 0, ErrMediumKind},
		"a page":                  {[]byte("<!doctype html><script>alert(1)</script>"), "", 0, 0, ErrMediumKind},
		"nothing":                 {nil, "", 0, 0, ErrMediumKind},
		"a PNG in name":           {[]byte("\x89PNG\r\n\x1a\nno more"), "", 0, 0, ErrMediumBroken},
		"half a photograph":       {encoded(t, "jpeg", small)[:200], "", 0, 0, ErrMediumBroken},
		"too many points":         {huge, "", 0, 0, ErrMediumLarge},
		"too many bytes":          {append([]byte("\xff\xd8\xff"), make([]byte, maxPictureBytes)...), "", 0, 0, ErrMediumLarge},
		"too long a sound":        {append([]byte("ID3"), make([]byte, maxSoundBytes)...), "", 0, 0, ErrMediumLarge},
		"a sound that is not one": {[]byte{0xff, 0xff, 0xff, 0xff, 0xff}, "", 0, 0, ErrMediumKind},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, err := readMedium(test.data)
			if !errors.Is(err, test.err) {
				t.Fatalf("err = %v, want %v", err, test.err)
			}
			if f.Type != test.kind || f.Width != test.width || f.Height != test.height {
				t.Errorf("got %s %d × %d, want %s %d × %d", f.Type, f.Width, f.Height, test.kind, test.width, test.height)
			}
		})
	}
}

// What hides behind a picture or in its notes does not come through.
func TestPicturesAreDrawnAnew(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"png", "jpeg", "gif"} {
		data := append(encoded(t, kind, drawing(40, 30)), "<script>GPS 16.0544, 108.2022</script>"...)
		f, err := readMedium(data)
		if err != nil || bytes.Contains(f.Data, []byte("script")) || bytes.Contains(f.Data, []byte("GPS")) {
			t.Errorf("%s: %v, %d bytes", kind, err, len(f.Data))
		}
	}
}

// Transparent drawings that become photographs get a white ground, not black.
func TestOnWhite(t *testing.T) {
	t.Parallel()
	if r, g, b, a := onWhite(image.NewRGBA(image.Rect(0, 0, 1, 1))).At(0, 0).RGBA(); r != 0xffff || g != 0xffff || b != 0xffff || a != 0xffff {
		t.Errorf("nothing on white is %x %x %x %x", r, g, b, a)
	}
}
