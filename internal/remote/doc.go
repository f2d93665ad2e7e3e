// Package remote is control of an output from outside the desk: buttons of a
// Stream Deck, Bitfocus Companion, a lighting desk. The same words come over
// HTTP as a path and over OSC as an address, and mean the same:
//
//	cue/{item} · uncue/{layer} · take · take/{layer} · out/{layer}
//	step/{next|prev|n} · page/{next|prev|n} · clear · clear/{layer}
//	panic · resume · freeze/{on|off}
//
// There is no toggle: a toggle that goes straight to air is a mistake. Every
// command needs a token of class ctl for the output.
package remote
