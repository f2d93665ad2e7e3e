package web

// Register is the registration form.
type Register struct {
	Slug           string            `param:"slug" json:"-"`
	Name           string            `json:"name"`
	Phone          string            `json:"phone,omitempty"`
	Email          string            `json:"email,omitempty"`
	UnitID         string            `json:"unit_id,omitempty"`
	GroupID        string            `json:"group_id"`
	BirthDate      string            `json:"birth_date,omitempty"`
	Fields         map[string]string `json:"fields"`
	AccessCode     string            `json:"access_code,omitempty"`
	Consent        bool              `json:"consent"`
	ConsentVersion int               `json:"consent_version"`
	Guardian       *RegisterGuardian `json:"guardian,omitempty"`
}

// RegisterGuardian is the part of a minor's guardian.
type RegisterGuardian struct {
	Name     string `json:"name"`
	Phone    string `json:"phone"`
	Relation string `json:"relation"`
	Consent  bool   `json:"consent"`
}

// Me is the contestant who is signed in on this device.
type Me struct {
	ID          string      `json:"id"`
	Name        string      `json:"name"`
	PhoneMasked string      `json:"phone_masked"`
	EmailMasked string      `json:"email_masked"`
	GroupID     string      `json:"group_id"`
	Unit        *MyUnit     `json:"unit,omitempty"`
	Attempts    []MyAttempt `json:"attempts"`
}

// MyUnit is the unit of a contestant.
type MyUnit struct {
	ID   string   `json:"id"`
	Name string   `json:"name"`
	Path []string `json:"path"`
}

// CodeAsk asks for a one-time code.
type CodeAsk struct {
	Slug    string `param:"slug" json:"-"`
	Contact string `json:"contact" doc:"phone number or e-mail address"`
}

// CodeSent is the answer whether the contact is known or not.
type CodeSent struct {
	SentTo    string `json:"sent_to"`
	ExpiresMS int64  `json:"expires_ms"`
	DemoCode  string `json:"demo_code,omitempty" doc:"only in the demo, which sends nothing"`
}

// Login signs a device in by a code.
type Login struct {
	Slug         string `param:"slug" json:"-"`
	Contact      string `json:"contact"`
	Code         string `json:"code"`
	ContestantID string `json:"contestant_id,omitempty"`
}

// LoginResult is a sign-in, or the contestants who share the contact.
type LoginResult struct {
	Me     *Me           `json:"me,omitempty"`
	Choose []LoginChoice `json:"choose"`
}

// LoginChoice is one of several contestants with the same contact.
type LoginChoice struct {
	ID         string `json:"id"`
	NameMasked string `json:"name_masked"`
	Unit       string `json:"unit"`
}
