package importer

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestProgress: a long file tells how far it is, forwards and to the end.
func TestProgress(t *testing.T) {
	t.Parallel()
	var paper, table strings.Builder
	table.WriteString("Câu hỏi,A,B,Đáp án\n")
	var word []string
	for i := range 3000 {
		fmt.Fprintf(&paper, "Câu %d: %s\nA. x\nB. y\nĐáp án: A\n", i+1, sentence(i))
		fmt.Fprintf(&table, "%s,x,y,A\n", sentence(i))
		word = append(word, paras(fmt.Sprintf("Câu %d: %s", i+1, sentence(i)), "A. x", "B. y", "Đáp án: A")...)
	}
	for name, data := range map[string][]byte{"xlsx": bigSheet(t, 3000), "csv": []byte(table.String()), "txt": []byte(paper.String()), "docx": wordDoc{body: word}.bytes(t)} {
		var seen []int
		_, err := Read(t.Context(), name, bytes.NewReader(data), int64(len(data)), Options{Progress: func(done, total int) {
			if percent := 100 * done / total; len(seen) == 0 || percent != seen[len(seen)-1] {
				seen = append(seen, percent)
			}
		}})
		if err != nil {
			t.Fatal(err)
		}
		if len(seen) < 5 || !slices.IsSorted(seen) || seen[len(seen)-1] != 100 {
			t.Errorf("%s: %v", name, seen)
		}
	}
}
