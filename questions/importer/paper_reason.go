package importer

// inReason reports an option label that only counts the points of an
// explanation: "Giải thích: theo khoản 1: a) …; b) …". A legal text has such
// points more often than not, and they must not become a question.
func (r *paperReader) inReason(it *item) bool {
	q := r.cur
	if q == nil || it.mark.kind != markOption || !q.rest || q.options < 2 {
		return false
	}
	if it.letter() != 0 {
		return true // a question would begin with A
	}
	if it.upperLabel() != q.firstCase() {
		return q.reason != 0 || r.strong
	}
	return q.reason != 0 && q.endsInReason()
}

// endsInReason reports that nothing has followed the explanation that could be
// the stem of a question without a number.
func (q *rawQuestion) endsInReason() bool {
	kind := q.items[len(q.items)-1].mark.kind
	return kind == markExplain || kind == markBasis
}
