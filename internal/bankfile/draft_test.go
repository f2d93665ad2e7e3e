package bankfile_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"hoithi/internal/bankfile"
	"hoithi/questions"
)

const draftText = "Câu 1: Thủ đô?\nA. Huế\nB. Hà Nội\nĐáp án: B\nCâu 2: Chưa có đáp án?\nA. x\nB. y\nCâu 3: Bỏ qua?\nA. x\nB. y\nĐáp án: A\n"

func draftOf(t *testing.T, name string, data []byte) questions.Import {
	t.Helper()
	i, err := bankfile.Read(t.Context(), name, bytes.NewReader(data), int64(len(data)), nil)
	if err != nil {
		t.Fatalf("Read(%s): %v", name, err)
	}
	return i
}

// TestSourceTextIsTheFiles: the reviewer sees the file's words.
func TestSourceTextIsTheFiles(t *testing.T) {
	t.Parallel()
	i := draftOf(t, "de.txt", []byte(draftText))
	if got, want := i.Items[0].SourceText, "Câu 1: Thủ đô?\nA. Huế\nB. Hà Nội\nĐáp án: B"; got != want {
		t.Errorf("source = %q, want %q", got, want)
	}
}

// TestCorrectedIsImportedAgain: a corrected workbook finds the same questions.
func TestCorrectedIsImportedAgain(t *testing.T) {
	t.Parallel()
	draft := draftOf(t, "de.txt", []byte(draftText))
	draft.Items[1].Correct, draft.Items[1].Problems, draft.Items[1].Topic = []int{0}, nil, "Cải cách"
	draft.Items[2].Skip = true
	var file bytes.Buffer
	if err := bankfile.WriteCorrected(&file, draft, "vi"); err != nil {
		t.Fatal(err)
	}
	again := draftOf(t, "sua.xlsx", file.Bytes())
	if len(again.Items) != 2 {
		t.Fatalf("%d questions again, want 2", len(again.Items))
	}
	for n, item := range again.Items {
		was := draft.Items[n]
		if item.ExternalKey() != was.ExternalKey() || item.Blocked() {
			t.Errorf("question %d: key %s, was %s; problems %v", n, item.ExternalKey(), was.ExternalKey(), item.Problems)
		}
		type said struct {
			Stem, Topic string
			Options     []string
			Correct     []int
		}
		if diff := cmp.Diff(said{was.Stem, was.Topic, was.Options, was.Correct}, said{item.Stem, item.Topic, item.Options, item.Correct}); diff != "" {
			t.Errorf("question %d (-was +again):\n%s", n, diff)
		}
	}
}

// TestReport names every question, with what is wrong, in the user's words.
func TestReport(t *testing.T) {
	t.Parallel()
	draft := draftOf(t, "de.txt", []byte(draftText))
	draft.Items[2].Skip = true
	for lang, want := range map[string][]string{
		"vi": {"Câu|Vị trí trong tệp|Mức|Vấn đề|Nội dung câu hỏi|Đáp án nhận ra từ", "1|Câu 1 (dòng 1)|Đạt||Thủ đô?|dòng “Đáp án”", "2|Câu 2 (dòng 5)|Lỗi|Không tìm thấy đáp án.|Chưa có đáp án?", "3|Câu 3 (dòng 8)|Bỏ qua||Bỏ qua?|dòng “Đáp án”"},
		"en": {"Question|Place in the file|Severity|Problem|Question text|Key found by", "1|Question 1 (line 1)|Fine||Thủ đô?|a line “Đáp án”", "2|Question 2 (line 5)|Error|No key was found.|Chưa có đáp án?", "3|Question 3 (line 8)|Skipped||Bỏ qua?|a line “Đáp án”"},
	} {
		var file bytes.Buffer
		if err := bankfile.WriteReport(&file, draft, lang); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&file)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows("Sheet1")
		if err != nil {
			t.Fatal(err)
		}
		var have []string
		for _, row := range rows {
			have = append(have, strings.Join(row, "|"))
		}
		if diff := cmp.Diff(want, have); diff != "" {
			t.Errorf("%s (-want +got):\n%s", lang, diff)
		}
	}
	if got := bankfile.DraftName(questions.Import{File: "Đề thi số 1.docx"}, "bao-cao"); got != "de-thi-so-1-bao-cao.xlsx" {
		t.Errorf("name = %q", got)
	}
}
