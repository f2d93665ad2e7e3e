// Package vmix tells a vMix machine by its web API what is on air: the texts of
// GT titles, and the overlay channel that shows them.
//
// Source: vMix user guide, "HTTP Web API" and "Shortcut Function Reference"
// (SetText, OverlayInputNIn, OverlayInputNOut), versions 24 to 28.
package vmix
