package web

import (
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"
)

// object is a JSON object of the document.
type object map[string]any

func (s *Server) openAPI(c echo.Context) error {
	s.apiHeaders(c.Response().Header())
	c.Response().Header().Set(echo.HeaderCacheControl, "no-cache")
	return c.JSON(http.StatusOK, Document(s.table))
}

// Document makes the OpenAPI 3.1 document of a table of routes.
func Document(table []Route) map[string]any {
	types := newSchemas()
	problem := types.of(reflect.TypeFor[Problem]())
	paths := object{}
	for _, r := range table {
		path := openPath(apiPrefix + r.Path)
		item, ok := paths[path].(object)
		if !ok {
			item = object{}
			paths[path] = item
		}
		item[strings.ToLower(r.Method)] = operation(r, types, problem)
	}
	describeTelevision(paths, types, problem)
	return object{
		"openapi": "3.1.0",
		"info":    object{"title": "Hội Thi", "version": "1", "description": documentIntro},
		"paths":   paths,
		"components": object{
			"schemas": types.known,
			"securitySchemes": object{
				"contestant": object{"type": "apiKey", "in": "cookie", "name": cookieMe},
				"attempt":    object{"type": "http", "scheme": "bearer", "description": "The token that starting an attempt returns."},
				"control":    object{"type": "http", "scheme": "bearer", "description": "A token of class ctl, of one output."},
				"staff":      object{"type": "apiKey", "in": "cookie", "name": "hoithi_desk", "description": "With the header X-CSRF-Token on every change."},
			},
		},
	}
}

const documentIntro = "Times are milliseconds since 1970 on the server's clock, days are YYYY-MM-DD, ids are UUIDs. " +
	"Errors are RFC 9457 problem details; `code` is stable, `title` follows Accept-Language (vi, en). " +
	"Every answer carries the header Server-Time-Ms."

func operation(r Route, types *schemas, problem object) object {
	op := object{
		"operationId": operationID(r),
		"summary":     r.Summary,
		"tags":        []string{tag(r)},
		"responses":   responses(r, types, problem),
	}
	if params := parameters(r, types); len(params) > 0 {
		op["parameters"] = params
	}
	if body := requestBody(r, types); body != nil {
		op["requestBody"] = body
	}
	if r.Auth != AuthPublic {
		op["security"] = []object{{string(r.Auth): []string{}}}
	}
	if r.Right != "" {
		op["x-right"] = string(r.Right)
	}
	return op
}

func responses(r Route, types *schemas, problem object) object {
	success := object{"description": http.StatusText(r.Status)}
	switch {
	case r.Response != nil:
		success["content"] = object{"application/json": object{"schema": types.of(r.Response)}}
	case r.Media != "":
		success["content"] = object{r.Media: object{"schema": object{"type": "string"}}}
	}
	out := object{
		strconv.Itoa(r.Status): success,
		"default": object{
			"description": "A problem.",
			"content":     object{"application/problem+json": object{"schema": problem}},
		},
	}
	for status, codes := range failures(r) {
		out[status] = object{
			"description": "Codes: " + strings.Join(codes, ", "),
			"content":     object{"application/problem+json": object{"schema": problem}},
		}
	}
	return out
}

func failures(r Route) map[string][]string {
	out := map[string][]string{}
	for _, f := range r.Fails {
		status := strconv.Itoa(statusOf(f))
		out[status] = append(out[status], f.Code)
	}
	return out
}

func parameters(r Route, types *schemas) []object {
	var out []object
	described := map[string]bool{}
	for _, f := range fieldsOf(r.Request) {
		for _, in := range []struct{ tag, place string }{{"param", "path"}, {"query", "query"}} {
			name := f.Tag.Get(in.tag)
			if name == "" || (in.place == "path" && !strings.Contains(r.Path+"/", ":"+name+"/")) {
				continue
			}
			described[name] = true
			schema := types.of(f.Type)
			if enum := f.Tag.Get("enum"); enum != "" {
				schema["enum"] = strings.Split(enum, ",")
			}
			p := object{"name": name, "in": in.place, "required": in.place == "path", "schema": schema}
			if doc := f.Tag.Get("doc"); doc != "" {
				p["description"] = doc
			}
			out = append(out, p)
		}
	}
	for _, name := range pathNames(r.Path) {
		if !described[name] {
			out = append(out, object{"name": name, "in": "path", "required": true, "schema": object{"type": "string"}})
		}
	}
	return out
}

func requestBody(r Route, types *schemas) object {
	if r.Upload {
		file := object{"type": "object", "required": []string{"file"}, "properties": object{"file": object{"type": "string", "format": "binary"}}}
		return object{"required": true, "content": object{"multipart/form-data": object{"schema": file}}}
	}
	if r.Method == http.MethodGet || r.Request == nil || !hasBody(r.Request) {
		return nil
	}
	return object{"required": true, "content": object{"application/json": object{"schema": types.of(r.Request)}}}
}

func openPath(path string) string {
	parts := strings.Split(path, "/")
	for i, p := range parts {
		if name, ok := strings.CutPrefix(p, ":"); ok {
			parts[i] = "{" + name + "}"
		}
	}
	return strings.Join(parts, "/")
}

func pathNames(path string) []string {
	var out []string
	for p := range strings.SplitSeq(path, "/") {
		if name, ok := strings.CutPrefix(p, ":"); ok {
			out = append(out, name)
		}
	}
	return out
}

// operationID is made of the method and the path, so it is unique and stable.
func operationID(r Route) string {
	words := strings.FieldsFunc(r.Path, func(c rune) bool { return c == '/' || c == ':' || c == '-' || c == '.' })
	return strings.ToLower(r.Method) + "_" + strings.Join(words, "_")
}

func tag(r Route) string {
	if strings.HasPrefix(r.Path, "/desk") {
		return "desk"
	}
	return "public"
}
