// Package obs speaks obs-websocket 5, by which OBS Studio is told from outside:
// it sets an output's browser source up with the right address and raster, asks
// whether that source is on program, and passes on what is on air as an event
// that other browser sources may listen to.
//
// Source: obs-websocket protocol 5.x (generated/protocol.md), and the README of
// obs-browser for emit_event and refreshnocache.
package obs
