// Package arch holds no code: its tests are the design's arrows between
// packages and the house rules that a machine can check. A test that fails here
// names the rule and the package that breaks it; change the design with the
// rule, or the code.
package arch
