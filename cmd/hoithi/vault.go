package main

import (
	"context"
	"encoding/hex"
	"fmt"

	"hoithi/internal/account"
	"hoithi/internal/config"
	"hoithi/internal/seal"
	"hoithi/questions"
)

// newKeeper holds the server's key: HOITHI_SEAL_KEY, or one made of the secret.
func newKeeper(c config.HTTP) (*seal.Keeper, error) {
	key := c.SealKey
	if key == "" {
		key = hex.EncodeToString(subkey([]byte(c.Secret), "seal"))
	}
	return seal.NewKeeper(key)
}

// openVault takes the server's key, and closes what older versions left open in
// the database.
func (n *node) openVault(ctx context.Context) (err error) {
	if n.keeper, err = newKeeper(n.config.HTTP); err != nil {
		return err
	}
	n.vault = questions.NewVault(n.db, n.keeper, now, newID)
	closed, err := account.CloseSecrets(ctx, n.db, n.keeper)
	if err != nil {
		return fmt.Errorf("second factors: %w", err)
	}
	if closed > 0 {
		n.log.Info("second factors encrypted in the database", "accounts", closed)
	}
	return nil
}

// openDue opens sealed sets whose time has come, one node at a time.
func (n *node) openDue(ctx context.Context) error {
	_, err := n.db.WithTurn(ctx, "hoithi.seals", n.vault.OpenDue)
	return err
}
