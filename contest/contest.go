package contest

import "time"

// Contest (cuộc thi) holds everything that its rounds share.
type Contest struct {
	ID           string
	Slug         string // in addresses: lower-case letters, digits, hyphens
	Name         string
	NameEN       string
	Organiser    string // e.g. "Sở Nội vụ thành phố Đà Nẵng"; shown on every page and export
	Intro        string
	IntroEN      string
	TimeZone     string // IANA name; "Asia/Ho_Chi_Minh"
	Registration Registration
	Groups       []Group // at least one
	Masking      Masking
	Demo         bool // made by the demo: every page says so
	Version      int  // rises with every change; edits name the version they saw
	CreatedAt    time.Time
}

// Group divides contestants who have separate papers and prizes
// (Huế 2025: CBCCVC and citizens).
type Group struct {
	ID     string // slug, unique in the contest: "cbccvc"
	Name   string
	NameEN string
}

// Contact says how a contestant can be reached and come back.
type Contact string

// The contact requirements.
const (
	ContactEither Contact = "either" // phone or e-mail
	ContactPhone  Contact = "phone"
	ContactEmail  Contact = "email"
	ContactBoth   Contact = "both"
)

// Registration is what a contest asks of those who enter.
type Registration struct {
	Contact       Contact
	UnitRequired  bool
	AskBirthDate  bool
	MinAge        int // years on the day of registering; 0: no limit
	MaxAge        int // 0: no limit
	GuardianUnder int // below this age a guardian consents too; 0: never
	Fields        []FieldSpec
	AccessCode    string // shared code printed in the guide; empty: none needed
	Consent       Consent
}

// Consent is the text that a contestant agrees to, never pre-ticked
// (Luật 91/2025/QH15: silence is not consent). Version rises with the text.
type Consent struct {
	Version int
	Text    string
	TextEN  string
}

// FieldKind is the type of an extra registration field.
type FieldKind string

// The kinds of extra field.
const (
	FieldText   FieldKind = "text"
	FieldNumber FieldKind = "number"
	FieldDate   FieldKind = "date"
	FieldSelect FieldKind = "select"
)

// FieldSpec is one extra field of the registration form.
type FieldSpec struct {
	Key      string
	Label    string
	LabelEN  string
	Kind     FieldKind
	Required bool
	Options  []string // for FieldSelect
}

// Masking says how names appear on public pages.
type Masking string

// The ways to show a name in public: in full, as "Nguyễn V. A.", or with the
// last three digits of the phone ("Nguyễn Văn A •••123").
const (
	MaskNone     Masking = "none"
	MaskInitials Masking = "initials"
	MaskPhone    Masking = "phone"
)

// Barred is a person who may not enter: organisers, exam board, jury,
// secretariat. Any one key that matches is enough; names alone only flag.
type Barred struct {
	Name   string
	Phone  string
	Email  string
	Reason string
}
