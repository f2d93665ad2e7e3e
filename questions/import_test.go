package questions

import (
	"fmt"
	"slices"
	"testing"
)

func TestItemKey(t *testing.T) {
	t.Parallel()
	item := ImportItem{Kind: Single, Stem: "Số nào ≥ 5?", Options: []string{"4", "6"}, Correct: []int{1}}
	same := item
	same.Stem, same.Correct, same.Topic = "  số nào  ≥ 5? ", []int{0}, "khác"
	if item.key() != same.key() {
		t.Error("spaces, case, the key or the topic make another question")
	}
	other := item
	other.Stem = "Số nào ≤ 5?"
	if item.key() == other.key() {
		t.Error("≥ and ≤ are the same question")
	}
	named := item
	named.ExternalID = "CCHC-001"
	if named.key() != "CCHC-001" {
		t.Errorf("key = %q, want the file's own id", named.key())
	}
}

func TestATopicIsFoundByIDFirst(t *testing.T) {
	t.Parallel()
	have := []Topic{{ID: "loai-4", Name: "Loại 5"}, {ID: "loai-5", Name: "Loại 6"}}
	for name, want := range map[string]string{"loai-5": "loai-5", "Loại 5": "loai-4", "LOẠI 6": "loai-5", "": "", "loai-9": ""} {
		if got, found := topicNamed(have, name); got.ID != want || found != (want != "") {
			t.Errorf("topicNamed(%q) = %q, %v; want %q", name, got.ID, found, want)
		}
	}
}

func TestNewTopics(t *testing.T) {
	t.Parallel()
	have := []Topic{{ID: "the-che", Name: "Cải cách thể chế"}}
	items := []ImportItem{{Topic: "cai cach THE CHE"}, {Topic: "the-che"}, {Topic: "Tổ chức bộ máy"}, {Topic: "tổ chức bộ máy"}, {Topic: ""}, {Topic: "Bỏ qua", Skip: true}, {Topic: "???"}}
	got := newTopics(have, items)
	if want := []Topic{{ID: "to-chuc-bo-may", Name: "Tổ chức bộ máy"}}; !slices.Equal(got, want) {
		t.Errorf("newTopics = %+v, want %+v", got, want)
	}
}

func TestFlagSimilar(t *testing.T) {
	t.Parallel()
	bank := []Question{
		{Number: 7, ExternalID: "x", Current: Version{Stem: "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành nội dung nào sau đây?"}},
		{Number: 8, ExternalID: "y", Current: Version{Stem: "Ngày Chuyển đổi số quốc gia hằng năm là ngày nào?"}},
	}
	items := []ImportItem{
		{ExternalID: "a", Stem: "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành nội dung nào dưới đây?"},
		{ExternalID: "b", Stem: "Cơ quan nào chủ trì thực hiện dịch vụ công trực tuyến?"},
		{ExternalID: "y", Stem: "Ngày Chuyển đổi số quốc gia hằng năm là ngày nào?"},
	}
	flagSimilar(items, bank)
	for i, want := range []int{1, 0, 0} {
		if got := len(items[i].Problems); got != want {
			t.Errorf("item %d has %d warnings, want %d: %+v", i, got, want, items[i].Problems)
		}
	}
	if items[0].Blocked() {
		t.Error("a likeness blocks")
	}
}

func TestCorrectSettlesDoubts(t *testing.T) {
	t.Parallel()
	item := ImportItem{Kind: Single, Stem: "A?", Options: []string{"x", "y"}, Problems: []ImportProblem{{Error: true, Code: "no_key"}}}
	item.correct(ItemEdit{Kind: Single, Stem: "A?", Options: []string{"x", "y"}, Correct: []int{1, 9}}, Bank{})
	if item.Blocked() || !slices.Equal(item.Correct, []int{1}) {
		t.Errorf("corrected item %+v", item)
	}
	item.correct(ItemEdit{Kind: Single, Stem: "A?", Options: []string{"x"}, Correct: []int{0}}, Bank{})
	if !item.Blocked() {
		t.Error("one option does not block")
	}
}

// The filter finds what comparing with everything finds.
func TestNearestFindsTheNearest(t *testing.T) {
	t.Parallel()
	var bank []Question
	for i := range 60 {
		bank = append(bank, Question{Number: i, Current: Version{Stem: fmt.Sprintf("Cơ quan số %d giải quyết thủ tục số %d trong thời hạn %d ngày làm việc", i, i%7, i%5)}})
	}
	index := newSimilar(bank)
	for i := range 80 {
		stem := fmt.Sprintf("Cơ quan số %d giải quyết thủ tục số %d trong thời hạn %d ngày làm", i, i%7, i%6)
		want, best := -1, 0.0
		for n, q := range bank {
			a, b, common := trigrams(stem), trigrams(q.Current.Stem), 0
			for g := range a {
				if b[g] {
					common++
				}
			}
			if j := float64(common) / float64(len(a)+len(b)-common); j >= similarAt && j > best {
				want, best = n, j
			}
		}
		q, share, ok := index.nearest(stem)
		if ok != (want >= 0) || ok && (q.Number != want || share != best) {
			t.Errorf("nearest(%q) = %d, %v, %v; want %d, %v", stem, q.Number, share, ok, want, best)
		}
	}
}

// A thousand questions against a bank of five thousand.
func BenchmarkFlagSimilar(b *testing.B) {
	bank := make([]Question, 5000)
	for i := range bank {
		bank[i] = Question{Number: i, Current: Version{Stem: fmt.Sprintf("Theo Nghị định số %d/NĐ-CP, cơ quan nào có thẩm quyền giải quyết hồ sơ loại %d?", i, i*7)}}
	}
	for b.Loop() {
		items := make([]ImportItem, 1000)
		for i := range items {
			items[i].Stem = fmt.Sprintf("Theo Thông tư số %d/TT-BNV, thời hạn trả kết quả loại %d là bao nhiêu ngày?", i, i)
		}
		flagSimilar(items, bank)
	}
}
