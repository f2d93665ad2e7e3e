package importer

import (
	"regexp"
	"strings"
)

// checkQuestions looks at every question the way a reviewer would, whatever
// its format.
func checkQuestions(b *builder) {
	checkIDs(b)
	for i := range b.batch.Questions {
		q := &b.batch.Questions[i]
		if len(q.Correct)+len(q.Answers)+len(q.Numbers)+len(q.Pairs) == 0 {
			q.KeyFoundBy = ""
		}
		if q.Stem == "" && len(q.Images) == 0 {
			b.once(i, errorf("empty_stem", "Câu hỏi không có nội dung.", "The question has no text."))
		}
		switch {
		case q.choice():
			checkChoice(b, i, q)
		case q.Kind == Ordering:
			checkOrdering(b, i, q)
		case q.Kind == Matching:
			checkMatching(b, i, q)
		case len(q.Answers) == 0 && len(q.Numbers) == 0:
			b.once(i, errorf("no_key", "Không có đáp án.", "There is no key."))
		}
		checkWords(b, i, q)
		pin(b, i, q)
	}
}

// checkIDs keeps ids unique: a second question of the same id would replace
// the first when the file is imported again.
func checkIDs(b *builder) {
	seen := make(map[string]int)
	for i := range b.batch.Questions {
		q := &b.batch.Questions[i]
		if q.ExternalID == "" {
			continue
		}
		if first, ok := seen[q.ExternalID]; ok {
			b.about(i, warnf("id_repeated", "Mã “%s” đã dùng cho %s; mã của câu này bị bỏ.", "Id “%s” already belongs to %s; it was dropped here.",
				shorten(q.ExternalID, 40), b.batch.Questions[first].Where))
			q.ExternalID = ""
			continue
		}
		seen[q.ExternalID] = i
	}
}

// once reports a problem unless the question already has one of that code.
func (b *builder) once(i int, p Problem) {
	if !b.has(i, func(have *Problem) bool { return have.Code == p.Code }) {
		b.about(i, p)
	}
}

func checkChoice(b *builder, i int, q *Question) {
	if n := len(q.Options); n < 2 {
		if q.KeyFoundBy == byOnly {
			b.once(i, errorf("too_few_options", "Chỉ in phương án đúng, thiếu các phương án khác.", "Only the right option is printed; the others are missing."))
		} else {
			b.once(i, errorf("too_few_options", "Câu chỉ có %d phương án (cần ít nhất 2).", "The question has %d options (2 are needed).", n))
		}
	}
	checkOptions(b, i, q)
	if len(q.Correct) == 0 {
		if !b.hasKeyError(i) {
			b.once(i, errorf("no_key", "Không tìm thấy đáp án.", "No key was found."))
		}
		return
	}
	if len(q.Correct) == len(q.Options) && len(q.Options) > 1 {
		b.once(i, warnf("all_options_right", "Mọi phương án đều được đánh dấu đúng.", "Every option is marked as right."))
	}
	if q.Kind == Single && len(q.Correct) > 1 {
		b.once(i, errorf("several_keys", "Câu một lựa chọn nhưng có %d đáp án.", "A single-choice question with %d keys.", len(q.Correct)))
	}
}

// hasKeyError reports that the missing key has been explained already.
func (b *builder) hasKeyError(i int) bool {
	return b.has(i, func(p *Problem) bool {
		return p.Severity == Error && (strings.HasPrefix(p.Code, "key_") || p.Code == "no_key" || p.Code == "several_keys")
	})
}

func checkOptions(b *builder, i int, q *Question) {
	seen := make(map[string]int, len(q.Options))
	for n, o := range q.Options {
		if o.Text == "" && len(o.Images) == 0 {
			b.about(i, errorf("empty_option", "Phương án %s trống.", "Option %s is empty.", letter(n)))
			continue
		}
		key := plain(o.Text)
		if key == "" {
			key = o.Text
		}
		if len(o.Images) > 0 {
			key += "\x00" + strings.Join(o.Images, "\x00")
		}
		if first, ok := seen[key]; ok {
			b.repeated(i, q, first, n)
			continue
		}
		seen[key] = n
	}
	if len(q.Options) > maxOptions {
		b.about(i, warnf("too_many_options", "Câu có %d phương án.", "The question has %d options.", len(q.Options)))
	}
}

