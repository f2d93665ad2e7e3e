// Package contest is the domain of Hội Thi: contests, units, rounds, the
// rules as data, attempts, scoring, ranking and results.
//
// It is pure. Time, ids and randomness are passed in; storage, wire formats
// and HTTP live in the adapters, which depend on it and never the other way
// round. Services here ask for what they need through small interfaces that
// the adapters satisfy.
//
// Ids are UUIDs (version 7) in their canonical lower-case form.
package contest
