package web

import (
	"encoding/json"
	"fmt"
	"regexp"
	"sort"
	"strings"
	"testing"
	"time"

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
			if strings.HasPrefix(path, controlPrefix) {
				continue // one route of Echo's; see internal/remote
			}
			said[strings.ToUpper(method)+" "+path] = true
		}
	}
	for _, r := range served {
		machine := strings.HasPrefix(r.Path, "/feed/") && r.Method == "GET"
		if machine || strings.HasPrefix(r.Path, "/api/") && r.Path != apiPrefix+"/openapi.json" {
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

// described is a server with every route; none of its parts is called.
func described(t *testing.T) *Server {
	t.Helper()
	type store = Contests // a field named Contests would hide the method
	return newServer(t, Options{
		Contests: struct{ store }{}, Entrants: struct{ Entrants }{}, Sittings: struct{ Sittings }{}, Tokens: struct{ Tokens }{},
		Boards: struct{ Boards }{}, Results: struct{ Results }{}, Streams: struct{ Streams }{}, Desk: NewDesk(DeskParts{Now: time.Now}),
	})
}

func TestDocumentNamesEveryRoute(t *testing.T) {
	t.Parallel()
	s := described(t)
	if len(s.table) < 60 {
		t.Errorf("the table has only %d routes", len(s.table))
	}
	if err := checkDocument(Document(s.table), s.echo.Routes()); err != nil {
		t.Error(err)
	}
	served := append(s.echo.Routes(), &echo.Route{Method: "GET", Path: apiPrefix + "/forgotten"})
	if err := checkDocument(Document(s.table), served); err == nil {
		t.Error("checkDocument missed a route that is served and not described")
	}
}

func TestEveryOperationIsWhole(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range described(t).table {
		where := r.Method + " " + r.Path
		switch id := operationID(r); {
		case seen[id]:
			t.Errorf("%s: another route is called %s too", where, id)
		case r.Summary == "":
			t.Errorf("%s has no summary", where)
		case r.Status == 0 || r.serve == nil:
			t.Errorf("%s has no endpoint", where)
		case strings.HasPrefix(r.Path, "/desk") && r.Auth != AuthStaff && !strings.HasSuffix(r.Path, "/session"):
			t.Errorf("%s is open to everybody", where)
		default:
			seen[id] = true
		}
	}
}

// Every reference in the document leads to a schema, and what everybody gets
// over HTTP is the same document.
func TestTheDocumentIsServedAndSound(t *testing.T) {
	t.Parallel()
	s := described(t)
	r := ask(t, s, "GET", "/api/v1/openapi.json", "")
	raw := text(t, r)
	var document struct {
		OpenAPI    string
		Components struct{ Schemas map[string]any }
	}
	if err := json.Unmarshal([]byte(raw), &document); err != nil || document.OpenAPI != "3.1.0" {
		t.Fatalf("document %.80s: %v", raw, err)
	}
	references := regexp.MustCompile(`"\$ref":"#/components/schemas/([^"]+)"`).FindAllStringSubmatch(raw, -1)
	if len(references) == 0 {
		t.Error("the document refers to no schema")
	}
	for _, reference := range references {
		if schema, ok := document.Components.Schemas[reference[1]].(map[string]any); !ok || schema["type"] == nil {
			t.Errorf("schema %s is missing or empty", reference[1])
		}
	}
}
