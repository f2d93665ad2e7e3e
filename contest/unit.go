package contest

import "time"

// Unit (đơn vị) is a node of the tree of offices, schools, wards: data of the
// contest, any depth.
type Unit struct {
	ID        string
	ContestID string
	ParentID  string // empty: a root
	Name      string
	Kind      string    // "Sở", "Phường", "Trường"…
	Block     string    // khối: units are ranked inside their block
	Headcount int       // people who could take part; 0: unknown
	ValidFrom time.Time // zero: always
	ValidTo   time.Time // zero: still valid
	Aliases   []string  // old names, abbreviations
	Position  int       // order in the imported file
}

// ValidAt reports whether the unit exists at a time.
func (u Unit) ValidAt(at time.Time) bool {
	return (u.ValidFrom.IsZero() || !at.Before(u.ValidFrom)) && (u.ValidTo.IsZero() || at.Before(u.ValidTo))
}
