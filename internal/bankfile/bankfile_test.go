package bankfile_test

import (
	"bytes"
	"errors"
	"os"
	"slices"
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

// Every kind of the formats that have more than choices is kept with its key.
func TestReadKinds(t *testing.T) {
	t.Parallel()
	const gift = `::a:: Thủ đô của Việt Nam là? {=Hà Nội ~Huế}

::b:: Năm ban hành Luật Giao dịch điện tử mới? {#2023:0.5}

::c:: Cố đô nào ở miền Trung? {=Huế =Thành phố Huế}

::d:: Ghép tỉnh với vùng. {=Hà Giang -> Đông Bắc =Cà Mau -> Tây Nam Bộ = -> Tây Nguyên}
`
	got, err := read(t, "de.gift", []byte(gift))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Items) != 4 {
		t.Fatalf("items %+v", got.Items)
	}
	for _, i := range got.Items {
		if i.Blocked() {
			t.Errorf("item %d is blocked: %+v", i.Number, i.Problems)
		}
	}
	if i := got.Items[1]; i.Kind != questions.Numeric || !slices.Equal(i.Numbers, []questions.Number{{Value: "2023", Tolerance: "0.5"}}) {
		t.Errorf("the numeric question: %+v", i)
	}
	if i := got.Items[2]; i.Kind != questions.ShortText || !slices.Equal(i.Accepted, []string{"Huế", "Thành phố Huế"}) {
		t.Errorf("the short text: %+v", i)
	}
	if i := got.Items[3]; i.Kind != questions.Matching || len(i.Pairs) != 2 || i.Pairs[1] != (questions.Pair{Left: "Cà Mau", Right: "Tây Nam Bộ"}) || !slices.Equal(i.Decoys, []string{"Tây Nguyên"}) {
		t.Errorf("the matching: %+v", i)
	}
}

// A file may list the items of an ordering in any order; the bank keeps them in
// the right one.
func TestReadOrdering(t *testing.T) {
	t.Parallel()
	const xml = `<?xml version="1.0"?><quiz><question type="ordering"><name><text>t</text></name><questiontext format="html"><text>Sắp xếp theo thứ tự thời gian.</text></questiontext>
<answer fraction="1"><text>1945</text></answer><answer fraction="2"><text>1954</text></answer><answer fraction="3"><text>1975</text></answer></question></quiz>`
	got, err := read(t, "de.xml", []byte(xml))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Items) != 1 || got.Items[0].Kind != questions.Ordering || !slices.Equal(got.Items[0].Options, []string{"1945", "1954", "1975"}) || got.Items[0].Blocked() {
		t.Fatalf("items %+v", got.Items)
	}
}

// The short form for television has a column of its own.
func TestReadTVText(t *testing.T) {
	t.Parallel()
	const sheet = "Câu hỏi,Phương án A,Phương án B,Đáp án,Bản rút gọn cho truyền hình\nTheo quy ước thì một cộng một bằng mấy?,1,2,B,1 + 1 = ?\n"
	got, err := read(t, "de.csv", []byte(sheet))
	if err != nil || len(got.Items) != 1 || got.Items[0].TVText != "1 + 1 = ?" || got.Items[0].Blocked() {
		t.Fatalf("items %+v, %v", got.Items, err)
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
