package importer

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
)

// manyQuestions is the size of the banks that the benchmarks read.
const manyQuestions = 10000

// sentence makes texts that differ as real questions do.
func sentence(i int) string {
	words := []string{"cơ quan", "nhà nước", "dịch vụ công", "trực tuyến", "cải cách", "hành chính", "chuyển đổi số", "văn bản", "điện tử", "người dân",
		"doanh nghiệp", "thủ tục", "một cửa", "liên thông", "dữ liệu", "định danh", "xác thực", "an toàn", "thông tin", "chỉ số", "hài lòng", "minh bạch", "trách nhiệm"}
	s, seed := "", uint32(i)*2654435761+12345
	for range 14 {
		seed = seed*1664525 + 1013904223
		s += words[seed>>16%uint32(len(words))] + " "
	}
	return fmt.Sprintf("%slà nội dung nào sau đây (mục %d)?", s, i)
}

func BenchmarkDOCX(b *testing.B) {
	var parts []string
	for i := 1; i <= manyQuestions; i++ {
		parts = append(parts, para(fmt.Sprintf("Câu %d: %s", i, sentence(i))),
			para("A. "+sentence(i*5+1)), bold("B. "+sentence(i*5+2)), para("C. "+sentence(i*5+3)), para("D. "+sentence(i*5+4)))
	}
	benchmarkRead(b, wordDoc{body: parts}.bytes(b))
}

func BenchmarkXLSX(b *testing.B) {
	benchmarkRead(b, bigSheet(b, manyQuestions))
}

func bigSheet(b testing.TB, rows int) []byte {
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	_ = w.SetRow("A1", []any{"STT", "Nội dung câu hỏi", "Phương án A", "Phương án B", "Phương án C", "Phương án D", "Đáp án", "Chủ đề", "Mức độ", "Căn cứ"})
	for i := 1; i <= rows; i++ {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		_ = w.SetRow(cell, []any{i, sentence(i), sentence(i*5 + 1), sentence(i*5 + 2), sentence(i*5 + 3), sentence(i*5 + 4), "B", "CCHC", "Dễ", "Điều 5"})
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		b.Fatal(err)
	}
	return buf.Bytes()
}

func benchmarkRead(b *testing.B, data []byte) {
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		batch, err := Read(b.Context(), "big", bytes.NewReader(data), int64(len(data)), Options{})
		if err != nil || len(batch.Questions) != manyQuestions {
			b.Fatalf("Read = %d questions, %v, want %d", len(batch.Questions), err, manyQuestions)
		}
	}
}
