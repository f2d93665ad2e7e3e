package redis

import (
	"github.com/google/uuid"

	"hoithi/contest"
)

// scope is a round or a contest: what is built, rebuilt and versioned as one.
type scope struct {
	contestID string
	roundID   string // empty: the board over all rounds of the contest
}

// keys names the keys of one scope, under a prefix of the installation.
type keys struct{ base string }

func (b *Boards) keys(s scope) keys {
	if s.roundID == "" {
		return keys{b.prefix + "{c:" + s.contestID + "}:"}
	}
	return keys{b.prefix + "{r:" + s.roundID + "}:"}
}

func (k keys) built() string      { return k.base + "built" }      // hash {version, at}
func (k keys) rebuilding() string { return k.base + "rebuilding" } // the lease of who rebuilds
func (k keys) late() string       { return k.base + "late" }       // members that moved meanwhile
func (k keys) names() string      { return k.base + "names" }      // the boards of the scope
func (k keys) fresh() string      { return k.base + "fresh" }      // the boards of a rebuild
func (k keys) all() string        { return k.base + "z" }          // everybody
func (k keys) group(id string) string {
	return k.base + "z:g:" + id
}
func (k keys) unit(id string) string { return k.base + "z:u:" + id }

// rebuilt is where a board grows while it is rebuilt.
func (k keys) rebuilt(board string) string { return board + ":new" }

// board is the sorted set that a query reads.
func (k keys) board(q contest.BoardQuery) string {
	switch {
	case q.Scope == contest.BoardOfUnit:
		return k.unit(q.UnitID)
	case q.Group != "":
		return k.group(q.Group)
	default:
		return k.all()
	}
}

func scopeOf(q contest.BoardQuery) scope {
	if q.Scope == contest.BoardOfContest {
		return scope{contestID: q.ContestID}
	}
	return scope{contestID: q.ContestID, roundID: q.RoundID}
}

// member is a contestant in a sorted set: the 16 bytes of the id, which take
// half the memory of its text.
func member(contestantID string) (string, error) {
	id, err := uuid.Parse(contestantID)
	return string(id[:]), err
}

func contestantOf(member string) string {
	id, err := uuid.FromBytes([]byte(member))
	if err != nil {
		return ""
	}
	return id.String()
}
