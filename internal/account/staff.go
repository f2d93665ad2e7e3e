package account

import (
	"slices"
	"time"

	"hoithi/internal/fault"
)

// Failures of signing in and of looking after the staff.
var (
	ErrNotSignedIn      = fault.New(fault.Unauthorized, "not_signed_in", "Bạn cần đăng nhập.", "Sign in first.")
	ErrCredentials      = fault.New(fault.Unauthorized, "credentials_wrong", "Email hoặc mật khẩu không đúng.", "The e-mail address or the password is wrong.")
	ErrTOTPNeeded       = fault.New(fault.Unauthorized, "totp_needed", "Nhập mã 6 số trong ứng dụng xác thực.", "Enter the 6-digit code of your authenticator app.")
	ErrTOTPWrong        = fault.New(fault.Unauthorized, "totp_wrong", "Mã xác thực không đúng hoặc đã dùng.", "The code is wrong or was used before.")
	ErrTooManyTries     = fault.New(fault.TooMany, "too_many_tries", "Có quá nhiều lần đăng nhập sai. Hãy thử lại sau ít phút.", "Too many failed sign-ins. Try again in a few minutes.")
	ErrCSRF             = fault.New(fault.Forbidden, "csrf_token_wrong", "Phiên làm việc đã thay đổi. Hãy tải lại trang.", "The session has changed. Reload the page.")
	ErrForbidden        = fault.New(fault.Forbidden, "forbidden", "Bạn không có quyền làm việc này.", "You are not allowed to do this.")
	ErrStaffNotFound    = fault.New(fault.NotFound, "staff_not_found", "Không tìm thấy tài khoản này.", "There is no such account.")
	ErrStaffExists      = fault.New(fault.Conflict, "staff_exists", "Email này đã có tài khoản.", "There is already an account with this e-mail address.")
	ErrStaffInvalid     = fault.New(fault.Invalid, "staff_invalid", "Thông tin tài khoản chưa hợp lệ.", "The account's details are not valid.")
	ErrLastAdmin        = fault.New(fault.Conflict, "last_admin", "Phải còn ít nhất một quản trị viên đang hoạt động.", "At least one active administrator must remain.")
	ErrPasswordMismatch = fault.New(fault.Invalid, "password_mismatch", "Mật khẩu hiện tại không đúng.", "The present password is wrong.")
)

// Member is a person on the staff.
type Member struct {
	ID        string
	Email     string // lower case
	Name      string
	Active    bool
	TOTP      bool // a second factor is on
	Grants    []Grant
	Sessions  int // open now; only lists fill it in
	CreatedAt time.Time
}

// Actor is the member acting from an address.
func (m Member) Actor(ip string) Actor {
	return Actor{ID: m.ID, Name: m.Name, Kind: Staff, Grants: m.Grants, IP: ip}
}

// Rights lists what the actor may do somewhere, for a screen that hides what
// would be refused anyway. It decides nothing: Can does.
func (a Actor) Rights() []Right {
	var out []Right
	for _, right := range AllRights() {
		held := slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.Role.holds(right) })
		if held || a.Kind == System {
			out = append(out, right)
		}
	}
	return out
}

// AllRights lists every right.
func AllRights() []Right {
	return []Right{Read, ReadPersons, ReadKeys, ReadAudit, EditContest, EditQuestions, ReviewQuestion, CommentOn, RunRounds, JudgeResults, ApproveResults, ManageStaff, RunAir}
}

func (r Role) holds(right Right) bool { return r == Admin || slices.Contains(rights[r], right) }

// manages reports whether the actor may change every one of these grants. An
// account with none belongs to those who manage all contests.
func (a Actor) manages(grants []Grant) bool {
	if a.Can(ManageStaff, "") {
		return true
	}
	for _, g := range grants {
		if g.ContestID == "" || !a.Can(ManageStaff, g.ContestID) {
			return false
		}
	}
	return len(grants) > 0
}
