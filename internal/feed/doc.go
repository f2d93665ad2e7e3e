// Package feed writes tables for other people's graphics engines: flat rows of
// single values in JSON, CSV, TSV, XML and plain text, of which every title
// machine reads at least one.
//
// A feed keeps its shape whatever happens to the data: as many rows as were
// asked for, the same columns in the same order, an empty text where there is
// nothing. Otherwise the old name of the tenth row stays on air when the board
// shrinks to nine.
package feed
