package postgres_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"hoithi/internal/account"
	"hoithi/questions"
)

// librarian is the machine: it may do everything, and has written nothing.
var librarian = account.Machine("test")

// shelf is a bank with the service over it, and a clock that a test moves.
type shelf struct {
	*stage
	library *questions.Library
	bank    questions.Bank
	at      time.Time
}

func newShelf(t *testing.T) *shelf {
	t.Helper()
	s := &shelf{stage: newStage(t), at: begun.Add(time.Hour)}
	s.library = questions.NewLibrary(s.db, func() time.Time { return s.at }, newID)
	if _, err := s.db.SQL().ExecContext(t.Context(), "SELECT setval(pg_get_serial_sequence('question_versions', 'id'), 100000)"); err != nil {
		t.Fatal(err)
	}
	var err error
	if s.bank, err = s.library.CreateBank(t.Context(), librarian, s.round.ContestID, "Ngân hàng mới", nil); err != nil {
		t.Fatal(err)
	}
	return s
}

// file is a file of questions as it was read; key is the right option of each.
func file(keys ...int) questions.Import {
	i := questions.Import{File: "de.docx", Format: "docx"}
	stems := []string{"Cơ quan nào ban hành nghị định?", "Thời hạn giải quyết hồ sơ là bao lâu?", "Ai có quyền khiếu nại?"}
	for n, key := range keys {
		i.Items = append(i.Items, questions.ImportItem{Number: n + 1, Kind: questions.Single, Stem: stems[n], Options: []string{"Một", "Hai", "Ba"}, Correct: []int{key}, Topic: "Thể chế"})
	}
	return i
}

func (s *shelf) read(i questions.Import) questions.Import {
	s.t.Helper()
	i.BankID = s.bank.ID
	draft, err := s.library.Read(s.t.Context(), librarian, i)
	if err != nil {
		s.t.Fatalf("Read: %v", err)
	}
	return draft
}

func (s *shelf) load(i questions.Import) (questions.Import, questions.Outcome) {
	s.t.Helper()
	draft := s.read(i)
	outcome, err := s.library.Confirm(s.t.Context(), librarian, draft.ID, false)
	if err != nil {
		s.t.Fatalf("Confirm: %v", err)
	}
	return draft, outcome
}

func (s *shelf) list() []questions.Question {
	s.t.Helper()
	list, _, err := s.library.Questions(s.t.Context(), librarian, questions.Filter{BankID: s.bank.ID, Limit: 100})
	if err != nil {
		s.t.Fatalf("Questions: %v", err)
	}
	return list
}

func TestImportAgain(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	if _, got := s.load(file(0, 1, 2)); got != (questions.Outcome{Added: 3}) {
		t.Fatalf("first: %+v", got)
	}
	if _, got := s.load(file(0, 1, 2)); got != (questions.Outcome{Unchanged: 3}) {
		t.Errorf("the same file again: %+v", got)
	}
	edited := s.list()[0]
	v := edited.Current
	v.Explanation = "Điều 4 Luật Ban hành văn bản."
	if _, err := s.library.EditQuestion(t.Context(), librarian, edited.ID, v, 1); err != nil {
		t.Fatal(err)
	}
	if _, got := s.load(file(0, 1, 2)); got != (questions.Outcome{Unchanged: 3}) {
		t.Errorf("after an edit by hand the old file did %+v", got)
	}
	if q := s.list()[0]; q.Current.Explanation == "" || q.Current.Number != 2 {
		t.Errorf("the old file undid an edit: %+v", q.Current)
	}
	if _, got := s.load(file(0, 2, 2)); got != (questions.Outcome{Changed: 1, Unchanged: 2}) {
		t.Errorf("with a corrected key: %+v", got)
	}
	if q := s.list()[1]; q.Current.Correct != questions.OptionSet(2) || q.Current.Number != 2 || q.State != questions.Draft || q.Current.Topic != "the-che" {
		t.Errorf("the corrected question: %+v", q)
	}
	if _, err := s.library.EditQuestion(t.Context(), librarian, edited.ID, v, 1); !errors.Is(err, questions.ErrStale) {
		t.Errorf("an edit of an old version = %v, want ErrStale", err)
	}
}

