package data

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
)

// The columns of the import layout.
const (
	colName = iota
	colParent
	colKind
	colBlock
	colHeadcount
	colFrom
	colTo
	colAliases
	columns
)

var header = []string{"Tên đơn vị", "Đơn vị cấp trên", "Loại", "Khối", "Số người", "Hiệu lực từ", "Hiệu lực đến", "Tên khác"}

func units(t *testing.T) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(UnitsCSV())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) == 0 || !slices.Equal(rows[0], header) {
		t.Fatalf("the header is not the import layout")
	}
	return rows[1:]
}

func TestUnitsAreATree(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	roots := 0
	for _, u := range units(t) {
		switch {
		case u[colParent] == "":
			roots++
		case !seen[u[colParent]]:
			t.Errorf("%s: parent %q does not stand above it", u[colName], u[colParent])
		}
		if seen[u[colName]] {
			t.Errorf("%s is listed twice", u[colName])
		}
		seen[u[colName]] = true
	}
	if roots != 1 {
		t.Errorf("%d roots, want 1", roots)
	}
	for _, name := range []string{
		"Trung tâm Phục vụ hành chính công thành phố Đà Nẵng",
		"Ủy ban nhân dân phường Hội An Tây",
		"Ủy ban nhân dân đặc khu Hoàng Sa",
	} {
		if !seen[name] {
			t.Errorf("%s is missing", name)
		}
	}
}

func TestUnitsAreFilled(t *testing.T) {
	t.Parallel()
	communes := map[string]int{}
	for _, u := range units(t) {
		if u[colKind] == "" {
			t.Errorf("%s: no kind", u[colName])
		}
		communes[u[colKind]]++
		for _, day := range []string{u[colFrom], u[colTo]} {
			if _, err := time.Parse("02/01/2006", day); day != "" && err != nil {
				t.Errorf("%s: %v", u[colName], err)
			}
		}
		if u[colBlock] == "" {
			continue // the root and the blocks
		}
		if n, err := strconv.Atoi(u[colHeadcount]); err != nil || n < 1 {
			t.Errorf("%s: headcount %q", u[colName], u[colHeadcount])
		}
	}
	// Nghị quyết số 1659/NQ-UBTVQH15: 23 phường, 70 xã, 1 đặc khu.
	for kind, want := range map[string]int{"Phường": 23, "Xã": 70, "Đặc khu": 1} {
		if communes[kind] != want {
			t.Errorf("%d units of kind %s, want %d", communes[kind], kind, want)
		}
	}
}

func TestUnitBlocksAreNodesOfTheTree(t *testing.T) {
	t.Parallel()
	blocks := map[string]bool{}
	for _, u := range units(t) {
		if u[colKind] == "Khối" {
			blocks[u[colName]] = true
		}
		if u[colBlock] != "" && !blocks[u[colBlock]] {
			t.Errorf("%s: block %q is no node above it", u[colName], u[colBlock])
		}
	}
	if len(blocks) != 3 {
		t.Errorf("%d blocks, want 3", len(blocks))
	}
}

func TestUnitAliasesNameOneUnit(t *testing.T) {
	t.Parallel()
	owner := map[string]string{}
	for _, u := range units(t) {
		for alias := range strings.SplitSeq(u[colAliases], ";") {
			alias = strings.TrimSpace(alias)
			if alias == "" {
				continue
			}
			if other, ok := owner[alias]; ok || alias == u[colName] {
				t.Errorf("alias %q of %s also names %q", alias, u[colName], other)
			}
			owner[alias] = u[colName]
		}
	}
	if got := owner["Sở Thông tin và Truyền thông"]; got != "Sở Khoa học và Công nghệ thành phố Đà Nẵng" {
		t.Errorf("Sở Thông tin và Truyền thông leads to %q", got)
	}
}

func TestUnitTextIsComposed(t *testing.T) {
	t.Parallel()
	for _, r := range string(UnitsCSV()) {
		if unicode.Is(unicode.Mn, r) || strings.ContainsRune("\u01A2\u01A3\u00D0\u00A0\uFEFF", r) {
			t.Errorf("units.csv has %U", r)
		}
	}
}

func TestUnitsCSVBelongsToItsCaller(t *testing.T) {
	t.Parallel()
	UnitsCSV()[0] = 'x'
	if UnitsCSV()[0] == 'x' {
		t.Error("a caller changed the embedded file")
	}
}
