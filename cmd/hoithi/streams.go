package main

import (
	"fmt"
	"io"
)

// streams are where a verb reads and writes; tests pass buffers.
type streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// exitCode is an error that ends the program with a chosen status and no
// further message: the verb has already said what it had to say.
type exitCode int

func (c exitCode) Error() string { return fmt.Sprintf("exit status %d", int(c)) }
