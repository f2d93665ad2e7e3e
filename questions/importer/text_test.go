package importer

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

func TestRepairs(t *testing.T) {
	t.Parallel()
	doc := wordDoc{body: paras("Câu 1: TĂNG CƢỜNG hƣớng dẫn?", "A.một", "B. Ðảng", "Đáp án: B",
		"Câu 2: "+norm.NFD.String("Nghị quyết nào được ban hành?"), "A. một\u00a0hai", "B. “ba”  bốn", "Đáp án: A",
		"Câu 3:Cấp xãđược giao việc gì?", "A. năm\u200b", "B. sáu", "Đáp án: A")}
	got := mustRead(t, "damaged.docx", doc.bytes(t))
	want := []string{"1) TĂNG CƯỜNG hướng dẫn? | một | *Đảng (line)", "2) Nghị quyết nào được ban hành? | *một hai | \"ba\" bốn (line)", "3) Cấp xãđược giao việc gì? | *năm | sáu (line)"}
	if diff := cmp.Diff(want, summary(got)); diff != "" {
		t.Errorf("questions (-want +got):\n%s", diff)
	}
	var repairs []string
	for _, r := range got.Repairs {
		repairs = append(repairs, r.Where[:len("Câu 1")]+" "+r.Code)
	}
	wantRepairs := []string{"Câu 1 repaired_horn", "Câu 1 repaired_label_space", "Câu 1 repaired_d_stroke",
		"Câu 2 repaired_nfc", "Câu 2 repaired_nbsp", "Câu 2 repaired_quotes", "Câu 2 repaired_spaces",
		"Câu 3 repaired_label_space", "Câu 3 repaired_invisible"}
	sortStrings := cmp.Transformer("sort", sortedCopy)
	if diff := cmp.Diff(wantRepairs, repairs, sortStrings); diff != "" {
		t.Errorf("repairs (-want +got):\n%s", diff)
	}
	if codes := strings.Join(problemCodes(got), ","); !strings.Contains(codes, "warning suspect_words") || strings.Contains(codes, "error") {
		t.Errorf("problems = %s", codes)
	}
}

func sortedCopy(in []string) map[string]int {
	out := make(map[string]int)
	for _, s := range in {
		out[s]++
	}
	return out
}

const vietnamesePaper = "Câu 1: Nghị quyết nào của Chính phủ quy định về chuyển đổi số quốc gia?\nA. Nghị quyết số 57\nB. Luật Đất đai được sửa đổi\nĐáp án: B\n"

// TestEncodings reads the same paper in every encoding that is still met.
func TestEncodings(t *testing.T) {
	t.Parallel()
	utf16le := func(bom bool) string {
		var out []byte
		if bom {
			out = append(out, 0xff, 0xfe)
		}
		for _, u := range utf16.Encode([]rune(vietnamesePaper)) {
			out = append(out, byte(u), byte(u>>8))
		}
		return string(out)
	}
	for name, data := range map[string]string{
		"utf-8":            vietnamesePaper,
		"utf-8 with BOM":   "\xef\xbb\xbf" + vietnamesePaper,
		"utf-16 with BOM":  utf16le(true),
		"utf-16":           utf16le(false),
		"NFD":              norm.NFD.String(vietnamesePaper),
		"windows-1258":     toWindows1258(t, vietnamesePaper),
		"tcvn3":            toLatin1(toTCVN3(vietnamesePaper)),
		"tcvn3 in utf-8":   toTCVN3(vietnamesePaper),
		"vni":              toLatin1(toVNI(vietnamesePaper)),
		"vni in utf-8":     toVNI(vietnamesePaper),
		"utf-8 read twice": twice(vietnamesePaper),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := mustRead(t, name, []byte(data))
			want := []string{"1) Nghị quyết nào của Chính phủ quy định về chuyển đổi số quốc gia? | Nghị quyết số 57 | *Luật Đất đai được sửa đổi (line)"}
			if diff := cmp.Diff(want, summary(got)); diff != "" {
				t.Errorf("questions (-want +got):\n%s", diff)
			}
		})
	}
}

// TestForeignLetters: French and Spanish stay as they are.
func TestForeignLetters(t *testing.T) {
	t.Parallel()
	const french = "::é::Qui a créé l'État à Genève, où l'été était très agité, déjà évoqué par l'élève français ? {=l'évêque ~le préfet}\n"
	for name, data := range map[string]string{"utf-8": french, "windows-1252": toLatin1(french)} {
		got := mustRead(t, name, []byte(data))
		want := []string{"1) Qui a créé l'État à Genève, où l'été était très agité, déjà évoqué par l'élève français ? | *l'évêque | le préfet (format)"}
		if diff := cmp.Diff(want, summary(got)); diff != "" {
			t.Errorf("%s: questions (-want +got):\n%s", name, diff)
		}
	}
}

func toTCVN3(s string) string {
	from, to := []rune(tcvn3To), []rune(tcvn3From)
	return strings.Map(func(r rune) rune {
		for i, f := range from {
			if f == r {
				return to[i]
			}
		}
		return r
	}, s)
}

