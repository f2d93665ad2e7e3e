package arch_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"sync"
	"testing"
)

// module is the path of this module.
const module = "hoithi"

// pkg is what `go list` tells of a package.
type pkg struct {
	ImportPath string
	Standard   bool
	Imports    []string // direct, without those of tests
	Deps       []string // all, without those of tests
}

// local is the package's path inside the module: "contest", "internal/web".
func (p pkg) local() string { return strings.TrimPrefix(p.ImportPath, module+"/") }

// list runs `go list -deps` once for all tests. -e: a package that does not
// compile at the moment still has its imports.
var list = sync.OnceValues(func() (map[string]pkg, error) {
	cmd := exec.Command("go", "list", "-e", "-deps", "-json=ImportPath,Standard,Imports,Deps", "./...")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	all := map[string]pkg{}
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		all[p.ImportPath] = p
	}
})

// root is the module's folder, seen from this package.
const root = "../.."

func packages(t *testing.T) map[string]pkg {
	t.Helper()
	all, err := list()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	if len(all) < 10 {
		t.Fatalf("go list found %d packages: the rules would hold of nothing", len(all))
	}
	return all
}

// ours are the packages of this module.
func ours(t *testing.T) []pkg {
	t.Helper()
	var mine []pkg
	for path, p := range packages(t) {
		if strings.HasPrefix(path, module+"/") {
			mine = append(mine, p)
		}
	}
	return mine
}

// under reports whether path is one of the folders or lies in one.
func under(path string, folders ...string) bool {
	for _, folder := range folders {
		if path == folder || strings.HasPrefix(path, folder+"/") {
			return true
		}
	}
	return false
}
