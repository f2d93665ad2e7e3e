package contest

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"hoithi/internal/fault"
)

// Application is the registration form as it arrived.
type Application struct {
	Name           string
	Phone          string
	Email          string
	UnitID         string
	GroupID        string
	BirthDate      string // YYYY-MM-DD
	Fields         map[string]string
	AccessCode     string
	Consent        bool
	ConsentVersion int
	Guardian       *GuardianApplication
}

// GuardianApplication is the part that a minor's guardian fills in.
type GuardianApplication struct {
	Name     string
	Phone    string
	Relation string
	Consent  bool
}

// form reads an application against what the contest asks, and collects every
// fault of it: people correct a form once, not field by field.
type form struct {
	contest Contest
	at      time.Time
	faults  []fault.Field
}

func (f *form) wrong(name string, err error) {
	var e *fault.Error
	if errors.As(err, &e) {
		f.faults = append(f.faults, fault.Field{Name: name, Code: e.Code, Msg: e.Msg})
	}
}

// checked notes the error of a normalising function against a field.
func checked(f *form, name, value string, normalise func(string) (string, error)) string {
	out, err := normalise(value)
	if err != nil {
		f.wrong(name, err)
	}
	return out
}

// contestant reads everything but the unit, which needs the store.
func (f *form) contestant(a Application) Contestant {
	f.accessCode(a.AccessCode)
	c := Contestant{ContestID: f.contest.ID, UnitID: a.UnitID, CreatedAt: f.at}
	c.Name = checked(f, "name", a.Name, NormaliseName)
	f.contact(&c, a)
	c.GroupID = f.group(a.GroupID)
	f.birth(&c, a)
	c.Fields = f.fields(a.Fields)
	f.consent(&c, a)
	return c
}

func (f *form) contact(c *Contestant, a Application) {
	phone, email := Tidy(a.Phone), Tidy(a.Email)
	switch want := f.contest.Registration.Contact; {
	case phone == "" && (want == ContactPhone || want == ContactBoth):
		f.wrong("phone", errPhoneRequired)
	case phone == "" && email == "" && want != ContactEmail:
		f.wrong("phone", errContactRequired)
	}
	if want := f.contest.Registration.Contact; email == "" && (want == ContactEmail || want == ContactBoth) {
		f.wrong("email", errEmailRequired)
	}
	if phone != "" {
		c.Phone = checked(f, "phone", phone, NormalisePhone)
	}
	if email != "" {
		c.Email = checked(f, "email", email, NormaliseEmail)
	}
}

func (f *form) group(id string) string {
	if id == "" && len(f.contest.Groups) == 1 {
		return f.contest.Groups[0].ID
	}
	if !slices.ContainsFunc(f.contest.Groups, func(g Group) bool { return g.ID == id }) {
		f.wrong("group_id", errGroup)
	}
	return id
}

func (f *form) consent(c *Contestant, a Application) {
	switch {
	case !a.Consent:
		f.wrong("consent", errConsent)
	case a.ConsentVersion != f.contest.Registration.Consent.Version:
		f.wrong("consent", errConsentOutdated)
	}
	c.Consent = ConsentGiven{Version: a.ConsentVersion, At: f.at}
}

// accessCode compares hashes in constant time; case and spaces around do not
// matter, because phones capitalise what people type.
func (f *form) accessCode(given string) {
	want := f.contest.Registration.AccessCode
	if want == "" {
		return
	}
	a, b := sha256.Sum256([]byte(foldCode(given))), sha256.Sum256([]byte(foldCode(want)))
	if subtle.ConstantTimeCompare(a[:], b[:]) != 1 {
		f.wrong("access_code", errAccessCode)
	}
}

func foldCode(s string) string { return strings.ToLower(Tidy(s)) }

// unit finds the unit and makes sure that it exists on this day.
func (f *form) unit(ctx context.Context, store RegistrarStore, id string) error {
	if id == "" {
		if f.contest.Registration.UnitRequired {
			f.wrong("unit_id", errUnitRequired)
		}
		return nil
	}
	unit, err := store.UnitOf(ctx, f.contest.ID, id)
	switch {
	case errors.Is(err, ErrUnitNotFound):
		f.wrong("unit_id", err)
	case err != nil:
		return err
	case !unit.ValidAt(dayAsUTC(f.at.In(f.contest.Location()))):
		f.wrong("unit_id", errUnitGone)
	}
	return nil
}

// dayAsUTC is the calendar day of t at midnight UTC, the form in which days
// without a zone are kept.
func dayAsUTC(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

const maxField = 200

// fields keeps only what the contest asks for.
func (f *form) fields(given map[string]string) map[string]string {
	out := map[string]string{}
	for _, spec := range f.contest.Registration.Fields {
		value := Tidy(given[spec.Key])
		if err := spec.accepts(value); err != nil {
			f.wrong("fields."+spec.Key, err)
			continue
		}
		if value != "" {
			out[spec.Key] = value
		}
	}
	return out
}

func (s FieldSpec) accepts(value string) error {
	if value == "" {
		if s.Required {
			return errFieldRequired
		}
		return nil
	}
	switch {
	case utf8.RuneCountInString(value) > maxField:
		return errFieldLong
	case s.Kind == FieldNumber && !isNumber(value):
		return errFieldNumber
	case s.Kind == FieldDate && !isDate(value):
		return errFieldDate
	case s.Kind == FieldSelect && !slices.Contains(s.Options, value):
		return errFieldOption
	}
	return nil
}

// isNumber accepts whole and decimal numbers, with the comma of Vietnamese too.
func isNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	digits, mark := 0, false
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case (r == '.' || r == ',') && !mark && digits > 0:
			mark = true
		default:
			return false
		}
	}
	return digits > 0 && digits <= 18
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
