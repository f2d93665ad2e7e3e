package account

// Hold takes the hasher's only slot until release is called.
func (h *Hasher) Hold() (release func()) {
	h.slots <- struct{}{}
	return func() { <-h.slots }
}
