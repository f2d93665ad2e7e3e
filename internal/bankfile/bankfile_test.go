package bankfile_test

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"hoithi/internal/bankfile"
	"hoithi/questions"
	"hoithi/questions/importer"
)

func read(t *testing.T, name string, raw []byte) (questions.Import, error) {
	t.Helper()
	return bankfile.Read(t.Context(), name, bytes.NewReader(raw), int64(len(raw)), nil)
}

func TestReadFixture(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("../../../shared/fixtures/vi/columns.xlsx")
	if err != nil {
		t.Skipf("the fixtures are not here: %v", err)
	}
	got, err := read(t, "/thư mục/columns.xlsx", raw)
	if err != nil {
		t.Fatal(err)
	}
	if got.File != "columns.xlsx" || got.Format != "xlsx" || len(got.Items) == 0 {
		t.Fatalf("import %s %s of %d items", got.File, got.Format, len(got.Items))
	}
	for _, i := range got.Items {
		if i.Stem == "" || len(i.Options) < 2 || len(i.Correct) == 0 || i.KeyFoundBy == "" || i.SourceText == "" {
			t.Errorf("item %+v", i)
		}
	}
}

// What a bank cannot hold is said, and nothing else is lost with it.
func TestReadSaysWhatABankCannotHold(t *testing.T) {
	t.Parallel()
	const gift = "::a:: Thủ đô của Việt Nam là? {=Hà Nội ~Huế}\n\n::b:: Năm ban hành Luật Giao dịch điện tử mới? {#2023:0}\n"
	got, err := read(t, "de.gift", []byte(gift))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Items) != 2 || got.Items[0].Blocked() || !got.Items[1].Blocked() {
		t.Fatalf("items %+v", got.Items)
	}
	last := got.Items[1].Problems[len(got.Items[1].Problems)-1]
	if last.Code != "kind_unsupported" {
		t.Errorf("the numeric question: %+v", got.Items[1].Problems)
	}
}

func TestReadLevels(t *testing.T) {
	t.Parallel()
	const sheet = "Câu hỏi,Phương án A,Phương án B,Đáp án,Mức độ\nMột cộng một?,1,2,B,Nhận biết\nHai cộng hai?,3,4,B,VẬN DỤNG\nBa cộng ba?,6,7,A,rất khó đấy\n"
	got, err := read(t, "de.csv", []byte(sheet))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []questions.Level{questions.Recall, questions.Apply, 0} {
		if got.Items[i].Level != want {
			t.Errorf("level of item %d = %d, want %d", i, got.Items[i].Level, want)
		}
	}
	if p := got.Items[2].Problems; len(p) == 0 || p[len(p)-1].Code != "level_unknown" {
		t.Errorf("the unknown level: %+v", p)
	}
}

func TestReadRefuses(t *testing.T) {
	t.Parallel()
	if _, err := read(t, "trong.docx", nil); !errors.Is(err, importer.ErrEmpty) {
		t.Errorf("an empty file = %v, want ErrEmpty", err)
	}
}
