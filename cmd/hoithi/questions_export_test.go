package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/bench"
	"hoithi/internal/dbtest"
	"hoithi/internal/postgres"
	"hoithi/questions"
)

// An export from the command line is in the log of readings, with the questions
// that it holds and by whom.
func TestQuestionsExportIsWrittenDown(t *testing.T) {
	t.Parallel()
	dsn := dbtest.DSN(t, migrateForResults)
	db, err := postgres.Open(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	stage, err := bench.NewStage(t.Context(), db.SQL(), bench.StageOptions{At: time.Now(), Units: 2})
	if err != nil {
		t.Fatal(err)
	}
	library := questions.NewLibrary(db, time.Now, newID)
	bank, err := library.CreateBank(t.Context(), account.Machine("test"), stage.Round.ContestID, "Đề thi", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, stem := range []string{"Thủ đô nước ta?", "Sông nào dài nhất?"} {
		if _, err := library.CreateQuestion(t.Context(), account.Machine("test"), bank.ID, questions.Version{Kind: questions.Single, Level: questions.Recall, Stem: stem,
			Options: []string{"Hà Nội", "Huế"}, Correct: questions.OptionSet(0)}); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(t.TempDir(), "de.json")
	env := environ{"DATABASE_URL=" + dsn, "HOITHI_LANG=vi"}
	if code, out, say := call(t, env, "questions", "export", "--bank", bank.ID, "--to", "json", "--out", file); code != 0 {
		t.Fatalf("hoithi questions export = %d\n%s%s", code, out, say)
	}
	if text, err := os.ReadFile(file); err != nil || len(text) == 0 {
		t.Fatalf("the file: %d bytes, %v", len(text), err)
	}
	log, total, err := db.Readings(t.Context(), questions.ReadingFilter{ContestID: bank.ContestID, Limit: 10})
	if err != nil || total != 1 || log[0].How != questions.ReadExport || log[0].Actor.Name != account.Machine("cli").Name || !slices.Equal(log[0].Numbers, []int{1, 2}) {
		t.Errorf("the log of readings: %+v, %v; want one export of two questions by the command line", log, err)
	}
	if code, _, _ := call(t, env, "questions", "export", "--bank", bank.ID, "--topic", "khong-co", "--to", "json", "--out", file); code == 0 {
		t.Error("an export of nothing succeeds")
	}
	if _, total, err = db.Readings(t.Context(), questions.ReadingFilter{ContestID: bank.ContestID, Limit: 10}); err != nil || total != 1 {
		t.Errorf("%d readings after an export of nothing, %v", total, err)
	}
}
