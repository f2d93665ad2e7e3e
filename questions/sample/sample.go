// Package sample holds the demo's question bank: questions on administrative
// reform (cải cách hành chính) and digital transformation (chuyển đổi số), each
// with its legal basis or source and the date on which the answer was checked.
//
// The bank is data, embedded in the binary so that a demo needs no network. It
// is written for rehearsals: laws age, so an organiser must review every
// question before using it in a real contest. The package knows nothing of the
// domain's types, so that either may change without the other.
package sample

import (
	_ "embed"
	"encoding/json"
	"fmt"
)

//go:embed bank.json
var bankJSON []byte

//go:embed topics.json
var topicsJSON []byte

// Question is one question of the sample bank, as it stands in bank.json.
type Question struct {
	ID          string   `json:"id"`          // stable, "CCHC-001"
	Topic       string   `json:"topic"`       // slug of a Topic
	Level       int      `json:"level"`       // 1 nhận biết, 2 thông hiểu, 3 vận dụng
	Kind        string   `json:"kind"`        // single, multiple or truefalse
	Stem        string   `json:"stem"`        // NFC plain text
	Options     []string `json:"options"`     // 2 to 6, in the author's order
	Correct     []int    `json:"correct"`     // zero-based, ascending
	PinLast     bool     `json:"pin_last"`    // the last option must stay last when shuffled
	Explanation string   `json:"explanation"` // one or two sentences
	LegalBasis  string   `json:"legal_basis"` // the document that decides; may be empty when Source is not
	Source      string   `json:"source"`      // where the fact can be read: an address or a title
	AsOf        string   `json:"as_of"`       // YYYY-MM-DD, when the answer was known to hold
}

// Topic is a heading of the sample bank.
type Topic struct {
	Slug   string `json:"slug"`
	Name   string `json:"name"`
	NameEN string `json:"name_en"`
}

// Questions returns a fresh copy of the bank, in the order of its ids. It fails
// only when the embedded file is broken.
func Questions() ([]Question, error) {
	var questions []Question
	if err := json.Unmarshal(bankJSON, &questions); err != nil {
		return nil, fmt.Errorf("sample: read bank: %w", err)
	}
	return questions, nil
}

// Topics returns a fresh copy of the topics, in the order in which the bank
// goes through them.
func Topics() ([]Topic, error) {
	var topics []Topic
	if err := json.Unmarshal(topicsJSON, &topics); err != nil {
		return nil, fmt.Errorf("sample: read topics: %w", err)
	}
	return topics, nil
}
