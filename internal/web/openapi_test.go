package web

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"
)

// checkDocument compares a document with the routes that are served; it names
// every difference.
func checkDocument(document map[string]any, served []*echo.Route) error {
	raw, err := json.Marshal(document["paths"])
	if err != nil {
		return err
	}
	var paths map[string]map[string]any
	if err := json.Unmarshal(raw, &paths); err != nil {
		return err
	}
	said, have := map[string]bool{}, map[string]bool{}
	for path, methods := range paths {
		for method := range methods {
			said[strings.ToUpper(method)+" "+path] = true
		}
	}
	for _, r := range served {
		if strings.HasPrefix(r.Path, "/api/") && r.Path != apiPrefix+"/openapi.json" {
			have[r.Method+" "+openPath(r.Path)] = true
		}
	}
	return difference(said, have)
}

func difference(said, have map[string]bool) error {
	var wrong []string
	for key := range said {
		if !have[key] {
			wrong = append(wrong, "described, not served: "+key)
		}
	}
	for key := range have {
		if !said[key] {
			wrong = append(wrong, "served, not described: "+key)
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	sort.Strings(wrong)
	return fmt.Errorf("openapi: %s", strings.Join(wrong, "; "))
}

func TestDocumentNamesEveryRoute(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{})
	if err := checkDocument(Document(s.table), s.echo.Routes()); err != nil {
		t.Error(err)
	}
	served := append(s.echo.Routes(), &echo.Route{Method: "GET", Path: apiPrefix + "/forgotten"})
	if err := checkDocument(Document(s.table), served); err == nil {
		t.Error("checkDocument missed a route that is served and not described")
	}
}

func TestOperationsAreUnique(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range newServer(t, Options{}).table {
		if id := operationID(r); seen[id] {
			t.Errorf("two routes are called %s", id)
		} else {
			seen[id] = true
		}
		if r.Summary == "" {
			t.Errorf("%s %s has no summary", r.Method, r.Path)
		}
	}
}