// repeated reports two options that read the same. Only case or punctuation
// apart may be meant; the very same text cannot be.
func (b *builder) repeated(i int, q *Question, first, second int) {
	vi, en := "Phương án %s và %s trùng nhau: “%s”.", "Options %s and %s are the same: “%s”."
	text := shorten(q.Options[second].Text, 60)
	if strings.EqualFold(q.Options[first].Text, q.Options[second].Text) && q.Options[first].Text == q.Options[second].Text {
		b.about(i, errorf("repeated_option", vi, en, letter(first), letter(second), text))
		return
	}
	b.about(i, warnf("similar_options", vi, en, letter(first), letter(second), text))
}

func checkOrdering(b *builder, i int, q *Question) {
	if len(q.Options) < 2 {
		b.once(i, errorf("too_few_options", "Câu sắp xếp cần ít nhất 2 mục.", "An ordering question needs 2 items."))
	}
	if len(q.Correct) != len(q.Options) {
		b.once(i, errorf("no_key", "Thứ tự đúng không đủ các mục (%d trên %d).", "The right order does not name all items (%d of %d).", len(q.Correct), len(q.Options)))
	}
}

func checkMatching(b *builder, i int, q *Question) {
	if len(q.Pairs) < 2 {
		b.once(i, errorf("too_few_options", "Câu ghép đôi cần ít nhất 2 cặp.", "A matching question needs 2 pairs."))
	}
}

// checkWords flags damage that cannot be mended with certainty.
func checkWords(b *builder, i int, q *Question) {
	words := suspects(q.Stem)
	for _, o := range q.Options {
		words = append(words, suspects(o.Text)...)
	}
	if len(words) > 0 {
		b.about(i, warnf("suspect_words", "Có thể sai hoặc dính chữ: %s. Hãy kiểm tra; hệ thống không tự sửa.",
			"Possibly damaged or joined words: %s. Check them; nothing was changed.", shorten(strings.Join(words, ", "), 100)))
	}
}

var (
	rePinLast = regexp.MustCompile(`^(?:tat ca(?: cac)?(?: phuong an| dap an| y| noi dung| cau| lua chon| y kien| truong hop| dieu)*(?: (?:neu |o |ke |o phia )?tren| deu dung| deu sai| dung| sai|$)|ca (?:\d|hai|ba|bon|[a-h])\b|ca [a-h] ?(?:,|va)|cac (?:phuong an|dap an|y|cau|noi dung)(?: neu)? tren|(?:khong co|khong)(?: phuong an| dap an| cau| y)* nao|ca (?:phuong an|dap an)|khong (?:phuong an|dap an)|all (?:of )?the above|none (?:of )?the above|both [a-h] and [a-h]|all (?:answers|are)|tat ca (?:deu )?(?:dung|sai)|ca .{0,20}(?:deu|tren)|phuong an [a-h],? (?:va|[a-h]))`)
	reRefers  = regexp.MustCompile(`^(?:ca )?(?:phuong an |dap an |y |cau )?[a-h](?: ?,? ?[a-h])* (?:va|hoac) (?:phuong an |dap an |y )?[a-h](?: |$)|^ca [a-h]|both [a-h] and [a-h]`)
)

// pin keeps the last option in place when it speaks of the others, and reports
// options elsewhere that name others by letter.
func pin(b *builder, i int, q *Question) {
	if q.Kind != Single && q.Kind != Multiple || len(q.Options) < 2 {
		return
	}
	last := len(q.Options) - 1
	for n, o := range q.Options {
		if !startsWithOneOf(o.Text, "tckabnpdyefgh") || n != last && len(o.Text) > 60 {
			q.PinLast = q.PinLast || n == last && o.Pinned
			continue
		}
		f := strings.Trim(squeeze(fold(o.Text)), " .;")
		if n == last {
			q.PinLast = o.Pinned || rePinLast.MatchString(f) || reRefers.MatchString(f)
			continue
		}
		if len(f) > 2 && reRefers.MatchString(f) {
			b.about(i, warnf("option_names_letters", "Phương án %s nhắc tới phương án khác bằng chữ cái; không nên xáo trộn câu này.",
				"Option %s names other options by letter; do not shuffle this question.", letter(n)))
		}
	}
}
