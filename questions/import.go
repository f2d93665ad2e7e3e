package questions

import (
	"context"
	"errors"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// Failures of an import.
var (
	ErrImportNotFound = fault.New(fault.NotFound, "import_not_found", "Không tìm thấy lần nhập này.", "There is no such import.")
	ErrImportState    = fault.New(fault.Conflict, "import_state", "Lần nhập này đã được xác nhận hoặc hoàn tác.", "This import has already been confirmed or undone.")
	ErrImportBlocked  = fault.New(fault.Conflict, "import_blocked", "Còn câu hỏi có lỗi. Hãy sửa hoặc bỏ qua các câu đó.", "Some questions have errors. Correct or skip them.")
	ErrImportUsed     = fault.New(fault.Conflict, "import_used", "Câu hỏi của lần nhập này đã được dùng trong đề thi nên không hoàn tác được.", "Questions of this import have been used in papers, so it cannot be undone.")
	ErrItemNotFound   = fault.New(fault.NotFound, "import_item_not_found", "Không tìm thấy câu này trong tệp.", "There is no such question in the file.")
)

// ImportState is where an import stands.
type ImportState string

// The states of an import.
const (
	ImportRead   ImportState = "read"
	ImportDone   ImportState = "done"
	ImportUndone ImportState = "undone"
)

// Import is a file as it was read: a draft that people correct before it
// enters the bank.
type Import struct {
	ID        string
	BankID    string
	File      string
	Format    string
	State     ImportState
	Items     []ImportItem
	Files     map[string][]byte // media inside the file, by the ids that the items use; only until the draft is kept
	Problems  []ImportProblem   // of the file as a whole
	Outcome   Outcome           // once confirmed
	By        string
	CreatedAt time.Time
	DoneAt    time.Time
}

// ImportItem is one question of the file. Index never changes.
type ImportItem struct {
	Index       int
	Number      int
	ExternalID  string // the file's own id; else made of the content
	Where       string
	KeyFoundBy  string
	Kind        Kind
	Stem        string
	TVText      string
	Options     []string
	Correct     []int
	PinLast     bool
	Topic       string // id or name; an unknown name becomes a new topic
	Level       Level
	Explanation string
	LegalBasis  string
	Skip        bool
	Problems    []ImportProblem
	SourceText  string // what the file says, for the eye
	Key
	Illustration
}

// ImportProblem is something about a file that a person should know.
type ImportProblem struct {
	Where   string
	Error   bool // blocks the question; otherwise a warning
	Code    string
	Message fault.Text
}

// Blocked reports whether the item cannot enter a bank as it is.
func (i ImportItem) Blocked() bool {
	for _, p := range i.Problems {
		if p.Error {
			return true
		}
	}
	return false
}

// Outcome counts what a confirmed import did.
type Outcome struct{ Added, Changed, Unchanged, Skipped int }

// ImportStore keeps imports.
type ImportStore interface {
	CreateImport(ctx context.Context, i Import, deed account.Deed) error
	FindImport(ctx context.Context, id string) (Import, error) // ErrImportNotFound
	// UpdateImport replaces the items of an import that is still a draft;
	// edit is called with the stored draft inside the transaction.
	UpdateImport(ctx context.Context, id string, edit func(*Import) error) (Import, error)
	// ConfirmImport writes the entries into the bank, adds topics, and marks
	// the import done, all or nothing. It fails with ErrImportState.
	ConfirmImport(ctx context.Context, i Import, topics []Topic, entries []Entry, deed account.Deed) (Outcome, error)
	// UndoImport takes back what a confirmed import did. It fails with
	// ErrImportUsed when a paper may hold one of its questions.
	UndoImport(ctx context.Context, i Import, deed account.Deed) error
	// AllQuestions lists every question of a bank with its current version.
	AllQuestions(ctx context.Context, bankID string) ([]Question, error)
}

// Entry is a question on its way into a bank. Where a question with the
// external id exists, its text becomes the next version, unless the question
// has, or once had, exactly this text.
type Entry struct {
	ID         string // of the question, if it is new
	ExternalID string
	Version    Version
}

// MayImport fails unless the actor may import into the bank: to be asked before
// a file is read, which costs more than the question.
func (l *Library) MayImport(ctx context.Context, actor account.Actor, bankID string) error {
	_, err := l.bankFor(ctx, actor, account.EditQuestions, bankID)
	return err
}

// Read keeps a file that has been read as a draft, and compares it with the
// bank: near-duplicates are flagged.
func (l *Library) Read(ctx context.Context, actor account.Actor, i Import) (Import, error) {
	b, err := l.bankFor(ctx, actor, account.EditQuestions, i.BankID)
	if err != nil {
		return i, err
	}
	i.ID, i.State, i.By, i.CreatedAt = l.newID(), ImportRead, actor.ID, l.now()
	if err := l.takeFiles(ctx, actor, b, &i); err != nil {
		return i, err
	}
	for n := range i.Items {
		i.Items[n].Index = n
		i.Items[n].settle(b)
	}
	bank, err := l.store.AllQuestions(ctx, b.ID)
	if err != nil {
		return i, err
	}
	flagSimilar(i.Items, bank)
	note := map[string]any{"file": i.File, "format": i.Format, "questions": len(i.Items)}
	return i, l.store.CreateImport(ctx, i, l.deed(actor, b, "import.read", "import:"+i.ID, nil, note))
}

// Import returns a draft, or what became of it.
func (l *Library) Import(ctx context.Context, actor account.Actor, id string) (Import, error) {
	i, b, err := l.importFor(ctx, actor, account.ReadKeys, id)
	if err != nil {
		return i, err
	}
	return i, l.noteImport(ctx, actor, b, len(i.Items))
}

// noteImport writes down that the actor sees questions of a file, which may not
// be in the bank yet.
func (l *Library) noteImport(ctx context.Context, actor account.Actor, b Bank, n int) error {
	if n == 0 {
		return nil
	}
	return l.store.NoteReading(ctx, Reading{At: l.now(), Actor: actor, ContestID: b.ContestID, BankID: b.ID, How: ReadImport})
}

// ItemEdit is what a person corrects of an item.
type ItemEdit struct {
	Kind        Kind
	Stem        string
	TVText      string
	Options     []string
	Correct     []int
	PinLast     bool
	Topic       string
	Level       Level
	Explanation string
	LegalBasis  string
	Skip        bool
	Key
	Illustration
}

// EditItem corrects one item of a draft and checks it again: a person has now
// looked at it, so what the reader doubted is settled.
func (l *Library) EditItem(ctx context.Context, actor account.Actor, id string, index int, e ItemEdit) (ImportItem, error) {
	_, b, err := l.importFor(ctx, actor, account.EditQuestions, id)
	if err != nil {
		return ImportItem{}, err
	}
	if err := l.ownMedia(ctx, b, &e.Illustration); err != nil {
		return ImportItem{}, err
	}
	var out ImportItem
	_, err = l.store.UpdateImport(ctx, id, func(i *Import) error {
		if index < 0 || index >= len(i.Items) {
			return ErrItemNotFound
		}
		item := &i.Items[index]
		item.correct(e, b)
		out = *item
		return nil
	})
	if err != nil {
		return ImportItem{}, err
	}
	return out, l.noteImport(ctx, actor, b, 1) // it comes back with what the file says
}

// Confirm writes a draft into the bank as new drafts of questions. Blocked
// items are left out when skipBlocked is set; otherwise they refuse the whole.
// Confirming the same file again changes nothing.
func (l *Library) Confirm(ctx context.Context, actor account.Actor, id string, skipBlocked bool) (Outcome, error) {
	i, b, err := l.importFor(ctx, actor, account.EditQuestions, id)
	if err != nil {
		return Outcome{}, err
	}
	if i.State != ImportRead {
		return Outcome{}, ErrImportState
	}
	topics := newTopics(b.Topics, i.Items)
	entries, skipped, err := l.entries(actor, i, append(b.Topics[:len(b.Topics):len(b.Topics)], topics...), skipBlocked)
	if err != nil {
		return Outcome{}, err
	}
	i.State, i.DoneAt = ImportDone, l.now()
	i.Outcome.Skipped = skipped
	deed := l.deed(actor, b, "import.confirm", "import:"+id, nil, map[string]any{"file": i.File, "questions": len(entries), "skipped": skipped})
	return l.store.ConfirmImport(ctx, i, topics, entries, deed)
}

func (l *Library) entries(actor account.Actor, i Import, topics []Topic, skipBlocked bool) (out []Entry, skipped int, err error) {
	for _, item := range i.Items {
		switch {
		case item.Skip, item.Blocked() && skipBlocked:
			skipped++
			continue
		case item.Blocked():
			return nil, 0, ErrImportBlocked
		}
		v := item.version(topics)
		v.CreatedBy, v.CreatedAt = actor.ID, l.now()
		out = append(out, Entry{ID: l.newID(), ExternalID: item.key(), Version: v})
	}
	return out, skipped, nil
}

// Undo takes a confirmed import back out of the bank, as long as none of its
// questions can have been used.
func (l *Library) Undo(ctx context.Context, actor account.Actor, id string) (Import, error) {
	i, b, err := l.importFor(ctx, actor, account.EditQuestions, id)
	if err != nil {
		return i, err
	}
	if i.State != ImportDone {
		return i, ErrImportState
	}
	deed := l.deed(actor, b, "import.undo", "import:"+id, nil, map[string]any{"file": i.File})
	if err := l.store.UndoImport(ctx, i, deed); err != nil {
		return i, err
	}
	i.State = ImportUndone
	return i, l.noteImport(ctx, actor, b, len(i.Items))
}

func (l *Library) importFor(ctx context.Context, actor account.Actor, right account.Right, id string) (Import, Bank, error) {
	i, err := l.store.FindImport(ctx, id)
	if err != nil {
		return i, Bank{}, err
	}
	b, err := l.bankFor(ctx, actor, right, i.BankID)
	if err != nil {
		return Import{}, b, err
	}
	return i, b, nil
}

func asFault(err error) (*fault.Error, bool) {
	var f *fault.Error
	ok := errors.As(err, &f)
	return f, ok
}
