package contest

import "hoithi/internal/fault"

// Failures of the contest, each with a stable code.
var (
	ErrContestNotFound = fault.New(fault.NotFound, "contest_not_found", "Không tìm thấy cuộc thi này.", "There is no such contest.")
	ErrRoundNotFound   = fault.New(fault.NotFound, "round_not_found", "Không tìm thấy đợt thi này.", "There is no such round.")
	ErrUnitNotFound    = fault.New(fault.NotFound, "unit_not_found", "Không tìm thấy đơn vị này trong danh sách của cuộc thi.", "There is no such unit in this contest.")
	ErrAttemptNotFound = fault.New(fault.NotFound, "attempt_not_found", "Không tìm thấy lượt thi này.", "There is no such attempt.")
	ErrNotOpenYet      = fault.New(fault.Conflict, "round_not_open", "Đợt thi chưa mở. Hãy quay lại khi đến giờ mở.", "The round is not open yet.")
	ErrClosed          = fault.New(fault.Gone, "round_closed", "Đợt thi đã kết thúc.", "The round is closed.")
	ErrNoAttemptsLeft  = fault.New(fault.Conflict, "no_attempts_left", "Bạn đã dùng hết số lượt thi được phép.", "You have used all your attempts.")
	ErrNotEligible     = fault.New(fault.Forbidden, "not_eligible", "Bạn không thuộc đối tượng dự thi theo thể lệ.", "The rules do not allow you to take part.")

	ErrTokenForged   = fault.New(fault.Unauthorized, "token_invalid", "Phiên làm bài không hợp lệ. Hãy tải lại trang để tiếp tục.", "The attempt token is not valid. Reload to go on.")
	ErrTokenExpired  = fault.New(fault.Unauthorized, "token_expired", "Phiên làm bài đã hết hạn. Hãy tải lại trang để tiếp tục.", "The attempt token has expired. Reload to go on.")
	ErrOtherAttempt  = fault.New(fault.Forbidden, "other_attempt", "Câu trả lời này thuộc về một lượt thi khác.", "This answer belongs to another attempt.")
	ErrPosition      = fault.New(fault.Invalid, "position_not_in_paper", "Câu hỏi này không có trong đề của bạn.", "There is no such question in your paper.")
	ErrOptionRange   = fault.New(fault.Invalid, "option_out_of_range", "Phương án này không có trong câu hỏi.", "There is no such option in the question.")
	ErrOptionCount   = fault.New(fault.Invalid, "too_many_options", "Câu hỏi này chỉ được chọn một phương án.", "Only one option may be chosen here.")
	ErrAnswerKind    = fault.New(fault.Invalid, "answer_kind", "Câu trả lời không đúng dạng của câu hỏi này.", "The answer is not of the kind that this question asks.")
	ErrAnswerLong    = fault.New(fault.Invalid, "answer_too_long", "Câu trả lời dài tối đa 200 ký tự.", "An answer has at most 200 characters.")
	ErrAnswerNumber  = fault.New(fault.Invalid, "answer_not_number", "Câu này cần trả lời bằng một số.", "This question asks for a number.")
	ErrAnswerOrder   = fault.New(fault.Invalid, "answer_order_incomplete", "Hãy sắp xếp đủ các mục, mỗi mục một lần.", "Put every item in its place, each once.")
	ErrAnswerPairs   = fault.New(fault.Invalid, "answer_pairs_invalid", "Câu trả lời không khớp với các vế của câu ghép đôi.", "The answer does not fit the sides of this question.")
	ErrRevision      = fault.New(fault.Invalid, "revision_invalid", "Lần sửa của câu trả lời không hợp lệ.", "The revision of the answer is not valid.")
	ErrStaleRevision = fault.New(fault.Conflict, "stale_revision", "Câu này đã được trả lời ở một cửa sổ hoặc thiết bị khác. Đáp án mới nhất được giữ lại.", "This question was answered in another window or device. The newest answer is kept.")
	ErrLocked        = fault.New(fault.Conflict, "answer_locked", "Theo thể lệ, câu đã trả lời không được sửa.", "The rules do not allow changing an answer.")
	ErrLate          = fault.New(fault.Gone, "answer_late", "Đã hết giờ làm bài khi câu trả lời đến máy chủ nên không được tính. Các câu đã lưu trước đó vẫn giữ nguyên.", "Time was over when the answer reached the server, so it does not count. What was saved before stays.")
	ErrAttemptEnded  = fault.New(fault.Gone, "attempt_ended", "Lượt thi đã nộp, không thể sửa thêm.", "The attempt has been submitted and cannot be changed.")
	ErrBlanks        = fault.New(fault.Conflict, "blanks_left", "Theo thể lệ, bài chỉ hợp lệ khi trả lời đủ các câu.", "The rules count only complete papers.")
	ErrPrediction    = fault.New(fault.Invalid, "prediction_invalid", "Dự đoán phải là một số nguyên từ 0 đến 100 000 000.", "The prediction must be a whole number from 0 to 100,000,000.")
	ErrBusy          = fault.New(fault.Unavailable, "journal_full", "Hệ thống đang rất đông. Câu trả lời được giữ trên máy bạn và sẽ tự gửi lại.", "The system is very busy. Your answer is kept on the device and will be sent again.")

	ErrRules      = fault.New(fault.Invalid, "rules_invalid", "Thể lệ chưa hợp lệ.", "The rules are not valid.")
	ErrBankShort  = fault.New(fault.Conflict, "bank_too_small", "Ngân hàng câu hỏi không đủ câu đã duyệt cho ma trận đề.", "The bank has too few approved questions for the blueprint.")
	ErrSealed     = fault.New(fault.Unavailable, "questions_sealed", "Đề thi đang được niêm phong, ban tổ chức sẽ mở trong ít phút. Bạn không mất lượt thi nào; hãy thử lại.", "The questions are still sealed; the organisers will release them in a few minutes. No attempt is lost: try again.")
	ErrTransition = fault.New(fault.Conflict, "transition_not_allowed", "Không thể chuyển đợt thi sang trạng thái này.", "The round cannot move to that state.")
	ErrSamePerson = fault.New(fault.Forbidden, "second_person_needed", "Việc này cần một người khác xác nhận.", "A second person has to confirm this.")
	ErrStale      = fault.New(fault.Conflict, "stale_version", "Nội dung đã được người khác sửa. Hãy tải lại rồi sửa tiếp.", "Somebody else has changed this. Reload and try again.")
	ErrForbidden  = fault.New(fault.Forbidden, "forbidden", "Bạn không có quyền làm việc này.", "You are not allowed to do this.")
)
