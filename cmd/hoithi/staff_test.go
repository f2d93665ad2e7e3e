package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/dbtest"
	"hoithi/internal/postgres"
	"hoithi/questions"
)

// deskStore is an empty, migrated database.
func deskStore(t *testing.T) (*postgres.DB, environ) {
	t.Helper()
	dsn := dbtest.DSN(t, migrateForResults)
	db, err := postgres.Open(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db, environ{"DATABASE_URL=" + dsn, "HOITHI_LANG=en"}
}

func TestStaffAdd(t *testing.T) {
	t.Parallel()
	db, env := deskStore(t)
	add := []string{"staff", "add", "--email", "An@Danang.gov.vn", "--name", "Nguyễn An", "--role", "admin"}
	code, out, err := call(t, env, add...)
	_, password, printed := strings.Cut(strings.TrimSpace(out), "once): ")
	if code != int(exitOK) || !printed {
		t.Fatalf("staff add = %d\n%s%s", code, out, err)
	}
	signed, failed := newTeam(db).SignIn(t.Context(), account.Credentials{Email: "an@danang.gov.vn", Password: password})
	if failed != nil || !signed.Member.Actor("").Can(account.ManageStaff, "") {
		t.Errorf("SignIn with the printed password = %+v, %v", signed.Member, failed)
	}
	if code, _, err := call(t, env, add...); code != int(exitFailed) || !strings.Contains(err, "already an account") {
		t.Errorf("the same address again = %d %s", code, err)
	}
	if code, _, err := call(t, env, append(add, "--contest", "khong-co")...); code != int(exitFailed) || !strings.Contains(err, "no such contest") {
		t.Errorf("for an unknown contest = %d %s", code, err)
	}
	if code, _, err := call(t, env, "staff", "add", "--email", "x@y.vn", "--name", "X", "--role", "king"); code != int(exitUsage) || err == "" {
		t.Errorf("an unknown role = %d %s", code, err)
	}
}

func TestStaffAddReadsThePassword(t *testing.T) {
	t.Parallel()
	db, env := deskStore(t)
	var out, errs bytes.Buffer
	code := run(t.Context(), []string{"staff", "add", "--email", "an@danang.gov.vn", "--name", "An", "--role", "auditor", "--role", "author", "--password-stdin"}, env,
		&streams{In: strings.NewReader("mật khẩu tự chọn\r\nx"), Out: &out, Err: &errs})
	if code != int(exitOK) || strings.Contains(out.String(), "mật khẩu") {
		t.Fatalf("staff add = %d\n%s%s", code, &out, &errs)
	}
	signed, err := newTeam(db).SignIn(t.Context(), account.Credentials{Email: "an@danang.gov.vn", Password: "mật khẩu tự chọn"})
	if err != nil || len(signed.Member.Grants) != 2 {
		t.Errorf("SignIn = %+v, %v", signed.Member, err)
	}
}

func TestQuestionsImport(t *testing.T) {
	t.Parallel()
	db, env := deskStore(t)
	clerk := account.Machine("test")
	c, err := contest.NewPlanning(db, time.Now, newID).FromPreset(t.Context(), clerk, "hue-2025", "cchc", "Cuộc thi", "Sở Nội vụ")
	if err != nil {
		t.Fatal(err)
	}
	bank, err := questions.NewLibrary(db, time.Now, newID).CreateBank(t.Context(), clerk, c.ID, "Ngân hàng", nil)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good := write("tot.csv", "Câu hỏi,Phương án A,Phương án B,Đáp án\nMột cộng một bằng mấy?,1,2,B\n")
	for _, want := range []string{"1 added, 0 changed, 0 unchanged", "0 added, 0 changed, 1 unchanged"} {
		if code, out, err := call(t, env, "questions", "import", "--bank", bank.ID, good); code != int(exitOK) || !strings.Contains(out, want) {
			t.Errorf("questions import = %d\n%s%s\nwant %q", code, out, err, want)
		}
	}
	bad := write("loi.csv", "Câu hỏi,Phương án A,Phương án B,Đáp án\nHai cộng hai bằng mấy?,3,4,\nBa cộng ba bằng mấy?,6,7,A\n")
	if code, out, err := call(t, env, "questions", "import", "--bank", bank.ID, bad); code != int(exitFailed) || out != "" || !strings.Contains(err, "1 questions have errors") {
		t.Errorf("a file with an error = %d\n%s%s", code, out, err)
	}
	if code, out, err := call(t, env, "questions", "import", "--bank", bank.ID, "--skip-blocked", bad); code != int(exitOK) || !strings.Contains(out, "1 added, 0 changed, 0 unchanged, 1 skipped") {
		t.Errorf("skipping = %d\n%s%s", code, out, err)
	}
}
