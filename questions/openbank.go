package questions

import (
	"context"
	"slices"
	"time"
	"unicode/utf8"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// Failures of open banks and of practice.
var (
	ErrOpenBankNotFound = fault.New(fault.NotFound, "open_bank_not_found", "Không tìm thấy bộ câu hỏi công khai này.", "There is no such open set of questions.")
	ErrOpenBankInvalid  = fault.New(fault.Invalid, "open_bank_invalid", "Thông tin công khai chưa hợp lệ.", "The details of the publication are not valid.")
	ErrNoFeedback       = fault.New(fault.Forbidden, "no_answers_published", "Bộ câu hỏi này được công khai không kèm đáp án.", "This set is published without its answers.")
	ErrPracticeChanged  = fault.New(fault.Conflict, "practice_changed", "Câu hỏi này vừa được sửa nên không chấm được. Mời bạn sang câu tiếp theo.", "This question has just been changed, so it cannot be marked. Please go on to the next one.")
)

// OpenBank is a bank, or some of its topics, that the public may read or
// practise on. Only approved questions that are not sealed are in it.
type OpenBank struct {
	ID          string
	ContestID   string
	BankID      string
	Title       string
	TitleEN     string
	Topics      []string // ids; empty: all
	Readable    bool     // as a list
	Practice    bool     // a few at random, to be tried
	WithAnswers bool     // right answers, explanations and legal basis
	OpensAt     time.Time
	ClosesAt    time.Time // zero: no end
	CreatedAt   time.Time
	Questions   int // how many are in it now; only reading fills it in
}

// OpenAt reports whether the public may use it at a time.
func (o OpenBank) OpenAt(at time.Time) bool {
	return !at.Before(o.OpensAt) && (o.ClosesAt.IsZero() || at.Before(o.ClosesAt))
}

// Holds reports whether questions of a topic are in it.
func (o OpenBank) Holds(topic string) bool {
	return len(o.Topics) == 0 || slices.Contains(o.Topics, topic)
}

// OpenFilter chooses questions of an open bank.
type OpenFilter struct {
	Query  string
	Topic  string
	Offset int
	Limit  int
}

// OpenBankStore keeps publications.
type OpenBankStore interface {
	OpenBanks(ctx context.Context, contestID string) ([]OpenBank, error) // the oldest first
	FindOpenBank(ctx context.Context, id string) (OpenBank, error)       // ErrOpenBankNotFound
	// PutOpenBank stores a new publication, or replaces one.
	PutOpenBank(ctx context.Context, o OpenBank, deed account.Deed) error
	DeleteOpenBank(ctx context.Context, id string, deed account.Deed) error
	// OpenQuestions returns a page of an open bank and how many match.
	OpenQuestions(ctx context.Context, o OpenBank, f OpenFilter) ([]Question, int, error)
	// RandomOpen draws up to n questions.
	RandomOpen(ctx context.Context, o OpenBank, topic string, n int) ([]Question, error)
	// FindOpenQuestion returns one, or ErrQuestionNotFound.
	FindOpenQuestion(ctx context.Context, o OpenBank, id string) (Question, error)
}

// OpenBanks lists what a contest has published, and what it will.
func (l *Library) OpenBanks(ctx context.Context, actor account.Actor, contestID string) ([]OpenBank, error) {
	if !actor.Can(account.Read, contestID) {
		return nil, ErrForbidden
	}
	return l.store.OpenBanks(ctx, contestID)
}

// PublishBank stores a publication; one with an id replaces that one.
func (l *Library) PublishBank(ctx context.Context, actor account.Actor, o OpenBank) (OpenBank, error) {
	b, err := l.bankFor(ctx, actor, account.EditContest, o.BankID)
	if err != nil {
		return o, err
	}
	o.ContestID, o.Title, o.TitleEN = b.ContestID, tidy(o.Title), tidy(o.TitleEN)
	if err := o.check(b); err != nil {
		return o, err
	}
	action := "open_bank.change"
	if o.ID == "" {
		o.ID, o.CreatedAt, action = l.newID(), l.now(), "open_bank.publish"
	} else if was, err := l.store.FindOpenBank(ctx, o.ID); err != nil {
		return o, err
	} else if was.BankID != o.BankID {
		return o, ErrOpenBankNotFound
	} else {
		o.CreatedAt = was.CreatedAt
	}
	note := map[string]any{"title": o.Title, "topics": o.Topics, "readable": o.Readable, "practice": o.Practice, "with_answers": o.WithAnswers, "opens_at": o.OpensAt, "closes_at": o.ClosesAt}
	return o, l.store.PutOpenBank(ctx, o, l.deed(actor, b, action, "open_bank:"+o.ID, nil, note))
}

func (o OpenBank) check(b Bank) error {
	var wrong []fault.Field
	if n := utf8.RuneCountInString(o.Title); n == 0 || n > 200 {
		wrong = append(wrong, wrongField("title", "name_length", "Tên bộ câu hỏi dài từ 1 đến 200 ký tự.", "The title has 1 to 200 characters."))
	}
	if !o.Readable && !o.Practice {
		wrong = append(wrong, wrongField("readable", "nothing_open", "Chọn cho đọc, cho luyện tập, hoặc cả hai.", "Choose reading, practice, or both."))
	}
	if o.OpensAt.IsZero() || !o.ClosesAt.IsZero() && !o.ClosesAt.After(o.OpensAt) {
		wrong = append(wrong, wrongField("closes_ms", "before_opening", "Ngày kết thúc phải sau ngày bắt đầu.", "It must end after it begins."))
	}
	for _, t := range o.Topics {
		if !slices.ContainsFunc(b.Topics, func(have Topic) bool { return have.ID == t }) {
			wrong = append(wrong, wrongField("topics", "unknown", "Ngân hàng không có chủ đề này.", "The bank has no such topic."))
			break
		}
	}
	if len(wrong) > 0 {
		return ErrOpenBankInvalid.At(wrong...)
	}
	return nil
}

// WithdrawBank ends a publication.
func (l *Library) WithdrawBank(ctx context.Context, actor account.Actor, id string) error {
	o, err := l.store.FindOpenBank(ctx, id)
	if err != nil {
		return err
	}
	b, err := l.bankFor(ctx, actor, account.EditContest, o.BankID)
	if err != nil {
		return err
	}
	return l.store.DeleteOpenBank(ctx, id, l.deed(actor, b, "open_bank.withdraw", "open_bank:"+id, map[string]any{"title": o.Title}, nil))
}

// PublicBanks lists what a contest has open at a time, for anybody.
func (l *Library) PublicBanks(ctx context.Context, contestID string, at time.Time) ([]OpenBank, error) {
	all, err := l.store.OpenBanks(ctx, contestID)
	return slices.DeleteFunc(all, func(o OpenBank) bool { return !o.OpenAt(at) }), err
}

// publicBank returns an open bank with its bank, if it is open at a time.
func (l *Library) publicBank(ctx context.Context, id string, at time.Time) (OpenBank, Bank, error) {
	o, err := l.store.FindOpenBank(ctx, id)
	if err != nil {
		return o, Bank{}, err
	}
	if !o.OpenAt(at) {
		return OpenBank{}, Bank{}, ErrOpenBankNotFound
	}
	b, err := l.store.FindBank(ctx, o.BankID)
	return o, b, err
}

// ReadOpenBank returns a page of an open bank, for anybody.
func (l *Library) ReadOpenBank(ctx context.Context, id string, f OpenFilter, at time.Time) (OpenBank, Bank, []Question, int, error) {
	o, b, err := l.publicBank(ctx, id, at)
	if err != nil {
		return o, b, nil, 0, err
	}
	if !o.Readable {
		return o, b, []Question{}, 0, nil
	}
	list, total, err := l.store.OpenQuestions(ctx, o, f)
	return o, b, list, total, err
}

// MaxPractice is how many questions one practice has at most.
const MaxPractice = 30

// Practise draws questions for anybody to try. Nothing of it is kept.
func (l *Library) Practise(ctx context.Context, id, topic string, n int, at time.Time) (OpenBank, Bank, []Question, error) {
	o, b, err := l.publicBank(ctx, id, at)
	if err != nil || !o.Practice {
		return o, b, []Question{}, err
	}
	list, err := l.store.RandomOpen(ctx, o, topic, min(max(n, 1), MaxPractice))
	return o, b, list, err
}

// PracticeKey returns a question of a practice with its key, to be marked. It
// fails with ErrNoFeedback where answers are not published, and with
// ErrPracticeChanged when the question is no longer in the version that was
// shown.
func (l *Library) PracticeKey(ctx context.Context, id, questionID string, version int, at time.Time) (Version, error) {
	o, _, err := l.publicBank(ctx, id, at)
	if err != nil {
		return Version{}, err
	}
	if !o.Practice || !o.WithAnswers {
		return Version{}, ErrNoFeedback
	}
	q, err := l.store.FindOpenQuestion(ctx, o, questionID)
	if err != nil {
		return Version{}, err
	}
	if q.Current.Number != version {
		return Version{}, ErrPracticeChanged
	}
	return q.Current, nil
}
