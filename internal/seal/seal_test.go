package seal

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"hoithi/questions"
)

const (
	serverKey = "a server's key of more than thirty-two bytes"
	sealID    = "0193e000-0000-7000-8000-000000000001"
)

var secretText = []byte("BIMAT: câu hỏi số 7 và đáp án")

// person is somebody with a key and the passphrase to it.
type person struct{ public, locked []byte }

func keeper(t *testing.T, secret string) *Keeper {
	t.Helper()
	k, err := NewKeeper(secret)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func people(t *testing.T, k *Keeper, passphrases ...string) (out []person, public [][]byte) {
	t.Helper()
	for _, pass := range passphrases {
		pub, locked, err := k.NewPerson(pass)
		if err != nil {
			t.Fatal(err)
		}
		out, public = append(out, person{pub, locked}), append(public, pub)
	}
	return out, public
}

func TestAnyTwoOfThreeOpen(t *testing.T) {
	t.Parallel()
	k := keeper(t, serverKey)
	passes := []string{"sen hồng sông Hàn", "núi Ngũ Hành xa", "cầu Rồng phun lửa"}
	all, public := people(t, k, passes...)
	box, err := k.CloseForPeople(sealID, secretText, public)
	if err != nil {
		t.Fatal(err)
	}
	given := map[int][]byte{}
	for i, p := range all {
		if given[i], err = k.Give(sealID, box, i, p.locked, passes[i]); err != nil {
			t.Fatal(err)
		}
	}
	for _, two := range [][2]int{{0, 1}, {0, 2}, {1, 2}} {
		got, err := k.OpenByPeople(sealID, box, map[int][]byte{two[0]: given[two[0]], two[1]: given[two[1]]})
		if err != nil || !bytes.Equal(got, secretText) {
			t.Errorf("people %v: %q, %v", two, got, err)
		}
	}
	for i := range all {
		if got, err := k.OpenByPeople(sealID, box, map[int][]byte{i: given[i]}); err == nil {
			t.Errorf("person %d alone opened %q", i, got)
		}
	}
	if _, err := k.OpenByPeople(sealID, box, map[int][]byte{0: given[0], 1: given[0]}); err == nil {
		t.Error("one person twice opened the box")
	}
	if _, err := k.Give(sealID, box, 0, all[0].locked, passes[1]); !errors.Is(err, questions.ErrPassphrase) {
		t.Errorf("another's passphrase: %v, want ErrPassphrase", err)
	}
	if _, err := k.Give(sealID, box, 1, all[0].locked, passes[0]); err == nil {
		t.Error("a person took another's part")
	}
}

// What lies in the database opens nothing: not with the server's key, not with
// one person's passphrase.
func TestTheStoredFormHoldsNothing(t *testing.T) {
	t.Parallel()
	k := keeper(t, serverKey)
	all, public := people(t, k, "mật khẩu thứ nhất", "mật khẩu thứ hai")
	box, err := k.CloseForPeople(sealID, secretText, public)
	if err != nil {
		t.Fatal(err)
	}
	stored := bytes.Join([][]byte{box.Content, box.Ring, all[0].locked, all[1].locked, all[0].public}, nil)
	for _, word := range []string{"BIMAT", "đáp án", "mật khẩu"} {
		if bytes.Contains(stored, []byte(word)) {
			t.Errorf("%q lies in what is stored", word)
		}
	}
	if _, err := k.OpenByTime(sealID, box, time.Unix(0, 0)); err == nil {
		t.Error("the server's key opened a box of two people")
	}
	other := keeper(t, strings.Repeat("x", 40))
	given, err := k.Give(sealID, box, 0, all[0].locked, "mật khẩu thứ nhất")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.OpenByPeople(sealID, box, map[int][]byte{0: given, 1: given}); err == nil {
		t.Error("another server read what was given")
	}
}

func TestABoxBelongsToItsSetAndMoment(t *testing.T) {
	t.Parallel()
	k := keeper(t, serverKey)
	at := time.Date(2026, 11, 25, 1, 0, 0, 0, time.UTC)
	box, err := k.CloseForTime(sealID, secretText, at)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := k.OpenByTime(sealID, box, at); err != nil || !bytes.Equal(got, secretText) {
		t.Errorf("OpenByTime = %q, %v", got, err)
	}
	if _, err := k.OpenByTime(sealID, box, at.Add(-time.Hour)); err == nil {
		t.Error("a moment changed in the database opened the box")
	}
	if _, err := k.OpenByTime("0193e000-0000-7000-8000-000000000002", box, at); err == nil {
		t.Error("the box opened as another set")
	}
	box.Content[len(box.Content)-1] ^= 1
	if _, err := k.OpenByTime(sealID, box, at); err == nil {
		t.Error("a damaged box opened")
	}
}

func TestShortTexts(t *testing.T) {
	t.Parallel()
	k := keeper(t, serverKey)
	closed, err := k.CloseText("totp staff-1", "JBSWY3DPEHPK3PXP")
	if err != nil {
		t.Fatal(err)
	}
	if !k.Closed(closed) || k.Closed("JBSWY3DPEHPK3PXP") || strings.Contains(closed, "JBSWY") {
		t.Errorf("closed = %q", closed)
	}
	if got, err := k.OpenText("totp staff-1", closed); err != nil || got != "JBSWY3DPEHPK3PXP" {
		t.Errorf("OpenText = %q, %v", got, err)
	}
	if _, err := k.OpenText("totp staff-2", closed); err == nil {
		t.Error("a secret opened in another person's row")
	}
}

func TestAFingerprintCanBeReadOut(t *testing.T) {
	t.Parallel()
	k := keeper(t, serverKey)
	if got := k.Fingerprint([]byte("public")); len(got) != 19 || strings.Count(got, "-") != 3 {
		t.Errorf("Fingerprint = %q", got)
	}
	if _, err := NewKeeper("too short"); err == nil {
		t.Error("a short key was taken")
	}
}
