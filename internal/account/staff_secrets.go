package account

import (
	"context"
	"fmt"
)

// SecretBox keeps short secrets so that the database alone cannot tell them:
// *seal.Keeper. What a secret is for is part of the box.
type SecretBox interface {
	CloseText(purpose, plain string) (string, error)
	OpenText(purpose, closed string) (string, error)
	Closed(text string) bool
}

// Guarded is a store whose second factors are encrypted at rest. Those that
// were stored before stay readable until CloseSecrets has closed them.
func Guarded(store TeamStore, box SecretBox) TeamStore { return &guarded{TeamStore: store, box: box} }

type guarded struct {
	TeamStore
	box SecretBox
}

func (g *guarded) FindStaff(ctx context.Context, id string) (Member, Secrets, error) {
	m, s, err := g.TeamStore.FindStaff(ctx, id)
	return g.opened(m, s, err)
}

func (g *guarded) FindStaffByEmail(ctx context.Context, email string) (Member, Secrets, error) {
	m, s, err := g.TeamStore.FindStaffByEmail(ctx, email)
	return g.opened(m, s, err)
}

func (g *guarded) opened(m Member, s Secrets, err error) (Member, Secrets, error) {
	if err != nil {
		return m, s, err
	}
	for _, text := range []*string{&s.TOTPSecret, &s.TOTPPending} {
		if !g.box.Closed(*text) {
			continue
		}
		if *text, err = g.box.OpenText(totpPurpose(m.ID), *text); err != nil {
			return m, s, fmt.Errorf("account: second factor of %s: %w", m.ID, err)
		}
	}
	return m, s, nil
}

func (g *guarded) SetTOTPPending(ctx context.Context, staffID, secret string) error {
	closed, err := closeSecret(g.box, staffID, secret)
	if err != nil {
		return err
	}
	return g.TeamStore.SetTOTPPending(ctx, staffID, closed)
}

func (g *guarded) SetTOTP(ctx context.Context, staffID, secret string, lastStep int64, deed Deed) error {
	closed, err := closeSecret(g.box, staffID, secret)
	if err != nil {
		return err
	}
	return g.TeamStore.SetTOTP(ctx, staffID, closed, lastStep, deed)
}

func closeSecret(box SecretBox, staffID, secret string) (string, error) {
	if secret == "" {
		return "", nil
	}
	return box.CloseText(totpPurpose(staffID), secret)
}

func totpPurpose(staffID string) string { return "totp " + staffID }

// SecretStore reads and replaces second factors as they lie in the database.
type SecretStore interface {
	// StoredSecrets lists the second factors of everybody who has one or is
	// setting one up, by staff id, as stored.
	StoredSecrets(ctx context.Context) (map[string]Secrets, error)
	// ReplaceSecrets writes is where the row still has was; nothing otherwise.
	ReplaceSecrets(ctx context.Context, staffID string, was, is Secrets) error
}

// CloseSecrets encrypts the second factors that were stored in plain text, and
// says how many accounts had one.
func CloseSecrets(ctx context.Context, store SecretStore, box SecretBox) (int, error) {
	all, err := store.StoredSecrets(ctx)
	if err != nil {
		return 0, err
	}
	closed := 0
	for id, was := range all {
		is := was
		for _, text := range []*string{&is.TOTPSecret, &is.TOTPPending} {
			if box.Closed(*text) {
				continue
			}
			if *text, err = closeSecret(box, id, *text); err != nil {
				return closed, err
			}
		}
		if is == was {
			continue
		}
		if err := store.ReplaceSecrets(ctx, id, was, is); err != nil {
			return closed, err
		}
		closed++
	}
	return closed, nil
}
