package account_test

import (
	"maps"
	"slices"
	"testing"

	"hoithi/internal/account"
)

// What each role may do in its own contest, as the whole truth.
func TestCan(t *testing.T) {
	t.Parallel()
	const contest = "c1"
	for role, want := range map[account.Role][]account.Right{
		account.Admin: account.AllRights(),
		account.Organiser: {account.Read, account.ReadPersons, account.ReadKeys, account.ReadAudit, account.EditContest, account.EditQuestions,
			account.ReviewQuestion, account.CommentOn, account.RunRounds, account.JudgeResults, account.ApproveResults, account.RunAir},
		account.Author:   {account.Read, account.ReadKeys, account.EditQuestions, account.CommentOn},
		account.Reviewer: {account.Read, account.ReadKeys, account.ReviewQuestion, account.CommentOn},
		account.Auditor:  {account.Read, account.ReadPersons, account.ReadKeys, account.ReadAudit},
		account.Producer: {account.Read, account.ReadKeys, account.RunAir},
	} {
		actor := account.Actor{Kind: account.Staff, Grants: []account.Grant{{Role: role, ContestID: contest}}}
		var got []account.Right
		for _, right := range account.AllRights() {
			if actor.Can(right, contest) {
				got = append(got, right)
			}
			if actor.Can(right, "c2") || actor.Can(right, "") {
				t.Errorf("%s of one contest holds %s in another or in all", role, right)
			}
		}
		if !slices.Equal(got, want) || !slices.Equal(actor.Rights(), want) {
			t.Errorf("%s may %v, Rights %v; want %v", role, got, actor.Rights(), want)
		}
	}
	if (account.Actor{Kind: account.Contestant}).Can(account.Read, contest) {
		t.Error("a contestant may read")
	}
}

func TestChanged(t *testing.T) {
	t.Parallel()
	was, is := account.Changed(map[string]any{"name": "A", "same": 1, "gone": true}, map[string]any{"name": "B", "same": 1, "new": "x"})
	if !maps.Equal(was, map[string]any{"name": "A", "new": nil, "gone": true}) || !maps.Equal(is, map[string]any{"name": "B", "new": "x"}) {
		t.Errorf("Changed = %v, %v", was, is)
	}
}
