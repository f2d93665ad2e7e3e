package contest

// NoteCode is what somebody should look at in an item.
type NoteCode string

// The notes, the gravest first.
const (
	NoteSuspectKey NoteCode = "suspect_key" // the best choose a wrong option more often than the key
	NoteNegative   NoteCode = "negative"    // the worst do better than the best
	NoteTooHard    NoteCode = "too_hard"    // hardly anybody is right
	NoteTooEasy    NoteCode = "too_easy"    // nearly everybody is right
	NoteWeak       NoteCode = "weak"        // it does not tell the best from the worst
	NoteIdle       NoteCode = "idle"        // wrong options that nobody takes for right
	NoteOmitted    NoteCode = "omitted"     // many leave it blank
	NoteFew        NoteCode = "few"         // too few answers to trust the figures
)

// ItemNote is a note; Options are the zero-based options that it is about.
type ItemNote struct {
	Code    NoteCode
	Options []int
}

// The bounds of the notes. Discrimination under 0.20 is poor (Ebel and Frisbie,
// Essentials of Educational Measurement, 1991); a distractor that fewer than
// 5 % choose does not function (Tarrant, Ware and Mohammed, BMC Medical
// Education 9:40, 2009). The rates at which an item is too easy or too hard are
// those of the same book.
const (
	easyRate   = 0.90
	hardRate   = 0.25
	weakBelow  = 0.20
	idleShare  = 0.05
	blankShare = 0.15
)

// FewSitters is a convention: of fewer answers nothing but the counts is shown
// as fact.
const FewSitters = 30

func (f ItemFigures) notes() []ItemNote {
	var out []ItemNote
	add := func(when bool, code NoteCode, options ...int) {
		if when {
			out = append(out, ItemNote{Code: code, Options: options})
		}
	}
	if f.Seen < FewSitters {
		return []ItemNote{{Code: NoteFew}}
	}
	p := f.Facility()
	suspect := f.suspects()
	add(len(suspect) > 0, NoteSuspectKey, suspect...)
	add(len(suspect) == 0 && f.Discrimination < 0, NoteNegative)
	add(p < hardRate, NoteTooHard)
	add(p > easyRate, NoteTooEasy)
	// Where nearly all or none are right, groups cannot differ: not the item's fault.
	add(f.Discrimination >= 0 && f.Discrimination < weakBelow && p >= hardRate && p <= easyRate, NoteWeak)
	idle := f.idle()
	add(len(idle) > 0, NoteIdle, idle...)
	add(share(f.Omitted(), f.Seen) > blankShare, NoteOmitted)
	return out
}

// suspects are wrong options that the upper group chose more often than any
// right one, and more often than the lower group did.
func (f ItemFigures) suspects() []int {
	key := 0
	for _, o := range f.Options {
		if o.Right {
			key = max(key, o.Upper)
		}
	}
	var out []int
	for i, o := range f.Options {
		if !o.Right && o.Upper > key && o.Upper > o.Lower {
			out = append(out, i)
		}
	}
	return out
}

func (f ItemFigures) idle() []int {
	var out []int
	for i, o := range f.Options {
		if o.Idle {
			out = append(out, i)
		}
	}
	return out
}
