package arch_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// longest is the most lines a Go file may have: beyond, a noun wants out.
const longest = 500

func TestFilesAreShort(t *testing.T) {
	t.Parallel()
	for path, source := range goFiles(t) {
		if lines := bytes.Count(source, []byte("\n")); lines > longest {
			t.Errorf("%s has %d lines, more than %d", path, lines, longest)
		}
	}
}

// The wire types belong to web, live and broadcast. sample and importer have
// files of their own form to read and write.
func TestDomainTypesHaveNoJSONTags(t *testing.T) {
	t.Parallel()
	for path, file := range parsed(t) {
		if !under(path, "contest", "questions") || under(path, "questions/sample", "questions/importer", "questions/exporter") {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if field, ok := n.(*ast.Field); ok && hasJSONTag(field) {
				t.Errorf("%s: a field of a domain type has a json tag: %s", path, field.Tag.Value)
			}
			return true
		})
	}
}

func hasJSONTag(field *ast.Field) bool {
	if field.Tag == nil {
		return false
	}
	tag, err := strconv.Unquote(field.Tag.Value)
	if err != nil {
		return false
	}
	_, tagged := reflect.StructTag(tag).Lookup("json")
	return tagged
}

// Work in init runs before main can handle its failure, in every test too.
func TestNoInit(t *testing.T) {
	t.Parallel()
	for path, file := range parsed(t) {
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s has a func init", path)
			}
		}
	}
}

// Every package says what it is for.
func TestPackagesAreDocumented(t *testing.T) {
	t.Parallel()
	documented := map[string]bool{}
	for path, file := range parsed(t) {
		folder := filepath.Dir(path)
		documented[folder] = documented[folder] || file.Doc != nil
	}
	for folder, ok := range documented {
		if !ok {
			t.Errorf("%s: no file has a package comment", folder)
		}
	}
}

// parsed are the module's Go files but for tests.
func parsed(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	for path, source := range goFiles(t) {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, source, parser.ParseComments)
		if err != nil {
			t.Errorf("parse: %v", err)
			continue
		}
		files[path] = file
	}
	return files
}

// goFiles are the module's Go files with their contents, by path from the root.
func goFiles(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, folder := range []string{"cmd", "contest", "frontend", "internal", "questions", "scripts"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.IsDir() && entry.Name() == "node_modules":
				return filepath.SkipDir
			case entry.IsDir() || filepath.Ext(path) != ".go":
				return nil
			}
			source, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			relative, err := filepath.Rel(root, path)
			files[filepath.ToSlash(relative)] = source
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(files) < 20 {
		t.Fatalf("found %d Go files: the rules would hold of nothing", len(files))
	}
	return files
}
