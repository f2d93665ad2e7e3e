package web

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// contract is kit/wire.ts, the contract that the pages are written against.
func contract(t *testing.T) string {
	t.Helper()
	raw, err := os.ReadFile("../../frontend/src/kit/wire.ts")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

var (
	interfaces = regexp.MustCompile(`(?m)^export interface (\w+)(?:<\w+>)?( extends [\w<>&, "]+)? \{`)
	comments   = regexp.MustCompile(`(?s)/\*.*?\*/|//[^\n]*`)
	fieldName  = regexp.MustCompile(`^\s*(\w+)(\?)?\s*:`)
)

// fieldsInTS lists the fields of an interface that stand at its own level.
func fieldsInTS(body string) []string {
	var out []string
	depth, start := 0, 0
	flush := func(end int) {
		if m := fieldName.FindStringSubmatch(body[start:end]); m != nil {
			out = append(out, m[1])
		}
		start = end + 1
	}
	for i, c := range body {
		switch c {
		case '{', '(', '[', '<':
			depth++
		case '}', ')', ']', '>':
			depth--
		case ';', '\n', ',':
			if depth == 0 {
				flush(i)
			}
		}
	}
	flush(len(body))
	return out
}

// interfaceInTS returns the fields of a named interface.
func interfaceInTS(t *testing.T, source, name string) []string {
	t.Helper()
	for _, at := range interfaces.FindAllStringSubmatchIndex(source, -1) {
		if source[at[2]:at[3]] != name {
			continue
		}
		depth, from := 1, at[1]
		for i := from; i < len(source); i++ {
			switch source[i] {
			case '{':
				depth++
			case '}':
				depth--
			}
			if depth == 0 {
				return fieldsInTS(source[from:i])
			}
		}
	}
	t.Fatalf("wire.ts has no interface %s", name)
	return nil
}

// ownFields lists the JSON names of a Go type, those of embedded types left
// out where wire.ts says "extends".
func ownFields(typ reflect.Type, extends bool) []string {
	var out []string
	for i := range typ.NumField() {
		f := typ.Field(i)
		if f.Anonymous {
			if !extends {
				out = append(out, ownFields(f.Type, false)...)
			}
			continue
		}
		if name, _, ok := jsonName(f); ok {
			out = append(out, name)
		}
	}
	return out
}

// The pages and the server speak of the same fields.
func TestTheWireIsTheContract(t *testing.T) {
	t.Parallel()
	source := comments.ReplaceAllString(contract(t), "")
	types := map[string]struct {
		of      any
		extends bool
	}{
		"Problem": {of: Problem{}}, "Page": {of: List[int]{}}, "Time": {of: Time{}}, "Group": {of: Group{}}, "FieldSpec": {of: FieldSpec{}},
		"PublicRegistration": {of: PublicRegistration{}}, "RoundBrief": {of: RoundBrief{}}, "ContestBrief": {of: ContestBrief{}},
		"PublicContest": {of: PublicContest{}, extends: true}, "UnitHit": {of: UnitHit{}}, "Register": {of: Register{}}, "Me": {of: Me{}},
		"MyAttempt": {of: MyAttempt{}}, "CodeSent": {of: CodeSent{}}, "Login": {of: Login{}}, "LoginResult": {of: LoginResult{}},
		"PublicRound": {of: PublicRound{}, extends: true}, "RulesPage": {of: RulesPage{}}, "Taking": {of: Taking{}},
		"TakingQuestion": {of: TakingQuestion{}}, "AnswerPost": {of: AnswerPost{}}, "AnswerSaved": {of: AnswerSaved{}},
		"PredictionPut": {of: PredictionPut{}}, "Submission": {of: Submission{}}, "Outcome": {of: Outcome{}}, "OutcomeAnswer": {of: OutcomeAnswer{}}, "Medium": {of: Medium{}},
		"Board": {of: Board{}}, "BoardRow": {of: BoardRow{}}, "UnitBoard": {of: UnitBoard{}}, "UnitBoardRow": {of: UnitBoardRow{}},
		"PublicResult": {of: PublicResult{}}, "ResultRow": {of: ResultRow{}},
	}
	for name, wire := range types {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want, got := interfaceInTS(t, source, name), ownFields(reflect.TypeOf(wire.of), wire.extends)
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("in Go:      %s\nin wire.ts: %s", strings.Join(got, " "), strings.Join(want, " "))
			}
		})
	}
}
