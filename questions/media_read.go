package questions

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
)

const (
	maxPictureBytes = 8 << 20
	maxPixels       = 16 << 20 // 64 MB while it is drawn
	maxSoundBytes   = 1 << 20
	longestSide     = 1280 // of a kept picture: sharp on a phone, small in a preload
	smallPNG        = 300 << 10
	jpegQuality     = 82
)

// errNotPicture says that a file is none of the pictures we take.
var errNotPicture = errors.New("questions: not a picture")

// readMedium checks an uploaded file by what it holds, never by its name.
func readMedium(data []byte) (MediumFile, error) {
	if kind := soundType(data); kind != "" {
		if len(data) > maxSoundBytes {
			return MediumFile{}, ErrMediumLarge
		}
		return MediumFile{Medium: Medium{Type: kind}, Data: data}, nil
	}
	if len(data) > maxPictureBytes {
		return MediumFile{}, ErrMediumLarge
	}
	picture, drawn, err := readPicture(data)
	if errors.Is(err, errNotPicture) {
		return MediumFile{}, ErrMediumKind
	}
	if err != nil {
		return MediumFile{}, err
	}
	return writePicture(shrink(picture), drawn)
}

// readPicture decodes a picture after a look at its size. drawn says that it is
// a drawing (PNG, GIF) and not a photograph.
func readPicture(data []byte) (picture image.Image, drawn bool, err error) {
	var config func() (image.Config, error)
	var decode func() (image.Image, error)
	open := func() *bytes.Reader { return bytes.NewReader(data) }
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		config = func() (image.Config, error) { return png.DecodeConfig(open()) }
		decode, drawn = func() (image.Image, error) { return png.Decode(open()) }, true
	case bytes.HasPrefix(data, []byte("GIF8")):
		config = func() (image.Config, error) { return gif.DecodeConfig(open()) }
		decode, drawn = func() (image.Image, error) { return gif.Decode(open()) }, true
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		config = func() (image.Config, error) { return jpeg.DecodeConfig(open()) }
		decode = func() (image.Image, error) { return jpeg.Decode(open()) }
	default:
		return nil, false, errNotPicture
	}
	size, err := config()
	if err != nil || size.Width < 1 || size.Height < 1 {
		return nil, drawn, ErrMediumBroken.Because(err)
	}
	if size.Width*size.Height > maxPixels {
		return nil, drawn, ErrMediumLarge
	}
	if picture, err = decode(); err != nil {
		return nil, drawn, ErrMediumBroken.Because(err)
	}
	return picture, drawn, nil
}

// writePicture writes a drawing as PNG, unless a JPEG is much smaller, and a
// photograph as JPEG.
func writePicture(picture image.Image, drawn bool) (MediumFile, error) {
	size := picture.Bounds().Size()
	f := MediumFile{Medium: Medium{Type: "image/png", Width: size.X, Height: size.Y}}
	var out bytes.Buffer
	if drawn {
		if err := png.Encode(&out, picture); err != nil {
			return f, ErrMediumBroken.Because(err)
		}
	}
	if !drawn || out.Len() > smallPNG {
		var photo bytes.Buffer
		if err := jpeg.Encode(&photo, onWhite(picture), &jpeg.Options{Quality: jpegQuality}); err != nil {
			return f, ErrMediumBroken.Because(err)
		}
		if !drawn || photo.Len() < out.Len()/2 {
			out, f.Type = photo, "image/jpeg"
		}
	}
	f.Data = out.Bytes()
	return f, nil
}

// onWhite lays a picture on white: JPEG has no transparency.
func onWhite(picture image.Image) image.Image {
	if p, ok := picture.(interface{ Opaque() bool }); ok && p.Opaque() {
		return picture
	}
	out := image.NewRGBA(picture.Bounds())
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), picture, picture.Bounds().Min, draw.Over)
	return out
}

// shrink makes the longer side fit; each new point is the mean of those that
// it covers.
func shrink(picture image.Image) image.Image {
	b := picture.Bounds()
	longest := max(b.Dx(), b.Dy())
	if longest <= longestSide {
		return picture
	}
	width, height := max(1, b.Dx()*longestSide/longest), max(1, b.Dy()*longestSide/longest)
	out := image.NewNRGBA64(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			cell := image.Rect(b.Min.X+x*b.Dx()/width, b.Min.Y+y*b.Dy()/height, b.Min.X+(x+1)*b.Dx()/width, b.Min.Y+(y+1)*b.Dy()/height)
			out.Set(x, y, mean(picture, cell))
		}
	}
	return out
}

func mean(picture image.Image, cell image.Rectangle) color.Color {
	var r, g, b, a, n uint64
	for y := cell.Min.Y; y < cell.Max.Y; y++ {
		for x := cell.Min.X; x < cell.Max.X; x++ {
			pr, pg, pb, pa := picture.At(x, y).RGBA()
			r, g, b, a, n = r+uint64(pr), g+uint64(pg), b+uint64(pb), a+uint64(pa), n+1
		}
	}
	n = max(n, 1)
	return color.RGBA64{R: uint16(r / n), G: uint16(g / n), B: uint16(b / n), A: uint16(a / n)}
}

// soundType recognises the sounds that every browser plays.
func soundType(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("OggS\x00")):
		return "audio/ogg"
	case bytes.HasPrefix(data, []byte("ID3")), isMP3Frame(data):
		return "audio/mpeg"
	}
	return ""
}

// isMP3Frame looks for the header of an MPEG frame, layer III, with a bit rate
// and a sampling rate that exist.
func isMP3Frame(data []byte) bool {
	return len(data) > 4 && data[0] == 0xff && data[1]&0xe6 == 0xe2 && data[2]&0xf0 != 0xf0 && data[2]&0xf0 != 0 && data[2]&0x0c != 0x0c
}
