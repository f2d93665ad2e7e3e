package bench

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// sentence makes text of so many phrases that differs as real questions do.
func sentence(seed, phrases int) string {
	words := [...]string{"cơ quan", "nhà nước", "dịch vụ công", "trực tuyến", "cải cách", "hành chính", "chuyển đổi số", "văn bản",
		"điện tử", "người dân", "doanh nghiệp", "thủ tục", "một cửa", "liên thông", "dữ liệu", "định danh", "xác thực", "an toàn",
		"thông tin", "chỉ số", "hài lòng", "minh bạch", "trách nhiệm"}
	var s strings.Builder
	state := uint32(seed)*2654435761 + 12345
	for i := range phrases {
		state = state*1664525 + 1013904223
		if i > 0 {
			s.WriteByte(' ')
		}
		s.WriteString(words[state>>16%uint32(len(words))])
	}
	return s.String()
}

// manyUnits is a workbook of a province's tree: n rows, eighty below each.
func manyUnits(n int) ([]byte, error) {
	book := excelize.NewFile()
	defer book.Close()
	w, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		return nil, fmt.Errorf("bench: units: %w", err)
	}
	if err := w.SetRow("A1", []any{"Tên đơn vị", "Đơn vị cấp trên", "Khối", "Số người", "Tên khác"}); err != nil {
		return nil, fmt.Errorf("bench: units: %w", err)
	}
	for i := range n {
		parent := ""
		if i > 0 {
			parent = fmt.Sprintf("Đơn vị %d", (i-1)/80+1)
		}
		row := []any{fmt.Sprintf("Đơn vị %d", i+1), parent, "Phường, xã", 1200, fmt.Sprintf("ĐV%d; Đơn vị cũ %d", i+1, i+1)}
		if err := w.SetRow(fmt.Sprintf("A%d", i+2), row); err != nil {
			return nil, fmt.Errorf("bench: units: %w", err)
		}
	}
	if err := w.Flush(); err != nil {
		return nil, fmt.Errorf("bench: units: %w", err)
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		return nil, fmt.Errorf("bench: units: %w", err)
	}
	return out.Bytes(), nil
}
