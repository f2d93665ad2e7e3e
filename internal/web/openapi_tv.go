package web

import (
	"reflect"
	"strings"

	"hoithi/internal/broadcast"
	"hoithi/internal/fault"
	"hoithi/internal/feed"
	"hoithi/internal/remote"
	"hoithi/internal/tables"
)

// Where machines of a television station ask. They are not routes of the table:
// their errors are blanks that can go on air.
const (
	controlPrefix = "/tv/api/v1/{output}/"
	feedPath      = "/feed/v1/{contest}/{table}"
)

// describeTelevision adds what control panels and title machines use.
func describeTelevision(paths object, types *schemas, problem object) {
	done := types.of(reflect.TypeFor[CommandDone]())
	for _, form := range remote.Forms() {
		paths[controlPrefix+form.Path] = object{"post": object{
			"operationId": "control_" + strings.NewReplacer("/", "_", "{", "", "}", "").Replace(form.Path),
			"summary":     form.Summary,
			"tags":        []string{"television"},
			"security":    []object{{"control": []string{}}},
			"parameters": append(pathParameters(controlPrefix+form.Path), object{"name": "Idempotency-Key", "in": "header", "required": true,
				"description": "The same key has one effect, however often it is sent.", "schema": object{"type": "string", "maxLength": 100}}),
			"responses": answers(object{"application/json": object{"schema": done}}, problem, remote.ErrVerb, broadcast.ErrLayer, broadcast.ErrStep, broadcast.ErrCommandID, errGetOff),
		}}
	}
	paths[controlPrefix+"state"] = object{"get": object{
		"operationId": "control_state", "summary": "The output as it is now, for buttons and variables; with ETag.", "tags": []string{"television"},
		"security": []object{{"control": []string{}}}, "parameters": pathParameters(controlPrefix),
		"responses": answers(object{"application/json": object{"schema": types.of(reflect.TypeFor[remote.State]())}}, problem),
	}}
	paths[feedPath] = object{"get": feedOperation()}
}

func pathParameters(path string) (out []object) {
	for part := range strings.SplitSeq(path, "/") {
		if name, ok := strings.CutPrefix(part, "{"); ok {
			name = strings.TrimSuffix(name, "}")
			schema := object{"type": "string"}
			if name == "layer" {
				schema["enum"] = broadcast.Layers()
			}
			out = append(out, object{"name": name, "in": "path", "required": true, "schema": schema})
		}
	}
	return out
}

func answers(content, problem object, fails ...*fault.Error) object {
	out := object{
		"200":     object{"description": "OK", "content": content},
		"default": object{"description": "A problem.", "content": object{"application/problem+json": object{"schema": problem}}},
	}
	for status, codes := range failures(Route{Endpoint: Endpoint{Fails: fails}}) {
		out[status] = object{"description": "Codes: " + strings.Join(codes, ", "), "content": object{"application/problem+json": object{"schema": problem}}}
	}
	return out
}

func feedOperation() object {
	content := object{}
	var files []string
	for _, f := range feed.Formats() {
		content[f.Type()] = object{"schema": object{"type": "string"}}
		for _, n := range tables.Names() {
			files = append(files, string(n)+"."+string(f))
		}
	}
	query := func(name, kind, what string) object {
		return object{"name": name, "in": "query", "required": name == "t", "description": what, "schema": object{"type": kind}}
	}
	return object{
		"operationId": "feed", "tags": []string{"television"},
		"summary": "A table for a title machine: a fixed number of rows, columns that never change their order, no error words; with ETag.",
		"parameters": []object{
			{"name": "contest", "in": "path", "required": true, "schema": object{"type": "string"}},
			{"name": "table", "in": "path", "required": true, "schema": object{"type": "string", "enum": files}},
			query("t", "string", "A token of class feed. Without a good one: blanks in the right columns."),
			query("rows", "integer", "Rows, blank ones included; 10."),
			query("wide", "string", "1: everything in one row, with numbered columns."),
			query("sep", "string", "semicolon: the separator of CSV."),
			query("bom", "string", "1: CSV begins with a byte order mark."),
			query("max_name", "integer", "Longest name in characters."),
			query("suffix", "string", "What stands behind each column's name: .Text for vMix."),
			query("round", "string", "The round; the newest one that fits."),
			query("output", "string", "The output, for tables of what is on air."),
			query("group", "string", "The group of contestants."),
			query("lang", "string", "vi or en."),
		},
		"responses": object{
			"200":     object{"description": "OK; X-Stale: 1 when it is the last good table.", "content": content},
			"default": object{"description": "The same table without rows.", "content": content},
		},
	}
}
