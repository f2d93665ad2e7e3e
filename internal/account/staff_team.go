package account

import (
	"context"
	"crypto/rand"
	"net/mail"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"hoithi/internal/fault"
)

// Team looks after the people who run contests: their accounts, their roles,
// and how they sign in.
type Team struct {
	store  TeamStore
	hasher *Hasher
	issuer string // shown in authenticator apps
	now    func() time.Time
	newID  func() string
}

// NewTeam makes the service over a store.
func NewTeam(store TeamStore, hasher *Hasher, issuer string, now func() time.Time, newID func() string) *Team {
	return &Team{store: store, hasher: hasher, issuer: issuer, now: now, newID: newID}
}

// List returns the members that the actor may look after, by name.
func (t *Team) List(ctx context.Context, actor Actor) ([]Member, error) {
	if !slices.Contains(actor.Rights(), ManageStaff) {
		return nil, ErrForbidden
	}
	all, err := t.store.Staff(ctx, t.now())
	if err != nil || actor.Can(ManageStaff, "") {
		return all, err
	}
	return slices.DeleteFunc(all, func(m Member) bool {
		return !slices.ContainsFunc(m.Grants, func(g Grant) bool { return g.ContestID != "" && actor.Can(ManageStaff, g.ContestID) })
	}), nil
}

// Add makes an account. The actor must manage every contest of its grants.
func (t *Team) Add(ctx context.Context, actor Actor, m Member, password string) (Member, error) {
	m.Email, m.Name = cleanEmail(m.Email), norm.NFC.String(strings.Join(strings.Fields(m.Name), " "))
	if err := validMember(m); err != nil {
		return Member{}, err
	}
	if !actor.manages(m.Grants) {
		return Member{}, ErrForbidden
	}
	hash, err := t.hasher.Hash(ctx, password)
	if err != nil {
		return Member{}, err
	}
	m.ID, m.Active, m.CreatedAt = t.newID(), true, t.now()
	deed := Deed{At: m.CreatedAt, Actor: actor, Action: "staff.add", Subject: "staff:" + m.ID, After: memberNote(m)}
	return m, t.store.CreateStaff(ctx, m, hash, deed)
}

// Change is what an administrator edits of an account.
type Change struct {
	Name     string
	Active   bool
	Grants   []Grant
	Password string // empty: stays as it is
}

// Update changes an account. The actor must manage what it was and what it
// becomes; the last active administrator cannot be taken away.
func (t *Team) Update(ctx context.Context, actor Actor, id string, c Change) (Member, error) {
	was, _, err := t.store.FindStaff(ctx, id)
	if err != nil {
		return Member{}, err
	}
	if !actor.manages(was.Grants) {
		return Member{}, ErrForbidden
	}
	is := was
	is.Name, is.Active, is.Grants = norm.NFC.String(strings.Join(strings.Fields(c.Name), " ")), c.Active, c.Grants
	if err := validMember(is); err != nil {
		return Member{}, err
	}
	if len(is.Grants) > 0 && !actor.manages(is.Grants) {
		return Member{}, ErrForbidden
	}
	hash := ""
	if c.Password != "" {
		if hash, err = t.hasher.Hash(ctx, c.Password); err != nil {
			return Member{}, err
		}
	}
	before, after := Changed(memberNote(was), memberNote(is))
	if hash != "" {
		after["password"] = "changed"
	}
	deed := Deed{At: t.now(), Actor: actor, Action: "staff.update", Subject: "staff:" + id, Before: before, After: after}
	return is, t.store.UpdateStaff(ctx, is, hash, deed)
}

// EndSessions signs a member out everywhere.
func (t *Team) EndSessions(ctx context.Context, actor Actor, id string) (int, error) {
	m, _, err := t.store.FindStaff(ctx, id)
	if err != nil {
		return 0, err
	}
	if !actor.manages(m.Grants) && actor.ID != id {
		return 0, ErrForbidden
	}
	return t.store.DeleteSessions(ctx, id, Deed{At: t.now(), Actor: actor, Action: "staff.end_sessions", Subject: "staff:" + id})
}

