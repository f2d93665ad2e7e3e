package remote

// Form is one way in which a command is written, for the description of the
// interface.
type Form struct {
	Path    string // after the output; what stands in braces is filled in
	Summary string
}

// Forms lists every command.
func Forms() []Form {
	return []Form{
		{"cue/{item}", "Put an item of a rundown on the preview."},
		{"take", "Put the whole preview on air."},
		{"take/{layer}", "Put one layer of the preview on air."},
		{"uncue/{layer}", "Take a layer off the preview."},
		{"out/{layer}", "Take a layer off the air, with its movement."},
		{"clear", "Take everything off the air at once."},
		{"clear/{layer}", "Take a layer off the air at once."},
		{"step/{to}", "Go to a step of the topmost graphic that has several: next, prev, or a number from 0."},
		{"page/{to}", "Go to a page of the topmost graphic that has several: next, prev, or a number from 0."},
		{"freeze/{state}", "Freeze the board of the round on air, or let it go: on or off."},
		{"panic", "Empty the output whatever is on it, until resume."},
		{"resume", "End a panic."},
	}
}
