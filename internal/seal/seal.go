// Package seal closes and opens the boxes that sealed questions lie in, and
// keeps small secrets of the database readable only with the server's key.
//
// Everything is from the standard library (AES-256-GCM, HKDF, HPKE over X25519)
// and x/crypto (argon2id); what is ours is only how the pieces are put together,
// which docs/adr/0010 explains. The package knows no question and no database.
package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
)

const keySize = 32

// errDamaged says that a box does not open with the right key: it was changed,
// or belongs to another set.
var errDamaged = errors.New("seal: the box is damaged or another's")

// newKey draws a fresh AES-256 key.
func newKey() []byte {
	key := make([]byte, keySize)
	_, _ = rand.Read(key) // never fails: crypto/rand ends the program instead
	return key
}

// lock encrypts plain under key. What it is for is part of the lock: a box that
// is carried to another place does not open there.
func lock(key []byte, purpose string, plain []byte) ([]byte, error) {
	aead, err := gcm(key)
	if err != nil {
		return nil, err
	}
	return aead.Seal(nil, nil, plain, []byte(purpose)), nil
}

// unlock is the reverse of lock; any failure is errDamaged.
func unlock(key []byte, purpose string, locked []byte) ([]byte, error) {
	aead, err := gcm(key)
	if err != nil {
		return nil, err
	}
	plain, err := aead.Open(nil, nil, locked, []byte(purpose))
	if err != nil {
		return nil, errDamaged
	}
	return plain, nil
}

// gcm is AES-256-GCM that draws its own nonces. Each of our keys closes one
// box or a few, far from the 2³² that random nonces allow.
func gcm(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// derive makes a key for one purpose out of secrets.
func derive(purpose string, secrets ...[]byte) ([]byte, error) {
	var all []byte
	for _, s := range secrets {
		all = append(all, s...)
	}
	key, err := hkdf.Key(sha256.New, all, nil, "hoithi/"+purpose, keySize)
	if err != nil {
		return nil, fmt.Errorf("seal: derive: %w", err)
	}
	return key, nil
}
