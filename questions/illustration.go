package questions

import "slices"

// Illustration is what a question shows or plays beside its text, or draws in
// place of a part of it.
type Illustration struct {
	Media       []Medium // with the stem
	OptionMedia []Medium // empty, or one for each option; an option without one has a zero Medium
	Formulas    []Formula
}

// MaxMedia is how many pictures and sounds a stem may have.
const MaxMedia = 4

// Medium is a picture or a sound as a question uses it. The bytes are kept by
// the bank under the id and never change.
type Medium struct {
	ID     string // also its address: nobody can guess it
	Type   string // image/png, image/jpeg, audio/mpeg …
	Alt    string // what it shows, in words, for who cannot see it
	Width  int    // pixels; 0 for sound
	Height int
}

// Picture reports whether it is for the eye.
func (m Medium) Picture() bool { return m.Width > 0 }

// IDs lists the media that a question uses, the stem's first.
func (i Illustration) IDs() []string {
	var out []string
	for _, m := range slices.Concat(i.Media, i.OptionMedia) {
		if m.ID != "" && !slices.Contains(out, m.ID) {
			out = append(out, m.ID)
		}
	}
	return out
}

// OptionMedium is the medium of an option, or a zero one.
func (i Illustration) OptionMedium(option int) Medium {
	if option < 0 || option >= len(i.OptionMedia) {
		return Medium{}
	}
	return i.OptionMedia[option]
}

func (i Illustration) same(other Illustration) bool {
	return slices.Equal(i.Media, other.Media) && slices.Equal(i.OptionMedia, other.OptionMedia) && slices.Equal(i.Formulas, other.Formulas)
}

// tidied drops media that are not there; option media are all or none.
func (i Illustration) tidied(kind Kind, options int) Illustration {
	var out Illustration
	for _, m := range i.Media {
		if m.ID != "" {
			out.Media = append(out.Media, m.tidied())
		}
	}
	any := false
	list := make([]Medium, options)
	for n := range list {
		list[n] = i.OptionMedium(n).tidied()
		any = any || list[n].ID != ""
	}
	if any && (kind == Single || kind == Multiple) {
		out.OptionMedia = list
	}
	return out
}

func (m Medium) tidied() Medium {
	if m.ID == "" {
		return Medium{}
	}
	m.Alt = tidy(m.Alt)
	return m
}
