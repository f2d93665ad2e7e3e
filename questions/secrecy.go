package questions

import "hoithi/internal/fault"

// Secrecy says whether people may read a question, whatever their rights.
type Secrecy string

// The degrees of secrecy.
const (
	Readable   Secrecy = ""       // by rights
	Sealed     Secrecy = "sealed" // the content is in a closed box: nobody can read it
	EngineOnly Secrecy = "engine" // released for drawing; people wait until a round has opened
)

// Failures of sealed sets.
var (
	ErrSealed         = fault.New(fault.Conflict, "question_sealed", "Câu hỏi đang được niêm phong.", "The question is sealed.")
	ErrSealNotFound   = fault.New(fault.NotFound, "seal_not_found", "Không tìm thấy bộ câu hỏi niêm phong này.", "There is no such sealed set.")
	ErrSealInvalid    = fault.New(fault.Invalid, "seal_invalid", "Thông tin niêm phong chưa hợp lệ.", "The details of the seal are not valid.")
	ErrNothingToSeal  = fault.New(fault.Conflict, "nothing_to_seal", "Không có câu nào niêm phong được: chỉ niêm phong câu đã duyệt và chưa từng ra đề.", "There is nothing to seal: only approved questions that no paper has held can be.")
	ErrHolders        = fault.New(fault.Invalid, "seal_holders", "Hãy chọn từ 2 đến 5 người giữ khóa khác nhau, mỗi người đã đặt mật khẩu mở niêm phong.", "Choose 2 to 5 different people who have each set a release passphrase.")
	ErrNotHolder      = fault.New(fault.Forbidden, "not_a_holder", "Bạn không phải người giữ khóa của bộ này.", "You are not one of those who hold this set's keys.")
	ErrPassphrase     = fault.New(fault.Invalid, "passphrase_wrong", "Mật khẩu mở niêm phong không đúng.", "The release passphrase is wrong.")
	ErrPassphraseWeak = fault.New(fault.Invalid, "passphrase_weak", "Mật khẩu mở niêm phong dài từ 12 đến 200 ký tự.", "A release passphrase has 12 to 200 characters.")
	ErrPassphraseSlow = fault.New(fault.TooMany, "too_many_tries", "Có quá nhiều lần nhập sai. Hãy thử lại sau ít phút.", "Too many wrong tries. Try again in a few minutes.")
	ErrReleased       = fault.New(fault.Conflict, "seal_released", "Bộ câu hỏi này đã được mở niêm phong.", "This set has been released.")
	ErrByTheClock     = fault.New(fault.Conflict, "seal_by_the_clock", "Bộ này tự mở đúng giờ đã đặt, không ai mở sớm được.", "This set opens at its time; nobody can open it earlier.")
)

// withheld is the version with only what a blueprint needs to know of it.
func (v Version) withheld() Version {
	return Version{ID: v.ID, QuestionID: v.QuestionID, Number: v.Number, Kind: v.Kind, Topic: v.Topic, Level: v.Level,
		AsOf: v.AsOf, ValidUntil: v.ValidUntil, CreatedBy: v.CreatedBy, CreatedAt: v.CreatedAt, Sealed: true, Options: []string{}}
}

// Withhold returns the question as people may see it: one that is sealed, or
// still for the engine only, without any of its content.
func (q Question) Withhold() Question {
	if q.Secrecy != Readable {
		q.Current, q.ExternalID = q.Current.withheld(), ""
	}
	return q
}
