// Package connector carries what is on air to machines that draw it themselves:
// vMix titles, OBS sources, CasparCG layers. They are told, never asked: our
// state is the truth, and a machine that was restarted is told all of it again.
package connector
