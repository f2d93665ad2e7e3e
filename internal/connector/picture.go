package connector

import (
	"encoding/json"
	"maps"
	"strconv"
)

// Picture is what an output has on program, as a machine outside is told.
type Picture struct {
	Output string
	Rev    int64
	Layers map[string]Graphic // only what is in; a layer that is missing shows nothing
}

// Graphic is one layer's graphic with its data as flat texts, and as JSON for
// machines whose templates are ours.
type Graphic struct {
	Item     string
	Label    string
	Template string
	Step     int
	Fields   map[string]string
	Data     json.RawMessage
}

func (g Graphic) same(other Graphic) bool {
	return g.Item == other.Item && g.Template == other.Template && g.Step == other.Step &&
		string(g.Data) == string(other.Data) && maps.Equal(g.Fields, other.Fields)
}

// Flatten makes flat texts of a graphic's data: {"title":…, "rows":[{"name":…}]}
// gives title, rows1_name, rows2_name… Lists count from one, as people do.
// What is not JSON gives nothing.
func Flatten(data []byte) map[string]string {
	var v any
	if json.Unmarshal(data, &v) != nil {
		return map[string]string{}
	}
	out := map[string]string{}
	flatten(out, "", v)
	return out
}

func flatten(out map[string]string, name string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			flatten(out, join(name, k), x)
		}
	case []any:
		for i, x := range v {
			flatten(out, name+strconv.Itoa(i+1), x)
		}
	case string:
		out[name] = v
	case float64:
		out[name] = strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		out[name] = map[bool]string{true: "1", false: "0"}[v]
	}
}

func join(name, key string) string {
	if name == "" {
		return key
	}
	return name + "_" + key
}
