package questions

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// Failures of the bank.
var (
	ErrBankNotFound     = fault.New(fault.NotFound, "bank_not_found", "Không tìm thấy ngân hàng câu hỏi này.", "There is no such question bank.")
	ErrBankInvalid      = fault.New(fault.Invalid, "bank_invalid", "Thông tin ngân hàng câu hỏi chưa hợp lệ.", "The bank's details are not valid.")
	ErrQuestionNotFound = fault.New(fault.NotFound, "question_not_found", "Không tìm thấy câu hỏi này.", "There is no such question.")
	ErrQuestionInvalid  = fault.New(fault.Invalid, "question_invalid", "Câu hỏi chưa hợp lệ.", "The question is not valid.")
	ErrQuestionState    = fault.New(fault.Conflict, "question_state", "Câu hỏi đang ở trạng thái không cho phép việc này.", "The question's state does not allow this.")
	ErrStale            = fault.New(fault.Conflict, "stale_version", "Nội dung đã được người khác sửa. Hãy tải lại rồi sửa tiếp.", "Somebody else has changed this. Reload and try again.")
	ErrSamePerson       = fault.New(fault.Forbidden, "second_person_needed", "Việc này cần một người khác xác nhận.", "A second person has to confirm this.")
	ErrForbidden        = fault.New(fault.Forbidden, "forbidden", "Bạn không có quyền làm việc này.", "You are not allowed to do this.")
)

// BankView is a bank with what it holds.
type BankView struct {
	Bank
	Counts   map[State]int
	Approved []TopicCount // by topic and level, for whoever writes a blueprint
	Sealed   int          // of the questions, those in closed sets
	Expired  int          // of the questions that are not retired, those whose basis has ended
}

// TopicCount is how many approved questions a topic has at a level.
type TopicCount struct {
	Topic    string
	Level    Level
	Approved int
}

// Filter chooses questions of a bank. Empty fields choose all.
type Filter struct {
	BankID  string
	Query   string // in number, stem, options and external id, with or without diacritics
	State   State
	Topic   string
	Level   Level
	Kind    Kind
	Expired bool      // only those whose basis has ended by At
	At      time.Time // the day that Expired means; zero: today
	Offset  int
	Limit   int
}

// LibraryStore is the storage that Library needs. A change takes the line of
// the audit log that is kept with it, in the same transaction.
type LibraryStore interface {
	Banks(ctx context.Context, contestID string, at time.Time) ([]BankView, error)
	FindBank(ctx context.Context, id string) (Bank, error) // ErrBankNotFound
	CreateBank(ctx context.Context, b Bank, deed account.Deed) error
	UpdateBank(ctx context.Context, b Bank, deed account.Deed) error

	// Questions returns a page of a bank by number, and how many match.
	Questions(ctx context.Context, f Filter) ([]Question, int, error)
	FindQuestion(ctx context.Context, id string) (Question, error) // ErrQuestionNotFound
	// QuestionVersions lists every version, the newest first.
	QuestionVersions(ctx context.Context, questionID string) ([]Version, error)
	Reviews(ctx context.Context, questionID string) ([]Review, error)
	// CreateQuestion stores a question under the bank's next number.
	CreateQuestion(ctx context.Context, q Question, deed account.Deed) (Question, error)
	// AddVersion stores q.Current as the next version of a question that is
	// still at the version seen, and its state. It fails with ErrStale.
	AddVersion(ctx context.Context, q Question, seen int, deed account.Deed) (Question, error)
	// MoveQuestion changes the state of a question that is still at the state
	// and version of the review. It fails with ErrStale.
	MoveQuestion(ctx context.Context, q Question, r Review, deed account.Deed) error
	// StaffNames returns the names of staff by id.
	StaffNames(ctx context.Context, ids []string) (map[string]string, error)

	// AddDeed writes a line of the log that stands alone.
	AddDeed(ctx context.Context, deed account.Deed) error

	ImportStore
	MediaStore
	ReadingStore
	CommentStore
	PreviewStore
	OpenBankStore
}

// Library is the work on banks: writing, reviewing and importing questions.
// Every method asks whether the actor may.
type Library struct {
	store LibraryStore
	now   func() time.Time
	newID func() string
}

// NewLibrary makes the service over a store.
func NewLibrary(store LibraryStore, now func() time.Time, newID func() string) *Library {
	return &Library{store: store, now: now, newID: newID}
}

