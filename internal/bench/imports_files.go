package bench

import (
	"archive/zip"
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

// question is the text of a question: its stem, four options, and the letter
// of the right one.
func question(i int) (stem string, options [4]string, key string) {
	stem = fmt.Sprintf("%s là nội dung nào sau đây (mục %d)?", sentence(i, 14), i)
	for n := range options {
		options[n] = fmt.Sprintf("%s %d", sentence(5*i+n+1, 10), n+1)
	}
	return stem, options, "ABCD"[i%4 : i%4+1]
}

// questionSheet is a workbook of n questions with the usual columns.
func questionSheet(n int) ([]byte, error) {
	rows := [][]any{{"STT", "Nội dung câu hỏi", "Phương án A", "Phương án B", "Phương án C", "Phương án D", "Đáp án", "Chủ đề", "Mức độ", "Căn cứ"}}
	for i := 1; i <= n; i++ {
		stem, o, key := question(i)
		rows = append(rows, []any{i, stem, o[0], o[1], o[2], o[3], key, "Cải cách hành chính", "Dễ", fmt.Sprintf("Điều %d", i%90+1)})
	}
	return workbook(rows)
}

// questionPaper is a Word file of n questions as organisers type them: each
// line a paragraph, the key below the options.
func questionPaper(n int) ([]byte, error) {
	var body strings.Builder
	body.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	line := func(text string) {
		body.WriteString(`<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`)
	}
	for i := 1; i <= n; i++ {
		stem, options, key := question(i)
		line(fmt.Sprintf("Câu %d: %s", i, stem))
		for o, text := range options {
			line("ABCD"[o:o+1] + ". " + text)
		}
		line("Đáp án: " + key)
	}
	body.WriteString(`</w:body></w:document>`)
	return word(body.String())
}

// word packs the body of a document as Word does.
func word(body string) ([]byte, error) {
	var out bytes.Buffer
	pack := zip.NewWriter(&out)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", body},
	} {
		w, err := pack.Create(part.name)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(part.text)); err != nil {
			return nil, err
		}
	}
	err := pack.Close()
	return out.Bytes(), err
}

// unitSheet is a workbook of a province's tree: n rows, eighty below each.
func unitSheet(n int) ([]byte, error) {
	rows := [][]any{{"Tên đơn vị", "Đơn vị cấp trên", "Khối", "Số người", "Tên khác"}}
	for i := range n {
		parent := ""
		if i > 0 {
			parent = fmt.Sprintf("Đơn vị %d", (i-1)/80+1)
		}
		rows = append(rows, []any{fmt.Sprintf("Đơn vị %d", i+1), parent, "Phường, xã", 1200, fmt.Sprintf("ĐV%d; Đơn vị cũ %d", i+1, i+1)})
	}
	return workbook(rows)
}

func workbook(rows [][]any) ([]byte, error) {
	book := excelize.NewFile()
	defer book.Close()
	w, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		return nil, fmt.Errorf("bench: workbook: %w", err)
	}
	for i, row := range rows {
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), row); err != nil {
			return nil, fmt.Errorf("bench: workbook: %w", err)
		}
	}
	if err := w.Flush(); err != nil {
		return nil, fmt.Errorf("bench: workbook: %w", err)
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		return nil, fmt.Errorf("bench: workbook: %w", err)
	}
	return out.Bytes(), nil
}
