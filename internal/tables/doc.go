// Package tables makes the tables of feeds out of what television may show: a
// feed for somebody else's graphics engine says no more, and no earlier, than
// our own pictures do. Boards and winners come from the control room's data;
// everything about "now" is read off what is on air.
package tables
