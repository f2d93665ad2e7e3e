// Package onair makes the pictures of television out of a contest: it is the
// broadcast engine's Sources over boards, results, figures and the question
// bank, and it decides what of them may be shown when. It also keeps public
// boards frozen, and replays rounds for rehearsals.
package onair
