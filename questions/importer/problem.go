package importer

import (
	"fmt"

	"hoithi/internal/fault"
)

// Severity says whether a problem blocks its question.
type Severity string

// Errors block, warnings ask for a look.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Problem is something about a file that a person should know.
type Problem struct {
	Where    string // "Câu 5", "Sheet1!B7", "dòng 12"
	Question int    // index into Batch.Questions, -1 when it concerns the file
	Severity Severity
	Code     string
	Message  fault.Text
}

// Repair is one damage that was certain enough to be mended.
type Repair struct {
	Where    string
	Question int    // index into Batch.Questions, -1 outside of questions
	Code     string // "horn", "d_stroke", "nfc", "nbsp", "spaces", "label_space", "quotes", …
	Before   string
	After    string
}

// Errors of a file as a whole.
var (
	ErrUnreadable = fault.New(fault.Invalid, "file_unreadable",
		"Tệp bị hỏng hoặc không đọc được.", "The file is damaged or cannot be read.")
	ErrCancelled = fault.New(fault.Unavailable, "import_cancelled",
		"Việc đọc tệp đã bị dừng giữa chừng.", "Reading the file was stopped.")
	ErrEmpty = fault.New(fault.Invalid, "file_empty",
		"Tệp rỗng.", "The file is empty.")
	ErrTooLarge = fault.New(fault.Invalid, "file_too_large",
		"Tệp quá lớn. Mỗi tệp tối đa 64 MB (tệp văn bản: 32 MB); hãy tách thành nhiều tệp nhỏ hơn.",
		"The file is too large. A file may have 64 MB (a text file 32 MB); split it.")
	ErrUnsupportedFormat = fault.New(fault.Invalid, "format_unsupported",
		"Định dạng tệp này chưa được hỗ trợ.", "This file format is not supported.")
	ErrUnknownFormat = fault.New(fault.Invalid, "format_unknown",
		"Không nhận ra định dạng của tệp từ nội dung.", "The format cannot be recognised from the file's content.")
	ErrPicture = fault.New(fault.Invalid, "file_is_picture",
		"Tệp là một bức ảnh (dù tên có thể ghi khác); hãy gửi tệp văn bản gốc.",
		"The file is a picture, whatever its name says; send the original document.")
	ErrPassword = fault.New(fault.Invalid, "file_password_protected",
		"Tệp được bảo vệ bằng mật khẩu; hãy gỡ mật khẩu rồi gửi lại.",
		"The file is protected by a password; remove it and try again.")
	ErrZipBomb = fault.New(fault.Invalid, "zip_too_large",
		"Nội dung nén của tệp lớn bất thường khi giải nén; tệp bị từ chối.",
		"The file unpacks to an unreasonable size; it is refused.")
	ErrZipSlip = fault.New(fault.Invalid, "zip_unsafe_path",
		"Tệp nén chứa đường dẫn thoát ra ngoài thư mục; tệp bị từ chối.",
		"The archive contains a path that leaves its folder; it is refused.")
	ErrTruncated = fault.New(fault.Invalid, "file_truncated",
		"Tệp bị cắt cụt hoặc tải lên chưa xong; hãy gửi lại tệp đầy đủ.",
		"The file is truncated, perhaps an unfinished upload; send it again.")
	ErrXMLEntities = fault.New(fault.Invalid, "xml_entities",
		"Tệp XML khai báo DOCTYPE hoặc thực thể; vì an toàn, tệp bị từ chối.",
		"The XML declares a DOCTYPE or entities; it is refused for safety.")
	ErrXML = fault.New(fault.Invalid, "xml_invalid",
		"Tệp XML sai cú pháp.", "The XML is not well formed.")
	ErrTooManyRows = fault.New(fault.Invalid, "too_many_rows",
		"Bảng tính có quá nhiều dòng (tối đa 120 000 dòng có dữ liệu).",
		"The sheet has too many rows (120 000 with data at most).")
	ErrTooManyQuestions = fault.New(fault.Invalid, "too_many_questions",
		"Tệp có quá nhiều câu hỏi (tối đa 100 000 câu).", "The file has too many questions (100 000 at most).")
	ErrNoQuestions = fault.New(fault.Invalid, "no_questions",
		"Không tìm thấy câu hỏi nào trong tệp.", "No question was found in the file.")
	ErrNoHeader = fault.New(fault.Invalid, "header_not_found",
		"Không tìm thấy dòng tiêu đề cột trong 20 dòng đầu (cần có ít nhất cột câu hỏi và cột phương án hoặc đáp án).",
		"No header row was found in the first 20 rows (a question column and option or key columns are needed).")
	ErrEncoding = fault.New(fault.Invalid, "encoding_unknown",
		"Không xác định được bảng mã của tệp văn bản; hãy lưu lại bằng UTF-8.",
		"The encoding of the text cannot be determined; save it as UTF-8.")
	ErrNotPackage = fault.New(fault.Invalid, "qti_not_a_package",
		"Tệp nén không phải gói QTI: thiếu imsmanifest.xml.",
		"The archive is not a QTI package: imsmanifest.xml is missing.")
	ErrManifest = fault.New(fault.Invalid, "qti_bad_manifest",
		"imsmanifest.xml của gói QTI sai cú pháp hoặc không liệt kê câu hỏi nào.",
		"The package's imsmanifest.xml is not well formed or lists no item.")
	ErrJSON = fault.New(fault.Invalid, "json_invalid",
		"Tệp JSON sai cú pháp hoặc không theo lược đồ của Hội Thi.", "The JSON is not well formed or not of the published schema.")
	ErrConverter = fault.New(fault.Unavailable, "converter_missing",
		"Máy chủ chưa cài chương trình để đọc định dạng này.",
		"The program that reads this format is not installed on the server.")
)

// problemf makes a problem; VI and EN take the same arguments.
func problemf(sev Severity, code, vi, en string, args ...any) Problem {
	return Problem{Question: -1, Severity: sev, Code: code, Message: fault.Text{
		VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)}}
}

func errorf(code, vi, en string, args ...any) Problem {
	return problemf(Error, code, vi, en, args...)
}

func warnf(code, vi, en string, args ...any) Problem {
	return problemf(Warning, code, vi, en, args...)
}

func (p Problem) at(where string) Problem {
	p.Where = where
	return p
}

// unsupportedFormat names the format that cannot be read.
func unsupportedFormat(format string) error {
	e := *ErrUnsupportedFormat
	e.Msg.VI = "Định dạng “" + format + "” chưa được hỗ trợ. Hãy lưu thành DOCX, XLSX, CSV, GIFT, Aiken, Moodle XML hoặc QTI 2/3."
	e.Msg.EN = "The format “" + format + "” is not supported. Save it as DOCX, XLSX, CSV, GIFT, Aiken, Moodle XML or QTI 2/3."
	return (&e).With("format", format)
}
