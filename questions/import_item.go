package questions

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// contentKey marks external ids that we made of a question's text because the
// file had none.
const contentKey = "text:"

// key is the item's lasting name in the bank: the same file read again finds
// the same questions. The key of the answer is not part of it, so that a
// corrected key is a new version and not a new question.
func (i ImportItem) key() string {
	if i.ExternalID != "" {
		return i.ExternalID
	}
	h := sha256.New()
	for _, text := range append([]string{string(i.Kind), i.Stem}, i.asked()...) {
		h.Write([]byte(strings.ToLower(tidy(text))))
		h.Write([]byte{0})
	}
	return contentKey + hex.EncodeToString(h.Sum(nil)[:16])
}

// ExternalKey is the id under which the item enters the bank, and under which
// the bank finds it again.
func (i ImportItem) ExternalKey() string { return i.key() }

// Now is the item as it would enter the bank, without its topic, which the bank
// may not have yet.
func (i ImportItem) Now() Version { return i.version(nil) }

// asked is what the item asks beside its stem, without what is right: the
// order of an Ordering and the right sides of a Matching are its key. Pictures
// belong to it: "What does this sign mean?" is asked about many.
func (i ImportItem) asked() []string {
	out := slices.Clone(i.Options)
	if i.Kind == Ordering {
		slices.Sort(out)
	}
	for _, p := range i.Pairs {
		out = append(out, p.Left)
	}
	return append(out, i.Illustration.IDs()...)
}

// version is the item as the bank keeps it; topics are those that exist by now.
func (i ImportItem) version(topics []Topic) Version {
	v := Version{Kind: i.Kind, Stem: i.Stem, Options: i.Options, Correct: OptionSet(i.Correct...), PinLast: i.PinLast,
		Level: i.Level, Explanation: i.Explanation, LegalBasis: i.LegalBasis, TVText: i.TVText, Key: i.Key, Illustration: i.Illustration}
	if t, ok := topicNamed(topics, i.Topic); ok {
		v.Topic = t.ID
	}
	return v.tidied()
}

// settle brings the item to the stored form and adds what our own rules find
// wrong to what the reader found.
func (i *ImportItem) settle(b Bank) {
	v := i.version(b.Topics)
	i.Stem, i.Options, i.Explanation, i.LegalBasis = v.Stem, v.Options, v.Explanation, v.LegalBasis
	i.TVText, i.Key, i.Illustration = v.TVText, v.Key, v.Illustration
	i.Topic = tidy(i.Topic)
	i.recheck(v)
}

func (i *ImportItem) recheck(v Version) {
	for _, f := range v.faults() {
		known := slices.ContainsFunc(i.Problems, func(p ImportProblem) bool { return p.Error })
		if !known {
			i.Problems = append(i.Problems, ImportProblem{Where: i.Where, Error: true, Code: f.Code, Message: f.Msg})
		}
	}
}

// correct writes an edit into the item. What the reader found is settled by
// it: only what our own rules still find wrong remains.
func (i *ImportItem) correct(e ItemEdit, b Bank) {
	i.Kind, i.Stem, i.Options, i.Correct, i.PinLast = e.Kind, e.Stem, e.Options, e.Correct, e.PinLast
	i.Topic, i.Level, i.Explanation, i.LegalBasis, i.Skip = e.Topic, e.Level, e.Explanation, e.LegalBasis, e.Skip
	i.TVText, i.Key, i.Illustration = e.TVText, e.Key, e.Illustration
	i.Correct = slices.DeleteFunc(slices.Clone(i.Correct), func(n int) bool { return n < 0 || n >= len(e.Options) })
	i.Problems = nil
	i.settle(b)
}

// newTopics are the topics that items name and the bank does not have.
func newTopics(have []Topic, items []ImportItem) []Topic {
	all := slices.Clone(have)
	for _, i := range items {
		if i.Skip || i.Topic == "" {
			continue
		}
		if _, known := topicNamed(all, i.Topic); known {
			continue
		}
		if id := freeTopicID(all, i.Topic); id != "" {
			all = append(all, Topic{ID: id, Name: i.Topic})
		}
	}
	return all[len(have):]
}

// topicNamed finds a topic by its id, which the review screen sends, or by a
// name as files write it: "loai-5" is not the topic called "Loại 5".
func topicNamed(topics []Topic, name string) (Topic, bool) {
	want := fold(name)
	at := slices.IndexFunc(topics, func(t Topic) bool { return name != "" && t.ID == name })
	if at < 0 && want != "" {
		at = slices.IndexFunc(topics, func(t Topic) bool { return fold(t.Name) == want || fold(t.NameEN) == want })
	}
	if at < 0 {
		return Topic{}, false
	}
	return topics[at], true
}

// freeTopicID makes an id of a name: "Cải cách thể chế" → "cai-cach-the-che".
func freeTopicID(topics []Topic, name string) string {
	id := strings.ReplaceAll(fold(name), " ", "-")
	id = strings.Trim(strings.Map(func(r rune) rune {
		if r == '-' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, id), "-")
	if len(id) > 48 {
		id = strings.Trim(id[:48], "-")
	}
	for n := 0; id != ""; n++ {
		candidate := id + strings.Repeat("-x", n)
		if !slices.ContainsFunc(topics, func(t Topic) bool { return t.ID == candidate }) {
			return candidate
		}
	}
	return ""
}

// Plain is text in lower case without diacritics, letters and digits only: for
// names of files and for comparison.
func Plain(s string) string { return fold(s) }

// fold is text for comparison: lower case, no diacritics, đ as d, anything but
// letters and digits as one space.
func fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			space = b.Len() > 0
			continue
		case r == 'đ':
			r = 'd'
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}
