//go:build !linux

package bench

import "time"

// usedCPU is not known on this system.
func usedCPU() (program, servers time.Duration) { return 0, 0 }

// machineCPU is unknown here.
func machineCPU() (all, stolen time.Duration) { return 0, 0 }
