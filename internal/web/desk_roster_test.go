package web_test

import (
	"bytes"
	"net/http"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"hoithi/internal/account"
	"hoithi/internal/web"
)

// The list of contestants goes out as the filters show it, into the log, and
// only to those who may see persons.
func TestContestantsAsAFile(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.register("Nguyễn Văn An", "0905123456")
	o.clock.set(o.clock.now().Add(time.Minute))
	o.register("Trần Thị Bình", "0905000111")
	organiser := o.hire("Lê Ban Thư Ký", account.Organiser, "")
	path := "/desk/contests/" + o.contest.ID + "/contestants.xlsx"
	for query, want := range map[string][]string{"": {"Trần Thị Bình", "Nguyễn Văn An"}, "?q=nguyen": {"Nguyễn Văn An"}, "?flag=barred": {}} {
		file := organiser.get(path + query)
		if file.status != http.StatusOK || file.header.Get("Cache-Control") != "no-store" {
			t.Fatalf("%s: %d %s", query, file.status, file.body)
		}
		book, err := excelize.OpenReader(bytes.NewReader(file.body))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := book.GetRows(book.GetSheetName(0))
		_ = book.Close()
		if err != nil || len(rows) != 3+len(want) {
			t.Fatalf("%s: rows %q, %v", query, rows, err)
		}
		for i, name := range want {
			if rows[3+i][1] != name {
				t.Errorf("%s: row %d is %q, want %s", query, i, rows[3+i], name)
			}
		}
	}
	log := as[web.List[web.AuditRow]](o.hire("Trần Quản Trị", account.Admin, "").get("/desk/audit?q=contestant.export"), http.StatusOK)
	if log.Total != 3 || log.Items[0].Actor != "Lê Ban Thư Ký" {
		t.Errorf("the log tells of %d exports: %+v", log.Total, log.Items)
	}
	o.hire("Phạm Ra Đề", account.Author, "").get(path).problem(http.StatusForbidden, "forbidden")
}
