package importer

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// TestSheetsHandedIn reads workbooks as offices hand them in.
func TestSheetsHandedIn(t *testing.T) {
	t.Parallel()
	r := func(v ...any) []any { return v }
	merge := func(f *excelize.File, ranges ...string) {
		for i := 0; i+1 < len(ranges); i += 2 {
			_ = f.MergeCell("Sheet1", ranges[i], ranges[i+1])
		}
	}
	for _, c := range []struct {
		name           string
		fill           func(f *excelize.File)
		want, problems []string
		topics         []string
	}{
		{
			name: "merged titles, the header in row 7, numbers, the key as letter, text and word",
			fill: func(f *excelize.File) {
				rows(f, "Sheet1", 1, r("ỦY BAN NHÂN DÂN TỈNH AN GIANG", nil, nil, nil, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), r("SỞ NỘI VỤ", nil, nil, nil, "Độc lập - Tự do - Hạnh phúc"), r(),
					r("NGÂN HÀNG CÂU HỎI HỘI THI TÌM HIỂU CẢI CÁCH HÀNH CHÍNH"), r("(Kèm theo Kế hoạch số 15/KH-SNV ngày 01/02/2025)"), r(),
					r("STT", "Nội dung câu hỏi", "Phương án A", "Phương án B", "Phương án C", "Phương án D", "Đáp án đúng", "Chủ đề/Nhóm", "Mức độ", "Căn cứ (điều, khoản)", "Ghi chú"),
					r(1, "Có mấy cấp hành chính?", 2, 3, 4, 5, "B", "Tổ chức", "Dễ", "Điều 1"), r(2, "Ngày nào?", "02/9", "20/11", "10/10", "26/3", "10/10", "CĐS", "TB", "Điều 2"),
					r(3, "Ai ban hành nghị định?", "Quốc hội", "Chính phủ", "Bộ Nội vụ", nil, "chính phủ.", "CCHC"), r(4, "Tỷ lệ?", 0.9, 0.95, 1, nil, "C", "CCHC"),
					r(5, "Chọn các nhiệm vụ?", "x", "y", "z", "t", "A, C", "CCHC"), r(6, "Câu sáu?", "x", "y", "z", "t", "B. y", "CCHC"), r(7, "Câu bảy?", "Đúng", "Sai", nil, nil, "S", "CCHC"))
				merge(f, "A1", "D1", "E1", "K1", "A2", "D2", "E2", "K2", "A4", "K4", "A5", "K5")
				for _, cell := range []string{"C11", "D11", "E11"} {
					style(f, cell, &excelize.Style{NumFmt: 9})
				}
			},
			want: []string{"1) Có mấy cấp hành chính? | 2 | *3 | 4 | 5 (column)", "2) Ngày nào? | 02/9 | 20/11 | *10/10 | 26/3 (column)", "3) Ai ban hành nghị định? | Quốc hội | *Chính phủ | Bộ Nội vụ (column)",
				"4) Tỷ lệ? | 90% | 95% | *100% (column)", "5) Chọn các nhiệm vụ? | *x | y | *z | t (column)", "6) Câu sáu? | x | *y | z | t (column)", "7) Câu bảy? | Đúng | *Sai (column)"},
			topics: []string{"Tổ chức", "CĐS", "CCHC", "CCHC", "CCHC", "CCHC", "CCHC"},
		},
		{
			name: "a header of two rows, a topic merged over its questions",
			fill: func(f *excelize.File) {
				rows(f, "Sheet1", 1, r("BỘ CÂU HỎI"), r(), r("TT", "Lĩnh vực", "Câu hỏi", "Phương án trả lời", nil, nil, nil, "Đáp án"), r(nil, nil, nil, "A", "B", "C", "D"),
					r(1, "CCHC", "Một?", "x", "y", "z", "t", "A"), r(2, nil, "Hai?", "x", "y", "z", "t", "B"), r(3, "CĐS", "Ba?", "x", "y", "z", "t", "D"), r(4, nil, "Bốn?", "x", "y", "z", "t", "D"))
				merge(f, "A1", "H1", "A3", "A4", "B3", "B4", "C3", "C4", "D3", "G3", "H3", "H4", "B5", "B6")
			},
			want:   []string{"1) Một? | *x | y | z | t (column)", "2) Hai? | x | *y | z | t (column)", "3) Ba? | x | y | z | *t (column)", "4) Bốn? | x | y | z | *t (column)"},
			topics: []string{"CCHC", "CCHC", "CĐS", ""},
		},
		{
			name: "raised letters",
			fill: func(f *excelize.File) {
				rows(f, "Sheet1", 1, r("Câu hỏi", "A", "B", "Đáp án"), r("Một?", "10", "x", "B"))
				up, down := &excelize.Font{VertAlign: "superscript"}, &excelize.Font{VertAlign: "subscript"}
				_ = f.SetCellRichText("Sheet1", "A2", []excelize.RichTextRun{{Text: "Diện tích < 5 km"}, {Text: "2", Font: up}, {Text: " có CO"}, {Text: "2", Font: down}, {Text: "?", Font: &excelize.Font{Bold: true}}})
				_ = f.SetCellRichText("Sheet1", "B2", []excelize.RichTextRun{{Text: "10"}, {Text: "-5", Font: up}})
			},
			want: []string{"1) Diện tích < 5 km² có CO₂? | 10⁻⁵ | *x (column)"}, topics: []string{""},
		},
		{
			name: "whole questions in the cells of one column",
			fill: func(f *excelize.File) {
				rows(f, "Sheet1", 1, r("STT", "Câu hỏi"), r(1, "Một?\nA. x\nB. y\nĐáp án: B"), r(2, "Hai?\n*A. x\nB. y"))
			},
			want: []string{"1) Một? | x | *y (column)", "2) Hai? | *x | y (column)"}, topics: []string{"", ""},
		},
		{
			name: "keys on a sheet of their own, some of which contradict, miss or go too far",
			fill: func(f *excelize.File) {
				_, _ = f.NewSheet("Đáp án")
				rows(f, "Sheet1", 1, r("STT", "Câu hỏi", "A", "B", "C", "Đáp án"), r(1, "Một?", "x", "y", "z"), r(2, "Hai?", "x", "y", "z"), r(3, "Ba?", "x", "y", "z", "B"), r(4, "Bốn?", "x", nil, "z"), r(5, "Năm?", "x", "y", "z", "A"), r(6, "Sáu?", "x", "y"), r(7, "Bảy?", "x", "y", "z"))
				rows(f, "Đáp án", 1, r("BẢNG ĐÁP ÁN"), r("Câu hỏi", "Đáp án"), r(1, "B"), r(2, "A, C"), r(3, "C"), r(4, "C"), r(5, "A"), r(6, "C"), r(9, "A"))
			},
			want:     []string{"1) Một? | x | *y | z (table)", "2) Hai? | *x | y | *z (table)", "3) Ba? | x | y | z", "4) Bốn? | x | *z (table)", "5) Năm? | *x | y | z (column)", "6) Sáu? | x | y", "7) Bảy? | x | y | z"},
			problems: []string{"error key_conflict", "error key_out_of_range", "warning key_without_question", "error no_key"},
			topics:   []string{"", "", "", "", "", "", ""},
		},
		{
			name: "keys in two long rows of a sheet before the questions",
			fill: func(f *excelize.File) {
				_ = f.SetSheetName("Sheet1", "Key")
				_, _ = f.NewSheet("Sheet1")
				rows(f, "Key", 1, r("Câu", 1, 2, 3), r("Đáp án", "C", "A", "B"))
				rows(f, "Sheet1", 1, r("Câu hỏi", "A", "B", "C"), r("Một?", "x", "y", "z"), r("Hai?", "x", "y", "z"), r("Ba?", "x", "y", "z"))
			},
			want: []string{"1) Một? | x | y | *z (table)", "2) Hai? | *x | y | z (table)", "3) Ba? | x | *y | z (table)"}, topics: []string{"", "", ""},
		},
		{
			name: "a cross in the column beside the right option",
			fill: func(f *excelize.File) {
				rows(f, "Sheet1", 1, r("TT", "Nội dung", "Phương án 1", "Đúng", "Phương án 2", "Đúng", "Phương án 3", "Đúng"), r(1, "Một?", "a1", nil, "b1", "x", "c1"), r(2, "Hai?", "a2", "X", "b2", nil, "c2", "x"), r(3, "Ba?", "a3", "Đ", "b3", "S", "c3", "S"), r(4, "Bốn?", "a4", nil, "b4", nil, "c4"))
			},
			want:     []string{"1) Một? | a1 | *b1 | c1 (column)", "2) Hai? | *a2 | b2 | *c2 (column)", "3) Ba? | *a3 | b3 | c3 (column)", "4) Bốn? | a4 | b4 | c4"},
			problems: []string{"error no_key"}, topics: []string{"", "", "", ""},
		},
		{
			name: "a cross under the letter, in columns after the options",
			fill: func(f *excelize.File) {
				rows(f, "Sheet1", 1, r("STT", "Câu hỏi", "Phương án trả lời", nil, nil, nil, "Đáp án đúng"), r(nil, nil, "A", "B", "C", "D", "A", "B", "C", "D"), r(1, "Một?", "a1", "b1", "c1", "d1", nil, nil, "x"), r(2, "Hai?", "a2", "b2", "c2", "d2", "x", nil, nil, "x"))
				merge(f, "A1", "A2", "B1", "B2", "C1", "F1", "G1", "J1")
			},
			want: []string{"1) Một? | a1 | b1 | *c1 | d1 (column)", "2) Hai? | *a2 | b2 | c2 | *d2 (column)"}, topics: []string{"", ""},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := mustRead(t, c.name, workbook(t, c.fill))
			if diff := cmp.Diff(c.want, summary(got)); diff != "" {
				t.Errorf("questions (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.problems, problemCodes(got)); diff != "" {
				t.Errorf("problems (-want +got):\n%s\n%v", diff, got.Problems)
			}
			var topics []string
			for _, q := range got.Questions {
				topics = append(topics, q.Topic)
			}
			if diff := cmp.Diff(c.topics, topics); diff != "" {
				t.Errorf("topics (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSheetEncodings reads one CSV, with quoting and a key in words, in the
// three encodings from before Unicode, and with nothing but a few words.
func TestSheetEncodings(t *testing.T) {
	t.Parallel()
	const long = "STT;Nội dung câu hỏi;Phương án A;Phương án B;Phương án C;Phương án D;Đáp án đúng;Căn cứ\n" +
		"1;\"Nghị quyết số 76/NQ-CP; do cơ quan nào ban hành?\";Quốc hội;Chính phủ;Bộ Nội vụ;ủy ban nhân dân tỉnh;B;Điều 1\n2;Ngày Chuyển đổi số quốc gia là ngày nào?;02/9;20/11;10/10;26/3;10/10;Quyết định 505\n"
	const short = "Câu hỏi,A,B,Đáp án\nThủ đô nước ta?,Huế,Hà Nội,B\n"
	wantLong := []string{"1) Nghị quyết số 76/NQ-CP; do cơ quan nào ban hành? | Quốc hội | *Chính phủ | Bộ Nội vụ | ủy ban nhân dân tỉnh (column)", "2) Ngày Chuyển đổi số quốc gia là ngày nào? | 02/9 | 20/11 | *10/10 | 26/3 (column)"}
	for name, encode := range map[string]func(string) string{
		"windows-1258": func(s string) string { return toWindows1258(t, s) },
		"tcvn3":        func(s string) string { return toLatin1(toTCVN3(s)) },
		"vni":          func(s string) string { return toLatin1(toVNI(s)) },
	} {
		for text, want := range map[string][]string{long: wantLong, short: {"1) Thủ đô nước ta? | Huế | *Hà Nội (column)"}} {
			got := mustRead(t, name, []byte(encode(text)))
			if diff := cmp.Diff(want, summary(got)); diff != "" {
				t.Errorf("%s: questions (-want +got):\n%s", name, diff)
			}
			if diff := cmp.Diff([]string{"warning encoding_converted"}, problemCodes(got)); diff != "" {
				t.Errorf("%s: problems (-want +got):\n%s", name, diff)
			}
		}
	}
}
