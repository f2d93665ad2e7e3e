package config

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"

	"github.com/caarlos0/env/v11"

	"hoithi/internal/fault"
)

// reading is one pass over the environment; it gathers problems.
type reading struct {
	values   map[string]string
	defaults map[string]string
	problems Problems
}

// newReading also follows NAME_FILE: a secret may stand in a file, as
// containers get theirs, instead of in the environment.
func newReading(environ []string) *reading {
	r := &reading{values: environment(environ), defaults: map[string]string{}}
	for _, v := range Variables() {
		path, named := r.values[v.Name+"_FILE"]
		if !named || !v.Secret {
			continue
		}
		content, err := os.ReadFile(path)
		switch {
		case err != nil:
			r.add(v.Name+"_FILE", fmt.Sprintf("không đọc được tệp %s", path), fmt.Sprintf("the file %s cannot be read", path))
		case r.values[v.Name] != "":
			r.add(v.Name+"_FILE", "đặt cùng lúc với "+v.Name+"; hãy chỉ giữ một", "is set together with "+v.Name+"; keep only one")
		default:
			r.values[v.Name] = strings.TrimSpace(string(content))
		}
	}
	return r
}

// environment drops empty values: container files set variables to nothing
// when they mean not to set them.
func environment(environ []string) map[string]string {
	values := make(map[string]string, len(environ))
	for _, line := range environ {
		if name, value, ok := strings.Cut(line, "="); ok && value != "" {
			values[name] = value
		}
	}
	return values
}

// fill parses the variables of one concern, a pointer to a struct with env
// tags.
func (r *reading) fill(concern any) {
	options := env.Options{Environment: r.values}
	if params, err := env.GetFieldParamsWithOptions(concern, options); err == nil {
		for _, p := range params {
			r.defaults[p.Key] = p.DefaultValue
		}
	}
	err := env.ParseWithOptions(concern, options)
	var all env.AggregateError
	if !errors.As(err, &all) {
		return
	}
	for _, one := range all.Errors {
		var parse env.ParseError
		if !errors.As(one, &parse) {
			panic(fmt.Sprintf("config: %T: %v", concern, one)) // a wrong tag, not a wrong value
		}
		field, _ := reflect.TypeOf(concern).Elem().FieldByName(parse.Name)
		r.malformed(field.Tag.Get("env"))
	}
}

func (r *reading) add(variable, vi, en string) {
	r.problems = append(r.problems, Problem{variable, fault.Text{VI: vi, EN: en}})
}

// malformed adds the form that variable should have, and its value unless that
// is a secret. One such line for a variable is enough.
func (r *reading) malformed(variable string) {
	if r.blamed(variable) {
		return
	}
	v, _ := find(variable)
	got := fault.Text{VI: "không hợp lệ", EN: "is not valid"}
	if value := r.values[variable]; !v.Secret {
		got = fault.Text{VI: fmt.Sprintf("%q không hợp lệ", value), EN: fmt.Sprintf("%q is not valid", value)}
	}
	r.add(variable, got.VI+"; cần "+v.Form.VI, got.EN+"; it should be "+v.Form.EN)
}

// missing adds that variable has to be set.
func (r *reading) missing(variable string) {
	v, _ := find(variable)
	r.add(variable, fmt.Sprintf("chưa đặt (%s); cần %s", v.What.VI, v.Form.VI),
		fmt.Sprintf("is not set (%s); it should be %s", v.What.EN, v.Form.EN))
}

func (r *reading) blamed(variable string) bool {
	for _, p := range r.problems {
		if p.Variable == variable {
			return true
		}
	}
	return false
}

func (r *reading) outcome() error {
	if len(r.problems) == 0 {
		return nil
	}
	return r.problems
}
