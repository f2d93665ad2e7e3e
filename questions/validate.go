package questions

import (
	"slices"
	"strings"

	"hoithi/internal/fault"
)

const (
	maxStem   = 4000
	maxTVText = 300
	maxOption = 1000
	maxNote   = 4000
)

// Validate returns ErrQuestionInvalid with one field per fault, or nil. The
// topic, if any, must be one of the bank's.
func (v Version) Validate(b Bank) error {
	wrong := v.faults()
	if v.Topic != "" && !slices.ContainsFunc(b.Topics, func(t Topic) bool { return t.ID == v.Topic }) {
		wrong = append(wrong, wrongField("topic", "unknown", "Ngân hàng không có chủ đề này.", "The bank has no such topic."))
	}
	if len(wrong) > 0 {
		return ErrQuestionInvalid.At(wrong...)
	}
	return nil
}

// faultList collects what is wrong.
type faultList []fault.Field

func (l *faultList) add(bad bool, name, code, vi, en string) {
	if bad {
		*l = append(*l, wrongField(name, code, vi, en))
	}
}

// faults lists what is wrong with the text and the key.
func (v Version) faults() []fault.Field {
	var l faultList
	l.add(!v.Kind.Valid(), "kind", "unknown", "Hãy chọn loại câu hỏi.", "Choose the kind of question.")
	l.add(v.Stem == "", "stem", "stem_missing", "Nhập nội dung câu hỏi.", "Enter the question.")
	l.add(long(v.Stem, maxStem), "stem", "too_long", "Nội dung câu hỏi quá dài.", "The question is too long.")
	l.add(long(v.TVText, maxTVText), "tv_text", "too_long", "Bản rút gọn cho truyền hình dài tối đa 300 ký tự.", "The short form for television has at most 300 characters.")
	switch v.Kind {
	case ShortText:
		v.shortTextFaults(&l)
	case Numeric:
		v.numericFaults(&l)
	case Ordering:
		v.orderingFaults(&l)
	case Matching:
		v.matchingFaults(&l)
	default:
		v.choiceFaults(&l)
	}
	v.mediaFaults(&l)
	l.add(v.Level < 0 || v.Level > Apply, "level", "range", "Mức độ từ 1 đến 3, hoặc để trống.", "The level is 1 to 3, or empty.")
	l.add(long(v.Explanation, maxNote) || long(v.LegalBasis, maxNote) || long(v.Source, maxNote), "explanation", "too_long", "Phần giải thích hoặc căn cứ quá dài.", "The explanation or the basis is too long.")
	l.add(!v.ValidUntil.IsZero() && v.ValidUntil.Before(v.AsOf), "valid_until", "before_as_of", "Ngày hết hiệu lực trước ngày xác nhận.", "It ends before the day it was true.")
	return l
}

func (v Version) choiceFaults(l *faultList) {
	n := len(v.Options)
	l.add(n < 2 || n > MaxOptions, "options", "option_count", "Câu hỏi có từ 2 đến 6 phương án.", "A question has 2 to 6 options.")
	l.add(v.Kind == TrueFalse && n != 2, "options", "truefalse_options", "Câu đúng/sai có đúng hai phương án.", "A true/false question has two options.")
	l.add(v.emptyOption(), "options", "option_empty", "Có phương án để trống.", "An option is empty.")
	l.add(repeats(v.Options), "options", "option_repeats", "Có hai phương án giống nhau.", "Two options are the same.")
	l.add(anyLong(v.Options), "options", "too_long", "Có phương án quá dài.", "An option is too long.")
	l.add(v.Correct == 0, "correct", "key_missing", "Chọn đáp án đúng.", "Choose the right answer.")
	l.add(n <= MaxOptions && v.Correct>>n != 0, "correct", "key_out_of_range", "Đáp án không nằm trong các phương án.", "The key is not one of the options.")
	l.add(v.Kind != Multiple && len(v.Correct.Indexes()) > 1, "correct", "key_several", "Câu chọn một chỉ có một đáp án đúng.", "A single-choice question has one right answer.")
}

// emptyOption reports whether an option has neither a text nor a picture.
func (v Version) emptyOption() bool {
	for i, o := range v.Options {
		if o == "" && v.OptionMedium(i).ID == "" {
			return true
		}
	}
	return false
}

func (v Version) shortTextFaults(l *faultList) {
	l.add(len(v.Accepted) == 0, "accepted", "key_missing", "Nhập ít nhất một đáp án được chấp nhận.", "Enter at least one accepted answer.")
	l.add(len(v.Accepted) > MaxAccepted, "accepted", "too_many", "Có tối đa 20 đáp án được chấp nhận.", "There are at most 20 accepted answers.")
	l.add(slices.ContainsFunc(v.Accepted, func(a string) bool { return long(a, MaxWritten) }), "accepted", "too_long", "Có đáp án dài hơn 200 ký tự.", "An accepted answer has more than 200 characters.")
	l.add(slices.ContainsFunc(v.Accepted, func(a string) bool { return Wording(a) == "" }), "accepted", "accepted_empty", "Có đáp án chỉ gồm dấu câu.", "An accepted answer is only punctuation.")
}

