// Package broadcast is the state engine of television: outputs with layers,
// rundowns of graphics, preview and program, and the commands that move them.
//
// The server is the authority. An output is a pure function of one state
// document with a revision, so a page may be killed and reloaded at any
// moment. The engine draws nothing and knows no HTTP, database or contest
// rules: data for graphics come through Sources, storage through Store.
package broadcast
