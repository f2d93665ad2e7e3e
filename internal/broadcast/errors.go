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
	ErrRevChanged     = fault.New(fault.Conflict, "rev_changed", "Người khác vừa thay đổi. Hãy xem lại rồi thực hiện.", "Somebody else has just changed this. Look again.")
	ErrLayerLocked    = fault.New(fault.Conflict, "layer_locked", "Lớp này đang do người khác giữ.", "Another operator holds this layer.")
	ErrNotHolder      = fault.New(fault.Conflict, "not_holder", "Bạn không giữ lớp này.", "You do not hold this layer.")
	ErrPanic          = fault.New(fault.Conflict, "panic_on", "Đang ở chế độ khẩn cấp: bấm Tiếp tục trước khi đưa đồ họa lên.", "Panic is on: resume before anything is taken.")
)
