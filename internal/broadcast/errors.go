package broadcast

import "hoithi/internal/fault"

// Failures of commands, each with a stable code.
var (
	ErrOutputNotFound = fault.New(fault.NotFound, "output_not_found", "Không có đầu ra này.", "There is no such output.")
	ErrItemNotFound   = fault.New(fault.NotFound, "item_not_found", "Kịch bản không có mục này.", "The rundown has no such item.")
	ErrAction         = fault.New(fault.Invalid, "action_unknown", "Không có lệnh này.", "There is no such command.")
	ErrLayer          = fault.New(fault.Invalid, "layer_unknown", "Không có lớp này.", "There is no such layer.")
	ErrNothingCued    = fault.New(fault.Conflict, "nothing_cued", "Chưa có gì ở khung xem trước để đưa lên sóng.", "There is nothing in preview to take.")
	ErrNotOnAir       = fault.New(fault.Conflict, "not_on_air", "Lớp này không có gì trên sóng.", "There is nothing on air on this layer.")
	ErrNotReady       = fault.New(fault.Conflict, "item_not_ready", "Mục này chưa đủ dữ liệu để lên sóng.", "The item has no data to show yet.")
	ErrStep           = fault.New(fault.Invalid, "step_out_of_range", "Không có bước này.", "There is no such step.")
	ErrSpeed          = fault.New(fault.Invalid, "speed_out_of_range", "Tốc độ từ 0,25 đến 4.", "The speed is from 0.25 to 4.")
	ErrRevChanged     = fault.New(fault.Conflict, "rev_changed", "Người khác vừa thay đổi. Hãy xem lại rồi thực hiện.", "Somebody else has just changed this. Look again.")
	ErrLayerLocked    = fault.New(fault.Conflict, "layer_locked", "Lớp này đang do người khác giữ.", "Another operator holds this layer.")
	ErrNotHolder      = fault.New(fault.Conflict, "not_holder", "Bạn không giữ lớp này.", "You do not hold this layer.")
	ErrPanic          = fault.New(fault.Conflict, "panic_on", "Đang ở chế độ khẩn cấp: bấm Tiếp tục trước khi đưa đồ họa lên.", "Panic is on: resume before anything is taken.")
	ErrCommandID      = fault.New(fault.Invalid, "command_id_missing", "Lệnh cần một mã riêng để không bị thực hiện hai lần.", "A command needs an id of its own, so that it is not done twice.")
	ErrForbidden      = fault.New(fault.Forbidden, "forbidden", "Bạn không có quyền làm việc này.", "You are not allowed to do this.")
)

// ErrRepeated says that a command was committed before: its effect is there.
var ErrRepeated = fault.New(fault.Conflict, "command_repeated", "Lệnh này đã được thực hiện.", "This command has been done already.")

// Failures of keeping outputs, rundowns, tokens, corrections and themes.
var (
	ErrOutputTaken        = fault.New(fault.Conflict, "output_taken", "Đã có đầu ra mang mã này. Hãy chọn mã khác.", "Another output has this id. Choose a different one.")
	ErrOutputInvalid      = fault.New(fault.Invalid, "output_invalid", "Thông tin đầu ra chưa hợp lệ.", "The output's details are not valid.")
	ErrOutputOnAir        = fault.New(fault.Conflict, "output_on_air", "Đầu ra này đang có hình trên sóng. Hãy xóa hình trước.", "This output has a picture on air. Clear it first.")
	ErrRundownNotFound    = fault.New(fault.NotFound, "rundown_not_found", "Không có kịch bản này.", "There is no such rundown.")
	ErrRundownInvalid     = fault.New(fault.Invalid, "rundown_invalid", "Kịch bản chưa hợp lệ.", "The rundown is not valid.")
	ErrStale              = fault.New(fault.Conflict, "stale_version", "Nội dung đã được người khác sửa. Hãy tải lại rồi sửa tiếp.", "Somebody else has changed this. Reload and try again.")
	ErrToken              = fault.New(fault.Unauthorized, "token_refused", "Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi.", "The token is wrong, has expired or was revoked.")
	ErrTokenInvalid       = fault.New(fault.Invalid, "token_invalid_edit", "Loại mã truy cập hoặc đầu ra chưa đúng.", "The token's class or output is not valid.")
	ErrCorrectionNotFound = fault.New(fault.NotFound, "correction_not_found", "Không có chỉnh sửa này.", "There is no such correction.")
	ErrCorrectionInvalid  = fault.New(fault.Invalid, "correction_invalid", "Chỉnh sửa chưa hợp lệ.", "The correction is not valid.")
	ErrReasonNeeded       = fault.New(fault.Invalid, "reason_needed", "Hãy nêu lý do.", "Say why.")
	ErrUndone             = fault.New(fault.Conflict, "already_undone", "Chỉnh sửa này đã được hoàn tác.", "This correction has been undone already.")
	ErrNothingToUndo      = fault.New(fault.Conflict, "nothing_to_undo", "Không có chỉnh sửa nào để hoàn tác.", "There is no correction to undo.")
	ErrBuildNotFound      = fault.New(fault.NotFound, "build_not_found", "Bản đồ họa này không còn được lưu.", "This build of the graphics is not kept any more.")
	ErrTheme              = fault.New(fault.Invalid, "theme_invalid", "Giao diện đồ họa chưa hợp lệ.", "The theme is not valid.")
	ErrThemeBuiltIn       = fault.New(fault.Conflict, "theme_built_in", "Không sửa được giao diện có sẵn. Hãy đặt mã khác.", "A built-in theme cannot be changed. Use another id.")
	ErrThemeNotFound      = fault.New(fault.NotFound, "theme_not_found", "Không có giao diện này.", "There is no such theme.")
)
