package importer

import "strings"

// orderKey reads the key of an ordering question: the letters of all items in
// their right order, "C, A, B".
func (sq *sheetQuestion) orderKey() []Problem {
	var order []int
	if sq.listed && strings.TrimSpace(sq.key) == "" {
		for i := range sq.q.Options {
			sq.q.Correct = append(sq.q.Correct, i)
		}
		return []Problem{warnf("order_as_listed", "Không có cột đáp án cho câu sắp xếp; thứ tự các ô được hiểu là thứ tự đúng.",
			"The ordering question has no key; the order of its cells is read as the right one.")}
	}
	seen := map[int]bool{}
	for _, part := range strings.FieldsFunc(sq.key, func(r rune) bool { return strings.ContainsRune(" ,;|/>-–\n", r) }) {
		i := -1
		if len(part) == 1 && part[0] >= 'A' && part[0] < 'A'+maxOptions {
			i = sq.column[part[0]-'A']
		}
		if i < 0 || seen[i] {
			return []Problem{errorf("key_unreadable", "Đáp án “%s” không phải là thứ tự của các phương án (ví dụ: C, A, B).",
				"Key “%s” is no order of the options (such as C, A, B).", shorten(sq.key, 40))}
		}
		seen[i] = true
		order = append(order, i)
	}
	sq.q.Correct = order
	return nil
}

// pairKey reads a matching question, whose option cells hold "left => right",
// or "=> right" for a right side that belongs to nothing.
func (sq *sheetQuestion) pairKey() []Problem {
	q := &sq.q
	for _, o := range q.Options {
		left, right, ok := cutPair(o.Text)
		left, right = strings.TrimSpace(left), strings.TrimSpace(right)
		switch {
		case !ok || right == "":
			return []Problem{errorf("key_unreadable", "Ô “%s” không phải là một cặp “trái => phải”.",
				"Cell “%s” is no pair “left => right”.", shorten(o.Text, 40))}
		case left == "":
			q.ExtraRight = append(q.ExtraRight, right)
		default:
			q.Pairs = append(q.Pairs, Pair{Left: left, Right: right})
		}
	}
	q.Options = nil
	return nil
}
