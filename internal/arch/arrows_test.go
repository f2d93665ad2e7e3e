package arch_test

import (
	"slices"
	"testing"
)

// layer is what a part of the domain may import beside the standard library
// and golang.org/x/text, which says how Unicode works and nothing else.
type layer struct {
	folder string
	ours   []string // folders of this module
	others []string // modules and wires, each with its reason
}

// domain is the pure part of the program, the innermost layer first. The most
// specific folder that holds a package is its layer.
var domain = []layer{
	{folder: "internal/fault"},
	{folder: "internal/account", ours: []string{"internal/fault"},
		others: []string{"golang.org/x/crypto" /* argon2id */, "github.com/pquerna/otp" /* one-time codes */}},
	{folder: "questions", ours: []string{"internal/account", "internal/fault"}},
	{folder: "questions/sample", ours: []string{"questions", "internal/fault"}},
	{folder: "questions/importer", ours: []string{"questions", "internal/fault"},
		others: []string{"github.com/xuri/excelize/v2" /* XLSX */, "github.com/microcosm-cc/bluemonday" /* HTML made safe */, "golang.org/x/net/html",
			"os/exec" /* converters of old formats: soffice, pdftotext */}},
	{folder: "questions/exporter", ours: []string{"questions/importer", "internal/fault"},
		others: []string{"github.com/xuri/excelize/v2" /* XLSX */, "golang.org/x/net/html"}},
	{folder: "internal/broadcast", ours: []string{"internal/account", "internal/fault"}, others: []string{"log/slog" /* what fails on air is not shown there */}},
	{folder: "contest", ours: []string{"contest", "questions", "internal/account", "internal/fault"}},
}

// wires are the parts of the standard library that speak to the world; the
// domain is told, it does not ask.
var wires = []string{"database/sql", "net/http", "net/smtp", "os/exec", "log"}

// The domain imports nothing but what its layer allows, so its API cannot
// mention Echo, sqlx, pq or redis either.
func TestDomainIsPure(t *testing.T) {
	t.Parallel()
	all := packages(t)
	for _, p := range ours(t) {
		l, ok := layerOf(p.local())
		if !ok {
			continue
		}
		for _, imported := range p.Imports {
			if !l.allows(all[imported]) {
				t.Errorf("%s imports %s, which its layer %q does not allow", p.local(), imported, l.folder)
			}
		}
	}
}

func layerOf(local string) (best layer, ok bool) {
	for _, l := range domain {
		if under(local, l.folder) && len(l.folder) >= len(best.folder) {
			best, ok = l, true
		}
	}
	return best, ok
}

func (l layer) allows(imported pkg) bool {
	switch {
	case imported.Standard:
		return !under(imported.ImportPath, wires...) || slices.Contains(l.others, imported.ImportPath)
	case under(imported.ImportPath, module):
		// questions allows questions, not questions/importer
		return slices.Contains(l.ours, imported.local()) || under(imported.local(), l.folder)
	default:
		return under(imported.ImportPath, append(l.others, "golang.org/x/text")...)
	}
}

// never are the arrows that must not exist, not even through others.
var never = []struct {
	from, to []string // folders of this module, or modules
	because  string
}{
	{[]string{"questions"}, []string{"hoithi/contest"}, "a bank does not know the contests that draw from it"},
	{[]string{"internal/postgres"}, []string{"hoithi/internal/redis", "hoithi/internal/web", "hoithi/internal/live", "github.com/redis/go-redis"}, "the truth does not know its copies"},
	{[]string{"internal/redis"}, []string{"hoithi/internal/postgres", "hoithi/internal/web", "github.com/jmoiron/sqlx", "github.com/lib/pq"}, "the copy is fed, it does not ask"},
	{[]string{"internal/web"}, []string{"hoithi/internal/postgres", "hoithi/internal/redis", "github.com/jmoiron/sqlx", "github.com/lib/pq", "github.com/redis/go-redis"}, "handlers translate, services decide"},
	{[]string{"internal/onair"}, []string{"hoithi/internal/postgres", "hoithi/internal/redis", "hoithi/internal/web", "github.com/jmoiron/sqlx", "github.com/labstack/echo"}, "pictures are made of what services say"},
	{[]string{"internal/live"}, []string{"hoithi/internal/postgres", "hoithi/internal/web", "github.com/jmoiron/sqlx", "github.com/lib/pq"}, "frames arrive complete"},
	{[]string{"cmd", "contest", "questions", "frontend", "internal/account", "internal/broadcast", "internal/config", "internal/devstack", "internal/demo", "internal/export", "internal/fault", "internal/job", "internal/live", "internal/onair", "internal/postgres", "internal/redis", "internal/web"},
		[]string{"hoithi/internal/dbtest", "testing", "hoithi/scripts"}, "product code carries no tests"},
	{[]string{"contest", "questions", "frontend", "internal"}, []string{"hoithi/cmd"}, "cmd wires, nobody wires cmd"},
	{[]string{"contest", "questions", "internal/postgres", "internal/redis", "internal/web", "internal/live"}, []string{"hoithi/internal/devstack"}, "only the demo and the tests start servers"},
}

func TestArrows(t *testing.T) {
	t.Parallel()
	for _, p := range ours(t) {
		if p.local() == "internal/dbtest" {
			continue // it is for tests
		}
		for _, rule := range never {
			if !under(p.local(), rule.from...) {
				continue
			}
			i := slices.IndexFunc(p.Deps, func(dep string) bool { return under(dep, rule.to...) })
			if i >= 0 {
				t.Errorf("%s depends on %s: %s", p.local(), p.Deps[i], rule.because)
			}
		}
	}
}

// A rule about a folder that was renamed would hold for ever.
func TestRulesNameWhatExists(t *testing.T) {
	t.Parallel()
	for _, l := range domain {
		if _, ok := packages(t)[module+"/"+l.folder]; !ok {
			t.Errorf("there is no package %s, but a rule about it", l.folder)
		}
	}
}
