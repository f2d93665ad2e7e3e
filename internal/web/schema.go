package web

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
)

// schemas turns Go types into JSON Schema by reflection; named structs become
// components, each once.
type schemas struct{ known object }

func newSchemas() *schemas { return &schemas{known: object{}} }

// of returns the schema of a type.
func (s *schemas) of(t reflect.Type) object {
	if t == reflect.TypeFor[json.RawMessage]() {
		return object{}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return s.of(t.Elem())
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return object{"type": "integer"}
	case reflect.Float32, reflect.Float64:
		return object{"type": "number"}
	case reflect.String:
		return object{"type": "string"}
	case reflect.Slice, reflect.Array:
		return object{"type": "array", "items": s.of(t.Elem())}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": s.of(t.Elem())}
	case reflect.Struct:
		return s.ofStruct(t)
	default: // interfaces: anything
		return object{}
	}
}

func (s *schemas) ofStruct(t reflect.Type) object {
	name := componentName(t)
	if name == "" {
		return s.properties(t)
	}
	if _, ok := s.known[name]; !ok {
		s.known[name] = object{} // before its fields: a type may contain itself
		s.known[name] = s.properties(t)
	}
	return object{"$ref": "#/components/schemas/" + name}
}

func (s *schemas) properties(t reflect.Type) object {
	properties, required := object{}, []string{}
	for _, f := range fieldsOf(t) {
		name, optional, ok := jsonName(f)
		if !ok {
			continue
		}
		schema := s.of(f.Type)
		if enum := f.Tag.Get("enum"); enum != "" {
			schema["enum"] = strings.Split(enum, ",")
		}
		if doc := f.Tag.Get("doc"); doc != "" {
			schema["description"] = doc
		}
		properties[name] = schema
		if !optional {
			required = append(required, name)
		}
	}
	out := object{"type": "object", "properties": properties}
	if len(required) > 0 {
		slices.Sort(required)
		out["required"] = required
	}
	return out
}

// fieldsOf lists the exported fields of a struct, those of embedded structs in
// their place.
func fieldsOf(t reflect.Type) []reflect.StructField {
	if t == nil || t.Kind() != reflect.Struct {
		return nil
	}
	var out []reflect.StructField
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous && f.Tag.Get("json") == "" {
			inner := f.Type
			if inner.Kind() == reflect.Pointer {
				inner = inner.Elem()
			}
			out = append(out, fieldsOf(inner)...)
			continue
		}
		if f.IsExported() {
			out = append(out, f)
		}
	}
	return out
}

// jsonName returns a field's name on the wire, whether it may be missing, and
// whether it is there at all.
func jsonName(f reflect.StructField) (name string, optional, ok bool) {
	name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
	if name == "-" || name == "" {
		return "", false, false
	}
	return name, strings.Contains(rest, "omitempty") || strings.Contains(rest, "omitzero"), true
}

func hasBody(t reflect.Type) bool {
	return slices.ContainsFunc(fieldsOf(t), func(f reflect.StructField) bool {
		_, _, ok := jsonName(f)
		return ok
	}) || t.Kind() != reflect.Struct
}

// componentName is the Go name of a type; generic types lose their brackets.
func componentName(t reflect.Type) string {
	name := t.Name()
	base, args, generic := strings.Cut(name, "[")
	if !generic {
		return name
	}
	args = strings.TrimSuffix(args, "]")
	return base + "Of" + args[strings.LastIndexByte(args, '.')+1:]
}