func toVNI(s string) string {
	pairs := append(strings.Fields(vniPairs), strings.Fields(vniSingles)...)
	for i := 0; i < len(pairs); i += 2 {
		pairs[i], pairs[i+1] = pairs[i+1], pairs[i]
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

func toLatin1(s string) string {
	var out []byte
	for _, r := range s {
		out = append(out, byte(r))
	}
	return string(out)
}

// toWindows1258 writes base letters with loose tone marks, as that encoding
// must.
func toWindows1258(t *testing.T, s string) string {
	t.Helper()
	var out []byte
	for _, r := range s {
		if c, ok := charmap.Windows1258.EncodeRune(r); ok {
			out = append(out, c)
			continue
		}
		parts := []rune(norm.NFD.String(string(r)))
		tone := parts[len(parts)-1]
		for i, p := range parts { // the tone comes last, whatever the order
			if p == 0x300 || p == 0x301 || p == 0x303 || p == 0x309 || p == 0x323 {
				tone = p
				parts = append(parts[:i:i], parts[i+1:]...)
				break
			}
		}
		for _, p := range []rune(norm.NFC.String(string(parts))) {
			c, ok := charmap.Windows1258.EncodeRune(p)
			if !ok {
				t.Fatalf("%q has no place in windows-1258", p)
			}
			out = append(out, c)
		}
		c, _ := charmap.Windows1258.EncodeRune(tone)
		out = append(out, c)
	}
	return string(out)
}

func twice(s string) string {
	var out strings.Builder
	for i := range len(s) {
		r := charmap.Windows1252.DecodeByte(s[i])
		if r == '\ufffd' {
			r = rune(s[i])
		}
		out.WriteRune(r)
	}
	return out.String()
}

func TestLegacyTablesAreWhole(t *testing.T) {
	t.Parallel()
	if a, b := len([]rune(tcvn3From)), len([]rune(tcvn3To)); a != b {
		t.Errorf("TCVN3: %d letters map to %d", a, b)
	}
	if n := len(strings.Fields(vniPairs)); n%2 != 0 {
		t.Errorf("VNI pairs: %d fields", n)
	}
}

func TestFold(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"Đáp ÁN": "dap an", "PHƯƠNG ÁN Ặ": "phuong an a", "abc": "abc", norm.NFD.String("Nghị quyết"): "nghi quyet"} {
		if got := fold(in); got != want {
			t.Errorf("fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDuplicates(t *testing.T) {
	t.Parallel()
	long := "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành chương trình tổng thể cải cách hành chính nhà nước nào sau đây"
	paper := "Câu 1: " + long + "?\nA. Giai đoạn 2021 - 2030\nB. Giai đoạn 2011 - 2020\nĐáp án: A\n" +
		"Câu 2: " + strings.ToUpper(long) + "?\nA. Giai đoạn 2011 - 2020\nB. Giai đoạn 2021 - 2030.\nĐáp án: B\n" +
		"Câu 3: " + long + "?\nA. Giai đoạn 2021 - 2030\nB. Giai đoạn 2011 - 2020\nĐáp án: B\n" +
		"Câu 4: " + long + " vậy?\nA. Giai đoạn 2021 - 2030\nB. Giai đoạn 2011 - 2020\nĐáp án: A\n" +
		"Câu 5: " + long + "?\nA. Một\nB. Hai\nĐáp án: A\n"
	got := mustRead(t, "duplicates.txt", []byte(paper))
	want := []string{"warning duplicate_question", "error duplicate_key_differs", "warning same_stem", "warning near_duplicate"}
	if diff := cmp.Diff(want, problemCodes(got)); diff != "" {
		t.Errorf("problems (-want +got):\n%s\n%v", diff, got.Problems)
	}
	if got.Questions[1].Blocked() || !got.Questions[2].Blocked() {
		t.Errorf("blocked: %v and %v, want false and true", got.Questions[1].Blocked(), got.Questions[2].Blocked())
	}
}

func TestPinLast(t *testing.T) {
	t.Parallel()
	for option, want := range map[string]bool{
		"Tất cả các phương án trên": true, "Cả A, B và C đều đúng": true, "Cả 3 phương án trên đều đúng": true, "Không có đáp án nào đúng": true,
		"Tất cả các đáp án trên đều sai": true, "All of the above": true, "Cả ba đáp án trên": true, "A và B đúng": true, "Tất cả đều đúng": true,
		"Tất cả các cơ quan nhà nước": false, "Cả nước": false, "Cải cách hành chính": false, "Không gian mạng": false, "A": false} {
		b := builder{batch: Batch{Questions: []Question{{Kind: Single, Options: []Option{{Text: "x"}, {Text: option}}}}}}
		pin(&b, 0, &b.batch.Questions[0])
		if got := b.batch.Questions[0].PinLast; got != want {
			t.Errorf("PinLast of %q = %v, want %v", option, got, want)
		}
	}
}
