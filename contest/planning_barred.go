package contest

import (
	"context"

	"hoithi/internal/account"
)

// BarredEntry is a barred person with the id of the line.
type BarredEntry struct {
	ID string
	Barred
}

// Barred lists who may not enter.
func (p *Planning) Barred(ctx context.Context, actor account.Actor, contestID string) ([]BarredEntry, error) {
	if err := allow(actor, account.ReadPersons, contestID); err != nil {
		return nil, err
	}
	return p.store.Barred(ctx, contestID)
}

// Bar adds a person to the list. A phone number and an e-mail address are
// normalised as those of contestants are, so that they match.
func (p *Planning) Bar(ctx context.Context, actor account.Actor, contestID string, b Barred) (BarredEntry, error) {
	if _, err := p.contestFor(ctx, actor, account.EditContest, contestID); err != nil {
		return BarredEntry{}, err
	}
	entry := BarredEntry{ID: p.newID(), Barred: Barred{Name: Tidy(b.Name), Phone: Tidy(b.Phone), Email: Tidy(b.Email), Reason: Tidy(b.Reason)}}
	var err error
	if entry.Phone != "" {
		if entry.Phone, err = NormalisePhone(entry.Phone); err != nil {
			return entry, err
		}
	}
	if entry.Email != "" {
		if entry.Email, err = NormaliseEmail(entry.Email); err != nil {
			return entry, err
		}
	}
	if entry.Name == "" && entry.Phone == "" && entry.Email == "" {
		return entry, ErrBarredEmpty
	}
	return entry, p.store.AddBarred(ctx, contestID, entry, p.deed(actor, contestID, "barred.add", "barred:"+entry.ID, nil, entry.Barred))
}

// Unbar takes a person off the list.
func (p *Planning) Unbar(ctx context.Context, actor account.Actor, contestID, id string) error {
	if err := allow(actor, account.EditContest, contestID); err != nil {
		return err
	}
	return p.store.RemoveBarred(ctx, contestID, id, p.deed(actor, contestID, "barred.remove", "barred:"+id, nil, nil))
}
