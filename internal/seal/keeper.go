package seal

import (
	"encoding/base64"
	"errors"
	"strings"
	"sync"
)

// Keeper holds the server's key, which is never in the database.
type Keeper struct {
	root []byte
	turn sync.Mutex // one passphrase is stretched at a time
}

// MinSecret is how many bytes the server's key has at least.
const MinSecret = 32

// NewKeeper makes a Keeper of the server's key, of any form with at least 32
// bytes.
func NewKeeper(secret string) (*Keeper, error) {
	if len(secret) < MinSecret {
		return nil, errors.New("seal: the server's key is too short")
	}
	root, err := derive("root/1", []byte(secret))
	if err != nil {
		return nil, err
	}
	return &Keeper{root: root}, nil
}

func (k *Keeper) close(purpose string, plain []byte) ([]byte, error) {
	key, err := derive(purpose, k.root)
	if err != nil {
		return nil, err
	}
	return lock(key, purpose, plain)
}

func (k *Keeper) open(purpose string, closed []byte) ([]byte, error) {
	key, err := derive(purpose, k.root)
	if err != nil {
		return nil, err
	}
	return unlock(key, purpose, closed)
}

// textPrefix marks what CloseText has made, so that older plain text is known.
const textPrefix = "sealed1:"

// CloseText encrypts a short text for a column; what it is for binds it to its
// row.
func (k *Keeper) CloseText(purpose, plain string) (string, error) {
	box, err := k.close("text/1 "+purpose, []byte(plain))
	if err != nil {
		return "", err
	}
	return textPrefix + base64.RawStdEncoding.EncodeToString(box), nil
}

// OpenText is the reverse of CloseText.
func (k *Keeper) OpenText(purpose, closed string) (string, error) {
	box, err := base64.RawStdEncoding.DecodeString(strings.TrimPrefix(closed, textPrefix))
	if err != nil {
		return "", errDamaged
	}
	plain, err := k.open("text/1 "+purpose, box)
	return string(plain), err
}

// Closed reports whether a text was made by CloseText.
func (*Keeper) Closed(text string) bool { return strings.HasPrefix(text, textPrefix) }
