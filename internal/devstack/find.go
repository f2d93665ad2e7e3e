package devstack

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
)

// oldestPostgres is the oldest major version that the schema is tested on.
const oldestPostgres = 15

// install is one PostgreSQL found on the machine.
type install struct {
	bin   string // the folder of initdb and postgres
	major int
}

// machine is where programs are looked for.
type machine struct {
	folders  []string // patterns of folders that hold servers outside PATH
	lookPath func(name string) (string, error)
}

// thisMachine knows Debian and Ubuntu, the PGDG packages of Fedora and its
// kin, and Homebrew.
func thisMachine() machine {
	return machine{
		folders: []string{
			"/usr/lib/postgresql/*/bin",
			"/usr/pgsql-*/bin",
			"/opt/homebrew/opt/postgresql@*/bin",
			"/usr/local/opt/postgresql@*/bin",
		},
		lookPath: exec.LookPath,
	}
}

// findPostgres returns the newest PostgreSQL, or the one of version major when
// existing data ask for it (0: any).
func (m machine) findPostgres(ctx context.Context, dataDir string, major int) (install, error) {
	found := m.installs(ctx)
	if len(found) == 0 {
		return install{}, errMissing("PostgreSQL (initdb, postgres)", "postgresql", "Fedora: postgresql-server; macOS: brew install postgresql@17")
	}
	if major != 0 {
		for _, i := range found {
			if i.major == major {
				return i, nil
			}
		}
		return install{}, errVersion(dataDir, major)
	}
	newest := slices.MaxFunc(found, func(a, b install) int { return a.major - b.major })
	if newest.major < oldestPostgres {
		return install{}, errTooOld(strconv.Itoa(newest.major))
	}
	return newest, nil
}

func (m machine) installs(ctx context.Context) []install {
	var bins []string
	for _, pattern := range m.folders {
		matches, _ := filepath.Glob(pattern) // the only error is a bad pattern
		bins = append(bins, matches...)
	}
	if postgres, err := m.lookPath("postgres"); err == nil {
		bins = append(bins, filepath.Dir(postgres))
	}
	var found []install
	for _, bin := range bins {
		if i, ok := inspect(ctx, bin); ok {
			found = append(found, i)
		}
	}
	return found
}

var versionNumber = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

// inspect asks the server in bin for its version; ok is false when it is not
// there, is not whole or does not run.
func inspect(ctx context.Context, bin string) (i install, ok bool) {
	if _, err := os.Stat(filepath.Join(bin, "initdb")); err != nil {
		return install{}, false
	}
	said, err := exec.CommandContext(ctx, filepath.Join(bin, "postgres"), "--version").Output()
	if err != nil {
		return install{}, false
	}
	m := versionNumber.FindSubmatch(said)
	if m == nil {
		return install{}, false
	}
	major, err := strconv.Atoi(string(m[1]))
	return install{bin, major}, err == nil
}

// findRedis returns the path of redis-server, or of Valkey's.
func (m machine) findRedis() (string, error) {
	for _, name := range []string{"redis-server", "valkey-server", "/usr/sbin/redis-server", "/opt/homebrew/bin/redis-server"} {
		if path, err := m.lookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errMissing("redis-server", "redis-server", "Fedora: valkey; macOS: brew install redis")
}
