// Package live carries what moves to those who look: boards, overviews, later
// the clock of a live round. Every frame is a complete state and only the
// newest matters, so there is nothing to replay and no queue that can fill: a
// slow watcher simply skips.
//
// A frame is rendered and compressed once per tick, whatever the number of
// watchers. The package does not know what is in it.
package live
