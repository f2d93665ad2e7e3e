package config

import (
	"fmt"
	"strings"

	"hoithi/internal/fault"
)

// Problem is one thing that is wrong with one variable.
type Problem struct {
	Variable string
	Msg      fault.Text
}

// Problems are everything that is wrong, for the operator to mend in one go.
type Problems []Problem

// Error lists the problems in English.
func (p Problems) Error() string { return p.In("en") }

// In lists the problems in lang, one a line.
func (p Problems) In(lang string) string {
	heading := fault.Text{VI: "cấu hình chưa dùng được:", EN: "the configuration cannot be used:"}
	lines := []string{heading.In(lang)}
	for _, problem := range p {
		lines = append(lines, fmt.Sprintf("  %s: %s", problem.Variable, problem.Msg.In(lang)))
	}
	return strings.Join(lines, "\n")
}
