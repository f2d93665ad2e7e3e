package devstack

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWhole(t *testing.T) {
	t.Parallel()
	needed := []string{"PG_VERSION", "global/pg_control", "postgresql.conf", "hoithi.password"}
	for _, lost := range append(needed, "") {
		for _, how := range []string{"missing", "empty"} {
			t.Run(how+" "+filepath.Base(lost), func(t *testing.T) {
				t.Parallel()
				data := t.TempDir()
				for _, name := range needed {
					content := "15\n"
					switch {
					case name != lost:
					case how == "missing":
						continue
					default:
						content = ""
					}
					path := filepath.Join(data, name)
					if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				if got, want := whole(data), lost == ""; got != want {
					t.Errorf("whole() = %v, want %v", got, want)
				}
			})
		}
	}
}

func TestReadPid(t *testing.T) {
	t.Parallel()
	for content, want := range map[string]int{"4711\n/data\n": 4711, "4711": 4711, "": 0, "x\n": 0, "0\n": 0, "1\n": 0, "-5\n": 0} {
		path := filepath.Join(t.TempDir(), "postmaster.pid")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := readPid(path)
		if got != want || (err == nil) != (want != 0) {
			t.Errorf("readPid of %q = %d, %v, want %d", content, got, err, want)
		}
	}
}
