package devstack

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"hoithi/internal/fault"
)

// pretend makes a machine with the given PostgreSQL versions, which only know
// how to say their version, and no PATH.
func pretend(t *testing.T, versions ...string) machine {
	t.Helper()
	root := t.TempDir()
	for _, version := range versions {
		bin := filepath.Join(root, version, "bin")
		if err := os.MkdirAll(bin, 0o755); err != nil {
			t.Fatal(err)
		}
		script := fmt.Sprintf("#!/bin/sh\necho 'postgres (PostgreSQL) %s (Debian)'\n", version)
		for _, name := range []string{"postgres", "initdb"} {
			if err := os.WriteFile(filepath.Join(bin, name), []byte(script), 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	return machine{
		folders:  []string{filepath.Join(root, "*/bin")},
		lookPath: func(string) (string, error) { return "", exec.ErrNotFound },
	}
}

func TestFindPostgres(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		versions []string
		wanted   int
		want     int
		code     string
	}{
		{name: "the newest", versions: []string{"15.18", "17.2", "16.4"}, want: 17},
		{name: "a beta", versions: []string{"18beta1"}, want: 18},
		{name: "9 is not newer than 15", versions: []string{"9.6.24", "15.1"}, want: 15},
		{name: "the one that the data belong to", versions: []string{"15.18", "17.2"}, wanted: 15, want: 15},
		{name: "none", code: CodeBinaryMissing},
		{name: "none, with data", wanted: 15, code: CodeBinaryMissing},
		{name: "only an old one", versions: []string{"13.9"}, code: CodeTooOld},
		{name: "not the one that the data belong to", versions: []string{"17.2"}, wanted: 15, code: CodeVersion},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := pretend(t, tt.versions...).findPostgres(t.Context(), "/var/pg/data", tt.wanted)
			if got.major != tt.want {
				t.Errorf("findPostgres = %d, %v, want %d", got.major, err, tt.want)
			}
			if tt.code != "" && !errors.Is(err, fault.New(fault.Unavailable, tt.code, "", "")) {
				t.Errorf("findPostgres = %v, want code %s", err, tt.code)
			}
		})
	}
}

func TestFindRedis(t *testing.T) {
	t.Parallel()
	_, err := pretend(t).findRedis()
	if !errors.Is(err, fault.New(fault.Unavailable, CodeBinaryMissing, "", "")) {
		t.Errorf("findRedis = %v, want code %s", err, CodeBinaryMissing)
	}
	m := machine{lookPath: func(name string) (string, error) {
		if name == "valkey-server" {
			return "/usr/bin/valkey-server", nil
		}
		return "", exec.ErrNotFound
	}}
	if path, err := m.findRedis(); path != "/usr/bin/valkey-server" {
		t.Errorf("findRedis = %q, %v, want Valkey's server", path, err)
	}
}
