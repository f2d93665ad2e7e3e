package seal

import (
	"bytes"
	"crypto/ecdh"
	"crypto/hpke"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"

	"hoithi/questions"
)

// The cost of a guess at a passphrase: argon2id with 64 MiB and three passes,
// RFC 9106's second recommended setting. A stolen database can be guessed at
// for years, so this is dearer than a sign-in.
const (
	passMemory  = 64 * 1024 // KiB
	passTime    = 3
	passThreads = 4
	passSalt    = 16
	lockedForm  = 1 // first byte of a locked private key
)

// personLabel binds a private key to its use.
const personLabel = "person/1"

// NewPerson makes a key pair for one person. The private half is returned only
// locked under the passphrase: without it nobody, the server included, can use
// the pair again.
func (k *Keeper) NewPerson(passphrase string) (public, locked []byte, err error) {
	private, err := ecdh.X25519().GenerateKey(rand.Reader)
	if err != nil {
		return nil, nil, fmt.Errorf("seal: new person: %w", err)
	}
	salt := make([]byte, passSalt)
	_, _ = rand.Read(salt)
	box, err := lock(k.stretch(passphrase, salt), personLabel, private.Bytes())
	if err != nil {
		return nil, nil, err
	}
	return private.PublicKey().Bytes(), bytes.Join([][]byte{{lockedForm}, salt, box}, nil), nil
}

// privateOf opens a person's private half. It fails with ErrPassphrase.
func (k *Keeper) privateOf(locked []byte, passphrase string) (hpke.PrivateKey, error) {
	if len(locked) <= 1+passSalt || locked[0] != lockedForm {
		return nil, errDamaged
	}
	salt, box := locked[1:1+passSalt], locked[1+passSalt:]
	raw, err := unlock(k.stretch(passphrase, salt), personLabel, box)
	if err != nil {
		return nil, questions.ErrPassphrase
	}
	private, err := ecdh.X25519().NewPrivateKey(raw)
	if err != nil {
		return nil, fmt.Errorf("seal: private key: %w", err)
	}
	return hpke.NewDHKEMPrivateKey(private)
}

// stretch makes a key of a passphrase, one at a time: each takes 64 MiB, which
// a burst of tries must not take from the answer path.
func (k *Keeper) stretch(passphrase string, salt []byte) []byte {
	k.turn.Lock()
	defer k.turn.Unlock()
	return argon2.IDKey([]byte(passphrase), salt, passTime, passMemory, passThreads, keySize)
}

// Fingerprint is the short form of a public key that two people can compare
// over the telephone: "K7QF-2MZD-…", 80 bits.
func (*Keeper) Fingerprint(public []byte) string {
	sum := sha256.Sum256(public)
	text := base32.StdEncoding.EncodeToString(sum[:10])
	var groups []string
	for i := 0; i < len(text); i += 4 {
		groups = append(groups, text[i:i+4])
	}
	return strings.Join(groups, "-")
}

// handTo encrypts a secret to a public key, bound to what it is for.
func handTo(public []byte, purpose string, secret []byte) ([]byte, error) {
	point, err := ecdh.X25519().NewPublicKey(public)
	if err != nil {
		return nil, fmt.Errorf("seal: public key: %w", err)
	}
	key, err := hpke.NewDHKEMPublicKey(point)
	if err != nil {
		return nil, fmt.Errorf("seal: public key: %w", err)
	}
	return hpke.Seal(key, hpke.HKDFSHA256(), hpke.AES256GCM(), []byte(purpose), secret)
}

// takeFrom is the reverse of handTo.
func takeFrom(private hpke.PrivateKey, purpose string, part []byte) ([]byte, error) {
	secret, err := hpke.Open(private, hpke.HKDFSHA256(), hpke.AES256GCM(), []byte(purpose), part)
	if err != nil {
		return nil, errDamaged
	}
	return secret, nil
}
