package web

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// The desk's pages and the server speak of the same fields.
func TestTheDesksWireIsTheContract(t *testing.T) {
	t.Parallel()
	source := comments.ReplaceAllString(contract(t), "")
	types := map[string]struct {
		of      any
		extends bool
	}{
		"Session": {of: Session{}}, "TotpSetup": {of: TOTPSetup{}}, "ContestEdit": {of: ContestEdit{}}, "DeskContest": {of: DeskContest{}, extends: true},
		"Preset": {of: Preset{}}, "Rules": {of: Rules{}}, "DeskUnit": {of: DeskUnit{}}, "UnitImport": {of: UnitImport{}}, "BarredRow": {of: BarredRow{}},
		"RoundEdit": {of: RoundEdit{}}, "DeskRound": {of: DeskRound{}, extends: true}, "Overview": {of: Overview{}}, "DeskBank": {of: DeskBank{}},
		"QuestionKey": {of: QuestionKey{}}, "QuestionMedium": {of: QuestionMedium{}}, "QuestionEdit": {of: QuestionEdit{}, extends: true}, "DeskQuestion": {of: DeskQuestion{}, extends: true}, "DeskQuestionVersion": {of: DeskQuestionVersion{}, extends: true},
		"Review": {of: Review{}}, "ImportDraft": {of: ImportDraft{}}, "ImportProblem": {of: ImportProblem{}}, "ImportItem": {of: ImportItem{}, extends: true},
		"ImportItemEdit": {of: ImportItemEdit{}, extends: true}, "DeskContestant": {of: DeskContestant{}}, "DeskAttempt": {of: DeskAttempt{}}, "DeskResult": {of: DeskResult{}},
		"DeskItem": {of: DeskItem{}}, "DeskItemOption": {of: DeskItemOption{}}, "DeskItemUnit": {of: DeskItemUnit{}}, "DeskItemNote": {of: DeskItemNote{}}, "DeskItemAlarm": {of: DeskItemAlarm{}},
		"DeskBankFile": {of: DeskBankFile{}}, "DeskFileLoss": {of: DeskFileLoss{}},
		"DeskResultRow": {of: DeskResultRow{}, extends: true}, "Flag": {of: DeskFlag{}}, "Disqualification": {of: DeskDisqualification{}},
		"DeskComment": {of: DeskComment{}}, "DeskPreview": {of: DeskPreview{}}, "PreviewMade": {of: PreviewMade{}, extends: true}, "PreviewPage": {of: PreviewPage{}},
		"OpenQuestion": {of: OpenQuestion{}}, "OpenBankEdit": {of: OpenBankEdit{}}, "DeskOpenBank": {of: DeskOpenBank{}, extends: true},
		"OpenBankBrief": {of: OpenBankBrief{}}, "OpenBankPage": {of: OpenBankPage{}, extends: true}, "Practice": {of: Practice{}, extends: true},
		"PracticeQuestion": {of: PracticeQuestion{}, extends: true}, "PracticeCheck": {of: PracticeCheck{}}, "ReleaseKey": {of: ReleaseKey{}}, "SealPost": {of: SealPost{}}, "DeskSeal": {of: DeskSeal{}},
		"SealHolder": {of: SealHolder{}}, "SealAhead": {of: SealAhead{}}, "QuestionReading": {of: QuestionReading{}},
		"StaffRow": {of: StaffRow{}}, "AuditRow": {of: AuditRow{}},
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

// The desk's rows of the table stand in the document like all others.
func TestDeskRoutesAreDescribed(t *testing.T) {
	t.Parallel()
	table := (&desk{}).Routes()
	seen := map[string]bool{}
	for _, r := range table {
		id := operationID(r)
		if seen[id] || r.Summary == "" || r.Auth == AuthStaff && r.Right == "" && !slices.Contains([]string{"/desk/session", "/desk/password", "/desk/totp"}, r.Path) {
			t.Errorf("%s %s: operation %s is not unique, has no summary or no right", r.Method, r.Path, id)
		}
		seen[id] = true
	}
	paths, _ := Document(table)["paths"].(object)
	for _, r := range table {
		item, _ := paths[openPath(apiPrefix+r.Path)].(object)
		if item[strings.ToLower(r.Method)] == nil {
			t.Errorf("the document lacks %s %s", r.Method, r.Path)
		}
	}
}

// The producer's desk and the server speak of the same fields.
func TestTheAirWireIsTheContract(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("../../frontend/src/desk/onair/wire.ts")
	if err != nil {
		t.Fatal(err)
	}
	source := comments.ReplaceAllString(string(raw), "")
	types := map[string]struct {
		of      any
		extends bool
	}{
		"Air": {of: AirState{}}, "AirOutput": {of: AirOutput{}}, "AirShown": {of: AirShown{}, extends: true}, "AirLock": {of: AirLock{}}, "AirHealth": {of: AirHealth{}},
		"OutputEdit": {of: OutputEdit{}}, "AirCommand": {of: AirCommand{}}, "AirAck": {of: AirAck{}}, "Everywhere": {of: Everywhere{}}, "EverywhereAck": {of: EverywhereAck{}},
		"RundownEdit": {of: RundownEdit{}}, "AirRundown": {of: AirRundown{}, extends: true}, "ItemReady": {of: ItemReady{}}, "Still": {of: AirStill{}}, "AirPresent": {of: AirPresent{}}, "AirBuild": {of: AirBuild{}}, "BuildEdit": {of: BuildEdit{}}, "AirItem": {of: AirItem{}}, "AirBinding": {of: AirBinding{}},
		"RevealScript": {of: RevealScript{}}, "RevealStep": {of: RevealStep{}}, "Freeze": {of: AirFreeze{}}, "AirBoards": {of: AirBoards{}}, "AirBoard": {of: AirBoard{}},
		"CorrectionEdit": {of: CorrectionEdit{}}, "Correction": {of: Correction{}, extends: true}, "AsRun": {of: AsRun{}}, "TokenEdit": {of: TokenEdit{}}, "TokenMade": {of: TokenMade{}},
		"AirToken": {of: AirToken{}}, "AirTheme": {of: AirTheme{}}, "Suggestion": {of: AirSuggestion{}}, "RehearsalEdit": {of: RehearsalEdit{}},
		"Rehearsal": {of: AirRehearsal{}, extends: true}, "Mc": {of: Mc{}},
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
