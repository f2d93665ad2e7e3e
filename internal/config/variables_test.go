package config

import (
	"testing"

	"github.com/caarlos0/env/v11"
)

// Every variable that is read is described, and every one described is read.
func TestVariables(t *testing.T) {
	t.Parallel()
	params, err := env.GetFieldParams(&Config{})
	if err != nil {
		t.Fatal(err)
	}
	read := map[string]bool{"HOITHI_LANG": true} // read by Lang
	for _, p := range params {
		read[p.Key] = true
	}
	for _, v := range Variables() {
		if !read[v.Name] {
			t.Errorf("%s is described and never read", v.Name)
		}
		if v.What.VI == "" || v.What.EN == "" || v.Form.VI == "" || v.Form.EN == "" {
			t.Errorf("%s lacks a description: %+v", v.Name, v)
		}
		delete(read, v.Name)
	}
	for name := range read {
		t.Errorf("%s is read and not described", name)
	}
}
