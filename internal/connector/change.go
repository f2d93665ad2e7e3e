package connector

import "slices"

// Change is what a machine must do on one layer to get from one picture to the
// next.
type Change struct {
	Layer   string
	Out     bool // the layer's graphic goes
	In      bool // a graphic comes: its data first
	Graphic Graphic
	Before  Graphic // what was there; empty: nothing, or nobody knows
}

// Changes lists what differs, layers in order of their names: what goes before
// what comes, so that a machine with one overlay never shows two. A graphic
// that stays and has new data is neither in nor out.
func Changes(from, to Picture) []Change {
	var out, in []Change
	for _, l := range layers(from, to) {
		was, had := from.Layers[l]
		is, has := to.Layers[l]
		switch {
		case had && !has:
			out = append(out, Change{Layer: l, Out: true, Before: was})
		case has && !had:
			in = append(in, Change{Layer: l, In: true, Graphic: is})
		case has && was.Item != is.Item:
			in = append(in, Change{Layer: l, In: true, Graphic: is, Before: was})
		case has && !was.same(is):
			in = append(in, Change{Layer: l, Graphic: is, Before: was})
		}
	}
	return append(out, in...)
}

func layers(pictures ...Picture) []string {
	var all []string
	for _, p := range pictures {
		for l := range p.Layers {
			all = append(all, l)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
