package contest

import "hoithi/questions"

// kinds says how answers that are not choices are marked, as far as the banks
// of the round ask them.
func (w rulesWriter) kinds() []string {
	asked := w.asked()
	var out []string
	if _, ok := asked[questions.ShortText]; ok {
		out = append(out, w.say(
			"Câu trả lời ngắn được so với các đáp án được chấp nhận; không phân biệt chữ hoa, chữ thường, dấu cách thừa và kiểu đặt dấu thanh (hòa, hoà). Thiếu dấu chỉ được chấp nhận ở câu có quy định như vậy.",
			"Short answers are compared with the accepted answers; capitals, extra spaces and the place of a tone (hòa, hoà) do not matter. Missing diacritics are accepted only where the question says so."))
	}
	if _, ok := asked[questions.Numeric]; ok {
		out = append(out, w.say(
			"Câu trả lời bằng số là đúng khi chênh lệch với đáp án không quá sai số cho phép của câu.",
			"A number is right when it is at most the question's tolerance away from the answer."))
	}
	if asked[questions.Numeric].Nearest {
		out = append(out, w.say(
			"Có câu tính theo người trả lời gần đúng nhất: điểm chỉ có khi tính kết quả đợt thi. Trong các bài hợp lệ, không kể người bị loại, mọi câu trả lời gần đáp án nhất, lớn hơn hay nhỏ hơn như nhau, cùng được trọn điểm và được tính là một câu đúng. Điểm tạm tính chưa gồm các câu này.",
			"Some questions are won by the nearest answer: their points come only when the round is computed. Among the valid papers, the disqualified left out, all answers that are nearest, above or below alike, earn the points in full and count as right. Provisional scores are without them."))
	}
	_, order := asked[questions.Ordering]
	_, match := asked[questions.Matching]
	if order || match {
		out = append(out, w.arranging(asked[questions.Ordering].Partial || asked[questions.Matching].Partial))
	}
	return out
}

func (w rulesWriter) arranging(partial bool) string {
	if partial {
		return w.say(
			"Câu sắp xếp và câu ghép đôi được điểm khi đúng toàn bộ; ở câu có quy định, mỗi mục đúng chỗ hoặc mỗi cặp đúng được một phần điểm bằng nhau, làm tròn xuống.",
			"Orderings and matchings earn their points only as a whole; where the question says so, each item in its place or each right pair earns an equal part of the points, rounded down.")
	}
	return w.say("Câu sắp xếp và câu ghép đôi chỉ được điểm khi đúng toàn bộ.", "Orderings and matchings earn their points only as a whole.")
}

// asked are the kinds beyond choice of all banks that the round draws from.
func (w rulesWriter) asked() map[questions.Kind]questions.Asked {
	out := map[questions.Kind]questions.Asked{}
	for _, source := range w.r.Rules.Paper.Sources {
		for _, a := range w.banks[source.BankID].Asks {
			have := out[a.Kind]
			out[a.Kind] = questions.Asked{Kind: a.Kind, Partial: have.Partial || a.Partial, Nearest: have.Nearest || a.Nearest}
		}
	}
	return out
}
