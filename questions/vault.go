package questions

import (
	"context"
	"errors"
	"slices"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// Vault seals sets of questions and opens them again.
type Vault struct {
	store VaultStore
	locks Locksmith
	now   func() time.Time
	newID func() string
}

// NewVault makes the service over a store and a locksmith.
func NewVault(store VaultStore, locks Locksmith, now func() time.Time, newID func() string) *Vault {
	return &Vault{store: store, locks: locks, now: now, newID: newID}
}

// Fingerprint is the short form of a public key.
func (v *Vault) Fingerprint(k ReleaseKey) string { return v.locks.Fingerprint(k.Public) }

// Key returns the actor's own release key; ok is false without one.
func (v *Vault) Key(ctx context.Context, actor account.Actor) (k ReleaseKey, ok bool, err error) {
	return v.store.ReleaseKey(ctx, actor.ID)
}

// SetKey makes the actor a new key pair under a passphrase. Sets that were
// sealed for an older pair still want the older passphrase. It fails with
// ErrPassphraseWeak.
func (v *Vault) SetKey(ctx context.Context, actor account.Actor, passphrase string) (ReleaseKey, error) {
	passphrase = norm.NFC.String(passphrase)
	if n := utf8.RuneCountInString(passphrase); n < MinPassphrase || n > MaxPassphrase {
		return ReleaseKey{}, ErrPassphraseWeak.At(fault.Field{Name: "passphrase", Code: ErrPassphraseWeak.Code, Msg: ErrPassphraseWeak.Msg})
	}
	public, locked, err := v.locks.NewPerson(passphrase)
	if err != nil {
		return ReleaseKey{}, err
	}
	k := ReleaseKey{ID: v.newID(), StaffID: actor.ID, Public: public, Locked: locked, CreatedAt: v.now()}
	deed := account.Deed{At: k.CreatedAt, Actor: actor, Action: "release_key.set", Subject: "staff:" + actor.ID, After: map[string]any{"fingerprint": v.Fingerprint(k)}}
	return k, v.store.SetReleaseKey(ctx, k, deed)
}

// Holders lists who may be named to open sets of a contest.
func (v *Vault) Holders(ctx context.Context, actor account.Actor, contestID string) ([]ReleaseKey, error) {
	if !actor.Can(account.ReadKeys, contestID) {
		return nil, ErrForbidden
	}
	return v.store.KeyHolders(ctx, contestID)
}

// Seals lists the sets of a bank, the newest first.
func (v *Vault) Seals(ctx context.Context, actor account.Actor, bankID string) ([]Seal, error) {
	if _, err := v.bankFor(ctx, actor, account.Read, bankID); err != nil {
		return nil, err
	}
	return v.store.Seals(ctx, bankID, v.now().Add(-GiveTime))
}

// Seal takes the content of questions out of the database into a box. From
// then on nobody reads it until two people, or the clock, open the box. Only
// approved questions that no paper has held are taken. It fails with
// ErrSealInvalid, ErrHolders or ErrNothingToSeal.
func (v *Vault) Seal(ctx context.Context, actor account.Actor, order SealOrder) (Seal, error) {
	b, err := v.bankFor(ctx, actor, account.RunRounds, order.BankID)
	if err != nil {
		return Seal{}, err
	}
	at := v.now()
	order.Name, order.OpensAt = tidy(order.Name), order.OpensAt.UTC().Truncate(time.Millisecond)
	if err := order.check(at); err != nil {
		return Seal{}, err
	}
	s := Seal{ID: v.newID(), BankID: b.ID, ContestID: b.ContestID, Name: order.Name, Mode: order.Mode, State: SealClosed, OpensAt: order.OpensAt, CreatedBy: actor.ID, CreatedAt: at}
	keys, err := v.holders(ctx, &s, order)
	if err != nil {
		return Seal{}, err
	}
	box := func(content []byte) (Box, error) {
		if s.Mode == ByTime {
			return v.locks.CloseForTime(s.ID, content, s.OpensAt)
		}
		return v.locks.CloseForPeople(s.ID, content, keys)
	}
	return v.store.Seal(ctx, s, order, box, v.deed(actor, s, "seal.close", sealNote(s)))
}

func (o SealOrder) check(at time.Time) error {
	var wrong []fault.Field
	if n := utf8.RuneCountInString(o.Name); n == 0 || n > 200 {
		wrong = append(wrong, wrongField("name", "name_length", "Tên bộ câu hỏi dài từ 1 đến 200 ký tự.", "The set's name has 1 to 200 characters."))
	}
	if o.Mode != ByPeople && o.Mode != ByTime {
		wrong = append(wrong, wrongField("mode", "unknown", "Chọn cách mở niêm phong.", "Choose how the set opens."))
	}
	if o.Mode == ByTime && !o.OpensAt.After(at) {
		wrong = append(wrong, wrongField("opens_ms", "in_the_past", "Giờ mở niêm phong phải ở tương lai.", "The time of release must be in the future."))
	}
	if len(wrong) > 0 {
		return ErrSealInvalid.At(wrong...)
	}
	return nil
}

// holders names the people of a set and returns their public keys, in order.
func (v *Vault) holders(ctx context.Context, s *Seal, order SealOrder) ([][]byte, error) {
	if order.Mode != ByPeople {
		return nil, nil
	}
	all, err := v.store.KeyHolders(ctx, s.ContestID)
	if err != nil {
		return nil, err
	}
	var public [][]byte
	for _, id := range order.Holders {
		i := slices.IndexFunc(all, func(k ReleaseKey) bool { return k.StaffID == id })
		twice := slices.ContainsFunc(s.Holders, func(h Holder) bool { return h.StaffID == id })
		if i < 0 || twice {
			return nil, holdersWrong()
		}
		s.Holders = append(s.Holders, Holder{Position: len(s.Holders), StaffID: id, Name: all[i].Name, KeyID: all[i].ID})
		public = append(public, all[i].Public)
	}
	if len(public) < MinHolders || len(public) > MaxHolders {
		return nil, holdersWrong()
	}
	return public, nil
}

func holdersWrong() error {
	return ErrHolders.At(fault.Field{Name: "holders", Code: ErrHolders.Code, Msg: ErrHolders.Msg})
}

// triesAllowed are the wrong passphrases of one person in triesWindow.
const (
	triesAllowed = 8
	triesWindow  = 15 * time.Minute
)

// Give adds the actor's part to the opening of a set. With the second part the
// set opens at once; the first waits GiveTime for it. It fails with
// ErrNotHolder, ErrPassphrase, ErrReleased or ErrByTheClock.
func (v *Vault) Give(ctx context.Context, actor account.Actor, sealID, passphrase string) (Seal, error) {
	at := v.now()
	s, box, err := v.store.FindSeal(ctx, sealID, at.Add(-GiveTime))
	if err != nil {
		return Seal{}, err
	}
	if !actor.Can(account.Read, s.ContestID) {
		return Seal{}, ErrForbidden
	}
	h, err := s.holder(actor)
	if err != nil {
		return Seal{}, err
	}
	part, err := v.part(ctx, actor, s, box, h, norm.NFC.String(passphrase), at)
	if err != nil {
		return Seal{}, err
	}
	if err := v.store.GivePart(ctx, s.ID, h.Position, part, at, v.deed(actor, s, "seal.give", nil)); err != nil {
		return Seal{}, err
	}
	given, err := v.store.Given(ctx, s.ID, at.Add(-GiveTime))
	if err != nil {
		return Seal{}, err
	}
	if len(given) >= MinHolders {
		if err := v.openByPeople(ctx, actor, s, box, given, at); err != nil {
			return Seal{}, err
		}
	}
	s, _, err = v.store.FindSeal(ctx, sealID, at.Add(-GiveTime))
	return s, err
}

func (s Seal) holder(actor account.Actor) (Holder, error) {
	i := slices.IndexFunc(s.Holders, func(h Holder) bool { return h.StaffID == actor.ID })
	switch {
	case s.State != SealClosed:
		return Holder{}, ErrReleased
	case s.Mode == ByTime:
		return Holder{}, ErrByTheClock
	case i < 0:
		return Holder{}, ErrNotHolder
	}
	return s.Holders[i], nil
}

// part opens the person's part with their passphrase, a few tries at a time.
func (v *Vault) part(ctx context.Context, actor account.Actor, s Seal, box Box, h Holder, passphrase string, at time.Time) ([]byte, error) {
	tries := []string{"release:" + actor.ID}
	failed, err := v.store.FailedTries(ctx, tries, at.Add(-triesWindow))
	if err != nil {
		return nil, err
	}
	if failed[tries[0]] >= triesAllowed {
		return nil, ErrPassphraseSlow
	}
	key, err := v.store.FindReleaseKey(ctx, h.KeyID)
	if err != nil {
		return nil, err
	}
	part, err := v.locks.Give(s.ID, box, h.Position, key.Locked, passphrase)
	if errors.Is(err, ErrPassphrase) {
		wrong := ErrPassphrase.At(fault.Field{Name: "passphrase", Code: ErrPassphrase.Code, Msg: ErrPassphrase.Msg})
		return nil, errors.Join(wrong, v.store.AddFailedTry(ctx, tries, at))
	}
	if err != nil {
		return nil, err
	}
	return part, v.store.ForgetFailedTries(ctx, tries)
}

func (v *Vault) openByPeople(ctx context.Context, actor account.Actor, s Seal, box Box, given map[int][]byte, at time.Time) error {
	content, err := v.locks.OpenByPeople(s.ID, box, given)
	if err != nil {
		return err
	}
	var by []string
	for _, h := range s.Holders {
		if given[h.Position] != nil {
			by = append(by, h.Name)
		}
	}
	err = v.store.Release(ctx, s, content, at, v.deed(actor, s, "seal.release", map[string]any{"name": s.Name, "by": by}))
	if errors.Is(err, ErrReleased) { // both pressed at once: it is open
		return nil
	}
	return err
}

// OpenDue opens the sets whose time has come, and lets people read what no
// coming round waits for. It may be called as often as wished.
func (v *Vault) OpenDue(ctx context.Context) error {
	at := v.now()
	due, err := v.store.SealsDue(ctx, at)
	if err != nil {
		return err
	}
	for _, s := range due {
		err = errors.Join(err, v.openByTime(ctx, s.ID, at))
	}
	return errors.Join(err, v.store.OpenToPeople(ctx, at))
}

func (v *Vault) openByTime(ctx context.Context, id string, at time.Time) error {
	s, box, err := v.store.FindSeal(ctx, id, at)
	if err != nil {
		return err
	}
	if at.Before(s.OpensAt) {
		return nil
	}
	content, err := v.locks.OpenByTime(s.ID, box, s.OpensAt)
	if err != nil {
		return err
	}
	err = v.store.Release(ctx, s, content, at, v.deed(account.Machine("clock"), s, "seal.release", map[string]any{"name": s.Name}))
	if errors.Is(err, ErrReleased) {
		return nil
	}
	return err
}

// Ahead lists the closed sets that stand in the way of a contest's rounds of
// the coming hours.
func (v *Vault) Ahead(ctx context.Context, actor account.Actor, contestID string, within time.Duration) ([]SealAhead, error) {
	if !actor.Can(account.Read, contestID) {
		return nil, ErrForbidden
	}
	at := v.now()
	return v.store.SealsAhead(ctx, contestID, at, at.Add(within))
}

func (v *Vault) bankFor(ctx context.Context, actor account.Actor, right account.Right, id string) (Bank, error) {
	b, err := v.store.FindBank(ctx, id)
	if err != nil {
		return b, err
	}
	if !actor.Can(right, b.ContestID) {
		return Bank{}, ErrForbidden
	}
	return b, nil
}

func (v *Vault) deed(actor account.Actor, s Seal, action string, after any) account.Deed {
	return account.Deed{At: v.now(), Actor: actor, ContestID: s.ContestID, Action: action, Subject: "seal:" + s.ID, After: after}
}

func sealNote(s Seal) map[string]any {
	names := []string{}
	for _, h := range s.Holders {
		names = append(names, h.Name)
	}
	note := map[string]any{"name": s.Name, "bank": s.BankID, "mode": s.Mode, "holders": names}
	if s.Mode == ByTime {
		note["opens_at"] = s.OpensAt
	}
	return note
}
