package contest

import (
	"time"
	"unicode/utf8"
)

// oldest bounds a believable age; older ones are slips of the year.
const oldest = 120

// birth reads the date of birth where the contest needs one, applies the age
// limits on this day in the contest's time zone, and asks a minor's guardian.
func (f *form) birth(c *Contestant, a Application) {
	r := f.contest.Registration
	if !r.AskBirthDate && r.MinAge == 0 && r.MaxAge == 0 && r.GuardianUnder == 0 {
		return
	}
	if a.BirthDate == "" {
		f.wrong("birth_date", errBirthRequired)
		return
	}
	born, err := time.Parse(time.DateOnly, a.BirthDate)
	age := AgeOn(born, f.at.In(f.contest.Location()))
	if err != nil || age < 0 || age > oldest {
		f.wrong("birth_date", errBirth)
		return
	}
	c.BirthDate = born
	switch {
	case r.MinAge > 0 && age < r.MinAge:
		f.wrong("birth_date", errTooYoung)
	case r.MaxAge > 0 && age > r.MaxAge:
		f.wrong("birth_date", errTooOld)
	case age < r.GuardianUnder:
		c.Guardian = f.guardian(a.Guardian)
	}
}

// AgeOn is the age in whole years on a day; who was born on 29 February has
// their birthday on 1 March in other years. It is negative before the birth.
func AgeOn(born, day time.Time) int {
	years := day.Year() - born.Year()
	if day.Month() < born.Month() || day.Month() == born.Month() && day.Day() < born.Day() {
		years--
	}
	return years
}

const maxRelation = 60

func (f *form) guardian(g *GuardianApplication) *Guardian {
	if g == nil {
		f.wrong("guardian", errGuardianRequired)
		f.wrong("birth_date", errGuardianRequired) // a form that took them for older shows no guardian
		return nil
	}
	out := &Guardian{
		Name:     checked(f, "guardian.name", g.Name, NormaliseName),
		Phone:    checked(f, "guardian.phone", g.Phone, NormalisePhone),
		Relation: checked(f, "guardian.relation", g.Relation, normaliseRelation),
		At:       f.at,
	}
	if !g.Consent {
		f.wrong("guardian.consent", errGuardianConsent)
	}
	return out
}

func normaliseRelation(s string) (string, error) {
	s = Tidy(s)
	if s == "" || utf8.RuneCountInString(s) > maxRelation {
		return "", errRelation
	}
	return s, nil
}
