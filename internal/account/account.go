// Package account says who acts: a person on the staff with roles, a
// contestant, or the program itself. It decides what a role may do and knows
// nothing of sessions, passwords or HTTP.
package account

import "slices"

// Role is what a person on the staff may be, for one contest or for all.
type Role string

// The roles. Admin holds every right; an auditor reads everything and changes
// nothing.
const (
	Admin     Role = "admin"
	Organiser Role = "organiser"
	Author    Role = "author"
	Reviewer  Role = "reviewer"
	Auditor   Role = "auditor"
	Producer  Role = "producer" // puts graphics on air, changes nothing of the contest
)

// Roles lists every role, the widest first.
func Roles() []Role { return []Role{Admin, Organiser, Author, Reviewer, Auditor, Producer} }

// Valid reports whether r is a role we know.
func (r Role) Valid() bool { return slices.Contains(Roles(), r) }

// Right is one thing that a role may do.
type Right string

// The rights. Reading a contest's own figures needs Read; personal data of
// contestants needs ReadPersons; the key of a question needs ReadKeys.
const (
	Read           Right = "read"
	ReadPersons    Right = "read_persons"
	ReadKeys       Right = "read_keys"
	ReadAudit      Right = "read_audit"
	EditContest    Right = "edit_contest"
	EditQuestions  Right = "edit_questions"
	ReviewQuestion Right = "review_questions"
	CommentOn      Right = "comment_questions" // and show them to somebody without an account
	RunRounds      Right = "run_rounds"
	JudgeResults   Right = "judge_results" // lock, disqualify
	ApproveResults Right = "approve_results"
	ManageStaff    Right = "manage_staff"
	RunAir         Right = "run_air" // outputs, rundowns, freeze, reveal, tokens of television
)

var rights = map[Role][]Right{
	Organiser: {Read, ReadPersons, ReadKeys, ReadAudit, EditContest, EditQuestions, ReviewQuestion, CommentOn, RunRounds, JudgeResults, ApproveResults, RunAir},
	Author:    {Read, ReadKeys, EditQuestions, CommentOn},
	Reviewer:  {Read, ReadKeys, ReviewQuestion, CommentOn},
	Auditor:   {Read, ReadPersons, ReadKeys, ReadAudit},
	Producer:  {Read, ReadKeys, RunAir},
}

// Grant is a role held for one contest; an empty ContestID means all.
type Grant struct {
	Role      Role
	ContestID string
}

// Kind says what sort of actor it is.
type Kind string

// The kinds of actor.
const (
	Staff      Kind = "staff"
	Contestant Kind = "contestant"
	System     Kind = "system"
)

// Actor is who acts. It is an explicit argument, never hidden in a context.
type Actor struct {
	ID     string
	Name   string
	Kind   Kind
	Grants []Grant
	IP     string // for the audit log; empty for the system
}

// Machine is the program acting by itself, under the name of the part that
// acts ("clock", "demo").
func Machine(part string) Actor { return Actor{ID: "", Name: part, Kind: System} }

// Can reports whether the actor holds right in the contest.
func (a Actor) Can(right Right, contestID string) bool {
	if a.Kind == System {
		return true
	}
	for _, g := range a.Grants {
		if g.ContestID != "" && g.ContestID != contestID {
			continue
		}
		if g.Role == Admin || slices.Contains(rights[g.Role], right) {
			return true
		}
	}
	return false
}

// Has reports whether the actor holds the role anywhere.
func (a Actor) Has(role Role) bool {
	return slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.Role == role })
}
