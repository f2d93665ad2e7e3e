// Package osc reads and writes Open Sound Control 1.0 messages, the wire by
// which lighting desks, TouchOSC and Bitfocus Companion send short commands
// over UDP. Only what such commands need is here: addresses with strings,
// whole numbers, floating numbers and truths, and bundles of them, whose time
// tags are ignored because a command is meant at once.
//
// Source: Open Sound Control 1.0 specification (CNMAT, 2002) and the types T,
// F, N of the 1.1 paper (NIME 2009).
package osc