// Banks lists the banks of a contest with what they hold.
func (l *Library) Banks(ctx context.Context, actor account.Actor, contestID string) ([]BankView, error) {
	if !actor.Can(account.Read, contestID) {
		return nil, ErrForbidden
	}
	return l.store.Banks(ctx, contestID, l.now())
}

// CreateBank makes an empty bank.
func (l *Library) CreateBank(ctx context.Context, actor account.Actor, contestID, name string, topics []Topic) (Bank, error) {
	if !actor.Can(account.EditQuestions, contestID) {
		return Bank{}, ErrForbidden
	}
	b := tidyBank(Bank{ID: l.newID(), ContestID: contestID, Name: name, Topics: topics, CreatedAt: l.now()})
	if err := validateBank(b); err != nil {
		return b, err
	}
	return b, l.store.CreateBank(ctx, b, l.deed(actor, b, "bank.create", "bank:"+b.ID, nil, bankNote(b)))
}

// UpdateBank changes a bank's name and topics. A topic that questions use
// keeps its id; the store leaves questions of a removed topic as they are.
func (l *Library) UpdateBank(ctx context.Context, actor account.Actor, id, name string, topics []Topic) (Bank, error) {
	was, err := l.bankFor(ctx, actor, account.EditQuestions, id)
	if err != nil {
		return was, err
	}
	is := was
	is.Name, is.Topics = name, topics
	is = tidyBank(is)
	if err := validateBank(is); err != nil {
		return is, err
	}
	before, after := account.Changed(bankNote(was), bankNote(is))
	return is, l.store.UpdateBank(ctx, is, l.deed(actor, is, "bank.update", "bank:"+id, before, after))
}

// bankFor loads a bank and asks whether the actor has the right in its contest.
func (l *Library) bankFor(ctx context.Context, actor account.Actor, right account.Right, id string) (Bank, error) {
	b, err := l.store.FindBank(ctx, id)
	if err != nil {
		return b, err
	}
	if !actor.Can(right, b.ContestID) {
		return Bank{}, ErrForbidden
	}
	return b, nil
}

func (l *Library) deed(actor account.Actor, b Bank, action, subject string, before, after any) account.Deed {
	return account.Deed{At: l.now(), Actor: actor, ContestID: b.ContestID, Action: action, Subject: subject, Before: before, After: after}
}

func bankNote(b Bank) map[string]any { return map[string]any{"name": b.Name, "topics": b.Topics} }

var topicForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func validateBank(b Bank) error {
	var wrong []fault.Field
	if b.Name == "" || len([]rune(b.Name)) > 200 {
		wrong = append(wrong, wrongField("name", "name_length", "Tên ngân hàng dài từ 1 đến 200 ký tự.", "The bank's name has 1 to 200 characters."))
	}
	seen := map[string]bool{}
	for _, t := range b.Topics {
		if !topicForm.MatchString(t.ID) || len(t.ID) > 60 || t.Name == "" || seen[t.ID] {
			wrong = append(wrong, wrongField("topics", "topic_invalid", "Chủ đề cần mã riêng (chữ thường không dấu, số, gạch nối) và tên.", "A topic needs an id of its own (lower-case letters, digits, hyphens) and a name."))
			break
		}
		seen[t.ID] = true
	}
	if len(wrong) > 0 {
		return ErrBankInvalid.At(wrong...)
	}
	return nil
}

func tidyBank(b Bank) Bank {
	b.Name = tidy(b.Name)
	b.Topics = slices.Clone(b.Topics)
	for i, t := range b.Topics {
		b.Topics[i] = Topic{ID: t.ID, Name: tidy(t.Name), NameEN: tidy(t.NameEN)}
	}
	return b
}

func wrongField(name, code, vi, en string) fault.Field {
	return fault.Field{Name: name, Code: code, Msg: fault.Text{VI: vi, EN: en}}
}

// tidy is one line of NFC text with single spaces.
func tidy(s string) string { return strings.Join(strings.Fields(norm.NFC.String(s)), " ") }

// tidyLines is tidy that keeps line breaks, as stems and explanations have.
func tidyLines(s string) string {
	in := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, line := range in {
		in[i] = tidy(line)
	}
	return strings.Trim(strings.Join(in, "\n"), "\n")
}
