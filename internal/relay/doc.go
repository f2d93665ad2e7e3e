// Package relay runs in the studio, beside the machines that draw: it follows
// one output of the server by its view token and keeps vMix, OBS, CasparCG and
// text files told. A server in a data centre cannot reach them, and their
// passwords have no business there.
package relay