// CheckPassword fails with ErrPasswordMismatch unless it is the actor's own.
func (t *Team) CheckPassword(ctx context.Context, actor Actor, password string) error {
	_, secrets, err := t.store.FindStaff(ctx, actor.ID)
	if err != nil {
		return err
	}
	right, err := t.hasher.Matches(ctx, secrets.PasswordHash, password)
	if err == nil && !right {
		return ErrPasswordMismatch.At(fault.Field{Name: "password", Code: ErrPasswordMismatch.Code, Msg: ErrPasswordMismatch.Msg})
	}
	return err
}

// ChangePassword sets one's own password and ends one's other sessions.
func (t *Team) ChangePassword(ctx context.Context, actor Actor, old, password, token string) error {
	_, secrets, err := t.store.FindStaff(ctx, actor.ID)
	if err != nil {
		return err
	}
	right, err := t.hasher.Matches(ctx, secrets.PasswordHash, old)
	if err != nil {
		return err
	}
	if !right {
		return ErrPasswordMismatch.At(fault.Field{Name: "old", Code: ErrPasswordMismatch.Code, Msg: ErrPasswordMismatch.Msg})
	}
	hash, err := t.hasher.Hash(ctx, password)
	if err != nil {
		return err
	}
	deed := Deed{At: t.now(), Actor: actor, Action: "staff.password", Subject: "staff:" + actor.ID}
	return t.store.SetPassword(ctx, actor.ID, hash, hashToken(token), deed)
}

// BeginTOTP makes a secret that waits for its first code.
func (t *Team) BeginTOTP(ctx context.Context, actor Actor) (secret, uri string, err error) {
	m, _, err := t.store.FindStaff(ctx, actor.ID)
	if err != nil {
		return "", "", err
	}
	if secret, uri, err = NewTOTP(t.issuer, m.Email); err != nil {
		return "", "", err
	}
	return secret, uri, t.store.SetTOTPPending(ctx, actor.ID, secret)
}

// ConfirmTOTP turns the second factor on with the first code of the new secret.
func (t *Team) ConfirmTOTP(ctx context.Context, actor Actor, code string) error {
	return t.switchTOTP(ctx, actor, code, true)
}

// EndTOTP turns the second factor off; a code proves that it is the owner.
func (t *Team) EndTOTP(ctx context.Context, actor Actor, code string) error {
	return t.switchTOTP(ctx, actor, code, false)
}

func (t *Team) switchTOTP(ctx context.Context, actor Actor, code string, on bool) error {
	_, secrets, err := t.store.FindStaff(ctx, actor.ID)
	if err != nil {
		return err
	}
	at := t.now()
	proof, next, last, action := secrets.TOTPSecret, "", secrets.TOTPLastStep, "staff.totp_off"
	if on {
		proof, next, last, action = secrets.TOTPPending, secrets.TOTPPending, 0, "staff.totp_on"
	}
	step, ok := CheckTOTP(proof, code, at, last)
	if proof == "" || !ok {
		return ErrTOTPWrong
	}
	return t.store.SetTOTP(ctx, actor.ID, next, step, Deed{At: at, Actor: actor, Action: action, Subject: "staff:" + actor.ID})
}

// GeneratePassword is a random password of about 96 bits that can be read out
// over a telephone.
func GeneratePassword() string { return strings.ToLower(rand.Text()[:20]) }

func validMember(m Member) error {
	var wrong []fault.Field
	if a, err := mail.ParseAddress(m.Email); err != nil || a.Address != m.Email {
		wrong = append(wrong, fault.Field{Name: "email", Code: "email_invalid", Msg: fault.Text{VI: "Địa chỉ email chưa đúng.", EN: "The e-mail address is not valid."}})
	}
	if m.Name == "" || len(m.Name) > 200 {
		wrong = append(wrong, fault.Field{Name: "name", Code: "name_missing", Msg: fault.Text{VI: "Nhập họ và tên.", EN: "Enter a name."}})
	}
	if slices.ContainsFunc(m.Grants, func(g Grant) bool { return !g.Role.Valid() }) {
		wrong = append(wrong, fault.Field{Name: "grants", Code: "role_unknown", Msg: fault.Text{VI: "Vai trò không có trong hệ thống.", EN: "There is no such role."}})
	}
	if len(wrong) > 0 {
		return ErrStaffInvalid.At(wrong...)
	}
	return nil
}

// memberNote is what the audit log keeps of an account.
func memberNote(m Member) map[string]any {
	return map[string]any{"email": m.Email, "name": m.Name, "active": m.Active, "grants": m.Grants}
}
