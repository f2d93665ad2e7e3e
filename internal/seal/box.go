package seal

import (
	"encoding/json"
	"fmt"
	"time"

	"hoithi/questions"
)

// ring is how the key of one box may be had, as it is stored beside the box.
// Nothing in it opens anything without a passphrase of two people, or the
// server's key.
type ring struct {
	// Parts hold one random secret a person, encrypted to their public key.
	Parts [][]byte `json:"parts,omitempty"`
	// Pairs hold the box's key under the secrets of two people together. One
	// for each pair is simpler to check than sharing a secret by polynomials,
	// and five people have only ten.
	Pairs []pair `json:"pairs,omitempty"`
	// Clock holds the box's key under the server's key, bound to the moment.
	Clock []byte `json:"clock,omitempty"`
}

type pair struct {
	A   int    `json:"a"`
	B   int    `json:"b"` // greater than A
	Key []byte `json:"key"`
}

// CloseForPeople encrypts content so that the passphrases of any two of the
// people with these public keys open it, and nothing else does.
func (k *Keeper) CloseForPeople(sealID string, content []byte, public [][]byte) (questions.Box, error) {
	if len(public) < 2 {
		return questions.Box{}, questions.ErrHolders
	}
	var r ring
	secrets := make([][]byte, len(public))
	for i, p := range public {
		secrets[i] = newKey()
		part, err := handTo(p, partLabel(sealID, i), secrets[i])
		if err != nil {
			return questions.Box{}, err
		}
		r.Parts = append(r.Parts, part)
	}
	key := newKey()
	for a := range secrets {
		for b := a + 1; b < len(secrets); b++ {
			both, err := derive(pairLabel(sealID, a, b), secrets[a], secrets[b])
			if err != nil {
				return questions.Box{}, err
			}
			locked, err := lock(both, pairLabel(sealID, a, b), key)
			if err != nil {
				return questions.Box{}, err
			}
			r.Pairs = append(r.Pairs, pair{A: a, B: b, Key: locked})
		}
	}
	return closeBox(sealID, content, key, r)
}

// CloseForTime encrypts content under the server's key, for a moment. The
// moment is part of the lock: changing it in the database breaks the box
// instead of opening it early.
func (k *Keeper) CloseForTime(sealID string, content []byte, at time.Time) (questions.Box, error) {
	key := newKey()
	clock, err := k.close(clockLabel(sealID, at), key)
	if err != nil {
		return questions.Box{}, err
	}
	return closeBox(sealID, content, key, ring{Clock: clock})
}

func closeBox(sealID string, content, key []byte, r ring) (box questions.Box, err error) {
	if box.Content, err = lock(key, contentLabel(sealID), content); err != nil {
		return box, err
	}
	box.Ring, err = json.Marshal(r)
	return box, err
}

// Give takes one person's secret out of the ring with their passphrase, and
// returns it closed under the server's key: so it can wait for the second
// person. By itself it opens nothing. It fails with questions.ErrPassphrase.
func (k *Keeper) Give(sealID string, box questions.Box, position int, locked []byte, passphrase string) ([]byte, error) {
	r, err := readRing(box)
	if err != nil {
		return nil, err
	}
	if position < 0 || position >= len(r.Parts) {
		return nil, errDamaged
	}
	private, err := k.privateOf(locked, passphrase)
	if err != nil {
		return nil, err
	}
	secret, err := takeFrom(private, partLabel(sealID, position), r.Parts[position])
	if err != nil {
		return nil, err
	}
	return k.close(givenLabel(sealID, position), secret)
}

// OpenByPeople opens a box with what two people have given.
func (k *Keeper) OpenByPeople(sealID string, box questions.Box, given map[int][]byte) ([]byte, error) {
	r, err := readRing(box)
	if err != nil {
		return nil, err
	}
	for _, p := range r.Pairs {
		if given[p.A] == nil || given[p.B] == nil {
			continue
		}
		a, err := k.open(givenLabel(sealID, p.A), given[p.A])
		if err != nil {
			return nil, err
		}
		b, err := k.open(givenLabel(sealID, p.B), given[p.B])
		if err != nil {
			return nil, err
		}
		both, err := derive(pairLabel(sealID, p.A, p.B), a, b)
		if err != nil {
			return nil, err
		}
		key, err := unlock(both, pairLabel(sealID, p.A, p.B), p.Key)
		if err != nil {
			return nil, err
		}
		return unlock(key, contentLabel(sealID), box.Content)
	}
	return nil, errDamaged
}

// OpenByTime opens a box of CloseForTime. Whether the moment has come is for
// the caller's clock to say.
func (k *Keeper) OpenByTime(sealID string, box questions.Box, at time.Time) ([]byte, error) {
	r, err := readRing(box)
	if err != nil {
		return nil, err
	}
	key, err := k.open(clockLabel(sealID, at), r.Clock)
	if err != nil {
		return nil, err
	}
	return unlock(key, contentLabel(sealID), box.Content)
}

func readRing(box questions.Box) (r ring, err error) {
	if err := json.Unmarshal(box.Ring, &r); err != nil {
		return r, fmt.Errorf("seal: read the ring: %w", err)
	}
	return r, nil
}

func contentLabel(sealID string) string     { return "content/1 " + sealID }
func partLabel(sealID string, i int) string { return fmt.Sprintf("part/1 %s %d", sealID, i) }
func pairLabel(sealID string, a, b int) string {
	return fmt.Sprintf("pair/1 %s %d %d", sealID, a, b)
}
func givenLabel(sealID string, i int) string { return fmt.Sprintf("given/1 %s %d", sealID, i) }
func clockLabel(sealID string, at time.Time) string {
	return fmt.Sprintf("clock/1 %s %d", sealID, at.UnixMilli())
}
