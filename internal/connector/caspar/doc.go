// Package caspar speaks AMCP, the command language of CasparCG, over TCP: it
// loads our HTML templates on the layers of a channel and keeps them told.
//
// A restarted CasparCG has empty layers, so the link watches its connection:
// a new one means that everything is loaded again. A short flash of the
// in-animation is better than a black output.
//
// Source: CasparCG wiki, "AMCP Protocol" (2.3 and later).
package caspar
