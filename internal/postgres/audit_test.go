package postgres_test

import (
	"encoding/json"
	"testing"

	"hoithi/internal/account"
)

func TestAuditLog(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	deed := account.Deed{At: begun, Actor: account.Actor{ID: newID(), Name: "Nguyễn An", Kind: account.Staff, IP: "10.0.0.1"}, ContestID: s.round.ContestID,
		Action: "test.change", Subject: "round:" + s.round.ID,
		Before: map[string]any{"RulesVersion": 1}, After: map[string]any{"NameEN": "x", "grants": []account.Grant{{Role: account.Author, ContestID: "c"}}}}
	if err := s.db.AddDeed(t.Context(), deed); err != nil {
		t.Fatal(err)
	}
	find := func(f account.DeedFilter) []account.DeedLine {
		t.Helper()
		f.Limit = 10
		lines, total, err := s.db.Deeds(t.Context(), f)
		if err != nil || total < len(lines) {
			t.Fatalf("Deeds: %d of %d, %v", len(lines), total, err)
		}
		return lines
	}
	got := find(account.DeedFilter{ContestID: s.round.ContestID, Query: "test.change"})
	if len(got) != 1 || !got[0].At.Equal(begun) || got[0].Actor.IP != "10.0.0.1" || got[0].Actor.Kind != account.Staff {
		t.Fatalf("Deeds = %+v", got)
	}
	before, after := string(got[0].Before.(json.RawMessage)), string(got[0].After.(json.RawMessage))
	if before != `{"rules_version": 1}` || after != `{"grants": [{"role": "author", "contest_id": "c"}], "name_en": "x"}` {
		t.Errorf("before %s, after %s", before, after)
	}
	for query, want := range map[string]int{"nguyễn": 1, "round:" + s.round.ID: 1, "100%": 0, "_est.change": 0} {
		if n := len(find(account.DeedFilter{Query: query})); n != want {
			t.Errorf("search %q found %d, want %d", query, n, want)
		}
	}
	if len(find(account.DeedFilter{Query: "nothing is called this", Actions: []string{"test.change"}})) != 1 {
		t.Error("a line of an action that was asked for is not found")
	}
	if n := len(find(account.DeedFilter{ContestID: newID()})); n != 0 {
		t.Errorf("another contest's log has %d lines", n)
	}
}

// An auditor reads what a thing is called, not its id.
func TestAuditLogNamesItsSubjects(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for subject, want := range map[string]string{
		"round:" + s.round.ID: s.round.Name, "round:" + newID(): "", "round:none": "", "staff:": "", "comet:" + s.round.ID: "", "board": "",
	} {
		t.Run(subject, func(t *testing.T) {
			action := "test." + newID()
			if err := s.db.AddDeed(t.Context(), account.Deed{At: begun, Actor: librarian, Action: action, Subject: subject}); err != nil {
				t.Fatal(err)
			}
			lines, _, err := s.db.Deeds(t.Context(), account.DeedFilter{Query: action, Limit: 1})
			if err != nil || len(lines) != 1 || lines[0].SubjectName != want {
				t.Errorf("%q is called %+v, %v; want %q", subject, lines, err, want)
			}
		})
	}
}

// The log is only ever added to, whoever tries.
func TestAuditLogCannotBeChanged(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	if err := s.db.AddDeed(t.Context(), account.Deed{At: begun, Actor: librarian, Action: "test.keep"}); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{"UPDATE audit_log SET action = 'x'", "DELETE FROM audit_log"} {
		if _, err := s.db.SQL().ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	var kept int
	if err := s.db.SQL().QueryRowContext(t.Context(), "SELECT count(*) FROM audit_log WHERE action = 'test.keep'").Scan(&kept); err != nil || kept != 1 {
		t.Errorf("%d lines kept, %v, want 1", kept, err)
	}
}

// A change that fails leaves no line, and a line that fails no change.
func TestAuditLineGoesWithItsChange(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	broken := account.Deed{At: begun, Actor: librarian, Action: "test.broken", ContestID: "not a uuid"}
	round := s.round
	round.Name, round.RulesVersion = "Tên khác", round.RulesVersion+1
	if err := s.db.UpdateRound(t.Context(), round, s.round.RulesVersion, broken); err == nil {
		t.Fatal("a line that cannot be written was written")
	}
	got, err := s.db.FindRound(t.Context(), s.round.ID)
	if err != nil || got.Name != s.round.Name {
		t.Errorf("the change stayed without its line: %s, %v", got.Name, err)
	}
}
