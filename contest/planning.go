package contest

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/fault"
	"hoithi/questions"
)

// Failures of planning a contest.
var (
	ErrContestInvalid = fault.New(fault.Invalid, "contest_invalid", "Thông tin cuộc thi chưa hợp lệ.", "The contest's details are not valid.")
	ErrSlugTaken      = fault.New(fault.Conflict, "slug_taken", "Đường dẫn này đã có cuộc thi khác dùng.", "Another contest already uses this address.")
	ErrPresetNotFound = fault.New(fault.NotFound, "preset_not_found", "Không có mẫu thể lệ này.", "There is no such preset.")
	ErrRoundNumber    = fault.New(fault.Conflict, "round_number_taken", "Cuộc thi đã có đợt thi mang số này.", "The contest already has a round with this number.")
	ErrRoundFixed     = fault.New(fault.Conflict, "round_fixed", "Đợt thi đã mở: chỉ còn sửa được tên và lùi giờ đóng.", "The round has opened: only its names and a later closing may change.")
	ErrReasonNeeded   = fault.New(fault.Invalid, "reason_needed", "Hãy nêu lý do.", "Say why.")
	ErrBarredNotFound = fault.New(fault.NotFound, "barred_not_found", "Không tìm thấy người này trong danh sách.", "There is no such person on the list.")
	ErrBarredEmpty    = fault.New(fault.Invalid, "barred_empty", "Nhập họ tên, số điện thoại hoặc email.", "Enter a name, a phone number or an e-mail address.")
	ErrUnitInvalid    = fault.New(fault.Invalid, "unit_invalid", "Thông tin đơn vị chưa hợp lệ.", "The unit's details are not valid.")
	ErrBankNotFound   = questions.ErrBankNotFound
)

// Counts says how much a contest holds.
type Counts struct{ Units, Contestants, Rounds, Banks, Questions int }

// PlanningStore is the storage that Planning needs. A change takes the line of
// the audit log that is kept with it, in the same transaction.
type PlanningStore interface {
	FindContest(ctx context.Context, id string) (Contest, error)
	Contests(ctx context.Context) ([]Contest, error)
	ContestCounts(ctx context.Context, id string) (Counts, error)
	CreateContest(ctx context.Context, c Contest, deed account.Deed) error
	UpdateContest(ctx context.Context, c Contest, seen int, deed account.Deed) error
	// GroupsInUse lists the groups that contestants have chosen.
	GroupsInUse(ctx context.Context, contestID string) ([]string, error)

	// Units lists a contest's units in the order of the file they came from.
	Units(ctx context.Context, contestID string) ([]Unit, error)
	// UnitParticipants counts the people who took part, by unit id.
	UnitParticipants(ctx context.Context, contestID string) (map[string]int, error)
	// SaveUnits adds and changes units in one transaction. seen is how many
	// the contest had when this was planned: ErrStale when some came since.
	SaveUnits(ctx context.Context, contestID string, seen int, units []Unit, deed account.Deed) error

	Barred(ctx context.Context, contestID string) ([]BarredEntry, error)
	AddBarred(ctx context.Context, contestID string, b BarredEntry, deed account.Deed) error
	RemoveBarred(ctx context.Context, contestID, id string, deed account.Deed) error

	FindRound(ctx context.Context, id string) (Round, error)
	Rounds(ctx context.Context, contestID string) ([]Round, error)
	RoundsDue(ctx context.Context, at time.Time) ([]Round, error)
	CreateRound(ctx context.Context, r Round, deed account.Deed) error
	UpdateRound(ctx context.Context, r Round, seen int, deed account.Deed) error
	MoveRound(ctx context.Context, r Round, t Transition, deed account.Deed) error
	Transitions(ctx context.Context, roundID string) ([]Transition, error)
	RoundFigures(ctx context.Context, roundID string) (Figures, error)

	FindBank(ctx context.Context, id string) (questions.Bank, error)
	// DrawPool is what papers are drawn from.
	DrawPool(ctx context.Context, bankID string) ([]questions.Version, error)
}

// Figures count a round.
type Figures struct {
	Started      int // attempts
	Ended        int
	Participants int // people with at least one attempt
}

// Planning is the organiser's work before and around the rounds: contests,
// units, rounds and their rules, who may not enter. Every method asks whether
// the actor may.
type Planning struct {
	store PlanningStore
	now   func() time.Time
	newID func() string
}

// NewPlanning makes the service over a store.
func NewPlanning(store PlanningStore, now func() time.Time, newID func() string) *Planning {
	return &Planning{store: store, now: now, newID: newID}
}

// Contests lists the contests that the actor may read, the newest first.
func (p *Planning) Contests(ctx context.Context, actor account.Actor) ([]Contest, error) {
	all, err := p.store.Contests(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]Contest, 0, len(all))
	for _, c := range all {
		if actor.Can(account.Read, c.ID) {
			out = append(out, hideCode(c, actor))
		}
	}
	return out, nil
}

