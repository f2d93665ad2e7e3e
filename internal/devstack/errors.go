package devstack

import (
	"fmt"

	"hoithi/internal/fault"
)

// The codes of this package. Each message is one line: the cause, then the cure.
const (
	CodeBinaryMissing = "devstack_binary_missing"
	CodeTooOld        = "devstack_postgres_too_old"
	CodeVersion       = "devstack_postgres_version"
	CodeUnwritable    = "devstack_folder_unwritable"
	CodeInUse         = "devstack_folder_in_use"
	CodeUnreachable   = "devstack_folder_unreachable"
	CodeNoUser        = "devstack_no_unprivileged_user"
	CodeData          = "devstack_data_damaged"
	CodeFailed        = "devstack_server_failed"
)

// errNotPrivate is for tests that would stop a server which is not theirs.
var errNotPrivate = fault.New(fault.Invalid, "devstack_not_private",
	"máy chủ này do người vận hành chỉ định, không phải máy chủ riêng của chương trình",
	"this server was named by the operator; it is not a private one")

func newFault(code string, vi, en string) *fault.Error {
	return fault.New(fault.Unavailable, code, vi, en)
}

func errMissing(binary, debian, others string) *fault.Error {
	return newFault(CodeBinaryMissing,
		fmt.Sprintf("không tìm thấy %s trên máy này; hãy cài gói %s (%s), hoặc đặt DATABASE_URL và REDIS_URL", binary, debian, others),
		fmt.Sprintf("%s was not found on this machine; install the package %s (%s), or set DATABASE_URL and REDIS_URL", binary, debian, others))
}

func errTooOld(found string) *fault.Error {
	return newFault(CodeTooOld,
		fmt.Sprintf("PostgreSQL %s quá cũ; hãy cài PostgreSQL %d trở lên, hoặc đặt DATABASE_URL", found, oldestPostgres),
		fmt.Sprintf("PostgreSQL %s is too old; install PostgreSQL %d or newer, or set DATABASE_URL", found, oldestPostgres))
}

func errVersion(dir string, wanted int) *fault.Error {
	return newFault(CodeVersion,
		fmt.Sprintf("dữ liệu trong %s thuộc PostgreSQL %d nhưng máy không có phiên bản này; hãy cài postgresql-%d, hoặc xóa thư mục để bắt đầu lại", dir, wanted, wanted),
		fmt.Sprintf("the data in %s belong to PostgreSQL %d, which is not installed; install postgresql-%d, or delete the folder to begin again", dir, wanted, wanted))
}

func errUnwritable(dir string, cause error) *fault.Error {
	return newFault(CodeUnwritable,
		fmt.Sprintf("không ghi được vào thư mục %s; hãy cấp quyền ghi, hoặc đặt HOITHI_VAR_DIR trỏ tới thư mục khác", dir),
		fmt.Sprintf("the folder %s cannot be written; give write permission, or set HOITHI_VAR_DIR to another folder", dir)).Because(cause)
}

func errInUse(dir, holder string) *fault.Error {
	return newFault(CodeInUse,
		fmt.Sprintf("một Hội Thi khác (tiến trình %s) đang dùng thư mục %s; hãy dừng tiến trình đó, hoặc đặt HOITHI_VAR_DIR trỏ tới thư mục khác", holder, dir),
		fmt.Sprintf("another Hội Thi (process %s) is using the folder %s; stop it, or set HOITHI_VAR_DIR to another folder", holder, dir))
}

func errUnreachable(dir, user string, cause error) *fault.Error {
	return newFault(CodeUnreachable,
		fmt.Sprintf("người dùng %s, chủ của PostgreSQL, không vào được %s; hãy đặt HOITHI_VAR_DIR trỏ tới thư mục mà mọi người dùng đi qua được, ví dụ /srv/hoithi", user, dir),
		fmt.Sprintf("the user %s that runs PostgreSQL cannot reach %s; set HOITHI_VAR_DIR to a folder that every user can pass through, such as /srv/hoithi", user, dir)).Because(cause)
}

func errNoUser() *fault.Error {
	return newFault(CodeNoUser,
		"PostgreSQL không chạy dưới quyền root và máy không có người dùng postgres hay nobody; hãy chạy bằng người dùng thường, hoặc đặt DATABASE_URL",
		"PostgreSQL refuses to run as root and this machine has neither user postgres nor nobody; run as an ordinary user, or set DATABASE_URL")
}

func errData(dir string, cause error) *fault.Error {
	return newFault(CodeData,
		fmt.Sprintf("dữ liệu trong %s thiếu tệp cần thiết; hãy chuyển thư mục đó đi nơi khác rồi chạy lại", dir),
		fmt.Sprintf("the data in %s lack a needed file; move that folder away and start again", dir)).Because(cause)
}

func errFailed(server, said, log string) *fault.Error {
	return newFault(CodeFailed,
		fmt.Sprintf("%s không khởi động được: %s; xem %s", server, said, log),
		fmt.Sprintf("%s did not start: %s; see %s", server, said, log))
}