// Ten thousand questions enter the bank in some twenty statements.
func TestImportOfTenThousand(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	big := questions.Import{File: "lon.xlsx", Format: "xlsx"}
	for n := range 10_000 {
		big.Items = append(big.Items, questions.ImportItem{Number: n + 1, Kind: questions.Single, Stem: fmt.Sprintf("Câu hỏi thứ %d về thủ tục %d?", n, n*7919),
			Options: []string{"Một", "Hai", "Ba \"trích dẫn\"", "Bốn, năm"}, Correct: []int{n % 4}, Topic: "Thể chế", Level: questions.Apply})
	}
	big.Items = append(big.Items, big.Items[0]) // said twice
	draft := s.read(big)
	start := time.Now()
	got, err := s.library.Confirm(t.Context(), librarian, draft.ID, false)
	if err != nil || got != (questions.Outcome{Added: 10_000, Unchanged: 1}) {
		t.Fatalf("Confirm = %+v, %v", got, err)
	}
	t.Logf("10 000 questions in %v", time.Since(start))
	q := s.list()[2]
	if q.Number != 3 || q.Current.Options[2] != `Ba "trích dẫn"` || q.Current.Correct != questions.OptionSet(2) || q.Current.Level != questions.Apply || q.Current.Topic != "the-che" || q.Current.ID <= 100_000 {
		t.Errorf("third question %+v", q)
	}
}

func TestImportIsAllOrNothing(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	bad := file(0, 1)
	bad.Items[1].Correct = nil
	draft := s.read(bad)
	if _, err := s.library.Confirm(t.Context(), librarian, draft.ID, false); !errors.Is(err, questions.ErrImportBlocked) || len(s.list()) != 0 {
		t.Errorf("Confirm = %v with %d stored, want ErrImportBlocked and none", err, len(s.list()))
	}
	if got, err := s.library.Confirm(t.Context(), librarian, draft.ID, true); err != nil || got != (questions.Outcome{Added: 1, Skipped: 1}) {
		t.Errorf("skipping what is blocked: %+v, %v", got, err)
	}
	if _, err := s.library.EditItem(t.Context(), librarian, draft.ID, 0, questions.ItemEdit{}); !errors.Is(err, questions.ErrImportState) {
		t.Errorf("EditItem of a finished import = %v, want ErrImportState", err)
	}
}

func TestImportUndo(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.load(file(0, 1))
	s.at = s.at.Add(time.Minute)
	second, _ := s.load(file(1, 1, 2)) // changes one, adds one
	if _, err := s.library.Undo(t.Context(), librarian, second.ID); err != nil {
		t.Fatalf("Undo: %v", err)
	}
	list := s.list()
	if len(list) != 2 || list[0].Current.Correct != questions.OptionSet(0) {
		t.Errorf("after the undo: %+v", list)
	}
	if _, err := s.library.Undo(t.Context(), librarian, second.ID); !errors.Is(err, questions.ErrImportState) {
		t.Errorf("a second undo = %v, want ErrImportState", err)
	}
}

func TestImportUndoOfWhatWasUsed(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.bank.ID = s.bankID // the bank that the open round draws from
	draft, _ := s.load(file(0))
	const begin = `
INSERT INTO attempts (id, round_id, contest_id, contestant_id, group_id, number, receipt, questions, started_at, deadline, grace_ms)
VALUES ($1, $2, $3, $4, 'g', 1, 'R', 10, $5, $5, 0)`
	person := newID()
	if _, err := s.db.SQL().ExecContext(t.Context(), `
INSERT INTO contestants (id, contest_id, name, name_key, group_id, consent_version, consent_at, created_at) VALUES ($1, $2, 'A', 'a', 'g', 1, $3, $3)`,
		person, s.round.ContestID, s.at); err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.SQL().ExecContext(t.Context(), begin, newID(), s.round.ID, s.round.ContestID, person, s.at.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.library.Undo(t.Context(), librarian, draft.ID); !errors.Is(err, questions.ErrImportUsed) {
		t.Errorf("Undo = %v, want ErrImportUsed", err)
	}
}

func TestQuestionSearch(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.load(file(0, 1, 2))
	for query, want := range map[string]int{"nghị định": 1, "nghi dinh": 1, "HỒ SƠ": 1, "2": 1, "không có": 0, "": 3, "100%": 0} {
		list, total, err := s.library.Questions(t.Context(), librarian, questions.Filter{BankID: s.bank.ID, Query: query, Limit: 10})
		if err != nil || len(list) != want || total != want {
			t.Errorf("search %q found %d of %d, %v; want %d", query, len(list), total, err, want)
		}
	}
}