// Contest returns one contest with its counts.
func (p *Planning) Contest(ctx context.Context, actor account.Actor, id string) (Contest, Counts, error) {
	c, err := p.contestFor(ctx, actor, account.Read, id)
	if err != nil {
		return c, Counts{}, err
	}
	n, err := p.store.ContestCounts(ctx, id)
	return hideCode(c, actor), n, err
}

// CreateContest stores a new contest under a new id.
func (p *Planning) CreateContest(ctx context.Context, actor account.Actor, c Contest) (Contest, error) {
	if err := allow(actor, account.EditContest, ""); err != nil {
		return c, err
	}
	c = tidyContest(c)
	c.ID, c.CreatedAt, c.Version = p.newID(), p.now(), 1
	c.Registration.Consent.Version = 1
	if err := validateContest(c); err != nil {
		return c, err
	}
	return c, p.store.CreateContest(ctx, c, p.deed(actor, c.ID, "contest.create", "contest:"+c.ID, nil, contestNote(c)))
}

// FromPreset makes a contest with the groups and registration of a preset.
func (p *Planning) FromPreset(ctx context.Context, actor account.Actor, preset, slug, name, organiser string) (Contest, error) {
	for _, ready := range Presets() {
		if ready.ID == preset {
			return p.CreateContest(ctx, actor, Contest{Slug: slug, Name: name, Organiser: organiser, TimeZone: "Asia/Ho_Chi_Minh",
				Groups: ready.Groups, Registration: ready.Registration, Masking: MaskInitials})
		}
	}
	return Contest{}, ErrPresetNotFound
}

// UpdateContest changes a contest that is still at the version seen. A changed
// consent text gets the next version; the old text stays. It fails with
// ErrStale, ErrSlugTaken or ErrContestInvalid.
func (p *Planning) UpdateContest(ctx context.Context, actor account.Actor, c Contest, seen int) (Contest, error) {
	was, err := p.contestFor(ctx, actor, account.EditContest, c.ID)
	if err != nil {
		return c, err
	}
	if was.Version != seen {
		return c, ErrStale
	}
	c = tidyContest(c)
	c.Demo, c.CreatedAt, c.Version = was.Demo, was.CreatedAt, was.Version+1
	c.Registration.Consent.Version = consentVersion(was.Registration.Consent, c.Registration.Consent)
	if err := validateContest(c); err != nil {
		return c, err
	}
	if err := p.groupsStay(ctx, c); err != nil {
		return c, err
	}
	before, after := account.Changed(contestNote(was), contestNote(c))
	return c, p.store.UpdateContest(ctx, c, seen, p.deed(actor, c.ID, "contest.update", "contest:"+c.ID, before, after))
}

func consentVersion(was, is Consent) int {
	if was.Text == is.Text && was.TextEN == is.TextEN {
		return was.Version
	}
	return was.Version + 1
}

// groupsStay refuses to take away a group that contestants have chosen.
func (p *Planning) groupsStay(ctx context.Context, c Contest) error {
	used, err := p.store.GroupsInUse(ctx, c.ID)
	if err != nil {
		return err
	}
	for _, g := range used {
		if !hasGroup(c.Groups, g) {
			return ErrContestInvalid.At(fault.Field{Name: "groups", Code: "group_in_use",
				Msg: fault.Text{VI: "Nhóm “" + g + "” đã có thí sinh nên không bỏ được.", EN: "Group “" + g + "” has contestants and cannot be removed."}})
		}
	}
	return nil
}

// contestFor loads a contest after asking whether the actor has the right.
func (p *Planning) contestFor(ctx context.Context, actor account.Actor, right account.Right, id string) (Contest, error) {
	if err := allow(actor, right, id); err != nil {
		return Contest{}, err
	}
	return p.store.FindContest(ctx, id)
}

func (p *Planning) deed(actor account.Actor, contestID, action, subject string, before, after any) account.Deed {
	return account.Deed{At: p.now(), Actor: actor, ContestID: contestID, Action: action, Subject: subject, Before: before, After: after}
}

// allow returns ErrForbidden unless the actor holds the right in the contest.
func allow(actor account.Actor, right account.Right, contestID string) error {
	if actor.Can(right, contestID) {
		return nil
	}
	return ErrForbidden
}

// hideCode keeps the access code from those who only read.
func hideCode(c Contest, actor account.Actor) Contest {
	if !actor.Can(account.EditContest, c.ID) {
		c.Registration.AccessCode = mask(c.Registration.AccessCode)
	}
	return c
}

func mask(secret string) string {
	if secret == "" {
		return ""
	}
	return "•••"
}

// contestNote is what the audit log keeps of a contest.
func contestNote(c Contest) Contest {
	c.Registration.AccessCode = mask(c.Registration.AccessCode)
	return c
}

// newSeed is 128 random bits in hex, for a round's shuffles and lots.
func newSeed() (string, error) {
	raw := make([]byte, 16)
	if _, err := rand.Read(raw); err != nil {
		return "", fmt.Errorf("contest: seed: %w", err)
	}
	return hex.EncodeToString(raw), nil
}

// lines tidies each line of a longer text and keeps the breaks between.
func lines(s string) string {
	in := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, l := range in {
		in[i] = Tidy(l)
	}
	return strings.Trim(strings.Join(in, "\n"), "\n")
}