func (v Version) numericFaults(l *faultList) {
	l.add(len(v.Numbers) == 0, "numbers", "key_missing", "Nhập đáp án bằng số.", "Enter the number.")
	l.add(len(v.Numbers) > MaxAccepted, "numbers", "too_many", "Có tối đa 20 đáp án được chấp nhận.", "There are at most 20 accepted answers.")
	l.add(v.Nearest && len(v.Numbers) > 1, "numbers", "nearest_one", "Câu tính theo người gần đúng nhất chỉ có một đáp án.", "A question that the nearest answer wins has one number.")
	for _, n := range v.Numbers {
		l.add(!n.Value.Valid(), "numbers", "not_a_number", "Đáp án phải là một số.", "The answer must be a number.")
		bad := n.Tolerance != "" && (!n.Tolerance.Valid() || strings.HasPrefix(string(n.Tolerance), "-"))
		l.add(bad, "numbers", "tolerance_invalid", "Sai số phải là một số không âm.", "The tolerance must be a number that is not negative.")
	}
}

func (v Version) orderingFaults(l *faultList) {
	n := len(v.Options)
	l.add(n < 2 || n > MaxItems, "options", "item_count", "Câu sắp xếp có từ 2 đến 8 mục.", "An ordering has 2 to 8 items.")
	l.add(slices.Contains(v.Options, ""), "options", "option_empty", "Có mục để trống.", "An item is empty.")
	l.add(repeats(v.Options), "options", "option_repeats", "Có hai mục giống nhau.", "Two items are the same.")
	l.add(anyLong(v.Options), "options", "too_long", "Có mục quá dài.", "An item is too long.")
}

func (v Version) matchingFaults(l *faultList) {
	lefts, rights := []string{}, v.Rights()
	for _, p := range v.Pairs {
		lefts = append(lefts, p.Left)
	}
	l.add(len(lefts) < 2 || len(lefts) > MaxItems, "pairs", "pair_count", "Câu ghép đôi có từ 2 đến 8 cặp.", "A matching has 2 to 8 pairs.")
	l.add(len(rights) > MaxRights, "decoys", "too_many", "Vế phải có tối đa 10 mục, kể cả mục gây nhiễu.", "There are at most 10 right sides, decoys included.")
	l.add(len(lefts) >= 2 && len(rights) < 2, "pairs", "one_right", "Cần ít nhất hai vế phải khác nhau.", "There must be at least two different right sides.")
	l.add(slices.Contains(lefts, "") || slices.Contains(rights, ""), "pairs", "pair_empty", "Có vế để trống.", "A side of a pair is empty.")
	l.add(repeats(lefts), "pairs", "left_repeats", "Có hai vế trái giống nhau.", "Two left sides are the same.")
	l.add(repeats(rights), "decoys", "right_repeats", "Mục gây nhiễu trùng với một vế phải khác.", "A decoy repeats another right side.")
	l.add(anyLong(lefts) || anyLong(rights), "pairs", "too_long", "Có vế quá dài.", "A side is too long.")
}

func (v Version) mediaFaults(l *faultList) {
	l.add(len(v.Media) > MaxMedia, "media", "too_many", "Mỗi câu có tối đa 4 hình ảnh hoặc âm thanh.", "A question has at most 4 pictures and sounds.")
	for _, m := range slices.Concat(v.Media, v.OptionMedia) {
		l.add(long(m.Alt, maxOption), "media", "too_long", "Mô tả hình ảnh quá dài.", "The description of a picture is too long.")
	}
	for i, o := range v.Options {
		m := v.OptionMedium(i)
		l.add(m.ID != "" && o == "" && m.Alt == "", "media", "alt_missing", "Phương án chỉ có hình cần lời mô tả cho người không nhìn thấy hình.", "An option that is only a picture needs a description for who cannot see it.")
		l.add(m.ID != "" && !m.Picture(), "media", "option_sound", "Phương án chỉ nhận hình ảnh, không nhận âm thanh.", "Options take pictures, not sounds.")
	}
}

func long(s string, most int) bool { return len([]rune(s)) > most }

func anyLong(list []string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return long(s, maxOption) })
}

func repeats(options []string) bool {
	seen := map[string]bool{}
	for _, o := range options {
		key := strings.ToLower(o)
		if o != "" && seen[key] {
			return true
		}
		seen[key] = true
	}
	return false
}
