package contest

import "hoithi/internal/fault"

// Failures of registering and coming back.
var (
	ErrRegistration = fault.New(fault.Invalid, "registration_invalid", "Một số thông tin chưa đúng. Hãy xem lại các ô được đánh dấu.", "Some of the form is not right. See the marked fields.")
	ErrBarred       = fault.New(fault.Forbidden, "barred", "Theo thể lệ, thành viên ban tổ chức, ban đề thi, ban giám khảo và tổ thư ký không dự thi. Nếu có nhầm lẫn, hãy liên hệ ban tổ chức.", "The rules do not let members of the organising committee, the exam board, the jury or the secretariat take part. If this is a mistake, contact the organisers.")
	ErrNotSignedIn  = fault.New(fault.Unauthorized, "not_signed_in", "Bạn chưa đăng ký hoặc chưa đăng nhập trên thiết bị này.", "You are not signed in on this device.")
	ErrCodeWrong    = fault.New(fault.Unauthorized, "code_wrong", "Mã không đúng hoặc đã hết hạn. Hãy kiểm tra lại hoặc lấy mã mới.", "The code is wrong or has expired. Check it or ask for a new one.")
	ErrManyCodes    = fault.New(fault.TooMany, "too_many_codes", "Đã gửi nhiều mã đến địa chỉ này. Hãy dùng mã mới nhất hoặc thử lại sau ít phút.", "Several codes have been sent to this address. Use the newest one, or try again in a few minutes.")
	ErrNoSMS        = fault.New(fault.Conflict, "sms_not_available", "Cuộc thi này chưa gửi được mã qua tin nhắn. Hãy dùng thư điện tử đã đăng ký hoặc liên hệ ban tổ chức.", "This contest cannot send codes by text message. Use the e-mail you registered with, or contact the organisers.")
	ErrNoEmail      = fault.New(fault.Conflict, "email_not_available", "Cuộc thi này chưa gửi được mã qua thư điện tử. Hãy dùng số điện thoại đã đăng ký hoặc liên hệ ban tổ chức.", "This contest cannot send codes by e-mail. Use the phone number you registered with, or contact the organisers.")
)

// What can be wrong with one field of the form, beside ErrName…, ErrPhone and
// ErrEmail.
var (
	errContactRequired  = fault.New(fault.Invalid, "contact_required", "Hãy nhập số điện thoại hoặc thư điện tử.", "Enter a phone number or an e-mail address.")
	errPhoneRequired    = fault.New(fault.Invalid, "phone_required", "Hãy nhập số điện thoại.", "Enter your phone number.")
	errEmailRequired    = fault.New(fault.Invalid, "email_required", "Hãy nhập địa chỉ thư điện tử.", "Enter your e-mail address.")
	errUnitRequired     = fault.New(fault.Invalid, "unit_required", "Hãy chọn đơn vị của bạn trong danh sách.", "Choose your unit from the list.")
	errUnitGone         = fault.New(fault.Invalid, "unit_not_valid", "Đơn vị này không còn hoặc chưa có trong thời gian diễn ra cuộc thi. Hãy chọn đơn vị khác.", "This unit does not exist at the time of the contest. Choose another one.")
	errGroup            = fault.New(fault.Invalid, "group_invalid", "Hãy chọn nhóm đối tượng dự thi.", "Choose the group you belong to.")
	errBirthRequired    = fault.New(fault.Invalid, "birth_date_required", "Hãy nhập ngày sinh.", "Enter your date of birth.")
	errBirth            = fault.New(fault.Invalid, "birth_date_invalid", "Ngày sinh chưa đúng.", "The date of birth is not valid.")
	errTooYoung         = fault.New(fault.Invalid, "too_young", "Bạn chưa đủ tuổi dự thi theo thể lệ.", "You are younger than the rules allow.")
	errTooOld           = fault.New(fault.Invalid, "too_old", "Bạn đã quá tuổi dự thi theo thể lệ.", "You are older than the rules allow.")
	errFieldRequired    = fault.New(fault.Invalid, "field_required", "Hãy điền mục này.", "This field is required.")
	errFieldLong        = fault.New(fault.Invalid, "field_too_long", "Nội dung dài quá 200 ký tự.", "This is longer than 200 characters.")
	errFieldNumber      = fault.New(fault.Invalid, "field_not_a_number", "Mục này phải là một số.", "This must be a number.")
	errFieldDate        = fault.New(fault.Invalid, "field_not_a_date", "Ngày chưa đúng.", "This is not a valid date.")
	errFieldOption      = fault.New(fault.Invalid, "field_not_an_option", "Hãy chọn một mục trong danh sách.", "Choose one of the list.")
	errAccessCode       = fault.New(fault.Invalid, "access_code_wrong", "Mã dự thi chưa đúng. Mã có trong hướng dẫn của ban tổ chức.", "The contest code is wrong. You find it in the organisers' guide.")
	errConsent          = fault.New(fault.Invalid, "consent_required", "Cần có sự đồng ý của bạn thì mới đăng ký được.", "Registration needs your consent.")
	errConsentOutdated  = fault.New(fault.Invalid, "consent_outdated", "Nội dung đồng ý vừa được thay đổi. Hãy tải lại trang và đọc lại.", "The consent text has just changed. Reload the page and read it again.")
	errGuardianRequired = fault.New(fault.Invalid, "guardian_required", "Người dự thi ở độ tuổi này cần cha, mẹ hoặc người giám hộ đồng ý.", "At this age a parent or guardian has to consent.")
	errGuardianConsent  = fault.New(fault.Invalid, "guardian_consent_required", "Cần có sự đồng ý của cha, mẹ hoặc người giám hộ.", "A parent or guardian has to consent.")
	errRelation         = fault.New(fault.Invalid, "relation_required", "Hãy cho biết quan hệ với người dự thi.", "Say how you are related to the contestant.")
)
