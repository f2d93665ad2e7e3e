package contest

import "time"

// Contestant (thí sinh) is a person in one contest.
type Contestant struct {
	ID               string
	ContestID        string
	Name             string // normalised: NFC, single spaces
	Phone            string // E.164 (+84…); may be empty
	Email            string // lower case; may be empty
	BirthDate        time.Time
	UnitID           string
	GroupID          string
	Fields           map[string]string
	Consent          ConsentGiven
	Guardian         *Guardian
	DeviceID         string // random id in a cookie of the browser, not a fingerprint
	ExtraTimePercent int    // 25: a quarter more time, for people who need it
	Synthetic        bool   // made by demo or rehearsal: never mixed with people
	CreatedAt        time.Time
}

// ConsentGiven is the proof of a consent.
type ConsentGiven struct {
	Version int
	At      time.Time
}

// Guardian is who consents for a minor.
type Guardian struct {
	Name     string
	Phone    string
	Relation string
	At       time.Time
}
