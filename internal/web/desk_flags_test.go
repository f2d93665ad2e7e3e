package web_test

import (
	"net/http"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/web"
)

// A flag names the other people, not their ids: the organiser must be able to
// call them.
func TestAFlagNamesTheOthers(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for _, name := range []string{"Nguyễn Văn An", "Trần Thị Bình"} {
		p, _ := o.register(name, "0905123456")
		p.finish(1)
	}
	if err := o.db.FindFlags(t.Context(), contest.Round{ID: o.round.ID}, o.round.ClosesAt.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	flags := as[web.Items[web.DeskFlag]](o.hire("Lê Ban Thư Ký", account.Organiser, "").get("/desk/rounds/"+o.round.ID+"/flags"), http.StatusOK).Items
	want := map[string]string{"Nguyễn Văn An": "Trần Thị Bình", "Trần Thị Bình": "Nguyễn Văn An"}
	found := 0
	for _, f := range flags {
		if f.Kind != string(contest.FlagSamePhone) {
			continue
		}
		found++
		if len(f.Others) != 1 || f.Others[0].Name != want[f.Name] || f.Others[0].ID == "" || f.Others[0].ID == f.ContestantID {
			t.Errorf("the flag of %s names %+v", f.Name, f.Others)
		}
	}
	if found != 2 {
		t.Errorf("%d flags for a shared phone, want 2: %+v", found, flags)
	}
}
