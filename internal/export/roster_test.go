package export_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/export"
)

func roster(people ...contest.Person) contest.Roster {
	return contest.Roster{
		Contest: report().Contest, Total: len(people), At: time.Date(2026, 3, 9, 5, 0, 0, 0, time.UTC),
		Each: func(_ context.Context, take func(contest.Person) error) error {
			for _, p := range people {
				if err := take(p); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

func TestRoster(t *testing.T) {
	t.Parallel()
	minor := contest.Person{UnitName: "Trường THCS Lê Độ", Attempts: 2, Barred: true, Duplicates: []contest.Duplicate{contest.SamePhone, contest.SameDevice}}
	minor.Contestant = contest.Contestant{Name: "=cmd|'/c calc'!A1", GroupID: "cb", Phone: "+84905123456", CreatedAt: time.Date(2026, 3, 1, 1, 2, 3, 0, time.UTC),
		BirthDate: time.Date(2014, 5, 19, 0, 0, 0, 0, time.UTC), Guardian: &contest.Guardian{Name: "Trần Thị Bình", Phone: "+84905000111", Relation: "mẹ"}, Fields: map[string]string{"cccd": "048"}}
	r := roster(minor, contest.Person{Contestant: contest.Contestant{Name: "ẲẪỄỔỮ ẶỘỰ", Synthetic: true}})
	r.Filter.Group = "cb"
	write, err := export.Roster(t.Context(), r, "vi")
	book := reopened(t, write, err)
	rows, err := book.GetRows("Thí sinh")
	if err != nil {
		t.Fatal(err)
	}
	if rows[1][0] != "Danh sách thí sinh – 2 người – lập lúc 12:00:00 09/03/2026 – chỉ gồm những người khớp bộ lọc" {
		t.Errorf("the list says of itself %q", rows[1][0])
	}
	want := []string{"1", "=cmd|'/c calc'!A1", "Trường THCS Lê Độ", "Cán bộ", "0905123456", "", "19/05/2014", "Trần Thị Bình, mẹ, 0905000111", "08:02:03 01/03/2026", "2", "",
		"thuộc diện không được dự thi; trùng điện thoại; trùng thiết bị", "048"}
	if !slices.Equal(rows[3], want) {
		t.Errorf("row %q\nwant %q", rows[3], want)
	}
	if formula, _ := book.GetCellFormula("Thí sinh", "B4"); formula != "" {
		t.Errorf("a name became the formula %s", formula)
	}
	if len(rows) != 5 || rows[4][1] != "ẲẪỄỔỮ ẶỘỰ" || rows[4][11] != "giả lập" {
		t.Errorf("rows %q", rows)
	}
	if name := export.RosterName(r, "vi"); name != "cchc-2026_thi-sinh_20260309-1200.xlsx" {
		t.Errorf("the file is called %s", name)
	}
}

// Whoever asks for a list that cannot be read gets an error, not half a file.
func TestARosterThatCannotBeReadIsNoFile(t *testing.T) {
	t.Parallel()
	broken := errors.New("the database went away")
	r := roster()
	r.Each = func(_ context.Context, take func(contest.Person) error) error {
		if err := take(contest.Person{}); err != nil {
			return err
		}
		return broken
	}
	if write, err := export.Roster(t.Context(), r, "en"); !errors.Is(err, broken) || write != nil {
		t.Errorf("Roster = %v, %v; want no file and the cause", write != nil, err)
	}
}

func TestRosterInEnglish(t *testing.T) {
	t.Parallel()
	write, err := export.Roster(t.Context(), roster(), "en")
	book := reopened(t, write, err)
	rows, _ := book.GetRows("Contestants")
	if len(rows) != 3 || !strings.HasPrefix(rows[1][0], "Contestants – 0 people") || rows[2][1] != "Name" {
		t.Errorf("an empty list is %q", rows)
	}
}
